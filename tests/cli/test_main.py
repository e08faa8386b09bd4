import resource
import subprocess
import sys

import pytest

import relata
from relata.cli import main as cli
from relata.errors import (
    AbsentSource,
    DataError,
    MissingExtra,
    ReadError,
    RelataError,
    UsageError,
)

HEAVY = ("rich", "numpy", "onnxruntime", "trafilatura", "httpx", "yaml", "torch", "msgspec")


def run_relata(*arguments):
    command = [sys.executable, "-m", "relata", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def call(monkeypatch, *arguments):
    """Run the command in this process; returns its exit code."""
    monkeypatch.setattr(sys, "argv", ["relata", *arguments])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return stop.value.code


def test_help_names_every_command_in_the_order_of_the_table(monkeypatch, capsys):
    assert call(monkeypatch, "--help") == 0
    shown = capsys.readouterr().out
    places = [shown.index(f"  {name} ") for name in cli.COMMANDS]
    assert places == sorted(places)
    assert all(entry.help in shown for entry in cli.COMMANDS.values())


def test_help_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['relata', '--help']\n"
        "from relata.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print('LOADED', loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_help_takes_under_four_tenths_of_a_second_of_processor_time():
    # processor time, because a busy machine says nothing of the command
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run_relata("--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 0.4


def test_version_is_the_package_s(monkeypatch, capsys):
    assert call(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"relata {relata.__version__}\n"


def test_an_unknown_command_is_wrong_usage(monkeypatch, capsys):
    assert call(monkeypatch, "raed") == cli.EXIT_USAGE
    assert "raed" in capsys.readouterr().err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(monkeypatch, capsys, name):
    assert call(monkeypatch, name, "--help") == 0
    assert len(capsys.readouterr().out.splitlines()) > 4


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), cli.EXIT_USAGE),
        (MissingExtra("x"), cli.EXIT_USAGE),
        (AbsentSource("x"), cli.EXIT_ALL_FAILED),
        (ReadError("x"), cli.EXIT_ALL_FAILED),
        (DataError("x"), cli.EXIT_DATA),
        (RelataError("x"), cli.EXIT_PROBLEMS),
    ],
)
def test_every_kind_of_error_has_its_exit_code(error, code):
    assert cli.exit_code_of(error) == code


def replace_command(monkeypatch, error):
    def fail() -> None:
        raise error

    monkeypatch.setattr(cli, "load_command", lambda name, entry: wrap(fail))

    def wrap(function):
        app = cli.typer.Typer(add_completion=False)
        app.command()(function)
        return cli.typer.main.get_command(app)


def test_a_foreseen_error_is_one_line_with_its_code(monkeypatch, capsys):
    replace_command(monkeypatch, DataError("the weights are damaged; fetch them again"))
    assert call(monkeypatch, "read") == cli.EXIT_DATA
    assert capsys.readouterr().err == "relata: the weights are damaged; fetch them again [data]\n"


def test_a_fault_of_ours_is_one_line_without_a_traceback(monkeypatch, capsys):
    monkeypatch.delenv("RELATA_DEBUG", raising=False)
    replace_command(monkeypatch, KeyError("a1"))
    assert call(monkeypatch, "read") == cli.EXIT_INTERNAL
    shown = capsys.readouterr().err
    assert "KeyError: 'a1'" in shown
    assert "Traceback" not in shown


def test_a_fault_of_ours_shows_its_traceback_when_asked_to(monkeypatch, capsys):
    monkeypatch.setenv("RELATA_DEBUG", "1")
    replace_command(monkeypatch, KeyError("a1"))
    assert call(monkeypatch, "read") == cli.EXIT_INTERNAL
    assert "Traceback" in capsys.readouterr().err


def test_a_command_whose_package_is_missing_names_the_package():
    entry = cli.CommandEntry("relata.cli.no_such_module:app", "")
    with pytest.raises(MissingExtra, match=r"relata\.cli\.no_such_module"):
        cli.load_command("none", entry)
