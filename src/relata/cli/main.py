"""The ``relata`` command: a table of commands, each loaded only when it is called.

Two things are decided here and nowhere else: which commands there are (``COMMANDS``) and what a
shell sees when something goes wrong (``EXIT_CODES``, ``report_error``). ``relata --help`` must
stay under 0.4 s, so nothing heavy is imported at the top of this file, and the help page is
written from the table without loading any command.
"""

import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

import typer
from typer.core import TyperCommand, TyperGroup

from relata import __version__
from relata.errors import (
    DataError,
    LedgerError,
    MissingExtra,
    ReadError,
    RelataError,
    SourceError,
    UsageError,
)

if TYPE_CHECKING:
    from typer._click import HelpFormatter


class CommandEntry(NamedTuple):
    """Where a command is found and how the help page describes it.

    ``target`` is ``module:attribute``; the attribute is a function (one command) or a
    ``typer.Typer`` (a command with subcommands).
    """

    target: str
    help: str


COMMANDS: dict[str, CommandEntry] = {
    "read": CommandEntry(
        "relata.cli.read:read", "Read reports: pages, feeds, files or folders, to records."
    ),
    "init": CommandEntry("relata.cli.init:init", "Make a ledger, or bring an older one up."),
    "add": CommandEntry("relata.cli.add:add", "Read reports and keep them in the ledger."),
    "import": CommandEntry(
        "relata.cli.import_sheet:import_sheet", "Keep a sheet's rows as claims of its maker."
    ),
    "watch": CommandEntry("relata.cli.watch:watch", "Poll feeds and keep every new entry."),
    "incidents": CommandEntry(
        "relata.cli.incidents:incidents", "List the acts that the ledger's reports tell of."
    ),
    "show": CommandEntry("relata.cli.show:show", "Show a report, an incident or an actor."),
    "search": CommandEntry("relata.cli.search:search", "Find reports by words and values."),
    "judge": CommandEntry("relata.cli.judge:judge", "Say what is the same act, or what is right."),
    "export": CommandEntry(
        "relata.cli.export:export", "Write tables and maps that other tools open."
    ),
    "history": CommandEntry("relata.cli.history:history", "Show who did what, when and why."),
    "forget": CommandEntry("relata.cli.forget:forget", "Hide a report, with the reason."),
    "reread": CommandEntry("relata.cli.reread:reread", "Read kept reports again."),
    "relink": CommandEntry("relata.cli.reread:relink", "Join all events anew."),
    "digest": CommandEntry(
        "relata.cli.digest:digest", "Write a period in sentences that cite their claims."
    ),
    "impact": CommandEntry(
        "relata.cli.impact:impact", "List the sentences and rows that a report fed."
    ),
    "desk": CommandEntry("relata.cli.desk:desk", "Open the desk, where people review and judge."),
    "user": CommandEntry("relata.cli.user:user", "Make and change the desk's accounts."),
    "token": CommandEntry("relata.cli.user:token", "Make a key for a program."),
    "record": CommandEntry("relata.cli.record:app", "Write a record by hand."),
    "stats": CommandEntry("relata.cli.stats:stats", "Count what the ledger holds."),
    "check": CommandEntry("relata.cli.check:check", "Check that the ledger is whole."),
    "verify": CommandEntry("relata.cli.check:verify", "Hash every kept report again."),
    "check-record": CommandEntry(
        "relata.cli.check_record:check_record", "Check record files, one line a problem."
    ),
    "codebook": CommandEntry(
        "relata.cli.codebook:codebook", "Show the codes of a record, what each means."
    ),
    "corpus": CommandEntry("relata.cli.corpus:app", "Convert between annotated files and records."),
    "evaluate": CommandEntry("relata.cli.evaluate:app", "Measure the reader on annotated reports."),
    "compare": CommandEntry(
        "relata.cli.compare:compare", "Compare two readers, or a reader and people."
    ),
    "gazetteer": CommandEntry(
        "relata.cli.gazetteer:app", "Add places of your own, build the table, look a name up."
    ),
    "actors": CommandEntry(
        "relata.cli.actors:app", "Look actors up, add your own, check files of actors."
    ),
    "train": CommandEntry("relata.cli.train:train", "Make the reader's weights (extra: train)."),
}

EXIT_OK = 0
EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_ALL_FAILED = 3
EXIT_SOME_FAILED = 4
EXIT_DATA = 5
EXIT_LEDGER = 6
EXIT_INTERNAL = 70

EXIT_CODES: dict[type[RelataError], int] = {
    UsageError: EXIT_USAGE,
    SourceError: EXIT_ALL_FAILED,
    ReadError: EXIT_ALL_FAILED,
    DataError: EXIT_DATA,
    LedgerError: EXIT_LEDGER,
}
"""Exit code by kind of error; the nearest class up the tree decides, ``EXIT_PROBLEMS`` if none."""


def exit_code_of(error: RelataError) -> int:
    """The exit code for an error that ended a command."""
    for kind in type(error).__mro__:
        if kind in EXIT_CODES:
            return EXIT_CODES[kind]
    return EXIT_PROBLEMS


class LazyCommands(TyperGroup):
    """A group whose commands come from ``COMMANDS`` and are imported when called."""

    def list_commands(self, ctx: object) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        """Import one command; None when the table does not name it."""
        entry = COMMANDS.get(cmd_name)
        return None if entry is None else load_command(cmd_name, entry)

    def format_commands(self, ctx: object, formatter: "HelpFormatter") -> None:
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


def load_command(name: str, entry: CommandEntry) -> TyperCommand:
    """Import a command and wrap it for the group.

    Raises:
        MissingExtra: the command's module is not part of this installation.
    """
    module_name, attribute = entry.target.split(":")
    try:
        target = getattr(import_module(module_name), attribute)
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"relata {name} needs the module {error.name!r}, which is not installed; "
            "install the extra that the documentation of this command names",
            command=name,
            module=error.name,
        ) from error
    if not isinstance(target, typer.Typer):
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name)(target)
        target = app
    command = typer.main.get_command(target)
    command.name = name
    return cast("TyperCommand", command)


app = typer.Typer(
    cls=LazyCommands,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def show_version(value: bool) -> None:
    """Print the version and stop, when asked to."""
    if value:
        typer.echo(f"relata {__version__}")
        raise typer.Exit


@app.callback()
def relata(
    version: bool = typer.Option(
        False, "--version", help="Print the version and stop.", callback=show_version, is_eager=True
    ),
) -> None:
    """Read reports of armed conflict and keep who did what to whom, and according to whom."""


def report_error(error: BaseException) -> int:
    """Tell a person on stderr what ended the command; returns the exit code."""
    if isinstance(error, RelataError):
        sys.stderr.write(f"relata: {error.message} [{error.code}]\n")
        return exit_code_of(error)
    from relata.pipeline.settings import load_settings

    if load_settings().debug:
        traceback.print_exception(error)
    sys.stderr.write(
        f"relata: a fault in Relata itself, {type(error).__name__}: {error}; please report it "
        "with the output of the same command under RELATA_DEBUG=1 [internal]\n"
    )
    return EXIT_INTERNAL


def main() -> None:
    """Run the command that the shell asked for, and exit with its code."""
    command = typer.main.get_command(app)
    try:
        command(prog_name="relata")
    except Exception as error:  # noqa: BLE001 - the last boundary: a person gets one line
        sys.exit(report_error(error))


if __name__ == "__main__":
    main()
