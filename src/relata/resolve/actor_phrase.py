"""The name inside a noun phrase: appositions, descriptions and acronyms in brackets come off.

``the little-known Qasr Brigades (QB), a militia from the hills`` names the Qasr Brigades, whose
acronym is QB. A phrase without a name stays as it is, article apart.
"""

import re
from dataclasses import dataclass

from relata.resolve.actor_name import bare_mention, is_proper
from relata.resolve.actor_unit import unit_in_phrase
from relata.resolve.countries import find_country_words, is_adjective
from relata.resolve.names import fold

_BRACKETS = re.compile(r"\s*[\[(](?P<inside>[^\])]*)[\])]?")
_QUOTED = re.compile(r"^(?P<lead>[^\"“”‘]+?)\s+[\"“‘](?P<name>[^\"“”’]+)[\"”’]?$")
_NAMED_SO = re.compile(
    r"^.*\b(?:signing (?:themselves |itself )?as|known as|called|calling (?:itself|themselves)"
    r"|named|styling (?:itself|themselves))\s+(?:the\s+)?(?P<name>.+)$"
)
_INDEFINITE = re.compile(r"^(?:an?|its|their|his|her|our|another|one of)\s", re.IGNORECASE)
_OWN_OUTLET = re.compile(
    r"^(?:its|their)\s+[A-Z][\w’' -]*\s(?:outlet|channel|(?:news )?agency|website|television)$"
)
"""``its Amaq outlet`` is one that has a name; ``its Delta company`` may be one of many."""
_POSSESSIVE = re.compile(r"^(?:His|Her|Our|Their)\s")
_LINKS = frozenset("of the and for de del la al in on am at".split())
_NOT_DESCRIBING = frozenset(
    "of in from at with by for to and or on against near under over between than who whose that "
    "its their his her our my this these those any all both outside inside around beyond since "
    "before after during".split()
)
_GENERIC = frozenset(
    "ministry department government army police navy council office forces force parliament "
    "assembly court state tv radio command guard guards committee commission presidency senate "
    "republic front union party authority service services coalition alliance north south east "
    "west".split()
)
_TRAILING = re.compile(
    r"\s+(?:security service|news agency|movement|militia|network|organi[sz]ation|party|regime"
    r"|(?:militant |rebel )?group)$"
)
_BEHIND = re.compile(
    r"\s+(?:(?:armed |terrorist |militant |rebel )?(?:groups?|gangs?)|website|television|channel"
    r"|outlet|agency|news agency|NGO|movement|militia|network|party)$"
)
_OTHER_THAN = frozenset(
    "interim transitional provisional former rival splinter breakaway dissident renegade".split()
)
"""Words before a name that make another actor of its bearer."""
_PARTED = re.compile(r"(?<!\d),|,(?!\d\d\d)|\s[–—]\s(?=[a-z])")
_WHERE = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?[A-Z][\w’' -]*$")
_LAST_ACRONYM = re.compile(r"^[A-Za-z][\w’' -]*\s(?P<acronym>[A-Z]{3,7})$")
_OR_ACRONYM = re.compile(r",\s+(?:or\s+|aka\s+)?(?P<acronym>[A-Z][A-Za-z]*[A-Z])\b")


@dataclass(frozen=True, slots=True)
class PhraseName:
    """What a phrase names: ``name`` as written, acronyms or other names set beside it."""

    name: str
    beside: tuple[str, ...] = ()


def name_in_phrase(words: str) -> PhraseName:
    """The name that a group's mention holds; the bare mention where it holds none."""
    quoted = _QUOTED.match(words.strip(" ,;."))
    if quoted and not re.search(r"[A-Z]", bare_mention(quoted["lead"])[1:]):
        return PhraseName(bare_mention(quoted["name"]))
    beside = tuple(
        match["inside"].strip()
        for match in _BRACKETS.finditer(words)
        if match["inside"][:1].isupper() and " " not in match["inside"].strip()
    )
    chosen = _naming_part(_BRACKETS.sub("", words).strip(" ,;."))
    named = _NAMED_SO.match(chosen)
    if named and is_proper(named["name"]):
        chosen = named["name"]
    return PhraseName(_without_description(bare_mention(chosen)), beside)


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name, with the state that a phrase says it is of (alpha-2) or None.

    ``loose``: what described the bearer has come off, so its kind must be the mark's.
    """

    words: str
    country: str | None = None
    loose: bool = False


def registry_forms(words: str) -> tuple[Form, ...]:
    """Forms under which a phrase's name may stand in a registry, the surest first.

    After the name itself: its acronym, and the name without whose it is (``Lebanon's``) or
    what it is (``movement``).
    """
    bare, found = bare_mention(words), name_in_phrase(words)
    if _OTHER_THAN & {*bare.lower().split()}:
        return (Form(bare),)
    forms = [Form(each) for each in (bare, found.name, *found.beside)]
    if _POSSESSIVE.match(words):
        forms.insert(0, Form(words))  # Her Majesty's Government
    first, _, rest = found.name.partition(" ")
    if rest[:1].isupper() and (country := _of_country(first)):
        forms.append(Form(rest, country if "-" not in first else None))
    unit = unit_in_phrase(found.name)
    if unit:
        owner = find_country_words(unit[1])
        forms.append(Form(unit[0], owner[0].code if len(owner) == 1 else None))
    if not _INDEFINITE.match(words) or _OWN_OUTLET.match(words):
        forms += _looser_forms(found.name, forms[-1])
        forms += [Form(each["acronym"], loose=True) for each in _OR_ACRONYM.finditer(words)]
    return tuple(dict.fromkeys(form for form in forms if form.words))


def _looser_forms(name: str, last: Form) -> list[Form]:
    """The name without what describes it before or behind, and an acronym that ends it."""
    bare = _without_lead(name)
    words = [bare, _BEHIND.sub("", bare), _WHERE.sub("", bare)]
    acronym = _LAST_ACRONYM.match(name)
    if acronym and not _NOT_DESCRIBING & {*name.lower().split()}:
        words.append(acronym["acronym"])
    forms = [Form(_TRAILING.sub("", last.words), last.country)]
    forms += [Form(each, loose=True) for each in words if len(fold(each)) > 2]
    return [each for each in forms if each.words != name]


def _without_lead(name: str) -> str:
    """``Washington-based Inter-American Dialogue`` without the words that describe its bearer."""
    tokens = name.split()
    start = 0
    while start < len(tokens) - 1 and _describes(tokens[start]):
        start += 1
    return " ".join(tokens[start:]) if start and _has_capital(tokens[start]) else name


def _of_country(word: str) -> str | None:
    """The country of ``Lebanon's`` (whose it is), of ``U.S.-trained`` (whose friend)."""
    found = find_country_words(re.sub(r"['’]s?$", "", word))
    if len(found) == 1 and found[0].start == 0 and found[0].way != "capital":
        return found[0].code
    return None


def _naming_part(phrase: str) -> str:
    """Of a phrase with an apposition the part that names; a list of several stays whole."""
    parts = [part.strip() for part in _PARTED.split(phrase) if re.search(r"[^\W\d]", part)]
    if len(parts) < 2:
        return parts[0] if parts else phrase
    if _is_list(parts):
        return phrase
    if is_proper(parts[0]) and not _INDEFINITE.match(parts[0]):
        return parts[0]
    for part in parts[1:]:
        if is_whole_name(bare_mention(part)) and (
            _INDEFINITE.match(parts[0]) or not _ends_in_place(parts[0])
        ):
            return part
    return phrase if _ends_in_place(parts[0]) and is_proper(parts[1]) else parts[0]


def _is_list(parts: list[str]) -> bool:
    """``the Alpha Front, the Beta Front and others``: several actors in one phrase."""
    last = parts[-1]
    return bool(re.match(r"(?:and|or|as well as)\b", last)) or bool(
        re.search(r"^\W*(?:the )?[A-Z].* (?:and|&) (?:the )?[A-Z]", last)
    )


def _ends_in_place(part: str) -> bool:
    return bool(
        re.search(r"\b(?:in|from|of|at|near|around)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s?)+$", part)
    )


def is_whole_name(words: str) -> bool:
    """Every word has a capital, links apart, and not all of them are adjectives of countries."""
    tokens = words.split()
    if not tokens or not _has_capital(tokens[0]):
        return False
    if any(not _has_capital(token) and fold(token) not in _LINKS for token in tokens):
        return False
    return not all(is_adjective(token) for token in tokens)


def _has_capital(token: str) -> bool:
    bare = token.lstrip("\"“‘'")
    return bare[:1].isupper() or bare[:1].isdigit() or bool(re.match(r"(?:al|el|an)-[A-Z]", bare))


def _without_description(words: str) -> str:
    """``Norwegian aid group Nordhavn`` → ``Nordhavn``: describing words before a name come off."""
    tokens = words.split()
    start = len(tokens)
    while start and (_has_capital(tokens[start - 1]) or _is_inner_link(tokens, start - 1)):
        start -= 1
    run, lead = tokens[start:], tokens[:start]
    if not lead or not run or not is_whole_name(" ".join(run)):
        return words
    if len(run) == 1 and (fold(run[0]) in _GENERIC or len(fold(run[0])) < 3):
        return words
    return " ".join(run) if all(_describes(token) for token in lead) else words


def _is_inner_link(tokens: list[str], index: int) -> bool:
    """A link between two words with capitals (``Sons of the Valley``), never the last word."""
    before = tokens[index - 1] if index else ""
    return (
        fold(tokens[index]) in _LINKS - {"in", "and", "at", "on"}
        and index + 1 < len(tokens)
        and (_has_capital(before) or fold(before) in _LINKS)
    )


def _describes(token: str) -> bool:
    """A word that may stand before a name to say what bears it."""
    if _has_capital(token):
        return is_adjective(re.sub(r"['’]s$", "", token)) or "-" in token
    bare = fold(token)
    return (
        bare not in _NOT_DESCRIBING
        and not token.endswith(("'s", "’s", "s'"))
        and bare.isascii()
        and not bare[:1].isdigit()
    )
