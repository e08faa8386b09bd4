"""Days of an incident as unit tables want them: one day, the middle of a span, or every day.

A span told as lasting ("from 3 to 7 May", "for three days") is every one of its days; any other
span is where one day lies that is not known better.
"""

import re
from datetime import date, timedelta

from relata.model.edtf import days_of_date, is_edtf, last_day
from relata.model.incident import Incident
from relata.model.precision import width_days

LONGEST_DAYS = 31
"""What lasts longer is a series, and has no day."""

_LASTING = re.compile(
    r"\b(?:from|to|through|throughout|until|till|over|during|for)\b|\bdays\b|\b\w+-days?\b|[–—]",
    re.IGNORECASE,
)


def bounds_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a calendar value, both inclusive; None where one is not known."""
    if edtf is None or not is_edtf(edtf):
        return None
    start, last = days_of_date(edtf.split("/")[0]), last_day(edtf)
    dates = start.as_dates() if start else None
    return None if dates is None or last is None else (dates[0], last)


def days_of(incident: Incident) -> tuple[date, ...]:
    """The days that the incident has a row for: each of a lasting one, else the likeliest.

    Empty where no day can be named at all. The middle of a month or longer span is its midpoint.
    """
    bounds = bounds_of(incident.time)
    if bounds is None:
        return ()
    first, last = bounds
    count = (last - first).days + 1
    if 1 < count <= LONGEST_DAYS and is_lasting(incident):
        return tuple(first + timedelta(days=at) for at in range(count))
    return (first + timedelta(days=(count - 1) // 2),)


def is_lasting(incident: Incident) -> bool:
    """Whether a report tells the incident's span as time that it lasted."""
    return any(
        value.edtf == incident.time
        and "/" in (value.edtf or "")
        and _LASTING.search(value.name)
        and any(one.polarity == "for" for one in value.by)
        for value in incident.times
    )


def why_no_day(incident: Incident) -> str:
    """Why an incident has no day, in words."""
    if incident.time is None:
        return "no day is known: a row needs one"
    width = width_days(incident.time)
    if width is None:
        return f"the day is open or unknown ({incident.time}): a row needs one"
    return f"the day is vaguer than a month ({incident.time})"
