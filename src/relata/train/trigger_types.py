"""Counts types of events by trigger and effect: ``python -m relata.train.trigger_types``.

Writes ``relata/assets/trigger_types.json`` from the training reports of a corpus, ``corpus`` unless
another folder is named; the development reports are left out.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from relata.assets import ASSETS, register_asset
from relata.corpus import RelFile, load_corpus, load_split, rel_to_marks
from relata.read.trigger_types import TABLE, phrase_of, telling_words

LEAST_PHRASE = 2
"""Times that a phrase must have been a trigger; of a rarer one the words tell as much."""


def count_types(reports: Iterable[RelFile]) -> dict[str, object]:
    """The table: counts by type of all triggers, of phrases, of words and of effects."""
    every: Counter[str] = Counter()
    phrases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    effects: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for rel in reports:
        marks = rel_to_marks(rel)
        types = {event.id: event.type for event in marks.events}
        for tally in marks.tallies:
            if tally.event is not None:
                effects[tally.effect][types[tally.event]] += 1
        for event in marks.events:
            for start, end in event.triggers:
                trigger = rel.text[start:end]
                every[event.type] += 1
                phrases[phrase_of(trigger)][event.type] += 1
                for word in telling_words(trigger):
                    words[word][event.type] += 1
    often = {key: one for key, one in phrases.items() if one.total() >= LEAST_PHRASE}
    return {"every": every, "phrases": often, "words": words, "effects": effects}


def build_table(corpus: Path) -> None:
    """Write the table of a corpus's training reports among the assets."""
    development = load_split(corpus)
    training = [rel for rel in load_corpus(corpus) if rel.id not in development]
    text = json.dumps(count_types(training), indent=0, sort_keys=True, ensure_ascii=False)
    (ASSETS / TABLE).write_text(text + "\n", encoding="utf-8")
    register_asset(TABLE)


if __name__ == "__main__":
    build_table(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
