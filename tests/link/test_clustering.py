import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.events import any_events, make_event, make_place

from relata.link import JudgedPair, cluster, join
from relata.link.joining import score_all

MANY = settings(max_examples=60, deadline=None)


def groups_of(events, judged=(), pairs=None):
    found = cluster(events, score_all(events) if pairs is None else pairs, judged)
    return [group.events for group in found]


def by_key(*events):
    return {(event.report, event.event): event for event in events}


def test_one_act_in_three_reports_is_one_incident_held_by_its_joins():
    (group,) = join(by_key(make_event("r1"), make_event("r2"), make_event("r3")))
    assert group.events == (("r1", "e1"), ("r2", "e1"), ("r3", "e1"))
    assert len(group.joins) == 2


def test_of_two_acts_of_one_report_only_the_likelier_joins():
    events = by_key(
        make_event("r1"),
        make_event("r2", "e1"),
        make_event("r2", "e2", mode="firearms", places=(make_place("telmar"),)),
    )
    assert (("r1", "e1"), ("r2", "e1")) in groups_of(events)


def test_a_chain_of_likenesses_does_not_make_a_giant():
    keys = [(f"r{number}", "e1") for number in range(6)]
    events = {key: make_event(key[0], type="CONSULT", mode=None) for key in keys}
    chain = [(one, other, 0.6) for one, other in pairwise(keys)]
    unlike = [(one, other, 0.05) for at, one in enumerate(keys) for other in keys[at + 2 :]]
    assert max(map(len, groups_of(events, pairs=[*chain, *unlike]))) == 2


def test_what_a_report_calls_the_same_is_one_incident_whatever_the_scores():
    events = by_key(make_event("r1", "e1"), make_event("r1", "e2", type="CONSULT", twins="e1"))
    assert groups_of(events) == [(("r1", "e1"), ("r1", "e2"))]


@MANY
@given(any_events())
def test_every_event_is_in_one_incident(events):
    assert sorted(key for group in groups_of(events) for key in group) == sorted(events)


@MANY
@given(any_events(), st.randoms(use_true_random=False))
def test_the_order_of_events_and_pairs_does_not_matter(events, chance):
    pairs = list(score_all(events))
    wanted = groups_of(events, pairs=pairs)
    for _ in range(3):
        names = chance.sample(sorted(events), len(events))
        chance.shuffle(pairs)
        turned = [(other, one, value) for one, other, value in pairs]
        assert groups_of({name: events[name] for name in names}, pairs=turned) == wanted


@MANY
@given(any_events())
def test_no_report_has_two_acts_in_one_incident(events):
    for group in groups_of(events):
        for report in {record for record, _ in group}:
            acts = {events[key].twins for key in group if key[0] == report}
            assert len(acts) == 1


@MANY
@given(any_events(), st.randoms(use_true_random=False))
def test_judgements_always_win(events, chance):
    pairs = [(one, other) for one in sorted(events) for other in sorted(events) if one < other]
    strange = [pair for pair in pairs if pair[0][0] != pair[1][0]]
    if not strange:
        return
    one, other = chance.choice(strange)
    (home,) = [
        group for group in groups_of(events, [JudgedPair(one, other, "same")]) if one in group
    ]
    assert other in home
    (home,) = [
        group for group in groups_of(events, [JudgedPair(one, other, "apart")]) if one in group
    ]
    assert other not in home


@MANY
@given(any_events())
def test_a_judgement_taken_back_leaves_no_trace(events):
    keys = sorted(events)
    said = [JudgedPair(keys[0], keys[-1], "apart"), JudgedPair(keys[0], keys[-1], "same")]
    assert groups_of(events, said) == groups_of(events, said[1:])


@MANY
@given(any_events())
def test_an_incident_by_itself_is_joined_as_it_was_among_all(events):
    pairs = score_all(events)
    for group in cluster(events, pairs):
        alone = {key: events[key] for key in group.events}
        inside = [pair for pair in pairs if pair[0] in alone and pair[1] in alone]
        assert cluster(alone, inside) == (group,)


def test_many_likenesses_are_joined_in_the_same_way_at_random():
    chance = random.Random(3)
    keys = [(f"r{number % 12}", f"e{number}") for number in range(60)]
    events = {key: make_event(*key, type="CONSULT", mode=None) for key in keys}
    pairs = [
        (one, other, round(chance.random(), 4))
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if one[0] != other[0]
    ]
    wanted = groups_of(events, pairs=pairs)
    for _ in range(5):
        chance.shuffle(pairs)
        assert groups_of(events, pairs=pairs) == wanted
