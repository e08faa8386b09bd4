"""Dates of histories that the reader left unmarked, found by their words.

The reader learnt from reports of the day: in a text on a war of long ago it passes over years BC,
seasons and "the following year". Where a text is a history (``time_story``), what is a date by its
own words is marked too; where it is one in part, the mark grows to the whole. Reports of the day
are left as the reader marked them.
"""

import re
from collections.abc import Callable

import msgspec

from relata.model.marks import ClaimMark, EventMark, Marks, Span, TimeMark
from relata.model.number_words import ORDINALS
from relata.model.report import Report
from relata.resolve.time_calendar import parse_point
from relata.resolve.time_story import is_story

Rename = Callable[[str, Span], str]
"""The new id of a time mark that something at these words names."""

_LONG_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_MONTH = rf"(?:{_LONG_MONTH}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]\d\d|20[0-3]\d)"
_ERA = r"B\. ?C\b\.?(?: ?E\.)?|BCE?"
_TO = r"\s?(?:[-–—/]|to|and|or|until)\s?"
_PART = (
    r"(?:(?:the )?(?:very )?(?:[Ee]arly|[Ll]ate|[Mm]id|[Bb]eginning of|[Ss]tart of|[Mm]iddle of"
    r"|[Ee]nd of|[Ff]irst half of|[Ss]econd half of|rest of)(?: in)?[ -](?:the )?)"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|A)"
)
_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
_WHEN = r"(?:[Nn]ext|[Ff]ollowing|[Ss]ame|[Pp]revious|[Pp]receding)"
_LEADS_MONTH = (
    r"(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Dd]uring )|(?<=\bof )"
    r"|(?<=\b[Ff]rom )|(?<=\bto )|(?<=\band )|(?<=\b[Bb]etween )|(?<=\blast )|(?<=\bthrough )"
    r"|(?<=\b[Ss]everal )"
)
_SAFE_MONTH = "January|February|April|June|July|August|September|October|November|December"
_LEADS_YEAR = (
    rf"{_LEADS_MONTH}|(?<=\()|(?<=\d[-–])|(?<=\b[Aa]fter )|(?<=\b[Bb]efore )|(?<=\b[Tt]he )"
    r"|(?<=\bas )|(?<=\byears )|(?<=\byear )"
)
_COUNTED = (
    r"men|people|troops|soldiers|sailors|prisoners|guns|ships|tanks|aircraft|casualties|dead"
    r"|wounded|killed|others|miles|kilometres|kilometers|km|metres|meters|yards|feet|tons|tonnes"
    r"|horses|cavalry|infantry|civilians|inhabitants|workers|members|houses"
)

_FORMS = (
    rf"(?:[Cc]a?\. |about )?\d{{1,4}}(?:{_TO}\d{{1,4}})? ?(?:{_ERA})",
    rf"{_PART}?(?:the )?{_SEASON}(?: of)? (?:\d{{1,4}} ?(?:{_ERA})|{_YEAR})",
    rf"{_PART}?{_MONTH}(?: of)? \d{{1,4}} ?(?:{_ERA})",
    rf"{_PART}?(?:the )?\d{{2,3}}0s(?: ?(?:{_ERA}))?",
    rf"{_PART}?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{_NTH})[ -]century(?: (?:{_ERA}))?",
    rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY}, {_YEAR}",
    rf"(?:the )?\b{_DAY}(?: of)? {_MONTH}\b",
    rf"{_MONTH} {_DAY}(?![\d,])\b",
    rf"{_PART}?{_MONTH}(?: of)?,? {_YEAR}",
    rf"{_PART}{_MONTH}\b",
    rf"{_PART}(?:the (?:year|month)|{_YEAR})\b",
    r"(?:(?:later|earlier) )?(?:[Tt]hat(?: same)?|[Tt]he same)"
    r" (?:year|month|day|night|morning|evening)\b",
    rf"{_PART}?(?:[Tt]he (?:{_WHEN} )?|[Tt]hat |{_WHEN} ){_SEASON}\b(?! (?:[Pp]alace|offensive))",
    rf"[Tt]he {_WHEN} (?:day|night|morning|evening|week|month|year|{_LONG_MONTH})\b",
    rf"{_NUMBER} (?:days|weeks|months|years|day|week|month|year) (?:later|earlier)\b",
    rf"(?:[Oo]ver |[Nn]early |[Mm]ore than |[Aa]bout |[Tt]he (?:next|past|last|first) )?"
    rf"(?:{_NUMBER}|[Ss]everal|[Mm]any|[Aa] few) (?:hours|days|weeks|months|years)\b",
    r"(?:[Oo]ver|[Nn]early|[Aa]bout|[Oo]nly|[Ll]ess than|[Mm]ore than) (?:an?|one)"
    r" (?:hour|day|week|month|year)\b",
    r"[Nn]ow\b(?!-)",
    rf"(?:{_LEADS_MONTH})(?:{_SEASON}|(?:{_SAFE_MONTH})|(?:May|March)(?! [A-Z]))\b",
    rf"\b(?:{_SAFE_MONTH})\b(?! [A-Z])",
    rf"(?:{_LEADS_YEAR}){_YEAR}\b(?![,.]?\d| (?:[a-z]+ )?(?:{_COUNTED})\b)",
    rf"(?<=^){_YEAR}(?=$|:)",
    rf"(?<=\), ){_YEAR}\b(?=[,.;])",
)
_DATE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?:{form})" for form in _FORMS) + r")(?!\w)", re.MULTILINE
)


