"""Names of places that name none where they stand: units, papers, treaties, persons, governments.

What decides stands right beside the name. Closed classes of words; a word that is missing from
them leaves a name a place.
"""

import re

from relata.model.marks import Span
from relata.resolve.countries import country_keys
from relata.resolve.names import fold

_REACH = 60
_PART_OF_NAME = re.compile(
    r"^(?: [A-Z][\w’'-]+){0,2} (?:Brigade|Battalion|Regiment|Legion|Militia|Militias|Post|Times|"
    r"Herald|Tribune|Gazette|Chronicle|Journal|Telegraph|Examiner|Daily|Weekly|Newspaper|Commission|"
    r"Committee|Board|Tribunal|Convention|Conventions|Protocol|Protocols|Accord|Accords|Agreement|"
    r"Agreements|Treaty|Pact|Declaration|Memorandum|Analytica|Club|Party|Bank|Airlines|Airways|"
    r"Cup|Orchestra|Institute|Foundation|Network|Fellowship)s?\b"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Gen|Lt|Maj|Col|Capt|Cpl|Sgt|Pvt|Adm|Sen|Rep|Gov|Rev|Sir|Lord|"
    r"General|Colonel|Major|Captain|Lieutenant|Sergeant|Corporal|Commander|Brigadier|Sheikh)\.?\s+$"
)
_PERSON_NOUN = (
    r"spokes(?:man|woman|person)|commander|officer|fighter|soldier|driver|nurse|doctor|teacher|"
    r"lawyer|student|activist|journalist|reporter|analyst|resident|farmer|shopkeeper|survivor|"
    r"witness|colonel|general|captain|sergeant|lieutenant|minister|deputy|senator|priest|imam|"
    r"father|mother|brother|sister|widow|refugee|engineer|paramedic|volunteer|researcher"
)
_APPOSED = re.compile(
    rf"^,\s+(?:aged\s+)?(?:\d\d?,\s+)?(?:an?|his|her|their|the (?:group|militia|army|unit)['’]s)\s+"
    rf"(?:[\w-]+\s+){{0,3}}(?:{_PERSON_NOUN})\b"
)
_AGE = re.compile(r"^,\s+(?:aged\s+)?\d\d(?:,|\s+years)")
_PLACED = re.compile(
    r"\b(?:in|at|from|of|near|to|around|outside|inside|across|on|off|into|via|through|between|"
    r"towards?|for|over|by|with|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(?:in|at|of|from|near|to|around|outside|inside|across|on|off|into|through|towards?)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:\s+(?:has|have|had|also|later|again|repeatedly|then|promptly|swiftly|itself))*\s+"
    r"(?:said|says|denied|denies|rejected|rejects|accused|accuses|warned|warns|insisted|insists|"
    r"condemned|condemns|vowed|vows|announced|announces|claimed|claims|confirmed|confirms|"
    r"demanded|demands|protested|protests|retaliated|threatened|threatens|recalled|summoned|"
    r"expelled|urged|urges|blamed|blames|acknowledged|acknowledges|declined|refused|refuses|"
    r"agreed|argued|argues|dismissed|dismisses|responded|replied|pledged|maintains|maintained)\b"
)
_SUBJECT = re.compile(
    r"(?:^|[.!?:;,—–\"“”(\n-]\s*|\b(?:and|but|while|that|because|when|after|if|though|although|as|"
    r"whereas|since|until|what)\s+)(?:[Tt]he\s+)?$"
)
_ADVERBIAL = re.compile(r"(?:^|[.!?\n]\s*)(?:In|At|From|Near|Around|Outside)\s[^.!?\n]*$")


def why_no_place(text: str, span: Span) -> str:
    """Why the name at a span is no place; empty where nothing beside it says so."""
    start, end = span
    words, after = text[start:end], text[end : end + _REACH]
    before = text[max(0, start - _REACH) : start]
    match = _PART_OF_NAME.match(after)
    if match and words[:1].isupper():
        return f"part of the name {words}{match.group()}, no place"
    if _TITLE.search(before) and words[:1].isupper():
        return f"{words} is a person's name, as the title before it says"
    is_placed = _PLACED.search(before) or not words[:1].isupper()
    if not is_placed and (_APPOSED.match(after) or _AGE.match(after)):
        return f"{words} is a person's name, as the words behind it say"
    if speaks(text, span):
        return f"{words} speaks as a government, no place"
    return ""


def is_placed(text: str, span: Span) -> bool:
    """Whether a word for a position stands before a mention (``in``, ``near``, ``across``)."""
    return _POSITION.search(text[max(0, span[0] - _REACH) : span[0]]) is not None


def speaks(text: str, span: Span) -> bool:
    """Whether a country or capital is the subject of a verb that only a government fits."""
    start, end = span
    known = country_keys().get(fold(text[start:end]).removeprefix("the "))
    if known is None or known[1] == "people":
        return False
    before = text[max(0, start - _REACH) : start]
    if not _SPEAKS.match(text[end : end + _REACH]) or not _SUBJECT.search(before):
        return False
    # "In Kabul, Afghanistan said" leaves a subject; "from Kabul and Kandahar said" none.
    opening = _ADVERBIAL.search(before)
    return opening is None or "," in opening.group()
