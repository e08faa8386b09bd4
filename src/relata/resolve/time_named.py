"""Named days in the grammar of times: "the eve of Ashura", "Orthodox Easter Sunday 2022".

Which day a name means comes from the dated table (``named_days``); where the moon decides, the
day is marked approximate and the reason says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from relata.model.number_words import ORDINALS, parse_cardinal
from relata.resolve.named_days import Moving, load_named_days
from relata.resolve.time_calendar import Period, day_point, weekday_on_or_before
from relata.resolve.time_hijri import read_hijri
from relata.resolve.time_setting import Finding, Setting, choose_nearest
from relata.resolve.time_tables import WEEKDAYS

_DAY = timedelta(days=1)
Span = tuple[date, date]

_AMBIGUOUS_EID = "eid"
_EIDS = ("eid al-fitr", "eid al-adha")
_THANKSGIVING = frozenset({"thanksgiving", "thanksgiving day"})
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?|" + "|".join(sorted(ORDINALS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_PART = (
    r"(?P<eve>(?:the )?eve of )"
    r"|(?:the )?(?P<stretch>first|last|final) (?P<number>\d{1,2}|[a-z]+) (?:days|nights) (?:of|in) "
    rf"|(?:the )?(?P<nth>{_ORDINAL}|last|final)(?: (?P<unit>day|night|week))?(?: of| in) "
    rf"|(?:the )?(?P<which>first|second|third|fourth|last|final) (?P<weekday>{_WEEKDAY}) (?:of|in) "
    r"|(?:the )?(?P<end>(?:very )?(?:end|start|beginning|middle|mid)) (?:of )?|(?P<mid>mid)[- ]"
    r"|(?:the )?(?P<half>first|second) half of |(?P<early>early|late)(?: in)? "
)
_HOLIDAY = r"(?: (?:holidays?|feast|festival|festivities|celebrations?|day))?"
_HOLY = (
    r"(?:(?:holy |muslim |islamic |jewish |hindu |christian |fasting |the )*"
    r"(?:month|holiday|feast|festival|day)s?(?: of|,)? )?"
)


@cache
def _pattern() -> re.Pattern[str]:
    table = load_named_days()
    names = sorted(
        {*table.fixed, *table.moving, *table.open, *_THANKSGIVING, _AMBIGUOUS_EID},
        key=len,
        reverse=True,
    )
    named = "|".join(map(re.escape, names))
    return re.compile(
        rf"(?:{_PART})?(?:the |(?P<years>last|this|next)(?: year's)? )*{_HOLY}"
        rf"(?P<name>{named})(?P<eve_after> eve)?{_HOLIDAY}"
        rf"(?:,? (?:of |in )?(?P<year>\d{{4}}|(?P<step>last|this|next) year))?"
    )


def read_feast(core: str, setting: Setting) -> Finding | None:
    """The finding for a named day or a Hijri date; None where the words are neither."""
    return read_hijri(core, setting) or read_named_day(core, setting)


def read_named_day(core: str, setting: Setting) -> Finding | None:
    """The finding for a named day or a part of a named span; None where the words are no such."""
    match = _pattern().fullmatch(core)
    if match is None:
        return None
    table, name = load_named_days(), match["name"]
    if name in table.open:
        return Finding(None, f"{name}: {table.open[name]}")
    if setting.latest is None and not _year(match, setting):
        return Finding(None, f"{name}: the year is unknown, as is the publication date")
    other = _OTHER_CHURCH.get(name)
    if other is None:
        return _find(name, match, setting)
    if _ORTHODOX.search(_sentence_around(setting)):
        return _find(other, match, setting)
    finding = _find(name, match, setting)
    if finding is None or name not in _KEPT_APART:
        return finding
    return _with_other_church(finding, _find(other, match, setting))


_OTHER_CHURCH = {
    "easter": "orthodox easter",
    "easter sunday": "orthodox easter",
    "easter monday": "orthodox easter monday",
    "good friday": "orthodox good friday",
    "palm sunday": "orthodox palm sunday",
    "pentecost": "orthodox pentecost",
    "christmas": "orthodox christmas",
    "christmas day": "orthodox christmas",
    "christmas eve": "orthodox christmas eve",
    "epiphany": "orthodox epiphany",
}
_KEPT_APART = frozenset(name for name in _OTHER_CHURCH if "christmas" not in name)
"""Feasts that name another day for half of those who keep them, where the text does not say who."""
_ORTHODOX = re.compile(r"\b(?:orthodox|coptic|copts)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")


def _sentence_around(setting: Setting) -> str:
    return f"{_SENTENCE_END.split(setting.before)[-1]} {_SENTENCE_END.split(setting.after)[0]}"


def _with_other_church(finding: Finding, other: Finding | None) -> Finding:
    """The finding with the Orthodox day of the feast as candidate, where it is another."""
    if other is None or other.period is None or other.period == finding.period:
        return finding
    return replace(finding, candidates=(*finding.candidates, other.period.edtf()))


def _find(name: str, match: re.Match[str], setting: Setting) -> Finding | None:
    """The day or days of a name of the table, as the words around it tell."""
    spans, note = _spans(name, _year(match, setting), setting)
    chosen = _choose(spans, match, setting)
    return None if chosen is None else _part(chosen, match, note, setting)


def _year(match: re.Match[str], setting: Setting) -> int | None:
    """The year that the words name, or that a history tells of; "last Ramadan" names none."""
    stepped = match["years"] if " year's " in match.group() else match["step"]
    if stepped and setting.latest is not None:
        return setting.latest.year + {"last": -1, "this": 0, "next": 1}[stepped]
    return int(match["year"]) if (match["year"] or "").isdigit() else setting.year


def _spans(name: str, year: int | None, setting: Setting) -> tuple[list[Span], Moving | None]:
    """The days that the name may mean, in their order, and what moves them."""
    near = year if year is not None else setting.latest.year if setting.latest else 0
    table = load_named_days()
    if name in table.fixed:
        month, day = table.fixed[name]
        days = [date(each, month, day) for each in range(near - 1, near + 2)]
        return [(each, each) for each in days], None
    if name in _THANKSGIVING:
        return [(each, each) for each in map(_thanksgiving, range(near - 1, near + 2))], None
    if name == _AMBIGUOUS_EID:
        feasts = [table.moving[each] for each in _EIDS]
        return sorted(span for feast in feasts for span in feast.spans_near(near)), feasts[0]
    return table.moving[name].spans_near(near), table.moving[name]


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + ((3 - first.weekday()) % 7 + 21) * _DAY


def _choose(spans: Sequence[Span], match: re.Match[str], setting: Setting) -> Span | None:
    """Of the days that a name may mean the one of the year named, or the one by the tense."""
    year = _year(match, setting)
    if year is not None:
        return next((span for span in spans if year in {span[0].year, span[1].year}), None)
    latest = setting.latest
    assert latest is not None, "a name without a year was refused before"
    past = [span for span in spans if span[0] <= latest]
    coming = [span for span in spans if span[1] > latest or span[0] > latest]
    chosen = choose_nearest(
        setting, past[-1][0] if past else None, coming[0][0] if coming else None, match["name"]
    )
    day = chosen.period.day if chosen and chosen.period else None
    return next((span for span in spans if span[0] == day), None)


def _part(
    span: Span, match: re.Match[str], note: Moving | None, setting: Setting
) -> Finding | None:
    """The day or days of the span that the words name."""
    days = _days(span, match)
    if days is None:
        return None
    low, high = days
    mark = "~" if note is not None and note.sure_within_days else ""
    period = Period(day_point(low, mark), day_point(high, mark))
    given = "" if match["year"] else f", {setting.published_words}"
    why = f"{match.group()}, by the table of named days{given}"
    return Finding(period, why if note is None else f"{why}; {note.note}")


def _days(span: Span, match: re.Match[str]) -> Span | None:
    low, high = span
    length = (high - low).days + 1
    if match["eve"] or match["eve_after"]:
        return low - _DAY, low - _DAY
    if match["stretch"]:
        return _stretch(span, match)
    if match["weekday"]:
        return _weekday_of(span, match)
    if match["nth"]:
        return _nth(span, match["nth"], match["unit"] or "day")
    if match["half"]:
        middle = low + (length // 2) * _DAY
        return (low, middle - _DAY) if match["half"] == "first" else (middle, high)
    if match["early"] and length > 20:
        third = length // 3
        return (
            (low, low + (third - 1) * _DAY)
            if match["early"] == "early"
            else (
                high - (third - 1) * _DAY,
                high,
            )
        )
    end = match["end"] or match["mid"] or ""
    if "end" in end:
        return high, high
    if "start" in end or "beginning" in end:
        return low, low
    if "mid" in end:
        middle = low + (length // 2) * _DAY
        return middle, middle
    return span


def _stretch(span: Span, match: re.Match[str]) -> Span | None:
    """``the last ten days of Ramadan``."""
    low, high = span
    number = parse_cardinal(match["number"])
    if number is None or not 0 < number <= (high - low).days:
        return None
    step = (number - 1) * _DAY
    return (low, low + step) if match["stretch"] == "first" else (high - step, high)


def _weekday_of(span: Span, match: re.Match[str]) -> Span | None:
    low, high = span
    weekday = WEEKDAYS[match["weekday"]]
    if match["which"] in {"last", "final"}:
        day = weekday_on_or_before(high, weekday)
    else:
        nth = ORDINALS[match["which"]]
        day = low + ((weekday - low.weekday()) % 7 + 7 * (nth - 1)) * _DAY
    return (day, day) if low <= day <= high else None


def _nth(span: Span, nth: str, unit: str) -> Span | None:
    """``the 27th of``, ``the first week of``; a night begins the day before."""
    low, high = span
    size = 7 if unit == "week" else 1
    if nth in {"last", "final"}:
        first = high - (size - 1) * _DAY
    else:
        number = ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        first = low + (number - 1) * size * _DAY
    if low == high and unit == "day" and 0 <= (first - low).days <= 3:
        return first, first  # "the second day of Eid": feasts of some days stand with their first
    if not low <= first <= high:
        return None
    if unit == "night":
        first -= _DAY
    return first, min(first + (size - 1) * _DAY, high)
