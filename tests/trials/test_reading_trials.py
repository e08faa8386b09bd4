"""Trials of the kind that users of neighbouring tools met, read from end to end.

Every trial goes through the whole pipeline with the shipped weights. What needs a ledger
(incidents, exports, the desk) is not asked here. ``NOT_YET`` names what the reader does not read
yet, and why.
"""

import pytest
from tests.trials.reading import (
    WEIGHTS,
    acts,
    count,
    counts,
    days,
    event_of,
    read_one,
    read_trial,
    speakers,
    words_of,
)

from relata.model.earth import distance_km

NOT_YET: dict[str, str] = {}
"""Names of tests that the shipped reader does not pass yet, with the exact reason."""


@pytest.fixture(autouse=True)
def skip_what_cannot_be(request):
    if not WEIGHTS.is_file():
        pytest.skip("the reader's weights are not here")
    reason = NOT_YET.get(request.node.originalname)
    if reason:
        pytest.skip(f"not yet: {reason}")


def test_t01_letters_give_no_tally_and_no_place():
    record = read_one("t01-comments.html")
    assert [(n.effect, n.low, n.high) for n in record.tallies] == [("injured", 2, 2)]
    assert speakers(record, record.tallies[0]) == {"state police"}
    assert "Port Sudan" not in {place.name for place in record.places}


def test_t03_days_are_those_of_the_outlet():
    guards, bus = read_trial("t03-offset-feed.xml")
    assert (guards.report.published, bus.report.published) == ("2024-03-15", "2024-03-14")
    assert [time.edtf for time in guards.times if "yesterday" in (time.why or "")] == ["2024-03-14"]
    assert [time.edtf for time in bus.times if "today" in (time.why or "")] == ["2024-03-14"]
    assert counts(guards, "injured") == {(2, 2)}


def test_t04_yesterday_counts_from_the_first_publication():
    record = read_one("t04-published-or-modified.html")
    strike = event_of(record, count(record, "injured", 3, 3))
    assert days(record, strike) == {"2024-02-04"}
    stated = {time.edtf or "" for time in record.times}
    assert not [day for day in stated if day.startswith(("2024-12", "2025", "2026"))]


def test_t07_two_columns_are_two_events():
    record = read_one("t07-two-columns.pdf", "2022-06-03")
    killed, injured = count(record, "killed", 3, 3), count(record, "injured", 11, 11)
    assert len([n for n in record.tallies if n.effect in ("killed", "injured")]) == 2
    first, second = event_of(record, killed), event_of(record, injured)
    assert first.id != second.id
    assert (days(record, first), days(record, second)) == ({"2022-06-02"}, {"2022-06-01"})
    names = {place.id: place.name for place in record.places}
    assert {names[filler.ref] for filler in first.places} == {"Kramatorsk"}
    assert "Kramatorsk" not in {names[filler.ref] for filler in second.places}


def test_t09_a_day_of_another_week_is_one_mention():
    record = read_one("t09-tuesday-of-last-week.txt", "2019-04-12")
    stated = {words_of(record, time.mentions)[0]: time.edtf for time in record.times}
    assert stated == {
        "Tuesday of last week": "2019-04-02",
        "Thursday of this week": "2019-04-11",
    }
    (place,) = record.places
    assert (place.name, place.country, place.precision) == ("Gao", "ML", "city")


def test_t11_a_sunday_before_new_year_lies_in_the_old_year():
    record = read_one("t11-sunday-last-year.txt", "2025-01-01")
    (shelling,) = acts(record)
    assert days(record, shelling) == {"2024-12-29"}
    assert [time.clock for time in record.times] == ["09:00"]


def test_t13_adjectives_are_no_places():
    record = read_one("t13-adjectives.txt", "2024-10-15")
    (tyre,) = record.places
    assert (tyre.name, tyre.country) == ("Tyre", "LB")
    assert distance_km(tyre.lat, tyre.lon, 33.27, 35.20) <= 15
    assert counts(record, "injured") == {(0, 0)}
    assert [time.edtf for time in record.times] == ["2024-10-14"]


def test_t14_the_province_decides_between_namesakes():
    record = read_one("t14-san-fernando.txt", "2022-05-08")
    town = next(place for place in record.places if place.name == "San Fernando")
    assert town.country == "PH"
    assert distance_km(town.lat, town.lon, 15.03, 120.69) <= 25
    assert town.radius_km > 10
    assert town.candidates


def test_t18_long_number_words_keep_their_values():
    record = read_one("t18-number-words.txt", "2024-06-03")
    assert counts(record, "destroyed") == {(120, 120)}
    assert counts(record, "displaced") == {
        (3450, 3450),
        (35_000, 35_000),
        (2_001_000, 2_001_000),
    }


def test_t21_nothing_is_read_inside_words():
    record = read_one("t21-inside-words.txt", "2024-05-18")
    assert not [actor for actor in record.actors if actor.name in ("Assad", "HTS", "Syria")]
    assert "SY" not in {one.country for one in (*record.actors, *record.places)}
    assert counts(record, "injured") == {(3, 3), (5, 5)}
    assert counts(record, "killed") == set()
    assert speakers(record, count(record, "injured", 3, 3)) == {"ambassador"}
    assert speakers(record, count(record, "injured", 5, 5)) == {"Rights groups"}
    assert not [n for n in record.tallies if n.own_voice]
    assert "HT" in {place.country for place in record.places}
    assert "2024-05-20" in {time.edtf for time in record.times}


