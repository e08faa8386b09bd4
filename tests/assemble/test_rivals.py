import pytest
from tests.annotated import actor_entry, annotate, claim_entry, event_entry, tally_entry
from tests.assemble.assembling import assembled

from relata.model.record import Record


def links_of(record: Record) -> list[tuple[str, str, str]]:
    return [(link.source_id, link.type, link.target_id) for link in record.links]


def test_a_denial_contradicts_the_accusation_that_it_answers() -> None:
    rel = annotate(
        "[a1 Police] [q1 blamed] [c1 [a2 the Front] for the [e1 blast]]. [a2 It] [q2 denied] that.",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(agents="[a2]"),
        claim_entry("q1", "accuses", "a1", "[c1]", "[e1]"),
        claim_entry("q2", "denies_responsibility", "a2", about="[e1]"),
    )
    assert links_of(assembled(rel)) == [("c2", "contradicts", "c1")]


def test_nobody_contradicts_a_speaker_of_their_own_house() -> None:
    rel = annotate(
        "[a1 The army] [q1 said] [c1 it [e1 fired]]; [a2 its envoy] [q2 denied] it.",
        actor_entry("a1"),
        actor_entry("a2", of="a1"),
        event_entry(),
        claim_entry("q1", "asserts", "a1", "[c1]", "[e1]"),
        claim_entry("q2", "denies", "a2", about="[e1]"),
    )
    assert links_of(assembled(rel)) == []


RIVALS = (
    actor_entry("a1"),
    actor_entry("a2"),
    event_entry(),
    claim_entry("q1", "asserts", "a1", "[c1]", "[n1]"),
    claim_entry("q2", "asserts", "a2", "[c2]", "[n2]"),
)
RIVAL_BODY = (
    "The [e1 raid]: [a1 the army] [q1 said] [c1 [n1 two] died], [a2 medics] [q2 said] "
    "[c2 [n2 nine]]."
)


def test_counts_that_exclude_each_other_contradict_when_their_speakers_differ() -> None:
    rel = annotate(RIVAL_BODY, *RIVALS, tally_entry("n1", 2), tally_entry("n2", 9))
    assert links_of(assembled(rel)) == [("n2", "contradicts", "n1")]


def test_counts_that_may_both_be_true_do_not_contradict() -> None:
    open_count = "n1: {event: e1, effect: killed, of: null, low: 2, high: null}"
    rel = annotate(RIVAL_BODY, *RIVALS, open_count, tally_entry("n2", 9))
    assert links_of(assembled(rel)) == []


def test_a_link_that_the_reader_made_is_not_made_again() -> None:
    rel = annotate(
        RIVAL_BODY,
        *RIVALS,
        tally_entry("n1", 2),
        tally_entry("n2", 9),
        "links: [{from: n1, to: n2, type: contradicts, signal: null, claim: null}]",
    )
    assert links_of(assembled(rel)) == [("n1", "contradicts", "n2")]


@pytest.mark.parametrize(
    "body",
    [
        "The [e1 raid] killed [n1 nine], including [n2 two] women.",
        "The [e1 raid] killed [n1 nine], [n2 two] of them women.",
        "The [e1 raid] killed [n1 nine]. [n2 Two] of the dead were women.",
    ],
)
def test_words_make_a_count_part_of_the_one_before_it(body: str) -> None:
    record = assembled(annotate(body, event_entry(), tally_entry("n1", 9), tally_entry("n2", 2)))
    assert links_of(record) == [("n2", "part_of", "n1")]
    assert [tally.part_of for tally in record.tallies] == [None, "n1"]


def test_a_count_larger_than_the_one_before_it_is_no_part_of_it() -> None:
    body = "The [e1 raid] killed [n1 two]; including [n2 nine] who died later."
    record = assembled(annotate(body, event_entry(), tally_entry("n1", 2), tally_entry("n2", 9)))
    assert links_of(record) == []


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("The clinic lowered the toll of the [e1 raid] from [n1 nine] to [n2 seven].", True),
        ("The [e1 raid] killed [n2 36] people, up from an earlier [n1 22].", True),
        ("The [e1 raid] killed between [n1 22] and [n2 36] people.", False),
        (
            "The [e1 raid] killed [n1 two] on the road from Oruz to Sabel, and [n2 three] more.",
            False,
        ),
    ],
)
def test_a_count_that_words_put_in_place_of_another_supersedes_it(words, links):
    rel = annotate(words, event_entry(), tally_entry("n1", 22), tally_entry("n2", 36))
    found = [one for one in links_of(assembled(rel)) if one[1] == "supersedes"]
    assert found == ([("n2", "supersedes", "n1")] if links else [])
