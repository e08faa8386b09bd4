"""All number expressions of a text with their kinds: counts, money, ages, dates and measures.

Counts are what a tally may be made of; the other kinds explain why a number is none.
"""

import re
from dataclasses import dataclass
from typing import Literal

from relata.model.number_words import cardinal_at, find_cardinals
from relata.model.quantities import Quantity, quantity_at

NumberKind = Literal[
    "count",
    "money",
    "age",
    "distance",
    "measure",
    "calibre",
    "date",
    "clock",
    "duration",
    "percentage",
    "ordinal",
    "designation",
    "decimal",
]


@dataclass(frozen=True, slots=True)
class NumberMention:
    """One number expression, ``[start, end)`` in code points, with the words that bound it."""

    start: int
    end: int
    kind: NumberKind
    quantity: Quantity


_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_CURRENCY = (
    r"dollars?|euros?|pounds?|francs?|rubles?|roubles?|rupees?|rials?|riyals?|dinars?|pesos?|yuan"
    r"|naira|hryvnias?|shillings?|lira|USD|EUR|GBP|CFA|tomans?|kwacha|cedis?|birr|quetzales|soles"
)
_AFTER: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    ("percentage", re.compile(r"\s*(?:%|per\s?cent\b|percent\b|percentage points?\b)", re.I)),
    (
        "calibre",
        re.compile(
            r"\s*(?:-|\s)?\s*mm\b|\s*(?:-|\s)?millimet(?:re|er)s?\b|-calib(?:re|er)\b"
            r"|\s*×\s*\d|x\d\d\b",
            re.I,
        ),
    ),
    (
        "age",
        re.compile(
            r"[-\s]years?[-\s]olds?\b|[-\s]months?[-\s]olds?\b|[-\s]weeks?[-\s]olds?\b", re.I
        ),
    ),
    ("money", re.compile(rf"\s+(?:(?:US|Syrian|Swiss|CFA|Kenyan)\s+)?(?:{_CURRENCY})\b", re.I)),
    (
        "distance",
        re.compile(
            r"[\s-]*(?:km|kms|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|nautical miles?|nm|m"
            r"|feet|foot|ft|yards?|inch(?:es)?|cm|centimet(?:re|er)s?|blocks)\b(?!-)",
            re.I,
        ),
    ),
    (
        "measure",
        re.compile(
            r"[\s-]*(?:kg|kilos?|kilogram(?:me)?s?|tons?|tonnes?|lit(?:re|er)s?|gallons?|barrels?"
            r"|grams?|hectares?|acres?|sq\.?|square|cubic|degrees?|°|knots?|kph|mph|watts?|MW|kW"
            r"|volts?|b/d|bpd)(?![a-z])",
            re.I,
        ),
    ),
    (
        "duration",
        re.compile(
            r"[\s-]+(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?"
            r"|fortnights?|centur(?:y|ies))\b",
            re.I,
        ),
    ),
    ("clock", re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|hrs?\b|GMT|UTC|Z\b)|[:h]\d\d\b", re.I)),
    ("date", re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b|[-/.]\d{{1,2}}[-/.]\d", re.I)),
    ("ordinal", re.compile(r"(?:st|nd|rd|th)\b", re.I)),
    ("decimal", re.compile(r"\.\d")),
)
_BEFORE: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    ("money", re.compile(r"(?:[$€£¥₦₹₽]|\b(?:US|USD|EUR|GBP|Rs\.?))\s?$")),
    ("age", re.compile(r"\b(?:aged|age of|aged between)\s+$|,\s+$", re.I)),
    ("date", re.compile(rf"\b{_MONTHS}\s+(?:the\s+)?$|\d[-/.]$", re.I)),
    ("clock", re.compile(r"\d[:h]$")),
    ("decimal", re.compile(r"\d\.$")),
    (
        "designation",
        re.compile(
            r"\b(?:No\.?|number|nos\.|Route|Road|Highway|Unit|Battalion|Brigade|Tower|Block|Sector"
            r"|Zone|Camp|Area|Article|Resolution|Section|Chapter|Law|Flight|Gate|Checkpoint|Point"
            r"|Room|Floor|Hill|Post|Block|Line|Bureau|Phase|Room|Grade|Level|Page|Mi|Su|Tu|MiG|Kh"
            r"|AK|RPG|BM|BMP|T|F|M|S|MQ|UH|AH|CH|C|AC|KC|Shahed|Qaher|Fateh|Zelzal|Hellfire|Kalibr"
            r"|Type|Class|Channel|CH|G|L|Q)[\s-]?$"
        ),
    ),
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|from|until|till|by|during|early|late|mid|year|spring|summer|autumn|winter"
    r"|and|to|before|after|the|,)\s*-?$|[-–/(]$",
    re.IGNORECASE,
)
_AGE_FOLLOWS = re.compile(r"\s*(?:,|\.|;|\)|$)")
_JOINED = re.compile(r"[\w]-?$")
_WORD_STARTS = re.compile(
    r"(?<![\w-])(?:dozens|scores|hundreds|thousands|tens of thousands|hundreds of thousands"
    r"|millions|several|a few|numerous|multiple|a handful|a couple|a number of|many|no one|nobody"
    r"|none|nil|a pair|both|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth))\b",
    re.IGNORECASE,
)
_BOUNDS_BEFORE = re.compile(
    r"(?:\b(?:at least|no fewer than|not fewer than|no less than|not less than|no more than"
    r"|not more than|more than|fewer than|less than|up to|as many as|nearly|almost|close to|about"
    r"|around|roughly|approximately|an estimated|some|over|between|upwards of|just over"
    r"|well over)\s+)$",
    re.IGNORECASE,
)


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Every number expression of a text from left to right, never overlapping.

    A count's span holds the words that bound it ("at least five", "between six and ten").
    """
    found: list[NumberMention] = []
    starts = [(each.start, each.end) for each in find_cardinals(text)]
    starts += [match.span() for match in _WORD_STARTS.finditer(text)]
    reached = 0
    for start, end in sorted(starts):
        if start < reached:
            continue
        mention = _mention(text, start, end, reached)
        if mention is not None:
            found.append(mention)
            reached = mention.end
    return tuple(found)


def _mention(text: str, start: int, end: int, reached: int) -> NumberMention | None:
    kind = _kind(text, start, end)
    plain = quantity_at(text, start)
    if kind != "count":
        quantity = plain.quantity if plain is not None else Quantity(None, None)
        return NumberMention(start, end, kind, quantity)
    bound = _BOUNDS_BEFORE.search(text[max(reached, start - 24) : start])
    begin = start if bound is None else start - len(bound.group())
    bounded = quantity_at(text, begin) or plain
    if bounded is None:
        return None
    return NumberMention(
        begin if bounded.start == begin else start, bounded.end, "count", bounded.quantity
    )


def _kind(text: str, start: int, end: int) -> NumberKind:
    before, after = text[max(0, start - 20) : start], text[end : end + 24]
    words = text[start:end]
    if _YEAR.fullmatch(words) and not re.match(r"\s+[a-z]{4,}s\b", after):
        return "date"
    for kind, pattern in _AFTER:
        if pattern.match(after):
            return kind
    if re.match(r"(?:-|–|\s+(?:to|or|and)\s+)", after):
        paired = _kind_of_pair(text, end)
        if paired is not None:
            return paired
    for kind, pattern in _BEFORE:
        if pattern.search(before) and (kind != "age" or _is_age(words, before, after)):
            return kind
    if _WORD_STARTS.fullmatch(words) and re.fullmatch(
        r"[a-z]+(?:st|nd|rd|th)|second|third", words, re.I
    ):
        return "ordinal"
    return "designation" if words[:1].isdigit() and _JOINED.search(before) else "count"


def _kind_of_pair(text: str, end: int) -> NumberKind | None:
    """The kind of ``10–12 km``: that of the second number where a unit decides it."""
    joint = re.match(r"(?:-|–|\s+(?:to|or|and)\s+)", text[end:])
    second = cardinal_at(text, end + joint.end()) if joint else None
    if second is None:
        return None
    after = text[second.end : second.end + 24]
    return next((kind for kind, pattern in _AFTER if pattern.match(after)), None)


def _is_age(words: str, before: str, after: str) -> bool:
    """``Mahmoud Qasem, 52, of Tyre``: a number between commas after a name; or after "aged"."""
    if re.search(r"\baged?\b", before, re.IGNORECASE):
        return True
    named = re.search(r"[A-Z][\w'’-]+,\s+$", before) is not None
    return named and bool(re.fullmatch(r"\d{1,3}", words)) and bool(_AGE_FOLLOWS.match(after))
