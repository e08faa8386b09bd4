"""Names of actors out of their mentions: the fullest name, other names, office, anonymity."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from relata.resolve.countries import is_adjective
from relata.resolve.names import fold

PRONOUNS = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs "
    "who whom whose which that this these those one both all some himself herself itself "
    "themselves ourselves".split()
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|this|that|these|those)\s+", re.IGNORECASE
)
_QUOTES = " \t\n\"'“”‘’.,;:"
_PARTICLES = frozenset(
    "al el bin ibn ben de da do dos del di van von der la le abu umm ud ul".split()
)
_OFFICES = (
    "president|vice president|vice-president|prime minister|premier|minister|secretary|"
    "undersecretary|spokesman|spokeswoman|spokesperson|governor|mayor|commander|chief|director|"
    "ambassador|envoy|coordinator|general|lieutenant|colonel|major|captain|sergeant|corporal|"
    "private|brigadier|admiral|commodore|marshal|officer|official|leader|deputy|head|chairman|"
    "chairwoman|chair|adviser|advisor|attorney|prosecutor|judge|senator|congressman|"
    "representative|lawmaker|mp|sheikh|sheik|imam|mullah|ayatollah|bishop|archbishop|father|"
    "priest|pastor|rabbi|king|queen|prince|emir|doctor|professor|analyst|journalist|"
    "reporter|teacher|farmer|driver|lawyer|administrator|inspector|superintendent|commissioner|"
    "warden|member|manager|editor|principal|elder|activist|researcher|militant|insurgent|justice|"
    "speaker|organi[sz]er|sapper|trooper|constable|coach|trader|merchant|nurse|clerk|chancellor|referee|"
    "mediator|barrister|skipper|republican|democrat|commissar|negotiator|pilot"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.IGNORECASE)
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir gen lt col maj capt sgt brig adm cmdr rev fr hon sen rep gov pres "
    "pvt cpl supt insp cdre air ret rtd alhaji comrade sayyid haji hajji mullah mawlawi maulana "
    "mawlavi ustad sayyed sayed malam daw sheriff patrolman lance monsignor señor señora senor "
    "senora monsieur madame herr frau sister brother reverend councillor baroness nurse spc pfc "
    "ssgt msgt tsgt commandant comandante subintendent deacon alderman don doña shaykh foreign "
    "prime vice elect secretary-general interior defence defense finance sepoy".split()
)
_BODIES = frozenset(
    "police army navy force forces ministry office court council committee union forum line party "
    "command department government agency bureau assembly senate parliament university hospital "
    "institute foundation company corporation bank movement front brigade brigades battalion "
    "division corps guard guards state province district region city town security "
    "association federation organization organisation network group center centre nations".split()
)
"""Words of the names of bodies: none is part of a person's name."""

