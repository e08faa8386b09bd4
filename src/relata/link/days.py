"""Days of EDTF values as ordinals."""

from datetime import date

from relata.model.edtf import days_of_date


def day_of(edtf: str) -> int | None:
    """Ordinal of a full day; None for anything wider."""
    try:
        return date.fromisoformat(edtf.rstrip("~?%")).toordinal()
    except ValueError:
        return None


def span_of(edtf: str | None) -> tuple[int, int] | None:
    """First and last ordinal that an EDTF value allows; None when open or unknown."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    begin, finish = _bounds(first), _bounds(last or first)
    return (begin[0], finish[1]) if begin and finish and finish[1] >= begin[0] else None


def _bounds(edtf: str) -> tuple[int, int] | None:
    days = days_of_date(edtf, unknown_parts=False)
    dates = days.as_dates() if days else None
    return (dates[0].toordinal(), dates[1].toordinal()) if dates else None
