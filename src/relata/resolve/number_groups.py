"""What the words of a counted group say about it: women, men, children; combatant or not."""

import re

_DEMOGRAPHIC = {
    "women": re.compile(r"\b(?:wom[ae]n|mothers?|wives|wife|widows?|grandmothers?|nuns?)\b", re.I),
    "men": re.compile(r"\b(?:m[ae]n|fathers?|husbands?|grandfathers?)\b", re.I),
    "children": re.compile(
        r"\b(?:child(?:ren)?|boys?|girls?|infants?|bab(?:y|ies)|newborns?|toddlers?|minors?"
        r"|school(?:child(?:ren)?|boys?|girls?)|juveniles?|adolescents?)\b",
        re.I,
    ),
}
_ADULT_NOUN = re.compile(
    r"\b(?:service|crew|police|camera|fire|gun|clergy|militia)[- ]m[ae]n\b", re.I
)
_COMBATANT = re.compile(
    r"\b(?:soldiers?|troops?|fighters?|militants?|insurgents?|rebels?|gunm[ae]n|guerrill?as?"
    r"|terrorists?|combatants?|marines?|paratroopers?|serviceme?a?n|militiam[ae]n|jihadists?"
    r"|infantrym[ae]n|legionnaires?|mercenar(?:y|ies)|commandos?|conscripts?|jawans?)\b",
    re.I,
)
_CIVILIAN = re.compile(
    r"\b(?:civilians?|non-?combatants?|bystanders?|passers?-by|villagers?|residents?|shoppers?"
    r"|worshippers?|passengers?|journalists?|aid workers?|pilgrims?|schoolchildren)\b",
    re.I,
)
_DOUBTED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|presumed|so-called|purported|supposed|claimed to be"
    r"|described as|accused of being)\b",
    re.I,
)
_NOT = re.compile(r"\bnon-?combatants?\b|\b(?:former|ex-|retired)\b", re.I)


def demographic_of(words: str) -> str | None:
    """``women``, ``men`` or ``children`` where the words name just one of them, else None."""
    plain = _ADULT_NOUN.sub("person", words)
    named = [name for name, pattern in _DEMOGRAPHIC.items() if pattern.search(plain)]
    return named[0] if len(named) == 1 else None


def combatant_of(words: str) -> str | None:
    """``yes``, ``no`` or ``disputed`` (words doubt it or name both); None if they are silent."""
    fights = bool(_COMBATANT.search(_NOT.sub(" ", words)))
    civilian = bool(_CIVILIAN.search(words)) or bool(
        re.search(r"\bnon-?combatants?\b", words, re.I)
    )
    if fights and (civilian or _DOUBTED.search(words)):
        return "disputed"
    if fights:
        return "yes"
    return "no" if civilian else None
