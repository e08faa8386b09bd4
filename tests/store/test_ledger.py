import random
from dataclasses import replace

import msgspec
import pytest
from tests.made_records import loaded_of, make_act, make_record

from relata.cli.show import report_lines
from relata.errors import LedgerAbsent, StaleAnchor, UnknownSubject
from relata.pipeline.clusters import clusters_now, clusters_then
from relata.pipeline.exporting import ExportOptions
from relata.pipeline.impact import rows_changed
from relata.pipeline.incidents import find_incident, incidents_of
from relata.pipeline.judging import judge_pair, judge_value, queued, undo
from relata.pipeline.keeping import forget, keep_report, put_report, relink
from relata.store import open_ledger
from relata.store.integrity import check_ledger, verify_evidence
from relata.store.query import Around, Query, find_events, find_reports
from relata.wire import decode_record

MANY = 40
FEWER, ORDERS = 24, 20


def keep(ledger, numbers):
    for number in numbers:
        record = make_record(number, acts=20)
        keep_report(ledger, "tester", loaded_of(record), record)


def listed(ledger, as_of=None):
    with ledger.view(as_of) as view:
        return clusters_now(view) if as_of is None else clusters_then(view)


def in_json(ledger):
    with ledger.view() as view:
        return msgspec.json.encode(incidents_of(view, is_now=True).incidents)


def problems(ledger):
    with ledger.view() as view:
        return [*check_ledger(view), *(bad for _, bad in verify_evidence(view) if bad)]


def test_what_was_kept_comes_back_whole(ledger):
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)
    with ledger.view() as view:
        kept = view.report(record.report.id)
        assert kept.record == record
        assert view.evidence(kept.sha256) == record.report.text.encode()
        assert [one.kind for one in view.changes()] == ["init", "add"]
    assert problems(ledger) == []


def test_the_same_report_twice_adds_only_where_it_was_met(ledger):
    record = make_record(1)
    first = keep_report(ledger, "tester", loaded_of(record), record)
    again = keep_report(ledger, "tester", loaded_of(record), record)
    elsewhere = keep_report(ledger, "tester", loaded_of(record, "other/name.txt"), record)
    assert (first.state, again.state, elsewhere.state) == ("added", "known", "met")
    with ledger.view() as view:
        met = view.report(record.report.id).sightings
        assert [one.source for one in met] == [record.report.source, "other/name.txt"]
        assert view.count("records") == 1


def test_a_look_at_what_a_report_fed_leaves_nothing(ledger):
    keep(ledger, range(6))
    before = listed(ledger)
    report = make_record(2, acts=20).report.id
    assert rows_changed(ledger, report, "claims", ExportOptions())
    assert listed(ledger) == before
    assert problems(ledger) == []
    with ledger.view() as view:
        assert "forget" not in {one.kind for one in view.changes()}


def test_the_address_of_an_archived_copy_is_kept_with_where_it_was_met(ledger):
    record, copy = make_record(1), "https://archive.example/2024/page"
    plain = loaded_of(record)
    assert keep_report(ledger, "tester", plain, record).state == "added"
    archived = replace(plain, archive=copy)
    assert keep_report(ledger, "tester", archived, record).state == "met"
    assert keep_report(ledger, "tester", archived, record).state == "known"
    assert keep_report(ledger, "tester", plain, record).state == "known"
    with ledger.view() as view:
        kept = view.report(record.report.id)
        assert [one.archive for one in kept.sightings] == [None, copy]
        assert any(f"archived at {copy}" in line for line in report_lines(view, kept))
    assert problems(ledger) == []


def test_one_source_is_forgotten_and_the_other_keeps_the_report(ledger):
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)
    keep_report(ledger, "tester", loaded_of(record, "other/name.txt"), record)
    with ledger.view() as view:
        first = view.report(record.report.id).sightings[0]
    assert forget(ledger, "tester", first.id, "wrong folder") == "sighting"
    with ledger.view() as view:
        assert [one.source for one in view.report(record.report.id).sightings] == ["other/name.txt"]


def test_a_report_forgotten_is_hidden_now_and_seen_in_the_past(ledger):
    keep(ledger, range(MANY))
    before = listed(ledger)
    with ledger.view() as view:
        moment, victim = view.moment, view.report_ids()[0]
    forget(ledger, "tester", victim, "sent by mistake")
    with ledger.view() as view:
        assert victim not in view.report_ids()
        with pytest.raises(UnknownSubject):
            view.report(victim)
    assert not any(ref.startswith(victim) for one in listed(ledger) for ref in one.events)
    assert listed(ledger, moment.at) == before
    assert problems(ledger) == []


def test_a_forgotten_report_given_again_is_as_if_never_forgotten(ledger):
    keep(ledger, range(MANY))
    before = listed(ledger)
    record = make_record(3, acts=20)
    forget(ledger, "tester", record.report.id, "by mistake")
    assert listed(ledger) != before
    keep_report(ledger, "tester", loaded_of(record), record)
    assert listed(ledger) == before


