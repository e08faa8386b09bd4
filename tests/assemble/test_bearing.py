import pytest
from tests.annotated import actor_entry, annotate, claim_entry, event_entry, tally_entry
from tests.assemble.assembling import assembled


@pytest.mark.parametrize(
    ("body", "status", "scope"),
    [
        ("A [e1 strike] killed [n1 nine].", "happened", "event"),
        ("It was the third [e1 strike] this year and killed [n1 nine].", "happened", "event"),
        ("[e1 Raids] have killed [n1 nine].", "habitual", "period"),
        ("[n1 Nine] died in [e1 raids] since the start of the war.", "habitual", "campaign"),
        ("The [e1 war] has killed [n1 nine].", "ongoing", "campaign"),
    ],
)
def test_the_scope_of_a_count_follows_its_event_and_its_words(
    body: str, status: str, scope: str
) -> None:
    record = assembled(annotate(body, event_entry(status=status), tally_entry("n1", 9)))
    assert record.tallies[0].scope == scope


def test_a_count_for_an_event_with_an_open_time_is_one_of_a_period() -> None:
    rel = annotate(
        "[n1 Nine] have died of [e1 shelling] [t1 since Oct. 17].",
        "t1: {edtf: '2023-10-17/..'}",
        event_entry(status="ongoing", time="t1"),
        tally_entry("n1", 9),
    )
    assert assembled(rel).tallies[0].scope == "period"


@pytest.mark.parametrize(
    ("body", "hedged"),
    [
        ("[a1 He] [q1 said] [c1 a [e1 raid] was over].", False),
        ("[a1 He] [q1 reportedly said] [c1 a [e1 raid] was over].", True),
        ("[a1 He] [q1 said] [c1 there may have been a [e1 raid]].", True),
        ("[a1 He] [q1 said] [c1 suspected rebels made a [e1 raid]].", False),
        ("[a1 He] [q1 said] [c1 a [e1 raid] was over. Perhaps it will rain.]", False),
    ],
)
def test_a_claim_is_hedged_by_its_cue_or_its_words_on_the_subject(body: str, hedged: bool) -> None:
    rel = annotate(
        body,
        actor_entry("a1"),
        event_entry(),
        claim_entry("q1", "asserts", "a1", "[c1]", "[e1]"),
    )
    assert assembled(rel).claims[0].hedged is hedged
