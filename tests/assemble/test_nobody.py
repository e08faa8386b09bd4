"""Harm to nobody is a count of an act; all persons and acts are invented."""

import pytest
from tests.annotated import actor_entry, annotate, claim_entry, event_entry, said, tally_entry
from tests.assemble.assembling import assembled

DENIED = event_entry("e1", "denied")


def harm(status="denied", mode="unknown", targets="[a1]"):
    entry = event_entry("e2", status, targets=targets)
    return entry.replace("mode: missile", f"mode: {mode}")


def read(body, *entries):
    return assembled(annotate(body, actor_entry("a1"), *entries))


def counts(record):
    return [(one.event, one.effect, one.low, one.high, one.words) for one in record.tallies]


BODY = "The army said it did not [e1 shell] the clinic and that no [a1 patients] were [e2 killed]."


def test_a_denied_killing_of_nobody_is_a_count_of_the_denied_act():
    record = read(BODY, DENIED, harm())
    assert [event.id for event in record.events] == ["e1"]
    assert counts(record) == [("e1", "killed", 0, 0, "no")]
    assert record.tallies[0].of == "a1"


def test_whoever_denies_carries_the_count_of_nobody():
    record = read(
        "[a2 The army] [q1 said] [c1 it did not [e1 shell] and no [a1 patients] were [e2 hurt]].",
        actor_entry("a2", "army"),
        DENIED,
        harm(),
        claim_entry("q1", "denies", "a2", "[c1]", "[e1, e2]"),
    )
    (tally,) = record.tallies
    assert (tally.effect, said(tally)) == ("injured", ["c1:for"])
    assert record.claims[0].about == ("e1", tally.id)


def test_its_own_count_of_nobody_moves_to_the_act():
    record = read(
        "It did not [e1 shell] the clinic and [n1 no] [a1 patients] were [e2 killed].",
        DENIED,
        harm(),
        tally_entry("n1", 0, event="e2"),
    )
    assert counts(record) == [("e1", "killed", 0, 0, "no")]
    assert [event.id for event in record.events] == ["e1"]


def test_nobody_as_one_word_is_understood():
    record = read("It did not [e1 shell] the clinic; [a1 nobody] was [e2 killed].", DENIED, harm())
    assert counts(record) == [("e1", "killed", 0, 0, "nobody")]


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (BODY, [DENIED, harm("happened")]),
        (BODY, [DENIED, harm(mode="firearms")]),
        (BODY.replace("no [a1", "two [a1"), [DENIED, harm()]),
        (BODY, [DENIED, harm(), tally_entry("n1", 2, event="e2")]),
        ("No [a1 patients] were [e2 killed]. It did not [e1 shell].", [DENIED, harm()]),
        (BODY.replace("[e2 killed]", "[e2 bombed]"), [DENIED, harm()]),
    ],
    ids=["told", "by other means", "somebody", "counted otherwise", "without its act", "no harm"],
)
def test_what_is_an_act_of_its_own_stays_one(body, entries):
    if any("n1" in entry for entry in entries):
        body = body.replace("no [a1", "[n1 no] [a1")
    assert len(read(body, *entries).events) == 2
