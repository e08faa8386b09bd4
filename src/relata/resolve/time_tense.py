"""Whether the words around a time expression speak of the future."""

import re

_FUTURE = (
    r"will|won't|shall|would|wouldn't|'ll|due|scheduled|planned|plans?|planning|set|expected|slated"
    r"|is to|are to|was to|were to|to be|going to|ahead of|deadline|ultimatum|postponed|upcoming"
    r"|intends?|hopes?|vows?|vowed|promis(?:es|ed|ing)|forecasts?|convened for|called for|must"
    r"|adjourned|until|may|might|could|can|extended|demand(?:s|ed)"
)
_PAST = (
    r"said|says|told|wrote|announced|reported|killed|was|were|had|came|began|took|went|fell|struck"
    r"|left|made|held|hit|found|gave|broke|put|met|confirmed|claimed|denied|has|have|stated|added"
)
_MARKER = re.compile(
    rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}|(?<!be )(?<!been )(?<!being )[a-z]+ed))(?![\w-])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[\"”’,]?(?:\s+[\w'’-]+){0,6}?\s+(?P<verb>will|won't|shall|is to|are to|is due|are due|is set"
    r"|are set|is scheduled|are scheduled|said|told|says|was|were|had|has|have|[a-z]+ed)\b",
    re.IGNORECASE,
)
_FUTURE_VERB = re.compile(r"will|won't|shall|(?:is|are) (?:to|due|set|scheduled)", re.IGNORECASE)


def looks_forward(before: str, words: str, after: str) -> bool:
    """Whether the nearest verb speaks of what is to come.

    Only the clause counts: words past a full stop, semicolon, colon or line end say nothing of it.
    """
    if re.match(r"(?:next|tomorrow|the coming|coming|until|till)\b", words):
        return True
    if re.match(r"(?:last|since|yesterday|the past)\b", words):
        return False
    clause = re.split(r"[.;:\n–—!?](?:\s|$)", before[-160:])[-1]
    markers = list(_MARKER.finditer(clause))
    if markers:
        return markers[-1].group("future") is not None
    following = _AFTER.match(re.split(r"[.;:\n!?]", after)[0])
    return following is not None and bool(_FUTURE_VERB.fullmatch(following["verb"]))
