"""An incident's line as lists show it: what, where, when, how many, in words."""

from typing import Any

import msgspec

from relata.desk.blurring import blurred_line
from relata.desk.people import Caller
from relata.store.queue import Line
from relata.views.contradictions import range_in_words
from relata.views.wording import act, capital, day


def line_shown(line: Line) -> dict[str, Any]:
    """The line, with the words that a person reads."""
    where = ", ".join(part for part in (line.place, line.country) if part)
    killed = (
        f"{range_in_words(line.killed_low, line.killed_high)} killed"
        if line.killed_high is not None
        else None
    )
    return msgspec.structs.asdict(line) | {
        "title": capital(act(line.type, line.mode)),
        "where": where or "no place",
        "when": day(line.time) if line.time else "no day",
        "killed": killed,
    }


def shown_to(caller: Caller, line: Line) -> dict[str, Any]:
    """The line as a caller may see it."""
    shown = line_shown(line)
    return blurred_line(shown) if caller.is_blurred else shown