_PLACED = re.compile(
    r"\b(?:of|in|at|from|for|near|on|to|with|against)\s+(?:the\s+)?$", re.IGNORECASE
)
_ANONYMOUS = re.compile(
    r"\b(?:sources?|officials?|officers?|witness(?:es)?|diplomats?|aides?|anonymous|unnamed|"
    r"unidentified)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"condition of anonymity|asked not to be (?:named|identified)|not be named")
_WORD = re.compile(r"[\w'’.-]+")
_FULL_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]+ ?){2,4}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as one mention gives them: ``name`` and ``role`` are empty where it does not."""

    name: str
    role: str


def bare_mention(words: str) -> str:
    """A mention without article, quotation marks and stray punctuation."""
    return _ARTICLE.sub("", words.strip(_QUOTES)).strip(_QUOTES)


def is_pronoun(words: str) -> bool:
    """True when the words are a pronoun and name nobody."""
    return fold(words) in PRONOUNS


def is_proper(words: str) -> bool:
    """True when a mention reads as a name: its first word, article apart, has a capital."""
    bare = bare_mention(words)
    first = bare.split(" ", 1)[0] if bare else ""
    return any(char.isupper() or char.isdigit() for char in first) and not is_pronoun(bare)


def read_person(words: str) -> PersonName:
    """Name and office in one mention of a person.

    ``Ferrol, Adan`` (surname first) and ``Adan Ferrol`` give the same name.
    """
    parts = [part.strip(_QUOTES) for part in _one_case(words).strip(_QUOTES).split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2 and all(_is_one_name(part) for part in parts):
        return PersonName(f"{parts[1]} {parts[0]}", "")
    found = [(index, *_split_part(part)) for index, part in enumerate(parts)]
    named = [each for each in found if each[1]]
    for index, name, before in sorted(named, key=lambda each: " " not in each[1]):
        others = [before, *parts[:index], *parts[index + 1 :]]
        role = next((bare_mention(other) for other in others if _OFFICE.search(other)), "")
        return PersonName(name, role)
    role = bare_mention(words) if _OFFICE.search(words) else ""
    return PersonName("", role)


def with_title(name: str, mentions: Sequence[str]) -> str:
    """A surname alone with the title that stands before it (``Colonel Ferrol``); others as is."""
    if not name or " " in name:
        return name
    for words in mentions:
        before, found, _ = words.partition(name)
        tokens = before.split() if found else []
        start = len(tokens)
        while (
            start and tokens[start - 1][0].isupper() and _is_title(tokens[start - 1].strip(_QUOTES))
        ):
            start -= 1
        if tokens[start:] and not _may_be_titles(tokens[:start]):
            return " ".join([*tokens[start:], name]).strip(_QUOTES)
    return name


def _may_be_titles(tokens: Sequence[str]) -> bool:
    """Whether the last word before a title is part of it too (``Petty`` Officer)."""
    last = tokens[-1] if tokens else ""
    return last[:1].isupper() and last[-1:].isalnum() and not is_adjective(last)


def titled_person(words: str) -> str:
    """The name of one person whom a title introduces (``Mr Adan Ferrol``); empty for all else."""
    first, _, rest = bare_mention(words).partition(" ")
    if fold(first) not in _TITLES or not _FULL_NAME.fullmatch(rest.partition(",")[0]):
        return ""
    return read_person(words).name


def _one_case(words: str) -> str:
    """Words without brackets; those all in capitals as a name is written elsewhere."""
    open_words = re.sub(r"\s*[\[(][^\])]*[\])]?", "", words)
    return open_words.title() if " " in open_words and open_words.isupper() else open_words


def fullest(names: Sequence[str]) -> str:
    """The name of most words, the first of equals; empty when there is none."""
    return max(names, key=lambda name: len(name.split()), default="")


def is_anonymous(mentions: Sequence[str], following: str) -> bool:
    """True when a source stays unnamed.

    Args:
        mentions: the actor's mentions as written.
        following: the words right after its first mention.
    """
    if _CONDITION.search(following):
        return True
    return any(_ANONYMOUS.search(words) for words in mentions)


def _is_one_name(part: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_a-z][\w'’-]+", part)) and not _OFFICE.search(part)


def _split_part(part: str) -> tuple[str, str]:
    """The name in a part, also where what it belongs to follows (``Adan Ferrol of the union``)."""
    name, before = _split_name(part)
    head = re.match(r"(.+?)\s(?:of|from|at|with)\s", part)
    if name or head is None:
        return name, before
    name, before = _split_name(head.group(1))
    return (name, before) if " " in name else ("", "")


def _split_name(part: str) -> tuple[str, str]:
    """The last run of capitalised words that are no office, and what stands before it."""
    tokens = list(_WORD.finditer(part))
    end = len(tokens)
    while end and not _is_name_token(tokens[end - 1].group()):
        end -= 1
    start = end
    while start and (
        _is_name_token(tokens[start - 1].group())
        or (fold(tokens[start - 1].group()) in _PARTICLES and start > 1)
    ):
        start -= 1
    while start < end and fold(tokens[start].group()) in _PARTICLES - {"al", "el", "abu", "umm"}:
        start += 1
    start = max([start, *(at + 1 for at in range(start, end - 1) if _owns(tokens[at].group()))])
    if start == end or _PLACED.search(part[: tokens[start].start()]):
        return "", ""
    first, last = tokens[start].start(), tokens[end - 1].end()
    name = part[first:last].strip(_QUOTES)
    name = name.removesuffix("'s").removesuffix("’s")
    trailing = part[last:].strip()
    if trailing and not trailing.startswith(("(", "-", "–")):
        return "", ""
    return name, part[:first].strip()


def _is_title(token: str) -> bool:
    return fold(token) in _TITLES or bool(_OFFICE.fullmatch(token.strip(".")))


def _owns(token: str) -> bool:
    return token.endswith(("'s", "’s"))


def _is_name_token(token: str) -> bool:
    bare = fold(token)
    if "-" in token and all(_is_title(part) for part in token.split("-")):
        return False
    if not token[:1].isupper() and not token.lower().startswith(("al-", "el-")):
        return False
    if (
        bare in _TITLES
        or bare in _BODIES
        or _OFFICE.fullmatch(token.strip("."))
        or is_adjective(token)
    ):
        return False
    return not (token.isupper() and len(bare) > 1 and "." not in token and len(bare) <= 5)
