import copy
import json

import msgspec
import pytest
from tests.ask.chat import CLASH_ANSWER, quote
from tests.factory import CLASH_TEXT, span_in

from relata.ask.answer import Answer, answer_schema
from relata.ask.marking import mark_answer
from relata.model.marks import UNNAMED


@pytest.fixture
def answer():
    return copy.deepcopy(CLASH_ANSWER)


def mark(answer):
    return mark_answer(msgspec.json.decode(json.dumps(answer), type=Answer), CLASH_TEXT)


def test_an_answer_whose_words_all_stand_in_the_text_becomes_marks(answer):
    marks = mark(answer)
    assert marks.notes == ()
    assert [actor.kind for actor in marks.actors] == [
        "armed_group",
        "military",
        "military",
        "person",
    ]
    assert marks.actors[0].mentions == (
        span_in(CLASH_TEXT, "Gunmen of the Tarek Front"),
        span_in(CLASH_TEXT, "The Front"),
    )
    (event,) = marks.events
    assert [argument.ref for argument in event.agents] == ["a1"]
    assert marks.claims[1].content == (span_in(CLASH_TEXT, '"We shot nobody."'),)


def test_marks_are_numbered_in_the_order_of_the_text(answer):
    answer["actors"].reverse()
    marks = mark(answer)
    assert [actor.id for actor in marks.actors] == ["a1", "a2", "a3", "a4"]
    assert marks.actors[0].mentions[0] == span_in(CLASH_TEXT, "Gunmen of the Tarek Front")
    assert marks.claims[0].source == "a2"
    assert marks.actors[2].of == "a2"


def test_words_that_are_not_in_the_text_are_dropped_with_a_note(answer):
    answer["places"][0]["mentions"] = [quote("Beni Sura")]
    marks = mark(answer)
    assert marks.places == ()
    assert marks.events[0].places == ()
    assert any("p1: “Beni Sura” are not in the text" in note for note in marks.notes)
    assert any("e1: “p1” is no mark that may stand there" in note for note in marks.notes)


def test_a_code_of_no_enumeration_drops_its_item(answer):
    answer["events"][0]["type"] = "BOMBARDMENT"
    marks = mark(answer)
    assert marks.events == ()
    assert marks.tallies[0].event is None
    assert any("BOMBARDMENT” is no event_type" in note for note in marks.notes)


def test_a_second_item_of_the_same_id_is_dropped(answer):
    answer["actors"].append({**answer["actors"][1], "mentions": [quote("a post")]})
    marks = mark(answer)
    assert len(marks.actors) == 4
    assert any("has the id of another" in note for note in marks.notes)


def test_a_speaker_who_is_not_in_the_text_leaves_the_claim_without_a_name(answer):
    answer["claims"][0]["source"] = "a9"
    assert mark(answer).claims[0].source == UNNAMED


@pytest.mark.parametrize("field", ["cue", "content"])
def test_what_a_lost_claim_carries_does_not_become_the_reports_own_voice(answer, field):
    answer["claims"][0][field] = [quote("eight thousand soldiers were slain")]
    marks = mark(answer)
    assert len(marks.claims) == 2
    assert marks.tallies == ()
    assert any("n1: “c1” is the claim it hangs on" in note for note in marks.notes)


def test_what_stands_in_a_lost_claims_words_goes_with_it(answer):
    answer["claims"][0] |= {"cue": [quote("whispered")], "about": []}
    marks = mark(answer)
    assert marks.tallies == ()
    assert len(marks.events) == 1


def test_a_mark_does_not_name_itself(answer):
    answer["actors"][0]["of"] = "a1"
    answer["claims"][0]["about"] = ["c1", "n1"]
    marks = mark(answer)
    assert marks.actors[0].of is None
    assert marks.claims[0].about == ("n1",)


def test_a_link_needs_both_ends(answer):
    link = {"from": "c2", "to": "c1", "type": "contradicts", "signal": [], "claim": None}
    answer["links"] = [link, link | {"to": "c7"}, link | {"type": "likes"}]
    (kept,) = mark(answer).links
    assert (kept.source, kept.target, kept.type) == ("c2", "c1", "contradicts")


def test_the_schema_wants_every_property_and_no_other():
    def objects(schema):
        if schema.get("type") == "object":
            yield schema
        for value in [*schema.get("properties", {}).values(), schema.get("items")]:
            if value:
                yield from objects(value)

    found = list(objects(answer_schema()))
    assert len(found) > 10
    assert all(each["required"] == list(each["properties"]) for each in found)
    assert all(each["additionalProperties"] is False for each in found)
    assert set(answer_schema()["properties"]) == set(Answer.__struct_fields__)


def test_an_answer_of_the_schema_can_be_decoded(answer):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(answer, answer_schema())
