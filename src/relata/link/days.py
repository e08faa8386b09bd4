"""Days of EDTF values as ordinals."""

from datetime import date


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
    value = edtf.rstrip("~?%")
    try:
        if len(value) == 10:
            day = date.fromisoformat(value).toordinal()
            return day, day
        if len(value) == 7:
            year, month = int(value[:4]), int(value[5:])
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), following.toordinal() - 1
        if len(value) == 4:
            return date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()
    except ValueError:
        return None
    return None
