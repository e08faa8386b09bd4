import msgspec
import pytest
from tests.factory import make_clash_record

from relata.model.record import By, Voice
from relata.score import compare, run_checks

replace = msgspec.structs.replace


def check(gold, read):
    """The checks of one report by name."""
    return {check.name: check for check in run_checks(compare(gold, read))}


def with_event(record, **fields):
    (event,) = record.events
    return replace(record, events=(replace(event, **fields),))


def with_tally(record, **fields):
    (tally,) = record.tallies
    return replace(record, tallies=(replace(tally, **fields),))


def test_a_right_reading_offends_in_nothing():
    gold = make_clash_record()
    found = check(gold, gold)
    assert all(not c.offences for c in found.values())
    assert (found["claim_as_own"].at_risk, found["own_as_claim"].at_risk) == (1, 2)
    assert found["denied_as_happened"].rate is None


def test_a_claimed_toll_in_the_reports_own_voice_is_an_offence():
    gold = make_clash_record()
    found = check(gold, with_tally(gold, own_voice=True))["claim_as_own"]
    (offence,) = found.offences
    assert (offence.words, offence.value) == ("eight", "tally killed")
    assert offence.gold == "c1 for, c2 against"
    assert offence.read.startswith("own voice")
    assert found.rate == 1
    assert found.over_all == pytest.approx(1 / 3)


def test_an_own_value_shown_as_claimed_is_an_offence():
    gold = make_clash_record()
    read = with_event(gold, occurrence=Voice(by=(By("c3", "for"),)))
    found = check(gold, read)["own_as_claim"]
    assert [offence.value for offence in found.offences] == ["occurrence"]
    assert found.rate == pytest.approx(1 / 2)


def test_a_value_with_another_number_is_not_matched():
    gold = make_clash_record()
    found = check(gold, with_tally(gold, low=9, high=9, own_voice=True))["claim_as_own"]
    assert (found.at_risk, found.in_gold, found.offences) == (0, 1, ())


@pytest.mark.parametrize(
    ("gold_status", "name"),
    [
        ("denied", "denied_as_happened"),
        ("planned", "prospect_as_happened"),
        ("threatened", "prospect_as_happened"),
        ("hypothetical", "prospect_as_happened"),
    ],
)
def test_an_act_that_did_not_happen_shown_as_happened_is_an_offence(gold_status, name):
    read = make_clash_record()
    found = check(with_event(read, status=gold_status), read)[name]
    assert [(o.gold, o.read) for o in found.offences] == [(gold_status, "happened")]
    assert found.rate == 1


def test_an_act_only_denied_in_the_reading_is_not_shown_as_happened():
    gold = with_event(make_clash_record(), status="denied")
    read = with_event(gold, status="happened", occurrence=Voice(by=(By("c2", "against"),)))
    assert check(gold, read)["denied_as_happened"].rate == 0


def test_every_read_event_for_the_denied_act_is_looked_at():
    gold = with_event(make_clash_record(), status="denied")
    (event,) = gold.events
    parts = (
        replace(event, triggers=event.triggers[:1]),
        replace(event, id="e2", status="happened", triggers=event.triggers[1:]),
    )
    found = check(gold, replace(gold, events=parts))["denied_as_happened"]
    assert len(found.offences) == 1


def test_a_missed_act_is_counted_in_gold_but_not_at_risk():
    gold = with_event(make_clash_record(), status="denied")
    found = check(gold, replace(gold, events=()))["denied_as_happened"]
    assert (found.in_gold, found.at_risk, found.rate) == (1, 0, None)


def test_checks_of_two_reports_add_up():
    gold = make_clash_record()
    wrong = check(gold, with_tally(gold, own_voice=True))["claim_as_own"]
    right = check(gold, gold)["claim_as_own"]
    both = wrong + right
    assert (len(both.offences), both.at_risk, both.matched) == (1, 2, 6)
    assert both.rate == pytest.approx(0.5)
