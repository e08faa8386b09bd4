"""What a report says did not happen is not left as having happened."""

import pytest

from relata.model.marks import ActorMark, Argument, ClaimMark, EventMark, Marks
from relata.read.layout import Layout
from relata.read.negation import find_negation, settle_negations


def span(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)


def make_event(triggers, *agents: str, status: str = "happened") -> EventMark:
    return EventMark(
        id="e1",
        triggers=triggers,
        type="ASSAULT",
        mode="shelling",
        status=status,
        agents=tuple(Argument(a) for a in agents),
    )


@pytest.mark.parametrize(
    ("text", "trigger", "negated"),
    [
        ("The army did not shell the town.", "shell", True),
        ("Troops didn’t fire on anyone.", "fire", True),
        ("There was no strike on the bridge.", "strike", True),
        ("They never attacked the convoy.", "attacked", True),
        ("They not only attacked the convoy, they burned it.", "attacked", False),
        ("He was not at home, and gunmen attacked the house.", "attacked", False),
        ("If they do not attack by noon, the talks go on.", "attack", False),
        ("The army shelled the town.", "shelled", False),
        ("No patrol has been fired on.", "fired on", True),
        ("Police say nobody was detained.", "detained", True),
        ("Nobody knew that shops were looted.", "looted", False),
        ("They will go, provided no sentence is passed.", "sentence", False),
    ],
)
def test_a_negation_counts_in_its_own_clause_only(text, trigger, negated):
    layout = Layout(text)
    first, _ = layout.word_span(*span(text, trigger))
    assert (find_negation(layout, first) is not None) is negated


def test_an_event_told_only_as_not_having_happened_is_denied():
    text = "Soldiers did not shell the town."
    marks = Marks(events=(make_event((span(text, "shell"),)),))
    assert settle_negations(Layout(text), marks).events[0].status == "denied"


def test_an_act_that_will_not_come_is_denied():
    text = "The president will not send troops."
    marks = Marks(events=(make_event((span(text, "send"),), status="planned"),))
    assert settle_negations(Layout(text), marks).events[0].status == "denied"


def test_what_nobody_hesitates_to_do_is_no_denial():
    text = "We will not hesitate to attack the town."
    marks = Marks(events=(make_event((span(text, "attack"),), status="threatened"),))
    assert settle_negations(Layout(text), marks).events[0].status == "threatened"


def test_a_threat_under_a_condition_stays_a_threat():
    text = "They will not attack the town unless it is armed."
    marks = Marks(events=(make_event((span(text, "attack"),), status="threatened"),))
    assert settle_negations(Layout(text), marks).events[0].status == "threatened"


def test_a_neutral_claim_that_denies_an_act_told_elsewhere_is_divided():
    text = "Shells hit the field. The group said two men fell and it had not hit the field."
    content = span(text, "two men fell and it had not hit the field")
    marks = Marks(
        actors=(ActorMark(id="a1", mentions=(span(text, "The group"),), kind="armed_group"),),
        events=(make_event((span(text, "hit"), span(text, "hit", 2)), "a1"),),
        claims=(
            ClaimMark(
                id="c1",
                cues=(span(text, "said"),),
                source="a1",
                stance="asserts",
                content=(content,),
                about=("e1", "n1"),
            ),
        ),
    )
    settled = settle_negations(Layout(text), marks)
    said, denied = settled.claims
    assert settled.events[0].status == "happened"
    assert (said.stance, said.about) == ("asserts", ("n1",))
    assert [text[a:b] for a, b in said.content] == ["two men fell and "]
    assert (denied.stance, denied.about, denied.source) == ("denies_responsibility", ("e1",), "a1")
    assert [text[a:b] for a, b in denied.content] == ["it had not hit the field"]
    assert [text[a:b] for a, b in denied.cues] == ["not"]


def test_a_claim_that_says_nothing_else_denies_as_a_whole():
    text = "Shells hit the field. Residents said no shell hit it; the army said none had fired."
    content = span(text, "no shell hit it")
    marks = Marks(
        events=(make_event((span(text, "hit"), span(text, "shell hit"))),),
        claims=(
            ClaimMark(
                id="c1",
                cues=(span(text, "said"),),
                source="a9",
                stance="asserts",
                content=(content,),
                about=("e1",),
            ),
        ),
    )
    (claim,) = settle_negations(Layout(text), marks).claims
    assert claim.stance == "denies"
