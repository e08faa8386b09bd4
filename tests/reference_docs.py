"""Reference pages made from code: the errors, the commands, the settings."""

import ast
import inspect
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import typer
from typer.core import TyperGroup

from relata.cli.main import COMMANDS, EXIT_CODES, load_command
from relata.pipeline.settings import SETTINGS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "relata"
DOCS = ROOT / "docs"


@dataclass(frozen=True)
class ErrorEntry:
    """One exception class of the tree."""

    name: str
    parent: str
    code: str
    means: str


def find_errors() -> dict[str, ErrorEntry]:
    """Every exception of the tree by class name, parents first; read from the source itself.

    Nothing is imported, so an error of a module whose libraries are absent is found too.
    """
    classes = [node for path in sorted(SOURCE.rglob("*.py")) for node in _classes_in(path)]
    found = {"RelataError": ErrorEntry("RelataError", "", "relata", "")}
    grew = True
    while grew:
        size = len(found)
        for node in classes:
            parents = [base.id for base in node.bases if isinstance(base, ast.Name)]
            known = next((name for name in parents if name in found), None)
            if known and node.name not in found:
                found[node.name] = _entry(node, found[known])
        grew = len(found) > size
    return found


def _classes_in(path: Path) -> Iterator[ast.ClassDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return (node for node in tree.body if isinstance(node, ast.ClassDef))


def _entry(node: ast.ClassDef, parent: ErrorEntry) -> ErrorEntry:
    code = parent.code
    for statement in node.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "code":
            code = ast.literal_eval(statement.value)
    summary = (ast.get_docstring(node) or "").split("\n\n")[0].replace("``", "`")
    return ErrorEntry(node.name, parent.name, code, " ".join(summary.split()))


def exit_code(entry: ErrorEntry, entries: dict[str, ErrorEntry]) -> int:
    """The exit code of a command that this error ends."""
    codes = {kind.__name__: code for kind, code in EXIT_CODES.items()}
    while entry.name not in codes:
        entry = entries[entry.parent]
    return codes[entry.name]


def write_errors(_: str) -> str:
    entries = find_errors()
    lines = [
        "# Errors",
        "",
        "Every failure that Relata foresees has a stable code, printed in brackets behind its",
        "message. A message says what was wanted, what came, and what to do. In a run of several",
        "reports an error of one report never stops the others; the last line counts the codes.",
        "",
        "The exit code is that of a command which the error ends. `relata read` gives 0 when all",
        "reports were read, 4 when some failed, 3 when all failed.",
        "",
        "| code | what it means, and what to do | exit |",
        "|---|---|---|",
    ]
    rows = sorted(
        (entry for entry in entries.values() if entry.name != "RelataError"), key=lambda e: e.code
    )
    lines += [f"| `{e.code}` | {e.means} | {exit_code(e, entries)} |" for e in rows]
    lines += [
        "| `internal` | A fault in Relata itself: report it, with the output of the same command "
        "under `RELATA_DEBUG=1`. | 70 |",
    ]
    return "\n".join(lines) + "\n"


def write_settings(_: str) -> str:
    lines = [
        "# Settings",
        "",
        "A command's option beats the environment, the environment beats the default.",
        "",
        "| variable | default | what it does |",
        "|---|---|---|",
        *(f"| `{entry.variable}` | {entry.default} | {entry.help} |" for entry in SETTINGS),
    ]
    return "\n".join(lines) + "\n"


def write_commands(_: str) -> str:
    lines = [
        "# Commands",
        "",
        "`relata --help` lists the commands; `relata COMMAND --help` tells what stands here.",
        "Wrong usage gives exit code 2, a damaged data file 5, a fault in Relata itself 70; the",
        "codes of failures are listed in [errors](errors.md), the variables of the environment in",
        "[settings](settings.md).",
    ]
    for name, entry in COMMANDS.items():
        lines += ["", f"## relata {name}"]
        lines += help_pages(load_command(name, entry), f"relata {name}")
    return "\n".join(lines) + "\n"


def help_pages(command: typer.core.TyperCommand, path: str) -> Iterator[str]:
    """What a command and each of its subcommands take.

    Made from the parameters, not from the printed help, whose layout changes with typer.
    """
    yield from ("", *inspect.cleandoc(command.help or "").splitlines())
    kinds = parameter_kinds(command)
    rows = [parameter_row(param, kinds) for param in command.params if param.name in kinds]
    if rows:
        yield from ("", f"| `{path}` | |", "|---|---|", *rows)
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            yield from ("", f"### {path} {name}")
            yield from help_pages(below, f"{path} {name}")


def parameter_kinds(command: typer.core.TyperCommand) -> dict[str, str]:
    """How the value of each parameter is written, by name; empty for a command that only groups."""
    if isinstance(command, TyperGroup):
        return {}
    hints = typing.get_type_hints(inspect.unwrap(command.callback))
    return {name: kind_of(hint) for name, hint in hints.items() if name != "return"}


def kind_of(hint: object) -> str:
    """The values of an enumeration, or the name of a kind of value."""
    hint = next((part for part in typing.get_args(hint) if part is not type(None)), hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ",".join(member.value for member in hint)
    return {int: "N", float: "NUMBER", Path: "PATH", bool: ""}.get(hint, "TEXT")


def parameter_row(
    param: typer.core.TyperArgument | typer.core.TyperOption, kinds: dict[str, str]
) -> str:
    """A row of a command's table: how the parameter is written, and what it does."""
    value = param.metavar or kinds[param.name]
    if isinstance(param, typer.core.TyperArgument):
        written = param.metavar or param.name.upper()
    else:
        written = ", ".join(param.opts) + (f" {value}" if value and not param.is_flag else "")
    means = param.help or ""
    flag = getattr(param, "is_flag", False)
    if param.show_default and param.default is not None and not flag:
        means += f" Default: {getattr(param.default, 'value', param.default)}."
    return f"| `{written}` | {means} |"


REFERENCE = {
    "errors.md": write_errors,
    "settings.md": write_settings,
    "commands.md": write_commands,
}
"""What makes each page, given the page as it stands."""


def main() -> None:
    for name, make in REFERENCE.items():
        (DOCS / name).write_text(make(""), "utf-8")


if __name__ == "__main__":
    main()
