"""On which day an expression leans: the days that the text named before it, and how they relate.

"The next day" and "at 05:00" count from the day of the sentence, of the paragraph, or of the
report's main event, which reports name first.
"""

import re
from dataclasses import dataclass
from datetime import date

from relata.model.marks import Span, TimeMark
from relata.resolve.time_alone import Reading
from relata.resolve.time_calendar import Period, Point
from relata.resolve.time_tables import MONTHS


@dataclass(frozen=True, slots=True)
class Told:
    """A day that the text has named, and by which mark."""

    mark: str
    span: Span
    period: Period
    day: date | None
    words: str
    clock: str | None
    spoken: bool
    absolute: bool


def tell(mark: TimeMark, reading: Reading, period: Period, words: str, *, spoken: bool) -> Told:
    """What an expression told, for later ones to lean on."""
    return Told(
        mark=mark.id,
        span=mark.mentions[0],
        period=period,
        day=_leaning_day(period, words),
        words=words,
        clock=reading.clock,
        spoken=spoken,
        absolute=_is_absolute(words),
    )


def _leaning_day(period: Period, words: str) -> date | None:
    """The day on which later words may lean: one day or one night, and no bound."""
    low, high = period.low, period.high
    if low is None or high is None or not low.is_day or not high.is_day:
        return None
    if (high.first() - low.first()).days > 1 or re.search(r"\bafter\b|\bdays$|^an? day$", words):
        return None
    if re.match(r"(?:since|until|till|within)\b", words, re.IGNORECASE):
        return None
    return low.first() if re.match(r"(?:the )?night of\b", words, re.IGNORECASE) else period.day


def _is_absolute(words: str) -> bool:
    return bool(re.search(r"\b\d{4}\b", words))


def day_beside(told: list[Told], text: str, start: int) -> date | None:
    """The day that the sentence has named before a mark."""
    near = [each for each in told if each.span[1] <= start and each.day]
    return near[-1].day if near and in_one_sentence(text, near[-1].span[1], start) else None


def coarse_beside(told: list[Told], text: str, start: int) -> Period | None:
    """The month or year that the sentence named last before a mark: its days are not known."""
    near = [each for each in told if each.span[1] <= start]
    last = near[-1] if near else None
    if last is None or last.day is not None or not in_one_sentence(text, last.span[1], start):
        return None
    low = last.period.low
    is_coarse = low is not None and low.day is None and low == last.period.high
    return last.period if is_coarse else None


def find_anchor(told: list[Told], published: Point | None, text: str, start: int) -> Told | None:
    """The day to lean on: one named in the sentence or paragraph, else the report's first.

    A new paragraph that gives only an hour or a step of days returns to the main event, which
    reports name first; "the same day" and its like follow what was named last.
    """
    if re.search(r"(?:^|\n)\W*$", text[:start]) and re.match(r"\d{1,2}[:.]\d\d\b", text[start:]):
        return None  # a live page's own stamp is of the day of publication
    latest = published.last() if published and published.year else date.max
    near = [each for each in told if each.span[1] <= start and each.day and each.day <= latest]
    entry = _stamped_entry(text, start)
    if entry is not None and not any(each.span[0] >= entry for each in near):
        return None
    if near and in_one_sentence(text, near[-1].span[1], start):
        return near[-1]
    paragraph = text.rfind("\n\n", 0, start)
    beside = re.match(r"(?:the |that |on the )?(?:same|next|following|that)\b", text[start:], re.I)
    close = [each for each in near if each.span[0] > paragraph and (beside or not each.spoken)]
    if close:
        return close[-1]
    happened = [each for each in near if not each.spoken]
    choice = happened or near
    if not choice:
        return None
    return choice[-1] if beside else choice[0]


_STAMPED = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?:\W|\n)")


def _stamped_entry(text: str, start: int) -> int | None:
    """Where the entry of a live page begins that holds ``start``: a paragraph headed by an hour."""
    for heads in (text.rfind("\n", 0, start) + 1, text.rfind("\n\n", 0, start) + 2):
        if _STAMPED.match(text, heads) and heads < start:
            return heads
    return None


def in_one_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence or line ends between two places of a text."""
    return not re.search(r"[.!?][\"”’)]*\s|\n", text[start:end])


_MONTH_ALONE = re.compile(r"(?:in |by )?(?:" + "|".join(MONTHS) + r")\.?", re.IGNORECASE)


def narrative_month(
    told: list[Told], published: Point | None, text: str, mark: TimeMark
) -> tuple[int | None, int | None]:
    """Year and month of which the text speaks, where it left the year of publication for them.

    A month alone is of that year in the same sentence only: after it, "in June" is the last one.
    """
    start, end = mark.mentions[0]
    latest = published.last() if published and published.year else None
    alone = latest is not None and _MONTH_ALONE.fullmatch(text, start, end)
    for each in reversed(told):
        if alone and not in_one_sentence(text, each.span[1], start):
            break
        if "\n\n" in text[each.span[1] : start].strip("\n") and len(told) > 1:
            break
        low = each.period.low
        if not each.absolute or low is None or low.month is None or (low.year or 0) < 1:
            continue
        if each.period.high is None:
            continue
        if latest is None or (latest - low.last()).days > 300:
            return low.year, low.month
    return None, None
