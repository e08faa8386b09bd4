"""Types are counted by the phrases and words of the triggers."""

from pathlib import Path

from relata.corpus import load_corpus, rel_to_marks
from relata.train.trigger_types import count_types

EXAMPLE = Path(__file__).parents[2] / "corpus" / "example.rel"


def test_every_trigger_counts_once_for_its_type_and_rare_phrases_are_left_to_their_words():
    (rel,) = load_corpus(EXAMPLE)
    table = count_types([rel])
    triggers = [trigger for event in rel_to_marks(rel).events for trigger in event.triggers]
    assert sum(table["every"].values()) == len(triggers)
    assert all(counts.total() >= 2 for counts in table["phrases"].values())
    assert table["words"]
