import msgspec
import pytest
from tests.strikes import make_strikes_record

from relata.model.record import Claim, Tally, Time
from relata.publish.phrases import (
    LINK_PHRASES,
    Lexicon,
    actor_words,
    number_words,
    stance_words,
    time_words,
    voice_words,
)


def tally(low, high, words="a few", **changes):
    facts = {"id": "n1", "event": None, "effect": "killed", "of": None, "span": (0, 1)}
    return Tally(**facts, low=low, high=high, words=words, **changes)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (7, 7, "7"),
        (0, 0, "0"),
        (3, None, "3 or more"),
        (None, 10, "up to 10"),
        (3, 5, "3–5"),
        (None, None, "“a few”"),
    ],
)
def test_a_figure_says_what_is_left_open(low, high, words):
    assert number_words(tally(low, high)) == words


@pytest.mark.parametrize(
    ("low", "high", "words", "shown"),
    [
        (10_801, None, "more than 10,800", "more than 10,800"),
        (10_800, None, "at least 10,800", "10,800 or more"),
        (None, 9, "fewer than 10", "fewer than 10"),
        (201, None, "over two hundred", "201 or more"),
    ],
)
def test_a_bound_that_the_words_exclude_is_shown_as_they_have_it(low, high, words, shown):
    assert number_words(tally(low, high, words)) == shown


def test_an_actor_whose_role_is_its_name_is_named_once():
    record = make_strikes_record()
    actor = msgspec.structs.replace(record.actors[0], name="officer", role="Officer", of=None)
    assert actor_words(actor, Lexicon(record)) == "officer"


def test_an_approximate_figure_says_about():
    assert number_words(tally(40, 40, approximate=True)) == "about 40"


def test_every_stance_and_link_of_the_codebook_has_words():
    from relata.model.codebook import codes

    assert all(stance_words(stance) != "" for stance in codes("stance"))
    assert stance_words("claims_responsibility") == "claims responsibility"
    assert set(codes("link_type")) == set(LINK_PHRASES)


def test_voices_against_come_last_and_say_so():
    record = make_strikes_record()
    lexicon = Lexicon(record)
    event = record.events[1]
    words = voice_words(lexicon.voicings(event.occurrence.by, own_voice=False))
    assert words == "Pentagon; Lena Forsgate; denied by Eastern Shield Brigades"


def test_a_value_that_nobody_carries_says_so():
    assert voice_words(()) == "nobody in particular"


def test_a_time_that_nothing_decided_keeps_its_words():
    record = make_strikes_record()
    time = Time(id="t2", mentions=record.times[0].mentions)
    assert time_words(time, Lexicon(record)) == "“early on Thursday” (no day decided)"


def test_a_claim_within_a_claim_keeps_its_chain():
    record = make_strikes_record()
    inner = Claim(id="c9", source="a6", stance="asserts", cue=((0, 1),), within="c3")
    record = msgspec.structs.replace(record, claims=(*record.claims, inner))
    assert Lexicon(record).chain(inner) == ("Syria", "Eastern Shield Brigades", "Nahrain Press")


def test_a_speaker_who_quotes_itself_stands_once_in_the_chain():
    record = make_strikes_record()
    inner = Claim(id="c9", source="a4", stance="asserts", cue=((0, 1),), within="c3")
    record = msgspec.structs.replace(record, claims=(*record.claims, inner))
    assert Lexicon(record).chain(inner) == ("Eastern Shield Brigades", "Nahrain Press")


def test_claims_within_each_other_do_not_run_forever():
    record = make_strikes_record()
    first = Claim(id="c8", source="a2", stance="asserts", cue=((0, 1),), within="c9")
    second = Claim(id="c9", source="a6", stance="asserts", cue=((0, 1),), within="c8")
    record = msgspec.structs.replace(record, claims=(first, second))
    assert Lexicon(record).chain(first) == ("Pentagon", "Syria")


def test_sources_without_an_actor_have_words():
    record = make_strikes_record()
    lexicon = Lexicon(record)
    unnamed = Claim(id="c8", source="unnamed", stance="reports", cue=((0, 1),))
    outlet = Claim(id="c9", source="outlet", stance="reports", cue=((0, 1),))
    assert lexicon.speaker(unnamed).name == "a source not named"
    assert lexicon.speaker(outlet).name == "Halden World"
