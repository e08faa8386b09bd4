import pytest
from tests.annotated import actor_entry, claim_entry, event_entry, record_of, said, tally_entry

from relata.model.record import Filler, Record, Tally, Voice


def occurrence(record: Record, event: str = "e1") -> list[str]:
    return said(next(one.occurrence for one in record.events if one.id == event))


def value(statement: Filler | Tally) -> list[str]:
    return said(Voice(own_voice=statement.own_voice, by=statement.by))


def filler(record: Record, slot: str, ref: str, event: str = "e1") -> list[str]:
    found = next(one for one in record.events if one.id == event)
    return value(next(one for one in getattr(found, slot) if one.ref == ref))


def tally(record: Record, number: str = "n1") -> list[str]:
    return value(next(one for one in record.tallies if one.id == number))


def test_words_outside_all_content_are_the_reports_own_voice() -> None:
    record = record_of(
        "[a1 Rebels] [e1 shelled] the camp, killing [n1 two].",
        actor_entry("a1"),
        event_entry(agents="[a1]"),
        tally_entry("n1", 2),
    )
    assert occurrence(record) == ["own"]
    assert filler(record, "agents", "a1") == ["own"]
    assert tally(record) == ["own"]


def test_words_inside_a_content_belong_to_the_innermost_claim() -> None:
    record = record_of(
        "[a1 The mayor] [q1 said] that [c1 [a2 the army] had [q2 confirmed] [c2 a [e1 strike]]].",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(),
        claim_entry("q1", "asserts", "a1", "[c1]"),
        claim_entry("q2", "confirms", "a2", "[c2]"),
    )
    assert occurrence(record) == ["c2:for"]
    assert [claim.within for claim in record.claims] == [None, "c1"]


def test_an_act_told_in_own_voice_and_again_in_a_claim_has_both() -> None:
    record = record_of(
        "A [e1 strike] hit [p1 Tel Marun]. [a1 The mayor] [q1 said] [c1 the [e1 attack] was long].",
        actor_entry("a1"),
        "p1: {name: Tel Marun, kind: city, country: null, lat: null, lon: null}",
        event_entry(place="p1"),
        claim_entry("q1", "asserts", "a1", "[c1]"),
    )
    assert occurrence(record) == ["own", "c1:for"]
    assert filler(record, "places", "p1") == ["own"]


def test_a_claim_carries_what_its_about_names_with_its_polarity() -> None:
    record = record_of(
        "A [e1 strike] killed [n1 two]. [a1 The army] [q1 denied] it; [a2 the mayor] [q2 doubted].",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(),
        tally_entry("n1", 2),
        claim_entry("q1", "denies", "a1", about="[e1]"),
        claim_entry("q2", "doubts", "a2", about="[n1]"),
    )
    assert occurrence(record) == ["own", "c1:against"]
    assert tally(record) == ["own", "c2:doubt"]


@pytest.mark.parametrize(
    "stance",
    ["condemns", "threatens", "demands", "requests", "supports", "offers", "justifies"],
)
def test_a_judging_or_willing_stance_carries_its_content_but_not_its_about(stance: str) -> None:
    record = record_of(
        "A [e1 strike] came first. [a1 The guard] [q1 spoke] of [c1 an [e2 answer]].",
        actor_entry("a1"),
        event_entry(),
        event_entry("e2", "threatened"),
        claim_entry("q1", stance, "a1", "[c1]", "[e1, e2]"),
    )
    assert occurrence(record) == ["own"]
    assert occurrence(record, "e2") == ["c1:for"]


def test_a_denial_goes_against_what_it_is_about_and_for_what_it_presupposes() -> None:
    record = record_of(
        "[a1 The army] [q1 denied] [c1 [e1 firing] on those who had [e2 burnt] the station].",
        actor_entry("a1"),
        event_entry(),
        event_entry("e2", "past"),
        claim_entry("q1", "denies", "a1", "[c1]", "[e1]"),
    )
    assert occurrence(record) == ["c1:against"]
    assert occurrence(record, "e2") == ["c1:for"]


