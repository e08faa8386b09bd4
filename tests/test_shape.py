"""The shape of the code: floors, lengths of files and functions, what imports pull in."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "src" / "relata").rglob("*.py"))

LONGEST_FILE = 800
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 12


def functions(path):
    """Name and number of lines of every function, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None and len(node.body) > 1
            first = node.body[1 if documented else 0]
            yield node.name, node.end_lineno - first.lineno + 1


def test_imports_only_point_down(monkeypatch):
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    assert lint_imports() == 0


WRITTEN = [path for path in FILES if path.parent.name != "versions"]
"""All but the ledger's migrations, which list the tables of their time one after another."""


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.relative_to(ROOT / "src").as_posix())
def test_no_file_and_no_function_is_too_long(path):
    assert path.read_text("utf-8").count("\n") <= LONGEST_FILE
    assert [(name, lines) for name, lines in functions(path) if lines > LONGEST_FUNCTION] == []


def test_most_functions_are_short():
    lengths = [lines for path in FILES for _, lines in functions(path)]
    assert statistics.median(lengths) < MEDIAN_FUNCTION


def test_importing_relata_loads_nothing_else():
    code = (
        "import sys; before = set(sys.modules); import relata; "
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['relata']"


def test_only_the_pipeline_and_the_command_read_the_environment():
    readers = [
        path.relative_to(ROOT / "src" / "relata").parts[0]
        for path in FILES
        if "os.environ" in path.read_text("utf-8") or "getenv" in path.read_text("utf-8")
    ]
    assert set(readers) <= {"pipeline", "cli", "desk"}
