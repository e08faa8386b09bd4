"""The words of a time expression in one spelling, before the grammar reads them."""

import re

from relata.resolve.time_amounts import AMOUNT
from relata.resolve.time_tables import MONTHS, WEEKDAYS

_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAYS = "|".join(name for name in WEEKDAYS if len(name) > 5)
_ACT = (
    rf"(?:that|this|then|(?:the|this|that|his|her|their|its) (?!.*\b(?:{_WEEKDAYS}|{_MONTHS})\b)"
    r"(?!weekend|week|month|year)[a-z' -]+)"
)
"""What was told before, as what a step counts from: "two days after the raid"."""
_REPLACED = (
    (r"[‘’ʼ`´]", "'"),
    (r"[–—−]", "-"),
    (r"[\[\]]", ""),
    (r"\b([ap])\. ?m\b\.?", r"\1m"),
    (r"^for the weekend$", "the coming weekend"),
    (r"\b(?:the )?end of the day,? (?:on )?(?=[a-z])", ""),
    (r"\baftn\b", "afternoon"),
    (r"(?<=winter of )(\d{4}) ?/ ?", r"\1-"),
    (r"^the (week|month|year) before$", r"the previous \1"),
    (r"^the (week|month|year) after$", r"the following \1"),
    (r"\b(\d{1,2}(?:st|nd|rd|th)|first) of the month\b", r"\1"),
    (rf"\b([0-3]\d)([0-2]\d)([0-5]\d) ?z ?({_MONTHS}) ?(\d\d(?:\d\d)?)\b", r"\1 \4 \5 \2:\3z"),
    (r"\b([0-2]\d)([0-5]\d) ?(z|zulu|gmt|utc)\b", r"\1:\2 \3"),
    (r"(?<=\d) z\b", "z"),
    (r"^(after |before |during |following )?(?:the )?friday prayers?$", r"\1friday noon"),
    (r"\ba year[- ]and[- ](?:a[- ])?half\b", "18 months"),
    (r"\bthe night before last\b", "day before yesterday night"),
    (r"\btonight\b", "today night"),
    (r"(?<!the )\b(?:last|yesternight) (night|evening)\b", r"yesterday \1"),
    (
        r"\bthis (very )?(?=(?:early |late )?(?:morning|noon|afternoon|evening|midnight|dawn)\b)",
        "today ",
    ),
    (r"\bthe (?=(?:morning|evening|afternoon|night|early hours|small hours) of\b)", ""),
    (r"^the (morning|afternoon|evening|night) after$", r"the next \1"),
    (r"^the (morning|afternoon|evening|night) before$", r"the previous \1"),
    (r"^(?:ever )?since$", "since then"),
    (r"^(?:before|within) (the (?:week|month|year) (?:is|was) out)$", r"\1"),
    (rf"^after ({AMOUNT})$", r"\1 later"),
    (rf"^({AMOUNT}) (?:after|following) {_ACT}$", r"\1 later"),
    (rf"^({AMOUNT}) (?:before|prior to) {_ACT}$", r"\1 earlier"),
    (rf"^the (day|night|morning|evening) after {_ACT}$", r"the next \1"),
    (rf"^the (day|night|morning|evening) before {_ACT}$", r"the previous \1"),
    (r"\b(?:in |during |on )?(?:the )?night (?=from\b)", "overnight "),
    (r"\b(?:the )?eve of christmas\b", "christmas eve"),
    (r"\b(?:the )?eve of (?:the )?new year\b", "new year's eve"),
    (r"\b(?:on|in) or (?:about|around)\b", "about"),
    (
        r"^(\d{1,2})\.?-(\d{1,2})\.(\d{1,2})\.(\d{4})$",
        r"\1.\3.\4 to \2.\3.\4",
    ),
    (rf"\b(\d{{1,2}})({_MONTHS})(\d\d(?:\d\d)?)\b", r"\1 \2 \3"),
    (r"^(?:in |during )?(?:the )?night between (.+) and (.+)$", r"overnight from \1 to \2"),
    (
        rf"^(?:in |during )?(?:the )?night of ({_WEEKDAYS}) (?:to|into) ({_WEEKDAYS})$",
        r"overnight from \1 to \2",
    ),
    (r"\ball day (?=[a-z0-9])", "throughout "),
    (rf"^(?:on )?the ({_WEEKDAYS})$", r"\1"),
    (r"\bhalf a year\b", "six months"),
    (r"\b(a|one) month and a half\b", "one month"),
    (r"\ba century\b", "100 years"),
    (r"\b(days?|weeks?|months?|years?) back$", r"\1 ago"),
    (r"^(in .+)'s? time$", r"\1"),
    (r"^(an?|one|two|three|four) (days?|weeks?|months?) from (?:now|today)$", r"in \1 \2"),
    (r"\bthe current (?=(?:week|month|quarter|year)\b)", "this "),
    (r"^overnight into (?=[a-z0-9])", "the night to "),
    (rf"^overnight (?:on )?(?=(?:{_WEEKDAYS})$)", "night of "),
    (r"^(for )?the (\w+) (day|night|week) (?:running|in a row)$", r"\1a \2 \3 running"),
    (r"^(?:the )?(week|month|year|quarter) before last$", r"the \1 before the last"),
    (rf"\b(\d{{1,2}})(?:, \d{{1,2}})+,? and (\d{{1,2}}) (?=(?:{_MONTHS})\b)", r"\1 to \2 "),
    (r"\s+", " "),
)
_COMPILED = tuple((re.compile(pattern), replacement) for pattern, replacement in _REPLACED)
_EDGES = ' \t\n.,;:!?"“”[]*-'


def normalise(words: str) -> str:
    """Lower case, one kind of dash, quote and space, abbreviations joined, no outer punctuation."""
    text = words.lower().strip()
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return re.sub(r"'s?$", "", text.strip(_EDGES)).strip(_EDGES)
