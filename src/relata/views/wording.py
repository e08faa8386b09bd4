"""Words for incidents in running prose: what happened, who says so, how many, when."""

from collections.abc import Iterable, Sequence
from datetime import date

ACTS = {
    "ASSAULT/aerial": "an air strike",
    "ASSAULT/drone": "a drone strike",
    "ASSAULT/missile": "a missile attack",
    "ASSAULT/shelling": "shelling",
    "ASSAULT/firearms": "a shooting",
    "ASSAULT/clash": "fighting",
    "ASSAULT/explosives": "an explosion",
    "ASSAULT/ied": "a bomb attack",
    "ASSAULT/suicide": "a suicide attack",
    "ASSAULT/abduct": "an abduction",
    "ASSAULT/targeted": "a targeted killing",
    "ASSAULT/massacre": "a mass killing",
    "ASSAULT/beat": "a beating",
    "ASSAULT/torture": "torture",
    "ASSAULT/sexual": "sexual violence",
    "ASSAULT/stab": "a stabbing",
    "ASSAULT/arson": "an arson attack",
    "ASSAULT/naval": "an attack at sea",
    "ASSAULT/destroy": "the destruction of property",
    "ASSAULT/chemical": "an attack with chemicals",
    "ASSAULT/crowd_control": "force against a crowd",
    "ASSAULT/intercept": "an interception",
    "COERCE/arrest": "arrests",
    "COERCE/raid": "a raid",
    "COERCE/seize": "a seizure",
    "COERCE/restrict": "restrictions",
    "COERCE/curfew": "a curfew",
    "COERCE/censor": "censorship",
    "COERCE/cyber": "a cyber attack",
    "COERCE/deport": "deportations",
    "COERCE/blockade": "a blockade",
    "MOBILIZE/troops": "a movement of troops",
    "MOBILIZE/weapons": "a movement of weapons",
    "MOBILIZE/police": "a deployment of police",
    "MOBILIZE/militia": "a mobilisation of militia",
    "MOBILIZE/exercise": "an exercise",
    "PROTEST/demo": "a demonstration",
    "PROTEST/riot": "a riot",
    "PROTEST/strike": "a strike",
    "PROTEST/obstruct": "a blockade by protesters",
    "SANCTION/economic": "economic sanctions",
    "SANCTION/expel": "an expulsion",
    "SANCTION/discontinue": "the end of a cooperation",
    "SANCTION/convict": "a conviction",
    "RETREAT/withdraw": "a withdrawal",
    "RETREAT/release": "a release of captives",
    "RETREAT/ceasefire": "a truce",
    "RETREAT/disarm": "disarmament",
    "RETREAT/access": "an opening of access",
    "RETREAT/resign": "a resignation",
    "AID/humanitarian": "humanitarian aid",
    "AID/military": "military aid",
    "AID/medical": "medical aid",
    "AID/rescue": "a rescue",
    "ASSAULT": "an attack",
    "COERCE": "coercion",
    "MOBILIZE": "a mobilisation",
    "PROTEST": "a protest",
    "SANCTION": "a sanction",
    "RETREAT": "a withdrawal",
    "AID": "aid",
    "COOPERATE": "cooperation",
    "CONSULT": "talks",
    "AGREE": "an agreement",
    "CONCEDE": "a concession",
    "OTHER": "an event",
}
"""What each type and mode of the codebook is called in a sentence."""

RESULTS = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "captured": "captured",
    "detained": "detained",
    "abducted": "abducted",
    "displaced": "driven from their homes",
    "released": "released",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "launched": "launched",
    "intercepted": "intercepted",
    "deployed": "deployed",
}


def act(type_: str, mode: str | None) -> str:
    """What happened, as a noun with its article where it takes one."""
    return ACTS.get(f"{type_}/{mode}", ACTS[type_])


def day(edtf: str | None) -> str:
    """A day or span in words, with its preposition; empty when nothing is known."""
    if not edtf:
        return ""
    first, _, last = edtf.partition("/")
    if last and last != "..":
        return f"between {_one_day(first)} and {_one_day(last)}"
    words = _one_day(first)
    if last == "..":
        return f"from {words} on"
    return ("on " if len(first.rstrip("~?%")) == len("2024-05-07") else "in ") + words


def _one_day(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    about = "about " if plain != edtf else ""
    try:
        if len(plain) == len("2024-05-07"):
            found = date.fromisoformat(plain)
            return f"{about}{found.day} {found:%B %Y}"
        if len(plain) == len("2024-05"):
            return f"{about}{date.fromisoformat(plain + '-01'):%B %Y}"
    except ValueError:
        return about + plain
    return about + plain


def listed(names: Iterable[str]) -> str:
    """Names in a row: ``a``, ``a and b``, ``a, b and c``; the same name once."""
    told = list(dict.fromkeys(names))
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])} and {told[-1]}"


def the(name: str) -> str:
    """A speaker's name as it stands in a sentence: with an article where English wants one."""
    first, *rest = name.split()
    if first.casefold() in ("the", "a", "an", "his", "her", "their"):
        return name
    if "'s" in name or "’s" in name:
        return name
    common = rest and name.split()[-1][:1].islower()
    collective = rest and rest[-1].casefold() in COLLECTIVES
    return f"the {name}" if (not rest and first[:1].islower()) or common or collective else name


COLLECTIVES = frozenset(
    "forces army ministry police committee front brigade brigades movement authorities group "
    "administration command office union party council coalition navy observatory".split()
)
"""Last words of names that take an article."""


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def many(count: int, one: str, more: str | None = None) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence with single spaces, the empty left out."""
    return " ".join(part for part in parts if part)
