"""Time expressions get their days: each is read where it stands, in the order of the text.

An expression that leans on another ("the next day", "at 05:00") takes the day named last before
it, by preference one on which something happened rather than one on which somebody spoke.
"""

from dataclasses import replace

from relata.model.identities import ResolvedTime
from relata.model.marks import Marks, TimeMark
from relata.model.report import Report
from relata.resolve.time_alone import Reading
from relata.resolve.time_anchor import (
    Told,
    coarse_beside,
    day_beside,
    find_anchor,
    in_one_sentence,
    narrative_month,
    tell,
)
from relata.resolve.time_calendar import Point, parse_point
from relata.resolve.time_dateline import whole_dateline, written_at, written_days
from relata.resolve.time_grammar import read_expression
from relata.resolve.time_related import (
    earlier_times,
    find_linked,
    only_spoken,
)
from relata.resolve.time_setting import Setting
from relata.resolve.time_story import is_story, mentioned_only, story_point, year_told
from relata.resolve.time_tense import tense_of
from relata.resolve.time_words import normalise


def resolve_times(report: Report, marks: Marks) -> dict[str, ResolvedTime]:
    """The value of every time mark, by its id, against the report's publication date."""
    published = parse_point(report.published) or whole_dateline(report.text)
    spoken, earlier = only_spoken(marks), earlier_times(marks)
    told: list[Told] = []
    dated: list[Told] = []
    resolved: dict[str, ResolvedTime] = {}
    ordered = sorted(marks.times, key=lambda each: each.mentions[0])
    expressions = [report.text[slice(*mark.mentions[0])] for mark in ordered]
    days = written_days(report.text, report.title, published)
    in_story = is_story(published, expressions)
    aside = mentioned_only(expressions) if in_story else frozenset()
    for i, (mark, words) in enumerate(zip(ordered, expressions, strict=True)):
        written = written_at(days, mark.mentions[0][0], published)
        linked = find_linked(dated, earlier.get(mark.id, frozenset()), words)
        setting = _setting(report, mark, written, told, linked)
        if in_story:
            setting = _in_story(setting, told, words)
        reading = read_expression(words, setting)
        resolved[mark.id] = _as_value(reading)
        if reading.period is not None:
            dated.append(tell(mark, reading, reading.period, words, spoken=mark.id in spoken))
            told += [] if reading.bare_time or i in aside else dated[-1:]
    return resolved


def _in_story(setting: Setting, told: list[Told], words: str) -> Setting:
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


def _setting(
    report: Report,
    mark: TimeMark,
    published: Point | None,
    told: list[Told],
    linked: Told | None,
) -> Setting:
    """Where a mark stands: its tense, and what the text has named before it."""
    start, end = mark.mentions[0]
    before, after = report.text[max(0, start - 300) : start], report.text[end : end + 200]
    words = report.text[start:end]
    anchor = find_anchor(told, published, report.text, start)
    beside = anchor is not None and in_one_sentence(report.text, anchor.span[1], start)
    if linked is not None and not beside:
        anchor = linked
    year, month = narrative_month(told, published, report.text, mark)
    tense = tense_of(before, normalise(words), after)
    return Setting(
        published=published,
        written=published != parse_point(report.published),
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
        sentence_day=day_beside(told, report.text, start),
        beside=coarse_beside(told, report.text, start),
    )
