"""Whether the words around a time expression speak of the future.

The nearest marker before it in its clause decides; without one, the first verb after it does.
"""

import re
from typing import Literal

Tense = Literal["future", "past", "open"]

_SCHEDULED = (
    r"arrives?|departs?|returns|leaves|travels|flies|sails|visits|gathers?|convenes?|hosts?"
    r"|holds?(?! despite| firm| good)"
    r"|reopens?|resumes?|lapses|publishes|releases|rules on|decides?|debates|discuss(?:es)?"
    r"|considers?|takes? (?:up|effect|over|office|place)|comes? into (?:force|effect)"
    r"|go(?:es)? (?:free|home|to the polls|on (?:trial|strike)|into effect|ahead)|appears?"
    r"|stands? trial|testif(?:y|ies)|addresses|marches|plays|faces|kicks? off|dines?|tours"
    r"|receives|signs|hears|presents|unveils|launches|delivers|hands? over|walks? out|chairs"
    r"|retires|steps? down|(?:polls?|stations) (?:open|close)|takes? the oath"
    r"|(?:is|are|stays?|remains?) (?:closed|shut|cancelled)"
    r"|(?:is|are) (?:meeting|travell?ing|flying|holding|hosting|visiting|leaving|returning|arriving"
    r"|attending|voting|marching|staging|speaking|playing|gathering|convening)"
    r"|(?:put off|pushed back|moved|brought forward|delayed|deferred) (?:to|until|till)"
    r"|(?:promised|pledged|threatened|vowed) (?:an?|the)"
)
"""Verbs of what is fixed in a calendar: in the present they speak of a day to come."""
_FUTURE = (
    r"will|won't|shall|would(?! (?:not|neither|n't))|'ll|due|scheduled|planned|plans?|planning"
    r"|expected|slated|convened for"
    r"|set (?:for|to)|(?:is|are|was|were|has|have|had|not|be|them|him|people|parliament) to"
    r"|(?:can|could|may|might|must|should) (?:be|begin|start|resume|return)|must"
    r"|(?-i:may) (?!have |be )[a-z]+"
    r"|going to|ahead of|deadline|ultimatum|postponed|upcoming|intends?|hope[sd]?|hoping"
    r"|(?:promised|pledged|decided|ordered|asked|told|prepared|summoned|sworn|requested) to"
    r"|vow(?:s|ed)? to|promis(?:es|ing)|forecasts?|call(?:s|ed) (?:for|on|a|an)|adjourned"
    r"|extended|prolong(?:s|ed)?|dines?|launches|hosts?|travels|reopens?|demand(?:s|ed)?"
    r"|threaten(?:s|ed|ing)? to|agreed to|wants?|offer(?:s|ed)? to"
    r"|propose[sd]?|invit(?:es|ed|ing)|summon|foresees?|on the programme|next snapshot|next report"
    r"|next update|unless|if|ready to|pencilled in|tentatively|with effect|effective|opens?|opening"
    r"|pledges?"
    r"|announc(?:e[sd]?|ing) the (?:arrival|deployment|opening|start|launch|dispatch|visit)"
    r"|(?:is|are) (?:wanted|needed|required|asked)"
    r"|(?<!not )(?<!n’t )(?<!n't )(?<!bright )(?<!head )(?<!false )(?<!good )(?<!at the )starts?"
    r"|(?<!not )begins?|meets?|resumes?|reconvenes?|convenes?|sits?|expires?|runs out"
    r"|votes?(?! to (?:nil|zero|one|two|three|four|five|six|seven|eight|nine|\d))"
    r"|warn(?:s|ed|ing)? (?:that|of)|urg(?:es|ed|ing)|delivery|we go|likely|to be"
    r"|to (?:meet|sit|hold|resume|march|visit|talks|attend|discuss|vote|appear|take|return|start"
    r"|begin|leave|go|strike|stay|open|close)|bars|until|till|flies|ends|goes ahead|lapses"
    rf"|{_SCHEDULED}"
    r"|floats?|floating|announc(?:e[sd]?|ing) (?:[\w’'-]+ ){0,4}(?:sit-in|walkout|strike|march"
    r"|rally|marches|rallies|protests?|call-up|talks|exercise|boycott|parade|vigil)"
)
_PAST = (
    r"said|says|told|wrote|was|were|had|came|began|took|went|fell|struck|left|made|held|hit|found"
    r"|gave|broke|put|met|has|have|did|shot|fought|fled|ran|drove|saw|brought|burnt|bore|sent|lost"
    r"|stood|got|became|spoke|won|blew|flew|withdrew|cut|rose|flung|threw|recalling|following"
    r"|citing|recalled|since|dead|wounded|massacre"
)
_NOT_FINITE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "be",
        "been",
        "being",
        "get",
        "not",
        "stay",
        "remain",
        "the",
        "a",
        "an",
        "of",
        "its",
    )
)
_MARKER = re.compile(
    rf"(?<![\w-])(?:(?P<future>{_FUTURE})|{_NOT_FINITE}(?P<past>{_PAST}|[a-z]{{2,}}ed))(?![\w-])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:'s|’s)?[\"”’,]?(?:\s+[\w'’-]+){0,6}?(?:, [^,.;\n]{3,40},)?\s+"
    r"(?P<verb>will|won't|goes? ahead|shall|would be"
    r"|(?:is|are) (?:to|due|set|scheduled|expected|planned)"
    r"|said|told|says|was|were|had|has|have|did|[a-z]{2,}ed|we go|foresees|the scenario)\b",
    re.IGNORECASE,
)
_FUTURE_VERB = re.compile(
    r"will|won't|shall|would be|(?:is|are) (?:to|due|set|scheduled|expected|planned)|we go"
    r"|goes? ahead|foresees|the scenario",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?:(?<![A-Z])\.|[;:!?])(?:[\"”’)]*)\s|\n|\s[–—]\s")
# A siren warns of what is already there; a speaker who warns of a strike speaks of one to come.
_SOUNDED = re.compile(
    r"\b(?:sirens?|alarms?|air[- ]raid alerts?|loudspeakers?|apps?)\b[^,;]*\bwarn(?:ed|ing)? of\b",
    re.IGNORECASE,
)
_COMING_NOUN = re.compile(
    r"^['’]s\s+(?:\w+\s+)?(?:march|talks|vote|election|summit|meeting|deadline|session|hearing"
    r"|walkout|stoppage|match|game|debate|rally|parade|ceremony|start|opening|launch)\b",
    re.IGNORECASE,
)
_COMING_NOW = re.compile(
    r"^['’]s\s+(?:[\w-]+\s+){1,3}?(?:(?:is|are|will|has|have)\b(?! been\b)|goes? ahead\b)",
    re.IGNORECASE,
)
"""``Friday's match is sold out``: what is told of it now has not been played."""
_POSSESSIVE = re.compile(r"^['’]s\b")


_REPORTING = re.compile(
    r",\s(?:[\w’'-]+\s){1,7}(?:said|says|announced|reported|added|declared|stated|told [\w ]+),\s"
)
"""", its command announced,": who says so does not date what is said."""
_NAMES_AN_ACT = re.compile(r"\b(?:the|a|an|its|their|his|her|this)\s+$", re.IGNORECASE)
_ACT = re.compile(
    r"\s+(?:[\w’'-]+,?\s+){0,4}?(?:attacks?|strikes?|airstrikes?|raids?|bombings?|blasts?|explosions?"
    r"|massacres?|killings?|shootings?|shelling|ambush(?:es)?|clash(?:es)?|assaults?|coup|incursion"
    r"|invasion|incident|crash|abductions?|kidnappings?|accord|agreement|truce|ceasefire)\b",
)
"""What a day before it dates: "the 27 February attack"; "the Friday strike" of workers may come."""
_AFTER_AN_ACT = re.compile(
    r"\b(?:into|over|after|following|about|since|(?:for|in|behind|planning|ordering|leading)\s+the)"
    r"\s+(?:[\w’'-]+\s+){0,4}?(?:attacks?|strikes?"
    r"|airstrikes?|raids?|bombings?|blasts?|explosions?|massacres?|killings?|shootings?|shelling"
    r"|ambush(?:es)?|clash(?:es)?|assaults?|riots?|incursion|incident|crash|abductions?|deaths?)\s+"
    r"(?:(?:late|early)\s+)?(?:on|of)\s+$",
    re.IGNORECASE,
)
"""Who demands an inquiry into the raid on Friday speaks of a Friday that is past."""
_STILL_BEFORE = re.compile(
    r"\b(?:not|no|never|ha(?:s|ve) been|is|are)\b[^.;]{0,60}\bbefore\s+$|\b(?:is|are)\s+on\s+$"
    r"|\b(?:is|are)\s+being\b[^.;]{0,60}\bfor\s+$"
    r"|\b(?:starting|beginning|as early as|no (?:later|sooner|earlier) than)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_NOT_KEPT = re.compile(
    r"^,?\s+(?:but\s+)?(?:did not|didn’t|didn't|never|failed to|had not|has not|(?:was|were)\s+"
    r"(?:dropped|cancelled|canceled|shelved|called off|abandoned|scrapped|aborted))\b"
)
_SET_FOR = re.compile(r"\b(?:set|slated|scheduled|planned|called) (?:for|on)\s+$", re.IGNORECASE)
"""A rally "set for Sunday" that was called off was called off before it."""
_TERM = re.compile(
    r"\b(?:pledg|promis|agre|undertook|commit)\w*\b[^.;:]{0,60}\bby\s+$", re.IGNORECASE
)
_ACT_FROM = re.compile(
    r"\b(?:strike|stoppage|walkout|shutdown|curfew|truce|ceasefire|boycott|patrols?)"
    r"\s+(?:from|as of|starting)\s+$",
    re.IGNORECASE,
)


def tense_around(before: str, after: str) -> Tense:
    """The tense of the nearest verb or marker of the clause; ``open`` where none stands."""
    clause = _REPORTING.sub(" ", _CLAUSE_END.split(before[-160:])[-1])
    if re.search(r"\bahead of\s+$", clause):
        return "future"
    if _NAMES_AN_ACT.search(clause) and _ACT.match(after):
        return "past"
    if _NOT_KEPT.match(after):
        return "future" if _SET_FOR.search(clause) else "past"
    if _ACT_FROM.search(clause) or _TERM.search(clause):
        return "future"
    if _COMING_NOUN.match(after) and _COMING_NOW.match(after):
        return "future"
    if _POSSESSIVE.match(after) and not _COMING_NOUN.match(after):
        return "past"
    if re.search(r"\bfor\s+$", clause) and re.search(
        r"(?:strike|stoppage|\bcall\w*|planned)\b.{0,30}$", clause
    ):
        return "future"
    if _SOUNDED.search(clause) or _AFTER_AN_ACT.search(clause):
        return "past"
    markers = list(_MARKER.finditer(clause))
    still = _STILL_BEFORE.search(clause)
    if still and not any(each["past"] and each.start() > still.start() for each in markers):
        return "future"
    if markers and re.search(r"[a-z]", clause, re.IGNORECASE):
        return "future" if markers[-1].group("future") else "past"
    following = _AFTER.match(_CLAUSE_END.split(after)[0])
    if following is None:
        return "open"
    return "future" if _FUTURE_VERB.fullmatch(following["verb"]) else "past"


def tense_of(before: str, words: str, after: str) -> Tense:
    """The tense in which an expression stands; a bound of its own decides before the verbs."""
    if re.match(r"(?:next|tomorrow|the coming|coming|until|till)\b", words):
        return "future"
    if re.match(r"(?:last|since|yesterday|the past)\b", words):
        return "past"
    tense = tense_around(before, after)
    if tense == "open" and re.search(
        r"(?:^|[.!?”\"]\s+|;\s|\band\s)from\s+$", before, re.IGNORECASE
    ):
        return "future"
    if tense == "open" and (re.match(r"by\b", words) or re.search(r"\bby\s+$", before)):
        return "future"
    return tense
