import msgspec
import pytest
from tests.factory import CLASH_TEXT, make_clash_record, span_in

from relata.corpus import parse_rel, record_to_rel
from relata.corpus.problems import problems_of_rel
from relata.corpus.to_rel import write_rel
from relata.errors import RelContentError
from relata.model.record import Actor, Filler, Record

FREE = span_in(CLASH_TEXT, "the raid")


@pytest.fixture
def record() -> Record:
    return make_clash_record()


def replace_event(record: Record, **fields: object) -> Record:
    event = msgspec.structs.replace(record.events[0], **fields)
    return msgspec.structs.replace(record, events=(event,))


def test_a_record_of_the_reader_becomes_a_file_without_problems(record: Record) -> None:
    rel = parse_rel(record_to_rel(record))
    assert problems_of_rel(rel) == []
    assert rel.text == CLASH_TEXT
    assert rel.head["style"] is None
    assert rel.entries["e1"]["place"] == "p1"
    assert rel.entries["q2"]["about"] == ["e1", "n1"]


def test_mentions_that_cross_give_way_and_are_told(record: Record) -> None:
    crossing = Actor(id="a9", name="x", kind="other", mentions=((5, 20), FREE), confidence=0.1)
    written = write_rel(msgspec.structs.replace(record, actors=(*record.actors, crossing)))
    rel = parse_rel(written.content)
    assert problems_of_rel(rel) == []
    assert len(rel.mentions()["a9"]) == 1
    assert any("a9 lost the mention" in note for note in written.notes)


def test_a_mark_without_a_mention_left_goes_and_nothing_names_it(record: Record) -> None:
    crossing = Actor(id="a9", name="x", kind="other", mentions=((5, 20),), confidence=0.1)
    record = msgspec.structs.replace(record, actors=(*record.actors, crossing))
    written = write_rel(replace_event(record, agents=(Filler(ref="a9"), Filler(ref="a2"))))
    rel = parse_rel(written.content)
    assert problems_of_rel(rel) == []
    assert rel.entries["e1"]["agents"] == ["a2"]
    assert any("a9 was left out" in note for note in written.notes)


def test_the_outlet_as_a_source_is_the_actor_with_its_name_or_unnamed(record: Record) -> None:
    claim = msgspec.structs.replace(record.claims[0], source="outlet")
    record = msgspec.structs.replace(record, claims=(claim, *record.claims[1:]))
    assert parse_rel(record_to_rel(record)).entries["q1"]["source"] == "unnamed"
    outlet = msgspec.structs.replace(record.actors[0], name="Oura Courier")
    record = msgspec.structs.replace(record, actors=(outlet, *record.actors[1:]))
    assert parse_rel(record_to_rel(record)).entries["q1"]["source"] == "a1"


def test_text_that_the_format_would_read_as_its_own_keeps_its_offsets() -> None:
    text = "One [of] them\r\n---\nsaid \\ so"
    info = msgspec.structs.replace(make_clash_record().report, text=text)
    written = write_rel(Record(report=info))
    rel = parse_rel(written.content)
    assert len(rel.text) == len(text)
    assert "One [of] them" in rel.text
    assert len(written.notes) == 2


def test_only_one_time_is_kept_and_the_others_are_told(record: Record) -> None:
    time = msgspec.structs.replace(record.times[0], id="t2", mentions=((0, 6),))
    record = msgspec.structs.replace(record, times=(*record.times, time))
    written = write_rel(replace_event(record, times=(Filler(ref="t1"), Filler(ref="t2"))))
    assert parse_rel(written.content).entries["e1"]["time"] == "t1"
    assert any("kept the first of its 2 times" in note for note in written.notes)


def test_an_assault_without_a_mode_is_written_as_unknown(record: Record) -> None:
    rel = parse_rel(record_to_rel(replace_event(record, mode=None)))
    assert rel.entries["e1"]["mode"] == "unknown"


def test_an_object_corpus_of_another_shape_is_refused(record: Record) -> None:
    wrong = msgspec.structs.replace(record, corpus={"nesting": "none"})
    with pytest.raises(RelContentError, match="corpus"):
        record_to_rel(wrong)
