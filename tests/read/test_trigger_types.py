"""The words of a trigger tell of the kind of its act where the network is in doubt."""

import numpy as np
import pytest

from relata.read.labels import EFFECTS, EVENT_TYPES
from relata.read.trigger_types import fit_of_effects, phrase_of, stem_of, telling_words, weigh_types


def probabilities(**given: float) -> np.ndarray:
    rest = (1 - sum(given.values())) / (len(EVENT_TYPES) - len(given))
    return np.array([given.get(kind, rest) for kind in EVENT_TYPES], dtype=np.float32)


def likeliest(types: np.ndarray) -> str:
    return EVENT_TYPES[int(types.argmax())]


@pytest.mark.parametrize(
    ("word", "stem"),
    [("Bombings", "bomb"), ("shelled", "shell"), ("raids", "raid"), ("ring", "ring")],
)
def test_a_stem_has_no_ending_and_never_fewer_than_three_letters(word, stem):
    assert stem_of(word) == stem


def test_articles_and_prepositions_tell_nothing():
    assert telling_words("set fire to the depot") == ["set", "fire", "depot"]
    assert phrase_of("set fire to") == "set fire to"


def test_a_doubtful_type_is_decided_by_the_trigger_s_words():
    types = probabilities(COERCE=0.45, ASSAULT=0.40)
    assert likeliest(weigh_types(types, ["shelled"])) == "ASSAULT"


def test_a_sure_type_stays():
    types = probabilities(COERCE=0.9)
    assert likeliest(weigh_types(types, ["shelled"])) == "COERCE"


def test_words_never_met_change_nothing():
    types = probabilities(AID=0.5)
    assert weigh_types(types, ["zzyzx"]) is types


def test_probabilities_still_sum_to_one():
    assert weigh_types(probabilities(AID=0.5), ["raid"]).sum() == pytest.approx(1.0, abs=1e-5)


def test_the_dead_go_with_attacks_and_hardly_with_aid():
    fit = fit_of_effects()[EFFECTS.index("killed")]
    assert fit[EVENT_TYPES.index("ASSAULT")] == 0
    assert fit[EVENT_TYPES.index("AID")] < -3
