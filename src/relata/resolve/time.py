"""Time expressions get their days: each is read where it stands, in the order of the text.

An expression that leans on another ("the next day", "at 05:00") takes the day named last before
it, by preference one on which something happened rather than one on which somebody spoke.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from relata.model.identities import ResolvedTime
from relata.model.marks import Marks, Span, TimeMark
from relata.model.report import Report
from relata.resolve.time_calendar import Period, Point, parse_point
from relata.resolve.time_grammar import Reading, read_expression
from relata.resolve.time_setting import Setting
from relata.resolve.time_story import is_story, mentioned_only, story_point, year_told
from relata.resolve.time_tables import MONTHS
from relata.resolve.time_tense import tense_of
from relata.resolve.time_words import normalise


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the text has named, and by which mark."""

    mark: str
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
    spoken, earlier = _only_spoken(marks), _earlier_times(marks)
    told: list[_Told] = []
    dated: list[_Told] = []
    resolved: dict[str, ResolvedTime] = {}
    ordered = sorted(marks.times, key=lambda each: each.mentions[0])
    expressions = [report.text[slice(*mark.mentions[0])] for mark in ordered]
    in_story = is_story(published, expressions)
    aside = mentioned_only(expressions) if in_story else frozenset()
    for i, (mark, words) in enumerate(zip(ordered, expressions, strict=True)):
        linked = _linked(dated, earlier.get(mark.id, frozenset()), words)
        setting = _setting(report, mark, published, told, linked)
        if in_story:
            setting = _in_story(setting, told, words)
        reading = read_expression(words, setting)
        resolved[mark.id] = _as_value(reading)
        if reading.period is not None:
            dated.append(_told_by(mark, reading, reading.period, words, spoken=mark.id in spoken))
            told += [] if reading.bare_time or i in aside else dated[-1:]
    return resolved


def _in_story(setting: Setting, told: list[_Told], words: str) -> Setting:
    """The setting of an expression in a history: it counts from what was told before it."""
    point = story_point(each.period for each in reversed(told))
    if point is None or point.year is None:
        return setting
    return replace(
        setting,
        published=point if point.year >= 1 else None,
        story=True,
        forward=False,
        year=year_told(point, words),
        month=point.month,
    )


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


_STEPS_AFTER = frozenset({"follows", "response_to"})


def _earlier_times(marks: Marks) -> dict[str, frozenset[str]]:
    """By time: the times of what it comes after, as the links between the events tell.

    ``within hours`` of a claim comes after the act that is claimed.
    """
    times = {event.id: {time.ref for time in event.times} for event in marks.events}
    found: dict[str, set[str]] = {}
    for link in marks.links:
        if link.type in _STEPS_AFTER and link.source in times and link.target in times:
            for time in times[link.source]:
                found.setdefault(time, set()).update(times[link.target] - {time})
    for claim in marks.claims:
        if claim.said and claim.stance in {"claims_responsibility", "denies_responsibility"}:
            about = {time for each in claim.about for time in times.get(each, ())}
            found.setdefault(claim.said, set()).update(about - {claim.said})
    return {time: frozenset(before) for time, before in found.items()}


def _linked(told: list[_Told], earlier: frozenset[str], words: str) -> _Told | None:
    """The last day among those that a step of time is linked to, where it was named before."""
    if not _STEP_ON.search(words):
        return None
    days = [(each.day, each) for each in told if each.mark in earlier and each.day]
    return max(days, key=lambda pair: pair[0])[1] if days else None


_STEP_ON = re.compile(r"\b(?:later|after|afterwards|within|following|next)\b", re.IGNORECASE)


def _told_by(
    mark: TimeMark, reading: Reading, period: Period, words: str, *, spoken: bool
) -> _Told:
    return _Told(
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


def _setting(
    report: Report,
    mark: TimeMark,
    published: Point | None,
    told: list[_Told],
    linked: _Told | None,
) -> Setting:
    """Where a mark stands: its tense, and what the text has named before it."""
    start, end = mark.mentions[0]
    before, after = report.text[max(0, start - 300) : start], report.text[end : end + 200]
    words = report.text[start:end]
    anchor = _anchor(told, published, report.text, start)
    beside = anchor is not None and _same_sentence(report.text, anchor.span[1], start)
    if linked is not None and not beside:
        anchor = linked
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
        sentence_day=_day_beside(told, report.text, start),
        beside=_coarse_beside(told, report.text, start),
    )


def _day_beside(told: list[_Told], text: str, start: int) -> date | None:
    """The day that the sentence has named before a mark."""
    near = [each for each in told if each.span[1] <= start and each.day]
    return near[-1].day if near and _same_sentence(text, near[-1].span[1], start) else None


def _coarse_beside(told: list[_Told], text: str, start: int) -> Period | None:
    """The month or year that the sentence named last before a mark: its days are not known."""
    near = [each for each in told if each.span[1] <= start]
    last = near[-1] if near else None
    if last is None or last.day is not None or not _same_sentence(text, last.span[1], start):
        return None
    low = last.period.low
    is_coarse = low is not None and low.day is None and low == last.period.high
    return last.period if is_coarse else None


def _anchor(told: list[_Told], published: Point | None, text: str, start: int) -> _Told | None:
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


_STAMPED = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?:\W|\n)")


def _stamped_entry(text: str, start: int) -> int | None:
    """Where the entry of a live page begins that holds ``start``: a paragraph headed by an hour."""
    for heads in (text.rfind("\n", 0, start) + 1, text.rfind("\n\n", 0, start) + 2):
        if _STAMPED.match(text, heads) and heads < start:
            return heads
    return None


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
        if not each.absolute or low is None or low.month is None or (low.year or 0) < 1:
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
