"""What people finished in a ledger becomes something to learn from; none of it needs torch."""

import pytest
from msgspec.structs import replace
from tests.made_records import loaded_of, make_record

from relata.pipeline.judging import judge_value
from relata.pipeline.keeping import keep_report
from relata.store import init_ledger
from relata.train.helped import measure_help, report_of, tell_help, write_help
from relata.train.judged import TooFewFinished, finished_reports, hold_back
from relata.wire import decode_record


@pytest.fixture
def ledger(tmp_path):
    made, _ = init_ledger(str(tmp_path / "made.sqlite"), decode_record, "tester")
    yield made
    made.close()


def keep(ledger, *numbers):
    for number in numbers:
        record = make_record(number)
        keep_report(ledger, "tester", loaded_of(record), record)
    return [make_record(number).report.id for number in numbers]


def finish(ledger, *reports):
    for report in reports:
        judge_value(ledger, "ana", "review", "set", f"{report}:r", "done")


def finished(ledger):
    with ledger.view() as view:
        return finished_reports(view)


def test_only_finished_reports_teach(ledger):
    first, second, third = keep(ledger, 1, 2, 3)
    finish(ledger, first, third)
    judge_value(ledger, "ana", "review", "set", f"{third}:r", "flagged")
    judge_value(ledger, "ana", "status", "set", f"{second}:e1", "planned")
    assert [each.id for each in finished(ledger)] == [first]


def test_what_people_set_is_what_is_taught(ledger):
    (report,) = keep(ledger, 1)
    judge_value(ledger, "ana", "type", "set", f"{report}:e1", "COERCE")
    judge_value(ledger, "ana", "mode", "set", f"{report}:e1", "raid")
    finish(ledger, report)
    (one,) = finished(ledger)
    assert (one.marks.events[0].type, one.marks.events[0].mode) == ("COERCE", "raid")
    assert one.record.events[0].type == "COERCE"
    assert one.text == make_record(1).report.text


def test_a_misread_part_goes_with_all_that_names_it(ledger):
    (report,) = keep(ledger, 1)
    judge_value(ledger, "ana", "reading", "reject", f"{report}:e1")
    finish(ledger, report)
    (one,) = finished(ledger)
    assert one.marks.events == ()
    assert all(tally.event is None for tally in one.marks.tallies)
    assert all("e1" not in claim.about for claim in one.marks.claims)


def test_a_reading_that_was_taken_up_again_stays(ledger):
    (report,) = keep(ledger, 1)
    judge_value(ledger, "ana", "reading", "reject", f"{report}:e1")
    judge_value(ledger, "ana", "reading", "accept", f"{report}:e1")
    finish(ledger, report)
    assert len(finished(ledger)[0].marks.events) == 1


def test_an_act_that_is_not_true_was_read_rightly(ledger):
    (report,) = keep(ledger, 1)
    judge_value(ledger, "ana", "event", "reject", f"{report}:e1")
    finish(ledger, report)
    assert len(finished(ledger)[0].marks.events) == 1


@pytest.fixture
def twelve(ledger):
    finish(ledger, *keep(ledger, *range(12)))
    return finished(ledger)


def test_copies_of_one_text_stand_on_one_side(twelve):
    copied = [
        replace(each, origin=twelve[number // 2 * 2].id) for number, each in enumerate(twelve)
    ]
    learnt, held = hold_back(copied, 0.25)
    assert len(learnt) + len(held) == 12
    assert len(held) >= 2
    assert not {each.origin for each in learnt} & {each.origin for each in held}


def test_the_same_reports_are_held_back_every_time(twelve):
    held = {each.id for each in hold_back(twelve, 0.25)[1]}
    assert held == {each.id for each in hold_back(twelve[::-1], 0.25)[1]}


def test_too_few_finished_reports_teach_nothing(twelve):
    with pytest.raises(TooFewFinished, match="at least 10 finished reports"):
        hold_back(twelve[:9], 0.25)
    with pytest.raises(TooFewFinished):
        hold_back([replace(each, origin="one") for each in twelve], 0.25)


def test_a_better_reader_is_said_to_have_helped(twelve, tmp_path):
    by_text = {each.text: each.record for each in twelve}

    def right(report):
        return by_text[report.text]

    def poor(report):
        events = tuple(replace(each, status="planned") for each in right(report).events)
        return replace(right(report), events=events)

    helped = measure_help(8, twelve[:4], poor, right)
    assert helped.mean > 0
    status = next(each for each in helped.changes if each.figure == "status")
    assert (status.before, status.after) == (0, 1)
    assert helped.low > 0
    lines = list(tell_help(helped))
    assert lines[0].startswith("on 4 finished reports held back")
    assert lines[-1].startswith("it helped: +")
    write_help(helped, tmp_path / "helped.json")
    assert b'"learnt": 8' in (tmp_path / "helped.json").read_bytes()
    assert list(tell_help(measure_help(8, twelve[:4], right, poor)))[-1].startswith(
        "it did not help: -"
    )


def test_a_gain_on_one_report_of_many_is_said_to_be_unsure(twelve):
    by_text = {each.text: each.record for each in twelve}
    first = twelve[0].text

    def nearly(report):
        record = by_text[report.text]
        events = tuple(replace(each, status="planned") for each in record.events)
        return replace(record, events=events) if report.text == first else record

    helped = measure_help(8, twelve[:6], nearly, lambda report: by_text[report.text])
    assert helped.mean > 0
    assert helped.low == 0
    assert "may have helped, too few reports" in list(tell_help(helped))[-1]


def test_a_report_is_read_again_as_it_was():
    info = make_record(1).report
    report = report_of(make_record(1))
    assert (report.text, report.published, report.publisher) == (
        info.text,
        info.published,
        info.publisher,
    )
