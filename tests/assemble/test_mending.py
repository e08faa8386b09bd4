from tests.annotated import actor_entry, annotate, event_entry
from tests.assemble.assembling import INFO, make_report

from relata.assemble import assemble
from relata.corpus import rel_to_identities, rel_to_marks, rel_to_report
from relata.model.identities import Identities
from relata.model.marks import ActorMark, Argument, ClaimMark, EventMark, LinkMark, Marks


def test_marks_that_break_a_rule_are_mended_and_every_mending_is_noted() -> None:
    marks = Marks(
        events=(
            EventMark(
                id="e1",
                triggers=((0, 4),),
                type="RETREAT",
                mode="aerial",
                status="happened",
                agents=(Argument("a7"),),
            ),
        ),
        claims=(ClaimMark(id="c1", cues=((5, 9),), source="a7", stance="asserts", about=("c1",)),),
        links=(LinkMark(id="l1", source="e1", target="e9", type="follows"),),
    )
    record = assemble(make_report("They left"), marks, Identities(), INFO)
    assert record.events[0].mode is None
    assert record.events[0].agents == ()
    assert record.claims[0].source == "unnamed"
    assert record.claims[0].about == ()
    assert record.links == ()
    assert len(record.notes) == 6


def test_an_assault_without_a_mode_is_of_unknown_mode() -> None:
    event = EventMark(id="e1", triggers=((0, 4),), type="ASSAULT", mode=None, status="happened")
    record = assemble(make_report("Fire"), Marks(events=(event,)), Identities(), INFO)
    assert record.events[0].mode == "unknown"


def test_a_mark_outside_the_text_is_left_out_with_a_note() -> None:
    actor = ActorMark(id="a1", mentions=((3, 90),), kind="person")
    record = assemble(make_report("Short"), Marks(actors=(actor,)), Identities(), INFO)
    assert record.actors == ()
    assert any("a1 was left out" in note for note in record.notes)


def test_the_surer_of_a_filler_given_twice_stays() -> None:
    rel = annotate("[a1 It] [e1 fired]", actor_entry("a1"), event_entry())
    marks = rel_to_marks(rel)
    twice = (Argument("a1", 0.3), Argument("a1", 0.8))
    event = EventMark(**{**as_fields(marks.events[0]), "agents": twice})
    marks = Marks(actors=marks.actors, events=(event,))
    record = assemble(rel_to_report(rel), marks, rel_to_identities(rel), INFO)
    assert [agent.confidence for agent in record.events[0].agents] == [0.8]


def as_fields(mark: EventMark) -> dict[str, object]:
    return {field: getattr(mark, field) for field in mark.__struct_fields__}
