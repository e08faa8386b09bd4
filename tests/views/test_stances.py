"""Verbs follow the stance and never take a side; all speakers are invented."""

import pytest

from relata.model.codebook import codes, polarity_of
from relata.model.incident import SaidBy
from relata.views.stances import VERBS, said_that, told_by, verb_of

SIDED = ("alleged", "insisted", "admitted", "conceded", "revealed", "pretended", "so-called")
"""Verbs that tell the reader whom to believe."""


def voice(speaker, stance=None, polarity="for"):
    return SaidBy(speaker=speaker, polarity=polarity, stance=stance, report="r", origin="r")


def test_every_stance_of_the_codebook_has_its_verb_and_no_other():
    assert set(VERBS) == set(codes("stance"))
    assert not {word for verb in VERBS.values() for word in verb} & set(SIDED)


@pytest.mark.parametrize("stance", codes("stance"))
def test_only_who_denies_or_doubts_has_a_verb_against(stance):
    against = {"denied", "rejected", "doubted"}
    assert (VERBS[stance].by in against) == (polarity_of(stance) != "for")


@pytest.mark.parametrize(
    ("one", "verb"),
    [
        (voice("Oura Courier"), "reported"),
        (voice("residents", "asserts"), "said"),
        (voice("the army", "confirms"), "confirmed"),
        (voice("Harun Front", "claims_responsibility"), "claimed responsibility"),
        (voice("the army", "denies", "against"), "denied"),
        (voice("Oura Courier", None, "against"), "denied"),
        (voice("an observer", "asserts", "against"), "denied"),
        (voice("an observer", None, "doubt"), "doubted"),
        (voice("an observer", "doubts", "doubt"), "doubted"),
    ],
)
def test_the_verb_is_that_of_the_stance_and_never_for_what_is_denied(one, verb):
    assert verb_of(one).said == verb


def test_tellers_are_listed_by_their_verbs_each_once():
    said = [
        voice("residents", "asserts"),
        voice("army", "asserts"),
        voice("army", "confirms"),
        voice("Oura Courier"),
        voice("a nurse", "accuses"),
    ]
    assert told_by(said) == (
        "confirmed by the army, reported by Oura Courier and told of by the residents and a nurse"
    )


def test_who_only_threatens_after_an_act_is_not_said_to_have_threatened_it():
    assert told_by([voice("army", "threatens"), voice("Lanthe", "condemns")]) == (
        "told of by the army and Lanthe"
    )


def test_what_is_said_of_an_agent_has_each_speakers_own_verb():
    said = [voice("army", "confirms"), voice("Idris Valo", "asserts"), voice("navy", "asserts")]
    assert said_that(said, "the Harun Front did it") == [
        "the army confirmed that the Harun Front did it",
        "Idris Valo and the navy said that the Harun Front did it",
    ]
