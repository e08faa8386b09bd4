"""What a report is about, in a few telling words: by them two reports on one matter are known."""

import re

from relata.link.words import fold_name, rarity
from relata.model.record import Record

MOST = 14
"""Words of a topic."""
TELLING = 3.0
"""Rarity from which a word may stand in a topic."""
IN_TITLE = 2.0
"""A word of the title weighs as much as so many mentions."""
MOST_MENTIONS = 4

_NAME = re.compile(r"(?<=[a-z,;\-–—(] )[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A capitalised word inside a sentence. In a text of capitals alone it finds next to nothing."""


def topic_of(record: Record) -> tuple[str, ...]:
    """Stems of names and title by mentions and rarity, the most telling first."""
    weights: dict[str, float] = {}
    named = [
        *((place.name, len(place.mentions)) for place in record.places if place.kind != "country"),
        *((actor.name, len(actor.mentions)) for actor in record.actors),
    ]
    for name, mentions in named:
        for word in dict.fromkeys(fold_name(name)):
            weights[word] = weights.get(word, 0.0) + min(mentions, MOST_MENTIONS)
    for name in _NAME.findall(record.report.text):
        for word in fold_name(name):
            weights[word] = weights.get(word, 0.0) + 0.5
    for word in dict.fromkeys(fold_name(record.report.title or "")):
        weights[word] = weights.get(word, 0.0) + IN_TITLE
    kept = {word: weight * rarity(word) for word, weight in weights.items() if _tells(word)}
    return tuple(sorted(kept, key=lambda word: (-kept[word], word))[:MOST])


def _tells(word: str) -> bool:
    return rarity(word) >= TELLING and len(word) > 2 and not word.isdigit()
