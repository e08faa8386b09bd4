"""The outcome of the checks for people."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from relata.evaluate.alarms import Alarms
from relata.evaluate.checks import ALARMS_AT_MOST, KEPT_AT_LEAST, CheckOutcome
from relata.evaluate.fairness import ASPECTS, Fairness
from relata.evaluate.tables import check_table, show


def print_checks(outcome: CheckOutcome, console: Console) -> None:
    """Print the tables of all checks that were run."""
    console.print(check_table(outcome.checks))
    if outcome.fairness is not None:
        fairness = outcome.fairness
        console.print(_fairness_table(fairness))
        console.print(
            f"{fairness.reports_unchanged} reports unchanged; {fairness.lost} of {fairness.found} "
            "events and claims not found again"
        )
    if outcome.alarms is not None:
        _print_alarms(outcome.alarms, console)


def _fairness_table(fairness: Fairness) -> Table:
    table = Table(title=f"two sides exchanged in {fairness.reports} reports", title_justify="left")
    for name in ("value", "stays the same", "changed", "at least"):
        table.add_column(name, justify="left" if name == "value" else "right")
    for aspect in (*ASPECTS, None):
        changed = sum(aspect in (None, change.aspect) for change in fairness.changes)
        share = fairness.share_kept(aspect)
        table.add_row(
            aspect or "all",
            show(share) if share is None or share >= KEPT_AT_LEAST else f"{show(share)} !",
            str(changed),
            show(KEPT_AT_LEAST),
        )
    return table


def _print_alarms(alarms: Alarms, console: Console) -> None:
    per_page = "–" if alarms.per_page is None else f"{alarms.per_page:.2f}"
    console.print(
        f"off the topic: {len(alarms.alarms)} ASSAULT and COERCE events shown as happened on "
        f"{alarms.pages} pages, {per_page} a page (at most {ALARMS_AT_MOST} that a reader would "
        f"not accept); {len(alarms.unread)} sources not read"
    )


def list_offences(outcome: CheckOutcome) -> Iterator[str]:
    """One line an offence: report, offsets, what it is, words, how it should be → how it is."""
    for name, check in outcome.checks.items():
        for offence in check.offences:
            where = f"{offence.report}:{offence.span[0]}-{offence.span[1]}"
            yield (
                f"{where}: {name}: {offence.value} “{offence.words}” "
                f"{offence.gold} → {offence.read}"
            )
    for change in outcome.fairness.changes if outcome.fairness else ():
        where = f"{change.report}:{change.span[0]}-{change.span[1]}"
        yield f"{where}: {change.aspect} “{change.words}” {change.before} → {change.after}"
    for alarm in outcome.alarms.alarms if outcome.alarms else ():
        where = f"{alarm.source}:{alarm.span[0]}-{alarm.span[1]}"
        yield f"{where}: {alarm.type} {alarm.mode} {alarm.status} “{alarm.words}”: …{alarm.around}…"
