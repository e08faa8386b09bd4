"""Histories: texts that tell of a time long before their publication, in its order.

There "December" is not the last one before publication but that of the year just told, and "the end
of the month" is of the month told of. ``is_story`` says by the text's own time expressions whether
it is one; ``story_point`` where the story stands at an expression.

Invariant: a report that counts from its day of publication ("yesterday", "on Tuesday") is none.
"""

import re
from collections.abc import Iterable, Sequence

from relata.resolve.time_calendar import Period, Point
from relata.resolve.time_tables import MONTHS, SEASONS, WEEKDAYS

_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b|\b\d{1,4} ?b\.?c\b", re.IGNORECASE)
_FROM_PUBLICATION = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|ago|(?:last|this|next) (?:week|month|night|year)|"
    + "|".join(name for name in WEEKDAYS if len(name) > 4)
    + r")\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(?:" + "|".join(SEASONS) + r")\b", re.IGNORECASE)
LEAST_YEARS = 3
"""So many years of long ago must be named for a text to be a history."""
LONG_BEFORE = 3
"""A year so many before publication is one of long ago."""
MANY_MENTIONS = 8
"""Where years are named so often, a text may be a history that reaches its own day."""


def is_story(published: Point | None, expressions: Sequence[str]) -> bool:
    """Whether a text with these time expressions tells of a time long before its publication."""
    if published is None or published.year is None:
        return False
    years = [year for words in expressions for year in _years_in(words)]
    old = [year for year in years if year <= published.year - LONG_BEFORE]
    counted = sum(_counts_from_publication(words) for words in expressions)
    if len(old) < LEAST_YEARS or counted * 8 > len(old):
        return False
    return len(old) * 5 >= len(years) * 4 or (
        len(years) >= MANY_MENTIONS and len(old) * 2 >= len(years)
    )


def _years_in(words: str) -> list[int]:
    """The years named in an expression; years BC as EDTF counts them."""
    found = ((match[1], int(re.sub(r"\D", "", match.group()))) for match in _YEAR.finditer(words))
    return [number if plain else 1 - number for plain, number in found]


def _counts_from_publication(words: str) -> bool:
    """``yesterday``, ``on Tuesday``; not the weekday of a day that is named whole."""
    whole = _YEAR.search(words) or _MONTH_IN_WORDS.search(words)
    return whole is None and bool(_FROM_PUBLICATION.search(words))


def story_point(told: Iterable[Period]) -> Point | None:
    """Where a story stands: what it told of last; the last comes first in ``told``."""
    for period in told:
        point = (period.low if period.high is None else period.high) or period.low
        if point is not None and point.year is not None:
            return _coarser(period.low or point, point)
    return None


def _coarser(low: Point, high: Point) -> Point:
    """The end of a span; the year of a season or of a span of years stays without its day."""
    return high if low.year == high.year else Point(high.year, high.month)


FAR_YEARS = 20
"""A year alone so far from the years before and after it is only mentioned: "since 1813"."""


MANY_YEARS = 3
"""So many years named within ``FAR_YEARS`` of one another are what a history is about."""


def mentioned_only(expressions: Sequence[str]) -> frozenset[int]:
    """Which expressions of a history do not move it, by their indices.

    A year far from those that the history is about is only mentioned; a season without its year
    may be looked back or ahead to. Where the years are spread too thin to say what it is about, a
    year far from the ones before and after it is.
    """
    years = [
        (i, year) for i, words in enumerate(expressions) if (year := _year_of(words)) is not None
    ]
    seasons = {i for i, words in enumerate(expressions) if _names_season_alone(words)}
    near = [sum(abs(year - other) <= FAR_YEARS for _, other in years) for _, year in years]
    lone = {i for (i, _), count in zip(years, near, strict=True) if count < MANY_YEARS}
    is_dense = len(lone) * 5 <= len(years) * 2
    return frozenset(seasons | (lone if is_dense else _far_from_neighbours(years)))


def _far_from_neighbours(years: Sequence[tuple[int, int]]) -> set[int]:
    aside: set[int] = set()
    last: int | None = None
    for at, (i, year) in enumerate(years):
        following = [each for _, each in years[at + 1 : at + (3 if last is None else 2)]]
        around = following if last is None else [last, *following]
        if around and all(abs(year - each) > FAR_YEARS for each in around) and _agree(around):
            aside.add(i)
        else:
            last = year
    return aside


def _agree(years: Sequence[int]) -> bool:
    return max(years, default=0) - min(years, default=0) <= FAR_YEARS


def _names_season_alone(words: str) -> bool:
    return bool(_SEASON.search(words)) and _YEAR.search(words) is None


def _year_of(words: str) -> int | None:
    return next(iter(_years_in(words)), None)


_BACK = 7
"""A month without its year is of the year told; one further back than this, of the year after."""


def story_year(point: Point, month: int) -> int | None:
    """The year of a month without its year, where the story stands at ``point``."""
    if point.year is None or point.month is None:
        return point.year
    return point.year + (point.month - month > _BACK)


_MONTH_IN_WORDS = re.compile(
    r"\b(?:("
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + ")|("
    + "|".join(SEASONS)
    + r"))\b",
    re.IGNORECASE,
)


def year_told(point: Point, words: str) -> int | None:
    """The year that a month or season in the words has where the story stands at ``point``."""
    named = _MONTH_IN_WORDS.search(words)
    if named is None:
        return point.year
    month = MONTHS[named[1].lower()] if named[1] else SEASONS[named[2].lower()][0]
    return story_year(point, month)