def test_incidents_are_the_same_in_any_order_single_or_in_batches(ledger, tmp_path):
    from relata.store import init_ledger

    keep(ledger, range(FEWER))
    wanted = listed(ledger)
    json_wanted = in_json(ledger)
    assert any(len(one.events) > 1 for one in wanted)
    for seed in range(ORDERS):
        other, _ = init_ledger(str(tmp_path / f"{seed}.sqlite"), decode_record, "tester")
        numbers = random.Random(seed).sample(range(FEWER), FEWER)
        if seed % 2:
            with other.write("tester") as writer:
                for number in numbers:
                    record = make_record(number, acts=20)
                    put_report(writer, loaded_of(record), record)
        else:
            keep(other, numbers)
        assert listed(other) == wanted
        assert in_json(other) == json_wanted
        other.close()


def test_joining_anew_changes_nothing(ledger):
    keep(ledger, range(MANY))
    before = listed(ledger)
    relink(ledger, "tester")
    assert listed(ledger) == before
    assert problems(ledger) == []


def joined(ledger):
    return next(one for one in listed(ledger) if len(one.events) > 1)


def test_a_person_parts_what_was_joined_and_undoing_joins_it_exactly(ledger):
    keep(ledger, range(MANY))
    before = listed(ledger)
    one, other = joined(ledger).events[:2]
    made = judge_pair(ledger, "ana", "apart", one, other, "two acts")
    parted = listed(ledger)
    assert not any(one in group.events and other in group.events for group in parted)
    undo(ledger, "ana", made.id)
    assert listed(ledger) == before
    with ledger.view() as view:
        assert [change.kind for change in view.changes()][-2:] == ["judge", "undo"]


def test_a_person_joins_what_was_apart_and_the_incident_keeps_its_former_names(ledger):
    keep(ledger, range(MANY))
    groups = listed(ledger)
    one, other = groups[0], groups[-1]
    made = judge_pair(ledger, "ana", "same", one.events[0], other.events[0])
    with ledger.view() as view:
        found = {find_incident(view, name).id for name in (one.id, other.id, one.events[0])}
    assert len(found) == 1
    undo(ledger, "ana", made.id)
    assert listed(ledger) == groups


def test_a_judged_figure_stands_in_the_incident_and_leaves_with_the_undoing(ledger):
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)

    def killed():
        with ledger.view() as view:
            (incident,) = incidents_of(view, is_now=True).incidents
        return incident.tolls[0].by[0].low

    was = killed()
    made = judge_value(ledger, "ana", "low", "set", f"{record.report.id}:n1", str(was + 5))
    assert killed() == was + 5
    undo(ledger, "ana", made.id)
    assert killed() == was


def test_a_judgement_whose_words_are_gone_is_queued_not_dropped(ledger):
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)
    judge_value(ledger, "ana", "tally", "accept", f"{record.report.id}:n1")
    forget(ledger, "tester", record.report.id, "withdrawn")
    with ledger.view() as view:
        assert [item.judgement.field for item in queued(view)] == ["tally"]


def test_a_part_that_is_not_there_cannot_be_judged(ledger):
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)
    with pytest.raises(UnknownSubject):
        judge_value(ledger, "ana", "tally", "accept", f"{record.report.id}:n9")
    with pytest.raises(UnknownSubject):
        judge_pair(ledger, "ana", "same", "0000:e1", f"{record.report.id}:e1")
    assert issubclass(StaleAnchor, Exception)


def test_reports_are_found_by_words_and_events_by_values(ledger):
    keep(ledger, range(MANY))
    act = make_act(7)
    record = make_record(7, acts=20)
    with ledger.view() as view:
        assert find_reports(view, Query(words="(* nothing-of-this"))[:1] == []
        everything = find_reports(view, Query())
        assert len(everything) == MANY
        assert record.report.id in find_reports(view, Query(words=record.places[0].name))
        place = record.places[0]
        near = find_events(view, Query(around=Around(place.lat, place.lon, 1)))
        assert f"{record.report.id}:e1" in near.values()
        day = act["day"].toordinal()
        found = find_events(view, Query(first_day=day, last_day=day, types=("ASSAULT",)))
        assert all(ref.endswith(":e1") for ref in found.values())
        assert find_events(view, Query(types=("AID",))) == {}


def test_the_past_shows_the_old_words_of_a_judgement(ledger):
    keep(ledger, range(MANY))
    one, other = joined(ledger).events[:2]
    before = listed(ledger)
    with ledger.view() as view:
        moment = view.moment
    judge_pair(ledger, "ana", "apart", one, other)
    assert listed(ledger, moment.at) == before
    assert listed(ledger) != before


def test_a_ledger_that_is_not_there_is_said_to_be_absent(tmp_path):
    with pytest.raises(LedgerAbsent, match="relata init"):
        open_ledger(str(tmp_path / "none.sqlite"), decode_record)
