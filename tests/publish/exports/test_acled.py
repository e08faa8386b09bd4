"""ACLED's unit rule on worked examples; every report, place and name is invented."""

import io

import pandas
import pytest
from msgspec.structs import replace
from tests.publish.exports.ledgers import given_of, ref, tell, without

from relata.model.record import Link
from relata.publish.exports.acled import COLUMNS, write
from relata.publish.exports.acled_codes import HIERARCHY, INTER, interaction_of
from relata.publish.exports.csv_cells import read_csv

CODEBOOK_COLUMNS = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, "
    "actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, "
    "civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, "
    "longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp"
).split(", ")

SHOOTING = "The Harun Front shot villagers in Beni Oura on 7 May 2024, killing 10, the mayor said."


def shooting(text=SHOOTING, **changes):
    facts = {
        "trigger": "shot",
        "agent": "Harun Front",
        "target": "villagers",
        "place": "Beni Oura",
        "day": "7 May 2024",
        "edtf": "2024-05-07",
        "killed": (10, 10, "10"),
        "speaker": "mayor",
    }
    return tell(text, **{**facts, **changes})


def rows_of(*records, joined=(), **options):
    export = write(given_of(records, joined, policy="lowest", **options))
    return read_csv(export.files[0].content), export


def test_the_columns_are_the_codebooks_in_its_order():
    assert [column.name for column in COLUMNS] == CODEBOOK_COLUMNS
    (_, export) = rows_of(shooting())
    table = pandas.read_csv(io.BytesIO(export.files[0].content), encoding="utf-8-sig")
    assert list(table.columns) == CODEBOOK_COLUMNS


def test_an_attack_on_civilians_is_one_row():
    (row,), export = rows_of(shooting())
    assert row["event_id_cnty"].startswith("RLT-")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2024-05-07", "2024", "1")
    assert row["event_type"] == "Violence against civilians"
    assert row["sub_event_type"] == "Attack"
    assert row["disorder_type"] == "Political violence"
    assert (row["actor1"], row["actor2"]) == ("Harun Front", "Civilians (Mali)")
    assert row["interaction"] == "Rebel group-Civilians"
    assert row["civilian_targeting"] == "Civilians targeted"
    assert (row["iso"], row["region"], row["country"]) == ("466", "Western Africa", "Mali")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("15.0000", "-3.0000", "1")
    assert row["fatalities"] == "10"
    assert "10 (mayor)" in row["notes"]
    assert export.dropped == ()


def test_the_lowest_of_two_tolls_counts_and_the_notes_spell_out_the_dispute():
    other = shooting(
        "The Harun Front shot villagers in Beni Oura on 7 May 2024, killing 14, an elder said.",
        killed=(14, 14, "14"),
        speaker="elder",
    )
    one = shooting()
    (row,), _ = rows_of(one, other, joined=[(ref(one), ref(other))])
    assert row["fatalities"] == "10"
    assert "Disputed (toll, open)" in row["notes"]
    assert "14 (elder)" in row["notes"]


def test_a_total_over_three_days_is_divided_the_rest_to_the_first():
    text = SHOOTING.replace("on 7 May 2024", "from 7 to 9 May 2024")
    rows, _ = rows_of(shooting(text, day="from 7 to 9 May 2024", edtf="2024-05-07/2024-05-09"))
    assert [(row["event_date"], row["fatalities"]) for row in rows] == [
        ("2024-05-07", "4"),
        ("2024-05-08", "3"),
        ("2024-05-09", "3"),
    ]
    assert {row["time_precision"] for row in rows} == {"1"}


def test_a_span_in_which_the_day_lies_is_its_middle():
    text = "The Harun Front shot villagers in Beni Oura last week, killing 10, the mayor said."
    (row,), _ = rows_of(shooting(text, day="last week", edtf="2024-04-29/2024-05-05"))
    assert (row["event_date"], row["time_precision"]) == ("2024-05-02", "2")


def test_two_acts_of_one_pair_at_one_place_and_day_are_one_row_by_the_hierarchy():
    bomb = shooting(
        "The Harun Front bombed villagers in Beni Oura on 7 May 2024, killing 3, the mayor said.",
        trigger="bombed",
        mode="shelling",
        killed=(3, 3, "3"),
    )
    (row,), _ = rows_of(shooting(), bomb)
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert row["fatalities"] == "13"


def test_another_day_place_or_pair_is_another_row():
    other_day = shooting(SHOOTING.replace("7 May", "8 May"), day="8 May 2024", edtf="2024-05-08")
    other_place = shooting(SHOOTING.replace("Beni Oura", "Tin Sabel"), place="Tin Sabel")
    other_pair = shooting(SHOOTING.replace("Harun", "Tarek"), agent="Tarek Front")
    rows, _ = rows_of(shooting(), other_day, other_place, other_pair)
    assert len(rows) == 4
    assert len({row["event_id_cnty"] for row in rows}) == 4


