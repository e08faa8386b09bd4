import re
import shlex
import shutil
from functools import partial
from pathlib import Path

import pytest
from tests.cli.test_main import call
from tests.pipeline.fakes import load_fakes
from tests.reference_docs import DOCS, REFERENCE, ROOT, find_errors

from relata.cli.main import COMMANDS
from relata.pipeline.run import RunOptions

PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *DOCS.glob("*.md")])

QUICK = ("read", "check-record", "codebook")
"""Commands that a test can run in a moment, the first with a reader made by hand."""


def shown_commands(page):
    """Every ``$ relata …`` line of a page's console blocks."""
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for line in re.findall(r"^\$ (relata .*)$", block, re.MULTILINE):
            yield line.split("#")[0].strip()


def split_redirection(line):
    """A command's arguments, and the file that its output goes to or None."""
    words = shlex.split(line)[1:]
    return (words[:-2], words[-1]) if ">" in words else (words, None)


def files_before(line):
    """The lines that make the files which a line reads, by file."""
    made = {target: other for _, other in COMMAND_LINES if (target := split_redirection(other)[1])}
    return {name: made[name] for name in split_redirection(line)[0] if name in made}


def needs_little(line):
    """Whether a command needs no network, no corpus and no minutes."""
    words = split_redirection(line)[0]
    return words[0] in QUICK and not any(word.startswith("http") for word in words)


COMMAND_LINES = [
    (page.relative_to(ROOT).as_posix(), line)
    for page in PAGES
    for line in shown_commands(page)
    if needs_little(line)
]


@pytest.mark.parametrize("name", REFERENCE)
def test_a_reference_page_is_what_the_code_makes(name):
    assert (DOCS / name).read_text("utf-8") == REFERENCE[name](""), "run: make docs"


def test_every_error_code_is_listed_once():
    entries = find_errors()
    page = (DOCS / "errors.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted(
        {entry.code for entry in entries.values()} - {"relata"} | {"internal"}
    )


def test_every_error_says_what_it_means():
    assert [name for name, e in find_errors().items() if not e.means and e.parent] == []


def test_every_command_has_a_section():
    page = (DOCS / "commands.md").read_text("utf-8")
    assert re.findall(r"^## relata (.+)$", page, re.MULTILINE) == list(COMMANDS)


def test_the_pages_show_commands():
    assert {"README.md", "docs/quick-start.md"} <= {page for page, _ in COMMAND_LINES}


@pytest.mark.parametrize(("page", "line"), COMMAND_LINES)
def test_a_command_that_a_page_shows_runs(monkeypatch, capfd, tmp_path, page, line):
    monkeypatch.setattr("relata.cli.read.RunOptions", partial(RunOptions, load=load_fakes))
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    files = files_before(line)
    for name in files:
        assert call(monkeypatch, *split_redirection(files[name])[0]) == 0
        Path(name).write_text(capfd.readouterr().out, "utf-8")
    arguments, target = split_redirection(line)
    assert call(monkeypatch, *arguments) == 0, capfd.readouterr().err
    assert target is None or capfd.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_example_report_says_that_it_is_invented():
    files = [path for path in (ROOT / "examples" / "reports").iterdir() if path.suffix != ".pdf"]
    assert len(files) >= 12
    assert [p.name for p in files if "nvented" not in p.read_text("utf-8")] == []


def test_every_example_report_is_listed():
    listed = (ROOT / "examples" / "README.md").read_text("utf-8")
    names = [path.name for path in (ROOT / "examples" / "reports").iterdir()]
    assert [name for name in names if f"`{name}`" not in listed] == []


def test_the_picture_is_small_enough_to_load():
    pictures = list((DOCS / "images").glob("*.png"))
    assert pictures
    assert max(Path(picture).stat().st_size for picture in pictures) < 400_000