def test_t23_one_state_and_one_colonel():
    record = read_one("t23-one-state-one-colonel.txt", "2024-07-08")
    (state,) = [actor for actor in record.actors if actor.kind == "state"]
    assert state.country == "US"
    assert set(words_of(record, state.mentions)) == {"U.S.", "The United States", "The US"}
    (colonel,) = [actor for actor in record.actors if "Ferrol" in actor.name]
    assert (colonel.name, colonel.kind) == ("Adan Ferrol", "person")
    assert {"he", "Ferrol, Adan"} <= set(words_of(record, colonel.mentions))
    owner = next(actor for actor in record.actors if actor.id == colonel.of)
    assert owner.country == "US"
    assert "he" not in {actor.name for actor in record.actors}
    assert counts(record, "injured") == {(2, 2)}
    assert counts(record, "deployed") == {(90, 90)}
    assert "2024-07-07" in {time.edtf for time in record.times}


def test_t25_speakers_after_a_dash_and_under_a_heading():
    record = read_one("t25-speaker-after-dash.txt", "2024-06-10")
    wounded, women = count(record, "injured", 11, 11), count(record, "injured", 4, 4)
    killed = count(record, "killed", 9, 9)
    assert women.part_of == wounded.id
    assert speakers(record, wounded) == speakers(record, women) == {"Ilyas Vorn"}
    assert speakers(record, killed) == {"regional council"}
    assert not [value for value in (*record.tallies,) if value.own_voice]
    assert not [event for event in record.events if event.occurrence.own_voice]


def test_t28_an_account_and_its_denial_stand_apart():
    told = read_one("t28-did-not-1.txt", "2025-03-05")
    (shelling,) = acts(told)
    assert speakers(told, shelling.occurrence) == {"Residents of Nasir"}
    assert speakers(told, count(told, "killed", 2, 2)) == {"Residents of Nasir"}
    denied = read_one("t28-did-not-2.txt", "2025-03-05")
    assert acts(denied) == []
    assert {event.status for event in denied.events} == {"denied"}
    assert not [n for n in denied.tallies if (n.low, n.high) != (0, 0)]


def test_t29_uncommon_verbs_of_speaking_keep_their_speakers():
    record = read_one("t29-verbs-of-speaking.txt", "2024-01-09")
    nine, eleven = count(record, "killed", 9, 9), count(record, "killed", 11, 11)
    assert speakers(record, nine) == {"commander"}
    assert speakers(record, eleven) == {"deputy"}
    ends = [{link.source_id, link.target_id} for link in record.links if link.type == "contradicts"]
    assert {nine.id, eleven.id} in ends
    names = {actor.id: actor.name for actor in record.actors}
    (conceding,) = [claim for claim in record.claims if names.get(claim.source) == "governor"]
    assert conceding.stance == "confirms"


def test_t29_who_grumbles_about_help_carries_no_value():
    record = read_one("t29-verbs-of-speaking.txt", "2024-01-09")
    voices = [*record.tallies, *(event.occurrence for event in record.events)]
    assert not [voice for voice in voices if "shopkeepers" in speakers(record, voice)]


def test_t31_a_drill_and_false_alarms_are_no_attacks():
    record = read_one("t31-drill-and-false-alarm.txt", "2026-03-08")
    assert acts(record) == []
    drones = [event for event in record.events if event.type == "ASSAULT"]
    assert {event.status for event in drones} == {"denied"}
    exercises = [(event.type, event.mode) for event in record.events if event.type == "MOBILIZE"]
    assert exercises == [("MOBILIZE", "exercise")]
    assert counts(record, "killed") == set()
    assert "2026-03-07" in {day for event in drones for day in days(record, event)}


def test_t34_two_acts_at_one_door_are_two_events():
    record = read_one("t34-ten-minutes-apart.txt", "2024-06-01")
    three, two = count(record, "injured", 3, 3), count(record, "injured", 2, 2)
    assert counts(record, "injured") == {(3, 3), (2, 2)}
    first, second = event_of(record, three), event_of(record, two)
    assert first.id != second.id
    assert days(record, first) == days(record, second) == {"2024-05-31"}
    joined = [link for link in record.links if link.type == "same_as"]
    assert joined == []


@pytest.mark.parametrize("number", [1, 2])
def test_t38_each_mail_keeps_the_toll_of_its_attachment(number):
    record = read_one(f"t38-mail-{number}.eml")
    killed = count(record, "killed", 2, 2)
    assert [words_of(record, a.mentions) for a in record.actors if a.id == killed.of] == [
        ["shepherds"]
    ]
    assert days(record, event_of(record, killed)) == {"2024-04-11"}


def test_t57_what_is_half_known_stays_half_known():
    record = read_one("t57-half-known.txt", "2024-04-02")
    mine, gunmen, bridge = record.events
    assert days(record, mine) == {"2024-03"}
    assert (days(record, gunmen), gunmen.places) == ({"2024-03-09"}, ())
    assert (bridge.times, len(bridge.places)) == ((), 1)