def test_a_denial_without_any_subject_goes_against_all_its_content() -> None:
    record = record_of(
        "[a1 The army] [q1 denied] [c1 [e1 firing]].",
        actor_entry("a1"),
        event_entry(),
        claim_entry("q1", "denies", "a1", "[c1]"),
    )
    assert occurrence(record) == ["c1:against"]


def test_a_value_that_is_the_negation_is_carried_for_by_the_denier() -> None:
    record = record_of(
        "[a1 The army] [q1 denied] [c1 that [w1 its guns] had [e1 fired]; [n1 nobody] was hurt].",
        actor_entry("a1"),
        "w1: {kind: artillery}",
        event_entry(status="denied", weapons="[w1]"),
        tally_entry("n1", 0),
        claim_entry("q1", "denies", "a1", "[c1]", "[e1, n1]"),
    )
    assert occurrence(record) == ["c1:for"]
    assert filler(record, "weapons", "w1") == ["c1:for"]
    assert tally(record) == ["c1:for"]


def test_a_denied_count_is_carried_against() -> None:
    record = record_of(
        "The [e1 raid] ended. [a1 The army] [q1 denied] that [c1 [n1 nine] had died].",
        actor_entry("a1"),
        event_entry(),
        tally_entry("n1", 9),
        claim_entry("q1", "denies", "a1", "[c1]", "[n1]"),
    )
    assert tally(record) == ["c1:against"]
    assert occurrence(record) == ["own"]


def test_a_denial_of_a_claim_goes_against_what_that_claim_is_about() -> None:
    record = record_of(
        "[a1 Villagers] [q1 said] [c1 [a2 troops] had [e1 shelled] them]. [a2 They] [q2 denied].",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(agents="[a2]"),
        claim_entry("q1", "accuses", "a1", "[c1]", "[e1]"),
        claim_entry("q2", "denies", "a2", about="[q1]"),
    )
    assert occurrence(record) == ["c1:for", "c2:against"]


def test_who_doubts_a_denial_does_not_doubt_the_act() -> None:
    record = record_of(
        "A [e1 strike]; [a1 the army] [q1 denied] it, [a2 an analyst] [q2 did not believe] it.",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(),
        claim_entry("q1", "denies", "a1", about="[e1]"),
        claim_entry("q2", "doubts", "a2", about="[q1]"),
    )
    assert occurrence(record) == ["own", "c1:against"]


def test_denied_responsibility_goes_against_the_agent_not_the_act() -> None:
    record = record_of(
        "[a1 Police] [q1 blamed] [c1 [a2 the Front] for [e1 a blast]]. [a3 Its envoy] [q2 denied].",
        actor_entry("a1"),
        actor_entry("a2"),
        actor_entry("a3", of="a2"),
        event_entry(agents="[a2]"),
        claim_entry("q1", "accuses", "a1", "[c1]", "[e1]"),
        claim_entry("q2", "denies_responsibility", "a3", about="[e1]"),
    )
    assert occurrence(record) == ["c1:for"]
    assert filler(record, "agents", "a2") == ["c1:for", "c2:against"]


def test_a_stranger_who_denies_a_part_says_nothing_of_agents_told_in_own_voice() -> None:
    record = record_of(
        "[a1 Gunmen] [e1 attacked]. [a2 A neighbouring state] [q1 denied] any part in it.",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(agents="[a1]"),
        claim_entry("q1", "denies_responsibility", "a2", about="[e1]"),
    )
    assert filler(record, "agents", "a1") == ["own"]


def test_a_rejection_of_the_blame_goes_against_the_agent_too() -> None:
    record = record_of(
        "[a3 He] was [e1 shot]. [a1 Kin] [q1 blame] [c1 [a2 troops]]. [a2 They] [q2 rejected] it.",
        actor_entry("a1"),
        actor_entry("a2"),
        actor_entry("a3"),
        event_entry(agents="[a2]", targets="[a3]"),
        claim_entry("q1", "accuses", "a1", "[c1]", "[e1]"),
        claim_entry("q2", "rejects", "a2", about="[e1]"),
    )
    assert occurrence(record) == ["own", "c1:for", "c2:against"]
    assert filler(record, "agents", "a2") == ["c1:for", "c2:against"]


