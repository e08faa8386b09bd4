"""Time expressions get their days: each is read where it stands, in the order of the text.

An expression that leans on another ("the next day", "at 05:00") takes the day named last before
it, by preference one on which something happened rather than one on which somebody spoke.
"""

import re
from dataclasses import dataclass
from datetime import date

from relata.model.identities import ResolvedTime
from relata.model.marks import Marks, Span, TimeMark
from relata.model.report import Report
from relata.resolve.time_calendar import Period, Point, parse_point
from relata.resolve.time_grammar import Reading, normalise, read_expression
from relata.resolve.time_setting import Setting
from relata.resolve.time_tables import MONTHS
from relata.resolve.time_tense import tense_of


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the text has named."""

    span: Span
    period: Period
    day: date | None
    words: str
    clock: str | None
    spoken: bool
    absolute: bool


def resolve_times(report: Report, marks: Marks) -> dict[str, ResolvedTime]:
    """The value of every time mark, by its id, against the report's publication date."""
    published = parse_point(report.published) or _dateline(report.text)
    spoken = _only_spoken(marks)
    told: list[_Told] = []
    resolved: dict[str, ResolvedTime] = {}
    for mark in sorted(marks.times, key=lambda each: each.mentions[0]):
        setting = _setting(report, mark, published, told)
        span = mark.mentions[0]
        reading = read_expression(report.text[span[0] : span[1]], setting)
        resolved[mark.id] = _as_value(reading)
        _remember(told, reading, mark, report.text, spoken=mark.id in spoken)
    return resolved


def _as_value(reading: Reading) -> ResolvedTime:
    return ResolvedTime(
        edtf=None if reading.period is None else reading.period.edtf(),
        clock=reading.clock,
        utc_offset=reading.utc_offset,
        candidates=reading.candidates,
        why=reading.why,
    )


def _only_spoken(marks: Marks) -> frozenset[str]:
    """Times at which somebody spoke and nothing happened."""
    said = {claim.said for claim in marks.claims if claim.said}
    happened = {time.ref for event in marks.events for time in event.times}
    return frozenset(said - happened)


def _remember(
    told: list[_Told], reading: Reading, mark: TimeMark, text: str, *, spoken: bool
) -> None:
    period = reading.period
    if period is None or reading.bare_time:
        return
    start, end = mark.mentions[0]
    words = text[start:end]
    day = _leaning_day(period, words)
    told.append(_Told((start, end), period, day, words, reading.clock, spoken, _is_absolute(words)))


def _leaning_day(period: Period, words: str) -> date | None:
    """The day on which later words may lean: one day or one night, and no bound."""
    low, high = period.low, period.high
    if low is None or high is None or not low.is_day or not high.is_day:
        return None
    if (high.first() - low.first()).days > 1 or re.search(r"\bafter\b|\bdays$|^an? day$", words):
        return None
    return None if re.match(r"(?:since|until|till|within)\b", words, re.IGNORECASE) else period.day


def _is_absolute(words: str) -> bool:
    return bool(re.search(r"\b\d{4}\b", words))


def _setting(report: Report, mark: TimeMark, published: Point | None, told: list[_Told]) -> Setting:
    """Where a mark stands: its tense, and what the text has named before it."""
    start, end = mark.mentions[0]
    before, after = report.text[max(0, start - 300) : start], report.text[end : end + 200]
    words = report.text[start:end]
    anchor = _anchor(told, published, report.text, start)
    year, month = _narrative_month(told, published, report.text, start)
    tense = tense_of(before, normalise(words), after)
    return Setting(
        published=published,
        forward=tense == "future",
        tenseless=tense == "open",
        anchor=None if anchor is None else anchor.day,
        anchor_clock=None if anchor is None else anchor.clock,
        anchor_words="" if anchor is None else anchor.words,
        then=told[-1].period if told else None,
        year=year,
        month=month,
        before=before,
        after=after,
    )


def _anchor(told: list[_Told], published: Point | None, text: str, start: int) -> _Told | None:
    """The day to lean on: one named in the sentence or paragraph, else the report's first.

    A new paragraph that gives only an hour or a step of days returns to the main event, which
    reports name first; "the same day" and its like follow what was named last.
    """
    if re.search(r"(?:^|\n)\W*$", text[:start]) and re.match(r"\d{1,2}[:.]\d\d\b", text[start:]):
        return None  # a live page's own stamp is of the day of publication
    latest = published.last() if published and published.year else date.max
    near = [each for each in told if each.span[1] <= start and each.day and each.day <= latest]
    if near and _same_sentence(text, near[-1].span[1], start):
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


def _same_sentence(text: str, start: int, end: int) -> bool:
    return not re.search(r"[.!?][\"”’)]*\s|\n", text[start:end])


def _narrative_month(
    told: list[_Told], published: Point | None, text: str, start: int
) -> tuple[int | None, int | None]:
    """Year and month of which the text speaks, where it left the year of publication for them."""
    latest = published.last() if published and published.year else None
    for each in reversed(told):
        if "\n\n" in text[each.span[1] : start].strip("\n") and len(told) > 1:
            break
        low = each.period.low
        if not each.absolute or low is None or low.year is None or low.month is None:
            continue
        if each.period.high is None:
            continue
        if latest is None or (latest - low.last()).days > 300:
            return low.year, low.month
    return None, None


_DATELINE = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.? (?P<day2>\d{1,2}), (?P<year2>\d{4})"
)


def _dateline(text: str) -> Point | None:
    """The day in a dateline: a full date before the dash or bracket that opens the body."""
    head = re.search(r"(?:^|\n)([^\n]{3,80}?)(?:\s[–—-]{1,2}\s|\)\s)", text[:400])
    match = _DATELINE.search(head.group(1)) if head else None
    if match is None:
        return None
    month = MONTHS.get((match["month"] or match["month2"] or "").lower())
    if month is None:
        return None
    return parse_point(
        f"{match['year'] or match['year2']}-{month:02d}-{int(match['day'] or match['day2']):02d}"
    )
