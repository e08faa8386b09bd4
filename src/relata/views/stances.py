"""The one table of verbs for who says something: each stance of the codebook in three forms.

No verb takes a side: none says that what is told is true, or that it is doubtful. ``confirmed`` and
``denied`` are what a speaker does, not what Relata finds. Source: the verbs of agencies' digests –
said, claimed, denied, reported, confirmed, assessed.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from relata.model.incident import SaidBy
from relata.views.wording import listed, the


class Verb(NamedTuple):
    """How one stance is told.

    Attributes:
        says: now, without an object (``denies``).
        said: in the past, without an object (``denied``).
        by: of an act, before its teller (``was denied by the army``).
        that: in the past before what is said (``denied that it was``); "said" where the stance's
            own verb takes no such words.
    """

    says: str
    said: str
    by: str
    that: str = "said"


TOLD = "told of"
"""Of an act that a speaker says, judges or wills something of: only that it spoke of it."""

VERBS: Mapping[str, Verb] = {
    "confirms": Verb("confirms", "confirmed", "confirmed", "confirmed"),
    "reports": Verb("reports", "reported", "reported", "reported"),
    "announces": Verb("announces", "announced", "announced", "announced"),
    "asserts": Verb("says", "said", TOLD),
    "estimates": Verb("estimates", "estimated", TOLD, "estimated"),
    "claims_responsibility": Verb("claims responsibility", "claimed responsibility", "claimed"),
    "accuses": Verb("accuses", "accused", TOLD),
    "warns": Verb("warns", "warned", TOLD, "warned"),
    "knows": Verb("is said to believe", "was said to believe", "believed", "was said to believe"),
    "condemns": Verb("condemns", "condemned", TOLD),
    "supports": Verb("supports", "supported", TOLD),
    "justifies": Verb("justifies", "justified", TOLD),
    "threatens": Verb("threatens", "threatened", TOLD),
    "demands": Verb("demands", "demanded", TOLD),
    "requests": Verb("requests", "requested", TOLD),
    "offers": Verb("offers", "offered", TOLD),
    "doubts": Verb("doubts", "doubted", "doubted", "doubted"),
    "rejects": Verb("rejects", "rejected", "rejected", "denied"),
    "denies": Verb("denies", "denied", "denied", "denied"),
    "denies_responsibility": Verb(
        "denies responsibility", "denied responsibility", "denied", "denied"
    ),
}
"""The verbs, in the order in which tellers are listed in a sentence."""

OWN = Verb("reports", "reported", "reported", "reported")
"""A report's own voice."""

DENIES, DOUBTS = VERBS["denies"], VERBS["doubts"]
_AGAINST = {"against": DENIES, "doubt": DOUBTS}
_THOSE_AGAINST = frozenset({"denies", "rejects", "denies_responsibility", "doubts"})


def verb_of(one: SaidBy) -> Verb:
    """The verb for one voice on one value; who is against it never has a verb for it."""
    if one.polarity != "for" and one.stance not in _THOSE_AGAINST:
        return _AGAINST[one.polarity]
    return OWN if one.stance is None else VERBS[one.stance]


def told_by(said: Iterable[SaidBy]) -> str:
    """``confirmed by the army, reported by Oura Courier and told of by the residents``.

    Each speaker once, with the first of its verbs in the table's order.
    """
    ranks = {verb.by: rank for rank, verb in reversed(list(enumerate(VERBS.values())))}
    verbs: dict[str, str] = {}
    for one in sorted(said, key=lambda one: ranks[verb_of(one).by]):
        verbs.setdefault(one.speaker, verb_of(one).by)
    by_verb: dict[str, list[str]] = {}
    for speaker, verb in verbs.items():
        by_verb.setdefault(verb, []).append(the(speaker))
    return listed(f"{verb} by {listed(names)}" for verb, names in by_verb.items())


def said_that(said: Iterable[SaidBy], what: str) -> list[str]:
    """``the army confirmed that …; residents said that …``, each speaker once a verb."""
    by_verb: dict[str, list[str]] = {}
    for one in said:
        by_verb.setdefault(verb_of(one).that, []).append(the(one.speaker))
    return [f"{listed(names)} {verb} that {what}" for verb, names in by_verb.items()]