def test_an_agent_that_only_owns_up_is_not_given_in_own_voice() -> None:
    record = record_of(
        "Rockets [e1 hit] a base. [a1 The brigade] [q1 claimed] responsibility.",
        actor_entry("a1"),
        event_entry(agents="[a1]"),
        claim_entry("q1", "claims_responsibility", "a1", about="[e1]"),
    )
    assert occurrence(record) == ["own", "c1:for"]
    assert filler(record, "agents", "a1") == ["c1:for"]


def test_an_agent_beside_an_accusing_cue_without_content_is_the_accusers_word() -> None:
    record = record_of(
        "The [e1 ambush], [q1 blamed] on [a1 the Front], blocked the road.",
        actor_entry("a1"),
        event_entry(agents="[a1]"),
        claim_entry("q1", "accuses", about="[e1]"),
    )
    assert filler(record, "agents", "a1") == ["c1:for"]


def test_a_filler_named_outside_a_claim_for_an_act_told_inside_it_is_the_claims_word() -> None:
    record = record_of(
        "[a1 The brigade] [q1 boasted] of [c1 having [e1 cleared] a post] near [p1 Oruz].",
        actor_entry("a1"),
        "p1: {name: Oruz, kind: city, country: null, lat: null, lon: null}",
        event_entry(agents="[a1]", place="p1"),
        claim_entry("q1", "claims_responsibility", "a1", "[c1]", "[e1]"),
    )
    assert filler(record, "agents", "a1") == ["c1:for"]
    assert filler(record, "places", "p1") == ["c1:for"]


def test_a_filler_named_only_in_a_claim_for_an_act_told_in_own_voice_is_the_claims_word() -> None:
    record = record_of(
        "A [e1 blast] shook the port. [a1 The mayor] [q1 said]: [c1 It was [a2 the militia]].",
        actor_entry("a1"),
        actor_entry("a2"),
        event_entry(agents="[a2]"),
        claim_entry("q1", "accuses", "a1", "[c1]", "[e1]"),
    )
    assert occurrence(record) == ["own", "c1:for"]
    assert filler(record, "agents", "a2") == ["c1:for"]


def test_of_two_claims_side_by_side_the_teller_of_the_act_gives_its_place() -> None:
    record = record_of(
        "[q1 One] side: [c1 [e1 fire] in [p1 Oruz]]. [q2 The other]: [c2 we [e2 struck] a depot].",
        "p1: {name: Oruz, kind: city, country: null, lat: null, lon: null}",
        event_entry(place="p1"),
        event_entry("e2", place="p1"),
        claim_entry("q1", "asserts", content="[c1]", about="[e1]"),
        claim_entry("q2", "asserts", content="[c2]", about="[e2]"),
    )
    assert filler(record, "places", "p1", event="e2") == ["c2:for"]


def test_a_denial_is_the_last_resort_for_a_fillers_voice() -> None:
    record = record_of(
        "Tanks burnt at [o1 the depot] on Thursday. The [e1 attack] was short. "
        "[a1 The governor] [q1 insisted] [c1 [o1 the depot] was no target].",
        actor_entry("a1"),
        "o1: {name: depot, kind: energy}",
        event_entry(targets="[o1]"),
        claim_entry("q1", "denies", "a1", "[c1]", "[e1]"),
    )
    assert filler(record, "targets", "o1") == ["own"]


def test_a_link_belongs_to_the_claim_that_makes_it() -> None:
    record = record_of(
        "[e1 Rockets] fell; [a1 the army] [q1 called] [c1 its [e2 raid] [s1 an answer] to it].",
        actor_entry("a1"),
        event_entry(),
        event_entry("e2"),
        claim_entry("q1", "justifies", "a1", "[c1]", "[e2]"),
        "links: [{from: e2, to: e1, type: response_to, signal: s1, claim: q1}, "
        "{from: e2, to: e1, type: follows, signal: null, claim: null}]",
    )
    assert [said(Voice(own_voice=link.own_voice, by=link.by)) for link in record.links] == [
        ["c1:for"],
        ["own"],
    ]


