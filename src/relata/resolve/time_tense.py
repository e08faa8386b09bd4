"""Whether the words around a time expression speak of the future.

The nearest marker before it in its clause decides; without one, the first verb after it does.
"""

import re
from typing import Literal

Tense = Literal["future", "past", "open"]

_FUTURE = (
    r"will|won't|shall|would|'ll|due|scheduled|planned|plans?|planning|expected|slated|convened for"
    r"|set (?:for|to)|(?:is|are|was|were|has|have|had|not|be|and|or|them|him|people|parliament) to"
    r"|going to|ahead of|deadline|ultimatum|postponed|upcoming|intends?|hope[sd]?|hoping"
    r"|vow(?:s|ed)? to|promis(?:es|ed|ing)|forecasts?|call(?:s|ed) (?:for|on|a|an)|must|adjourned"
    r"|extended|demand(?:s|ed)?|threaten(?:s|ed|ing) to|agreed to|wants?|offer(?:s|ed)? to"
    r"|propose[sd]?|invit(?:es|ed|ing)|summon|foresees?|on the programme|next snapshot|next report"
    r"|next update|unless|if|ready to|pencilled in|tentatively|with effect|effective|opens?|opening"
    r"|begins?|starts?|meets?|resumes?|reconvenes?|convenes?|sits?|votes?|expires?|runs out"
    r"|warn(?:s|ed|ing)? (?:that|of)|urg(?:es|ed|ing)|delivery|home|we go|threat|(?<=in )talks|may"
    r"|to (?:meet|sit|hold|resume|march|visit|talks|attend|discuss|vote|appear|take|be|return|start"
    r"|begin|leave|go|strike|stay|open|close)|stoppage|strike|walkout|deliver|gives?|should"
    r"|(?:joint )?patrols|staged? if|bars|until|till"
)
_PAST = (
    r"said|says|told|wrote|was|were|had|came|began|took|went|fell|struck|left|made|held|hit|found"
    r"|gave|broke|put|met|has|have|did|shot|fought|fled|ran|drove|saw|brought|burnt|bore|sent|lost"
    r"|stood|got|became|spoke|won|blew|flew|withdrew|cut|recalling|following|citing|recalled|since"
    r"|dead|wounded|killings?|massacre"
)
_MARKER = re.compile(
    rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}"
    r"|(?<!be )(?<!been )(?<!being )(?<!get )[a-z]{2,}ed))(?![\w-])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:'s|’s)?[\"”’,]?(?:\s+[\w'’-]+){0,6}?\s+"
    r"(?P<verb>will|won't|shall|would be|(?:is|are) (?:to|due|set|scheduled|expected|planned)"
    r"|said|told|says|was|were|had|has|have|did|[a-z]{2,}ed|we go|foresees|the scenario)\b",
    re.IGNORECASE,
)
_FUTURE_VERB = re.compile(
    r"will|won't|shall|would be|(?:is|are) (?:to|due|set|scheduled|expected|planned)|we go"
    r"|foresees|the scenario",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?](?:[\"”’)]*)\s|\n|\s[–—]\s")


def tense_around(before: str, after: str) -> Tense:
    """The tense of the nearest verb or marker of the clause; ``open`` where none stands."""
    clause = _CLAUSE_END.split(before[-160:])[-1]
    if re.search(r"\bfor\s+$", clause) and re.search(r"(?:strike|stoppage|\bcall\w*|planned)\b.{0,30}$", clause):
        return "future"
    markers = list(_MARKER.finditer(clause))
    if markers:
        return "future" if markers[-1].group("future") else "past"
    following = _AFTER.match(_CLAUSE_END.split(after)[0])
    if following is None:
        return "open"
    return "future" if _FUTURE_VERB.fullmatch(following["verb"]) else "past"


def looks_forward(before: str, words: str, after: str) -> bool:
    """Whether the expression speaks of what is to come; a bound of its own decides first."""
    if re.match(r"(?:next|tomorrow|the coming|coming|until|till)\b", words):
        return True
    if re.match(r"(?:last|since|yesterday|the past)\b", words):
        return False
    tense = tense_around(before, after)
    if re.match(r"by\b", words) or re.search(r"\bby\s+$", before):
        return tense != "past"
    return tense == "future"
