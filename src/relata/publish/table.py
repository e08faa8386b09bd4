"""A record as tables for people, in a terminal."""

from rich.console import Console

from relata.model.record import Record


def render_table(record: Record, console: Console) -> None:
    """Print one record: its report, events, claims, tallies and links."""
    console.print(record.report.title or record.report.source, style="bold", markup=False)
    for event in record.events:
        console.print(f"{event.id} {event.type} {event.mode} {event.status}", markup=False)
