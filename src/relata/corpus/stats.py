"""Figures about a corpus: reports, words and entries by part, and how often each code stands."""

from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from relata.corpus.rel import Entry, RelFile

PARTS = ("all", "training", "development", "invented", "real")
"""The parts that figures are given for; the two pairs each make up the whole."""

NOUNS = {
    "a": "actors",
    "p": "places",
    "t": "times",
    "w": "weapons",
    "o": "objects",
    "e": "events",
    "n": "tallies",
    "q": "claims",
}

_CODED = {
    "event type": ("e", "type"),
    "mode": ("e", "mode"),
    "status": ("e", "status"),
    "effect": ("n", "effect"),
    "stance": ("q", "stance"),
}


class PartFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures about one part of a corpus.

    Attributes:
        counts: ``reports``, ``words`` (as split at white space), ``mentions`` (spans), entries by
            noun, and ``links``.
        codes: how often each code stands, by enumeration and code, the most frequent first.
    """

    counts: dict[str, int]
    codes: dict[str, dict[str, int]]


def count_corpus(
    files: Iterable[RelFile], development: Collection[str] = ()
) -> dict[str, PartFigures]:
    """Figures by part (``PARTS``); ``development`` holds the ids of the reports kept apart."""
    files = tuple(files)
    members = {
        "all": files,
        "training": tuple(rel for rel in files if rel.id not in development),
        "development": tuple(rel for rel in files if rel.id in development),
        "invented": tuple(rel for rel in files if rel.is_invented),
        "real": tuple(rel for rel in files if not rel.is_invented),
    }
    return {part: _count(members[part]) for part in PARTS}


def _count(files: tuple[RelFile, ...]) -> PartFigures:
    counts = Counter({"reports": len(files), "words": 0, "mentions": 0})
    counts.update(dict.fromkeys(NOUNS.values(), 0))
    counts["links"] = 0
    coded: dict[str, Counter[str]] = {name: Counter() for name in (*_CODED, "link type")}
    for rel in files:
        counts["words"] += len(rel.text.split())
        counts["mentions"] += len(rel.spans)
        counts["links"] += len(rel.links or ())
        coded["link type"].update(str(link.get("type")) for link in rel.links or ())
        for label, entry in rel.entries.items():
            if label[0] in NOUNS:
                counts[NOUNS[label[0]]] += 1
                _count_codes(label[0], entry, coded)
    return PartFigures(
        counts=dict(counts), codes={name: _ranked(counter) for name, counter in coded.items()}
    )


def _count_codes(letter: str, entry: Entry, coded: dict[str, Counter[str]]) -> None:
    for name, (of_letter, field) in _CODED.items():
        if letter == of_letter and entry.get(field) is not None:
            coded[name][str(entry[field])] += 1


def _ranked(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
