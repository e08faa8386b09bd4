import pytest
from msgspec.structs import replace
from tests.evaluate.clash import write_corpus
from tests.factory import make_clash_record, make_info
from tests.made_records import loaded_of, make_record

from relata.evaluate.compare import NothingToCompare, compare_records, compare_with_people
from relata.evaluate.readings import UnreadableReadings
from relata.evaluate.sides_of import ledger_side, load_side
from relata.pipeline.judging import ValueJudgement, judge
from relata.pipeline.keeping import keep_report
from relata.store import init_ledger
from relata.wire import decode_record, encode_record


def side(*records):
    return {record.report.text: record for record in records}


def fields_of(compared):
    return {field.key: field for field in compared.fields}


def test_equal_records_agree_on_everything():
    compared = compare_records(side(make_clash_record()), side(make_clash_record()))
    assert compared.differences == ()
    fields = fields_of(compared)
    assert all(one.counts is None or one.counts.f1 == 1 for one in fields.values())
    assert fields["stance"].alpha.alpha == 1
    assert fields["agent"].alpha is None


def test_a_difference_is_counted_and_shown_with_both_values():
    record = make_clash_record()
    claim = replace(record.claims[0], stance="estimates")
    other = replace(record, claims=(claim, *record.claims[1:]))
    compared = compare_records(side(record), side(other))
    (difference,) = [one for one in compared.differences if one.field == "stance"]
    assert (difference.first, difference.second) == (record.claims[0].stance, "estimates")
    assert difference.span == record.claims[0].cue[0]
    stance = fields_of(compared)["stance"]
    assert stance.counts.gold == stance.counts.read == len(record.claims)
    assert stance.alpha.alpha < 1


def test_a_change_of_voice_is_a_difference_of_its_own():
    record = make_clash_record()
    event = record.events[0]
    voice = replace(event.occurrence, own_voice=not event.occurrence.own_voice)
    other = replace(record, events=(replace(event, occurrence=voice), *record.events[1:]))
    compared = compare_records(side(record), side(other))
    (difference,) = [one for one in compared.differences if one.field == "event_voice"]
    assert {difference.first, difference.second} == {"own voice", "a claim's"}
    assert fields_of(compared)["event_voice"].counts is None


def test_the_two_sides_change_places_without_changing_the_agreement():
    record = make_clash_record()
    other = replace(record, events=(), tallies=(), links=(), claims=record.claims[:2])
    one, back = (
        fields_of(compare_records(side(a), side(b))) for a, b in ((record, other), (other, record))
    )
    assert one["cue"].counts.f1 == back["cue"].counts.f1
    assert one["cue"].counts.gold == back["cue"].counts.read


def test_reports_of_one_side_alone_are_named():
    record, lonely = make_clash_record(), make_record(3)
    compared = compare_records(side(record, lonely), side(record))
    assert compared.reports == 1
    assert compared.only_first == (lonely.report.source,)
    with pytest.raises(NothingToCompare, match="no text in common"):
        compare_records(side(lonely), side(record))


def test_sides_are_records_or_annotated_reports(tmp_path):
    corpus = write_corpus(tmp_path / "corpus", copies=2)
    assert len(load_side(corpus)) == 2
    record = make_clash_record()
    lines = tmp_path / "records.jsonl"
    lines.write_bytes(encode_record(record) + b"\n" + encode_record(make_record(1)) + b"\n")
    assert len(load_side(lines)) == 2
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "one.json").write_bytes(encode_record(record).replace(b',"', b',\n "', 1))
    assert load_side(folder) == side(record)


def test_what_is_no_side_is_refused(tmp_path):
    with pytest.raises(UnreadableReadings, match="cannot be read"):
        load_side(tmp_path / "absent")
    with pytest.raises(UnreadableReadings, match="found none"):
        load_side(tmp_path)
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableReadings, match="record 1: wanted a record"):
        load_side(tmp_path)


@pytest.fixture
def ledger(tmp_path):
    made, _ = init_ledger(str(tmp_path / "made.sqlite"), decode_record, "tester")
    for number in (1, 2):
        record = make_record(number)
        keep_report(made, "tester", loaded_of(record), record)
    yield made
    made.close()


def say(ledger, record, field, verdict, part, value=None, was=None):
    said = ValueJudgement(
        field=field, ref=f"{record.report.id}:{part}", verdict=verdict, value=value, was=was
    )
    judge(ledger, "ana", said)


def compare_ledger(ledger, *records):
    with ledger.view() as view:
        return compare_with_people(records or ledger_side(view).values(), view.judgements())


def test_only_what_people_judged_is_compared(ledger):
    record = make_record(1)
    say(ledger, record, "status", "accept", "e1", was="happened")
    say(ledger, record, "type", "set", "e1", value="COERCE")
    compared = compare_ledger(ledger)
    assert compared.reports == 1
    fields = fields_of(compared)
    assert set(fields) == {"status", "type"}
    assert (fields["status"].counts.gold_hit, fields["type"].counts.gold_hit) == (1, 0)
    (difference,) = compared.differences
    assert (difference.first, difference.second) == (record.events[0].type, "COERCE")


def test_an_accepted_value_is_held_against_another_reader_too(ledger):
    record = make_record(1)
    say(ledger, record, "status", "accept", "e1", was="happened")
    event = replace(record.events[0], status="planned")
    compared = compare_ledger(ledger, replace(record, events=(event,)))
    (difference,) = compared.differences
    assert (difference.first, difference.second) == ("planned", "happened")


def test_a_part_that_the_reader_lacks_is_not_there(ledger):
    record = make_record(1)
    say(ledger, record, "status", "set", "e1", value="attempted")
    bare = replace(record, events=(), tallies=(), claims=(), links=())
    (difference,) = compare_ledger(ledger, bare).differences
    assert (difference.first, difference.second) == (None, "attempted")


def test_a_rejected_event_is_a_difference_and_an_accepted_one_is_none(ledger):
    say(ledger, make_record(1), "reading", "reject", "e1")
    say(ledger, make_record(2), "reading", "accept", "e1")
    compared = compare_ledger(ledger)
    assert fields_of(compared)["reading"].counts.gold_hit == 1
    (difference,) = compared.differences
    assert (difference.first, difference.second) == ("accepted", "rejected")


def test_without_judgements_there_is_nothing_to_compare(ledger):
    with pytest.raises(NothingToCompare, match="judgements"):
        compare_ledger(ledger)


def test_texts_of_different_reports_are_not_compared():
    record = make_clash_record()
    other = replace(record, report=make_info(record.report.text + " It rained."))
    with pytest.raises(NothingToCompare):
        compare_records(side(record), side(other))
