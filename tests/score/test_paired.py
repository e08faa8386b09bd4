from msgspec.structs import replace
from tests.factory import make_clash_record

from relata.score import compare
from relata.score.paired import NONE, PAIRED, paired_values


def values(first, second):
    return {
        (one.field, one.unit.split(":")[1]): one for one in paired_values(compare(first, second))
    }


def test_a_record_agrees_with_itself_on_every_field():
    found = values(make_clash_record(), make_clash_record())
    assert all(one.first == one.second for one in found.values())
    assert {field for field, _ in found} >= {"event_type", "status", "stance", "actor_kind"}
    assert {field for field, _ in found} <= set(PAIRED)


def test_values_of_the_same_thing_stand_beside_each_other():
    record = make_clash_record()
    event = record.events[0]
    voice = replace(event.occurrence, own_voice=not event.occurrence.own_voice)
    changed = replace(event, status="attempted", mode=None, occurrence=voice)
    found = values(record, replace(record, events=(changed, *record.events[1:])))
    assert found["status", event.id].second == "attempted"
    assert (found["mode", event.id].first, found["mode", event.id].second) == (event.mode, NONE)
    assert {found["event_voice", event.id].first, found["event_voice", event.id].second} == {
        "own voice",
        "a claim's",
    }
    assert found["status", event.id].span == event.triggers[0]


def test_what_one_record_lacks_is_no_unit():
    record = make_clash_record()
    assert not any(field == "stance" for field, _ in values(record, replace(record, claims=())))
