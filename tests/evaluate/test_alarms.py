import msgspec
import pytest
from tests.factory import make_clash_record

from relata.evaluate.alarms import count_alarms
from relata.pipeline.reading import Failure, ReadOutcome

replace = msgspec.structs.replace


def outcome(**event_fields):
    record = make_clash_record()
    (event,) = record.events
    return ReadOutcome("made.txt", replace(record, events=(replace(event, **event_fields),)))


def test_violence_shown_as_happened_is_an_alarm_with_its_words():
    found = count_alarms([outcome(), outcome(type="CONSULT", mode=None)])
    assert (found.pages, found.per_page) == (2, 0.5)
    (alarm,) = found.alarms
    assert (alarm.words, alarm.type, alarm.status) == ("attacked", "ASSAULT", "happened")
    assert "Gunmen of the Tarek Front attacked a post" in alarm.around


@pytest.mark.parametrize("status", ["planned", "denied", "hypothetical", "threatened"])
def test_what_did_not_happen_is_no_alarm(status):
    assert count_alarms([outcome(status=status)]).alarms == ()


def test_a_page_that_could_not_be_read_is_no_page():
    found = count_alarms([Failure("gone.html", "ingest", "source.absent", "not there")])
    assert (found.pages, found.per_page, found.unread) == (0, None, ("gone.html",))
