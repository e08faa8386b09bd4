"""What a time expression counts from: the publication day, the tense around, the text so far."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from relata.resolve.time_calendar import (
    Period,
    Point,
    make_day,
    on_day,
    single,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A period with the reason for it in words; ``period`` None says why nothing decides."""

    period: Period | None
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands.

    Attributes:
        published: publication day, month or year; None when unknown.
        written: ``published`` is the day of a dateline or of what a digest covers.
        forward: the words around speak of the future.
        tenseless: no verb around tells past from future.
        anchor: the last day that the text named before, or None.
        anchor_clock: the time of day named with it, or None.
        anchor_words: the words that named it.
        then: what the text named last, a month or year included; None when nothing.
        year: the year of which the text was just speaking, where it named one; else None.
        before: the text before the expression, at least its sentence.
        after: the text after it.
        sentence_day: the one day that the sentence names elsewhere, or None.
        beside: a month or year named last before it in the sentence, after any day; or None.
        story: the text is a history, and ``published`` where it stands, no day of publication.
        is_since: what is read is the beginning of a stretch of time: "since …".
    """

    published: Point | None
    written: bool = False
    forward: bool = False
    tenseless: bool = False
    anchor: date | None = None
    anchor_clock: str | None = None
    anchor_words: str = ""
    then: Period | None = None
    year: int | None = None
    month: int | None = None
    before: str = ""
    after: str = ""
    is_since: bool = False
    sentence_day: date | None = None
    beside: Period | None = None
    story: bool = False

    @property
    def today(self) -> date | None:
        """The publication day, None when only its month or year, or nothing, is known."""
        known = self.published
        return known.first() if known is not None and known.is_day else None

    @property
    def latest(self) -> date | None:
        """The last day on which the report can have been published."""
        known = self.published
        return None if known is None or known.year is None else known.last()

    @property
    def published_words(self) -> str:
        """How reasons name the publication date."""
        if self.story and self.published is not None:
            return f"where the story stands at {self.published.edtf()}"
        if self.published is None:
            return "published unknown"
        return f"{'written' if self.written else 'published'} {self.published.edtf()}"

    def from_published(self, label: str, period: Period) -> Finding:
        """A finding counted from the publication date."""
        return Finding(period, f"{label}, from {self.published_words}")

    def from_anchor(self, label: str, day: date) -> Finding:
        """A finding counted from the last day named before; its month where that was named."""
        if self.beside is not None:
            return Finding(self.beside, f"{label}, within what the sentence names before it")
        return Finding(on_day(day), f'{label}, from "{self.anchor_words}" before it in the text')

    def near_published(self, label: str, days: int) -> Finding:
        """The day so many days from publication; its month where the day is not known."""
        if self.today is None:
            return self.coarse(label)
        return self.from_published(label, on_day(self.today + timedelta(days=days)))

    def coarse(self, label: str) -> Finding:
        """A relative day where the publication day is not known: its month, or nothing."""
        if self.published is None:
            return Finding(None, f"{label}: relative, and the publication date is unknown")
        month = single(self.published)
        return Finding(month, f"{label}, within {self.published_words}: its day is unknown")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that must match a whole core, and what builds its finding (None: not this rule)."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Setting], Finding | None]


def make_rule(pattern: str, build: Callable[[re.Match[str], Setting], Finding | None]) -> Rule:
    """A rule from the source of its pattern."""
    return Rule(re.compile(pattern), build)


def nearest_day(setting: Setting, month: int, day: int, label: str) -> Finding | None:
    """A day without its year: on or before publication, after it where the tense is future.

    Returns None when no year has such a day. The other reading goes into the candidates.
    """
    latest = setting.latest
    if setting.year is not None and (told := make_day(setting.year, month, day)) is not None:
        return Finding(on_day(told), f"{label}, year {setting.year} from the text before it")
    if latest is None:
        if make_day(2000, month, day) is None:
            return None
        return Finding(single(Point(None, month, day)), f"{label}: the year is unknown")
    days = [make_day(latest.year + step, month, day) for step in range(-8, 9)]
    known = [found for found in days if found is not None]
    if not known:
        return None
    past = [found for found in known if found <= latest]
    coming = [found for found in known if found > latest]
    return choose_nearest(setting, past[-1] if past else None, coming[0] if coming else None, label)


_SOON = timedelta(days=45)
_VERY_SOON = timedelta(days=14)
_LONG_AGO = timedelta(days=240)


def choose_nearest(
    setting: Setting, past: date | None, coming: date | None, label: str
) -> Finding | None:
    """The past reading unless the tense is future – or the other one is far nearer.

    A day of last month is not meant for next year whatever the verbs around it, nor is a day of
    next week one of last year; the reading not taken then goes into the candidates.
    """
    latest = setting.latest
    if latest is None or (past is None and coming is None):
        return None
    chosen, other = (coming, past) if setting.forward else (past, coming)
    soon = _SOON if setting.forward or setting.tenseless else _VERY_SOON
    if chosen is None or (other is not None and _far_nearer(other, chosen, latest, soon)):
        chosen, other = other, chosen
    if chosen is None:
        return None
    candidates: tuple[str, ...] = ()
    if other is not None and abs(other - latest) < _LONG_AGO < abs(chosen - latest):
        candidates = (on_day(other).edtf(),)
    rule = "first after" if chosen > latest else "last on or before"
    return Finding(on_day(chosen), f"{label}, {rule} {setting.published_words}", candidates)


def _far_nearer(one: date, other: date, latest: date, soon: timedelta) -> bool:
    return abs(one - latest) <= soon and abs(other - latest) >= _LONG_AGO


def nearest_month(setting: Setting, month: int, label: str) -> Finding:
    """A month without its year: this year's or the last one, the next where the tense is future."""
    latest = setting.latest
    if setting.year is not None:
        period = single(Point(setting.year, month))
        return Finding(period, f"{label}, year {setting.year} from the text before it")
    if latest is None:
        return Finding(None, f"{label}: the year is unknown, as is the publication date")
    ahead = (month - latest.month) % 12
    coming = ahead <= (8 if setting.forward else 4 if setting.tenseless else 0) and ahead > 0
    year = latest.year + (month < latest.month) if coming else latest.year - (month > latest.month)
    rule = "coming" if coming else "last"
    return Finding(
        single(Point(year, month)), f"{label}, the {rule} one from {setting.published_words}"
    )
