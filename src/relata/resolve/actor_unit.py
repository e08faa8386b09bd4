"""Numbered units in loose spellings: ``3 Bde``, ``the Third Brigade``, ``Brigade No. 3`` are one.

The number, the size and the arm must all be the same: ``3rd`` is never ``4th``, an assault brigade
no tank brigade.
"""

import re

from relata.resolve.names import fold

_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
_ROMAN = {
    word: str(number)
    for number, word in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(),
        start=1,
    )
}
_SHORT = dict(
    pair.split(">")
    for pair in (
        "bde>brigade bn>battalion btn>battalion batt>battalion div>division regt>regiment "
        "rgt>regiment coy>company sqn>squadron inf>infantry mech>mechanised mechanized>mechanised "
        "armd>armoured armored>armoured arty>artillery motorized>motorised mot>motorised "
        "abn>airborne mtn>mountain gds>guards para>parachute engr>engineer sep>separate "
        "brigades>brigade divisions>division battalions>battalion regiments>regiment"
    ).split()
)
_SIZES = frozenset("brigade battalion division regiment corps company squadron army".split())
_ARMS = frozenset(
    "infantry mechanised armoured artillery motorised airborne mountain guards parachute engineer "
    "separate assault tank airmobile marine naval rifle light heavy mobile jungle ranger commando "
    "special forces reserve territorial defence defense cavalry missile rocket combat "
    "expeditionary mission field independent operational air combined arms motor anti aircraft "
    "counter terrorism".split()
)
_UNSAID = frozenset("no nr number the of separate independent".split())
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")
_WRITTEN = re.compile(
    r"^(?:(?P<owner>.+?)['’]s?\s+)?(?P<unit>(?:No\.?\s+)?(?:\d\S*|[A-Z]\S*)\s+(?:\S+\s+){0,4}?"
    r"(?:Brigade|Bde|Battalion|Bn|Division|Div|Regiment|Regt|Corps|Company|Squadron)\.?"
    r"(?:\s+(?:No\.?\s+)?\d{1,4})?)(?:\s+of\s+(?:the\s+)?(?P<of>.+))?$",
    re.IGNORECASE,
)


def unit_key(words: str) -> str:
    """One key for all spellings of a unit's name; empty for what is no numbered unit alone."""
    found = [_plain(word) for word in fold(words).replace("-", " ").split()]
    numbers = [word for word in found if word.isdigit()]
    rest = [word for word in found if not word.isdigit() and word not in _UNSAID]
    sizes = [word for word in rest if word in _SIZES]
    if len(numbers) != 1 or not sizes or not {*rest} <= _SIZES | _ARMS:
        return ""
    return " ".join([*numbers, *sorted(rest)])


def unit_in_phrase(words: str) -> tuple[str, str] | None:
    """A unit in a phrase that says whose it is, and that: ``the Lebanese Army's 12th Brigade``."""
    match = _WRITTEN.match(words)
    if match is None or not unit_key(match["unit"]):
        return None
    return match["unit"], match["owner"] or match["of"] or ""


def _plain(word: str) -> str:
    number = _NUMBER.fullmatch(word)
    if number:
        return str(int(number[1]))
    return _ORDINALS.get(word) or _ROMAN.get(word) or _SHORT.get(word, word)
