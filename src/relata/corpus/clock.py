"""Calendar and clock in one corpus value (``2023-11-21T05``), in two fields of a record.

Source: record.md, "Values": ``edtf`` is the calendar day or span, ``clock`` the time of day,
``utc_offset`` the zone that the words state; ``T05`` and ``T05:00`` are one clock.
"""

import re

import msgspec

_END = re.compile(
    r"(?P<day>[^T/]+)T(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?(?P<mark>[~?%]?)"
)
_NUMERIC = re.compile(r"\d\d:\d\d")


class DayAndClock(msgspec.Struct, frozen=True):
    """One time value of the corpus in the fields of a record."""

    edtf: str
    clock: str | None = None
    utc_offset: str | None = None


def split_edtf(value: str) -> DayAndClock:
    """Split ``2023-11-20T22/2023-11-21T05`` into ``2023-11-20/2023-11-21`` and ``22:00/05:00``.

    Both ends on one day make that day alone. An end without a clock is ``..`` in the clock.
    """
    ends = [_split_end(end) for end in value.split("/")]
    if all(end.clock is None for end in ends):
        return DayAndClock(value)
    days = [end.edtf for end in ends]
    clocks = [end.clock or ".." for end in ends]
    same_day = len(days) == 2 and days[0] == days[1]
    zone = next((end.utc_offset for end in ends if end.utc_offset), None)
    return DayAndClock(days[0] if same_day else "/".join(days), "/".join(clocks), zone)


def _split_end(value: str) -> DayAndClock:
    match = _END.fullmatch(value)
    if match is None:
        return DayAndClock(value)
    zone = {"Z": "+00:00", None: None}.get(match["zone"], match["zone"])
    return DayAndClock(
        match["day"] + match["mark"], f"{match['hour']}:{match['minute'] or '00'}", zone
    )


def join_edtf(value: DayAndClock) -> str:
    """Write day and clock as one corpus value; words such as ``dawn`` have no place there.

    Full hours are written ``T05``, as most of the corpus does.
    """
    if value.clock is None or not _NUMERIC.search(value.clock):
        return value.edtf
    days, clocks = value.edtf.split("/"), value.clock.split("/")
    if len(days) < len(clocks):
        days = days * len(clocks)
    clocks += [".."] * (len(days) - len(clocks))
    return "/".join(
        _join_end(day, clock, value.utc_offset) for day, clock in zip(days, clocks, strict=True)
    )


def _join_end(day: str, clock: str, utc_offset: str | None) -> str:
    if not _NUMERIC.fullmatch(clock) or day == "..":
        return day
    mark = day[-1] if day[-1] in "~?%" else ""
    hour = clock.removesuffix(":00")
    zone = {"+00:00": "Z", None: ""}.get(utc_offset, utc_offset)
    return f"{day.removesuffix(mark)}T{hour}{zone}{mark}"