def test_a_whole_has_no_row_beside_its_parts():
    text = "Raids on 7 May 2024. The Harun Front shot villagers in Beni Oura. In all 10 died."
    part = shooting(text, speaker=None)
    (event,) = part.events
    whole = type(event)(
        id="e2",
        type="ASSAULT",
        mode="firearms",
        status="happened",
        triggers=((0, 5),),
        occurrence=event.occurrence,
        agents=event.agents,
        places=event.places,
        times=event.times,
    )
    link = Link(id="l1", source_id="e1", target_id="e2", type="part_of", own_voice=True)
    record = without(part, events=(event, whole), links=(link,))
    rows, export = rows_of(record)
    assert len(rows) == 1
    assert "a whole is never added to its parts" in export.dropped[0].reason


@pytest.mark.parametrize(
    ("status", "words"),
    [("denied", "not having happened"), ("planned", "only planned"), ("habitual", "practice")],
)
def test_what_did_not_happen_has_no_row(status, words):
    rows, export = rows_of(shooting(status=status))
    assert rows == []
    assert words in export.dropped[0].reason


def test_a_drill_has_no_row():
    text = "The army held a drill in Beni Oura on 7 May 2024."
    record = tell(
        text,
        trigger="drill",
        type="MOBILIZE",
        mode="exercise",
        agent="army",
        agent_kind="military",
        place="Beni Oura",
        day="7 May 2024",
        edtf="2024-05-07",
    )
    rows, export = rows_of(record)
    assert rows == []
    assert "MOBILIZE exercise" in export.dropped[0].reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"edtf": None}, "no day is known"),
        ({"edtf": "2024"}, "vaguer than a month"),
        ({"place": None}, "no place is known"),
        ({"lat": None}, "no coordinates"),
        ({"precision": "country"}, "closer than a country"),
    ],
)
def test_what_is_too_vague_is_left_out_with_the_reason(changes, reason):
    rows, export = rows_of(shooting(**changes))
    assert rows == []
    assert reason in export.dropped[0].reason


@pytest.mark.parametrize(
    ("changes", "sub_event"),
    [
        ({"mode": "intercept"}, "Disrupted weapons use"),
        ({"mode": "abduct"}, "Attack"),
        ({"mode": "abduct", "killed": None}, "Abduction/forced disappearance"),
        ({"type": "COERCE", "mode": "arrest"}, "Abduction/forced disappearance"),
        ({"type": "COERCE", "mode": "arrest", "agent_kind": "police"}, "Arrests"),
        ({"target_kind": "military"}, "Armed clash"),
        ({"mode": "aerial"}, "Air/drone strike"),
        ({"type": "RETREAT", "mode": "ceasefire"}, "Agreement"),
        ({"type": "PROTEST", "mode": "riot"}, "Violent demonstration"),
    ],
)
def test_the_coding_traps(changes, sub_event):
    (row,), _ = rows_of(shooting(**changes))
    assert row["sub_event_type"] == sub_event


def test_an_army_abroad_is_external():
    (row,), _ = rows_of(shooting(agent_kind="military", agent_country="NE"))
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Niger", "External/Other forces")
    assert row["interaction"] == "Civilians-External/Other forces"


def test_deaths_that_nobody_counts_are_0_and_the_notes_say_so():
    (row,), _ = rows_of(shooting(killed=None))
    assert row["fatalities"] == "0"
    assert "Fatalities not stated" in row["notes"]


def test_every_kind_and_pair_is_the_codebooks():
    assert interaction_of(2, 1) == "State forces-Rebel group"
    assert interaction_of(2, None) == "Rebel group only"
    assert len(INTER) == 8
    assert len(HIERARCHY) == len(set(HIERARCHY)) == 25


def test_the_same_ledger_gives_the_same_bytes_in_any_order():
    other = shooting(SHOOTING.replace("7 May", "8 May"), day="8 May 2024", edtf="2024-05-08")
    _, one = rows_of(shooting(), other)
    _, again = rows_of(other, shooting())
    assert one.files == again.files


def test_a_clash_has_two_sides_though_both_are_agents_and_targets():
    text = SHOOTING.replace("shot villagers", "fought the Tarek Front")
    record = shooting(
        text, trigger="fought", mode="clash", target="Tarek Front", target_kind="armed_group"
    )
    (event,) = record.events
    both = (*event.agents, *event.targets)
    record = without(record, events=(replace(event, agents=both, targets=both),))
    (row,), _ = rows_of(record)
    assert {row["actor1"], row["actor2"]} == {"Harun Front", "Tarek Front"}
    assert row["assoc_actor_1"] == row["assoc_actor_2"] == ""
    assert row["interaction"] == "Rebel group-Rebel group"


def test_who_demonstrates_is_a_protester_and_a_strike_at_work_has_no_row():
    demo = {"type": "PROTEST", "mode": "demo", "agent_kind": "civilians", "target": None}
    (row,), _ = rows_of(shooting(**demo, killed=None))
    assert (row["actor1"], row["interaction"]) == ("Protesters (Mali)", "Protesters only")
    rows, _ = rows_of(shooting(**{**demo, "mode": "strike"}, killed=None))
    assert rows == []


def test_force_against_a_crowd_is_excessive_where_somebody_is_hurt():
    (row,), _ = rows_of(shooting(mode="crowd_control", target_kind="crowd", agent_kind="police"))
    assert row["sub_event_type"] == "Excessive force against protesters"
    assert row["disorder_type"] == "Political violence; Demonstrations"
    assert row["actor2"] == "Protesters (Mali)"