def test_claims_never_stand_within_each_other_in_a_circle() -> None:
    record = record_of(
        "[c1 Men [q2 told] us] so, [c2 he [q1 said] it].",
        claim_entry("q1", "asserts", content="[c1]"),
        claim_entry("q2", "asserts", content="[c2]"),
    )
    assert [claim.within for claim in record.claims] == ["c2", None]


PARAGRAPH = (
    "[a1 The Pentagon's deputy spokeswoman] [q1 confirmed] [c1 an [e1 air strike] [t1 yesterday] "
    "after an attempted [e2 missile attack] by [q2 'Iran-backed'] [a2 militias] on "
    "[p1 an air base]]; [c2 [n1 several] were lightly hurt], [a1 she] [q3 said]. [t2 This morning] "
    "[a3 the command] [q4 announced] [c3 [e3 more strikes], [s1 in response]]. [a4 The presidency] "
    "[q5 condemned] [e3 them] as [c4 a breach of sovereignty]. [a5 A militia], in a statement "
    "obtained by [a6 a news agency], [q6 said] [c5 [n2 eight] martyrs had fallen] and [q7 vowed] "
    "[c6 to [e4 answer]]."
)


@pytest.fixture
def paragraph() -> Record:
    return record_of(
        PARAGRAPH,
        actor_entry("a1"),
        actor_entry("a2"),
        actor_entry("a3"),
        actor_entry("a4"),
        actor_entry("a5", of="a2"),
        actor_entry("a6"),
        "p1: {name: an air base, kind: site, country: null, lat: null, lon: null}",
        "t1: {edtf: '2023-11-21'}",
        "t2: {edtf: '2023-11-22'}",
        event_entry(targets="[a2]", time="t1"),
        event_entry("e2", "attempted", agents="[a2]", targets="[p1]", place="p1"),
        event_entry("e3", agents="[a3]", time="t2"),
        event_entry("e4", "threatened", agents="[a5]"),
        tally_entry("n1", 3, event="e2", effect="injured"),
        tally_entry("n2", 8, event="e3"),
        claim_entry("q1", "confirms", "a1", "[c1]", "[e1, e2]"),
        claim_entry("q2", "accuses", about="[]"),
        claim_entry("q3", "asserts", "a1", "[c2]", "[e2, n1]"),
        claim_entry("q4", "announces", "a3", "[c3]", "[e3]"),
        claim_entry("q5", "condemns", "a4", "[c4]", "[e3]"),
        claim_entry("q6", "asserts", "a5", "[c5]", "[n2]", via="[a6]"),
        claim_entry("q7", "threatens", "a5", "[c6]", "[e4]"),
        "links: [{from: e3, to: e2, type: response_to, signal: s1, claim: q4}]",
    )


def test_a_whole_paragraph_keeps_its_speakers_apart(paragraph: Record) -> None:
    assert [occurrence(paragraph, event) for event in ("e1", "e2", "e3", "e4")] == [
        ["c1:for"],
        ["c1:for", "c3:for"],
        ["own", "c4:for"],
        ["c7:for"],
    ]
    assert tally(paragraph, "n1") == ["c3:for"]
    assert tally(paragraph, "n2") == ["c6:for"]
    assert filler(paragraph, "agents", "a2", event="e2") == ["c1:for"]
    assert paragraph.claims[5].via == ("a6",)
    assert paragraph.links[0].by[0].claim == "c4"


def test_a_threat_in_a_paragraph_stays_the_threateners_word(paragraph: Record) -> None:
    assert filler(paragraph, "agents", "a5", event="e4") == ["c7:for"]
    assert filler(paragraph, "agents", "a3", event="e3") == ["c4:for"]