def find_dates(text: str) -> tuple[Span, ...]:
    """What is a date by its own words, in the order of the text."""
    return tuple(match.span() for match in _DATE.finditer(text))


def add_times_of_history(report: Report, marks: Marks) -> Marks:
    """The marks, and in a history the dates that they lack."""
    found = find_dates(report.text)
    marked = [mark.mentions[0] for mark in marks.times]
    words = [report.text[start:end] for start, end in sorted({*found, *marked})]
    if not is_story(parse_point(report.published), words):
        return marks
    marks = _split(marks)
    grown, became = _grow(marks.times, found)
    taken = [span for mark in grown for span in mark.mentions]
    new = [TimeMark(id="", mentions=(span,)) for span in found if not _touches(span, taken)]
    return _numbered(marks, [*grown, *new], became)


def _split(marks: Marks) -> Marks:
    """A mark for each mention: the reader joins dates of one form, of which a history has many.

    An event's or claim's time becomes the mention nearest to its words.
    """
    parts: dict[str, list[TimeMark]] = {}
    for mark in marks.times:
        parts[mark.id] = [
            msgspec.structs.replace(mark, id=f"{mark.id}.{i}", mentions=(span,))
            for i, span in enumerate(mark.mentions)
        ]

    def nearest(ref: str, to: Span) -> str:
        return min(parts[ref], key=lambda part: abs(part.mentions[0][0] - to[0])).id

    return msgspec.structs.replace(
        marks,
        times=tuple(part for group in parts.values() for part in group),
        events=tuple(_renamed_event(event, nearest) for event in marks.events),
        claims=tuple(_renamed_claim(claim, nearest) for claim in marks.claims),
    )


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _grow(
    times: tuple[TimeMark, ...], found: tuple[Span, ...]
) -> tuple[list[TimeMark], dict[str, str]]:
    """Marks inside a date that was found become one mark on it; and what became of each by id."""
    left = {mark.id: mark for mark in times}
    became = {mark.id: mark.id for mark in times}
    for span in found:
        inside = [mark for mark in left.values() if _touches(span, [mark.mentions[0]])]
        if not inside or any(not _holds(span, mark.mentions[0]) for mark in inside):
            continue
        first = inside[0]
        left[first.id] = msgspec.structs.replace(first, mentions=(span,))
        for mark in inside[1:]:
            del left[mark.id]
            became[mark.id] = first.id
    return list(left.values()), became


def _holds(span: Span, other: Span) -> bool:
    return span[0] <= other[0] and other[1] <= span[1]


def _numbered(marks: Marks, times: list[TimeMark], became: dict[str, str]) -> Marks:
    """All time marks numbered in the order of the text, and whatever names them with them."""
    ordered = sorted(times, key=lambda mark: mark.mentions)
    names = {mark.id: f"t{i}" for i, mark in enumerate(ordered, 1) if mark.id}

    def number(ref: str, to: Span) -> str:
        del to
        return names[became[ref]]

    return msgspec.structs.replace(
        marks,
        times=tuple(msgspec.structs.replace(mark, id=f"t{i}") for i, mark in enumerate(ordered, 1)),
        events=tuple(_renamed_event(event, number) for event in marks.events),
        claims=tuple(_renamed_claim(claim, number) for claim in marks.claims),
    )


def _renamed_event(event: EventMark, rename: Rename) -> EventMark:
    named = {rename(each.ref, event.triggers[0]): each for each in reversed(event.times)}
    times = [msgspec.structs.replace(each, ref=ref) for ref, each in named.items()]
    return msgspec.structs.replace(event, times=tuple(reversed(times)))


def _renamed_claim(claim: ClaimMark, rename: Rename) -> ClaimMark:
    said = rename(claim.said, claim.cues[0]) if claim.said else None
    return msgspec.structs.replace(claim, said=said)
