"""UCDP's unit rule on worked examples; every report, place and name is invented."""

import io

import pandas
import pytest
from tests.publish.exports.ledgers import given_of, ref
from tests.publish.exports.test_acled import SHOOTING, shooting

from relata.publish.exports.csv_cells import read_csv
from relata.publish.exports.ucdp import COLUMNS, priogrid_cell, write

DATASET_COLUMNS = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, "
    "conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, "
    "side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, "
    "source_article, source_office, source_date, source_headline, source_original, where_prec, "
    "where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, "
    "priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, "
    "deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
).split(", ")


def rows_of(*records, joined=(), **options):
    export = write(given_of(records, joined, **options))
    return read_csv(export.files[0].content), export


def test_the_columns_are_the_datasets_in_its_order():
    assert [column.name for column in COLUMNS] == DATASET_COLUMNS
    assert len(COLUMNS) == 49
    (_, export) = rows_of(shooting())
    table = pandas.read_csv(io.BytesIO(export.files[0].content), encoding="utf-8-sig")
    assert table["best"][0] == 10
    assert table["relid"][0].startswith("RLT-ML-2024-")


def test_a_one_sided_act_is_one_row():
    (row,), _ = rows_of(shooting())
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (
        "3",
        "Harun Front",
        "Civilians",
    )
    assert (row["low"], row["best"], row["high"]) == ("10", "10", "10")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("10", "0")
    assert (row["event_clarity"], row["date_prec"], row["where_prec"]) == ("1", "1", "1")
    assert row["source_original"] == "mayor"


def two_tolls(**options):
    one = shooting()
    other = shooting(
        "The Harun Front shot villagers in Beni Oura on 7 May 2024, killing 14, an elder said.",
        killed=(14, 14, "14"),
        speaker="elder",
    )
    return rows_of(one, other, joined=[(ref(one), ref(other))], **options)


def test_two_tolls_of_as_many_origins_have_no_best_and_never_a_middle():
    (row,), _ = two_tolls()
    assert (row["low"], row["best"], row["high"]) == ("10", "", "14")
    assert row["event_clarity"] == "2"
    assert row["deaths_unknown"] == ""
    assert row["number_of_sources"] == "2"


def test_copies_of_one_text_are_one_source():
    one = shooting()
    copy = shooting(SHOOTING + " Copied.", publisher="Sabel Post")
    (row,), _ = rows_of(
        one,
        copy,
        joined=[(ref(one), ref(copy))],
        origins={copy.report.id: one.report.id},
    )
    assert row["number_of_sources"] == "1"
    assert row["source_office"] == "Oura Courier; Sabel Post"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"killed": None}, "at least one"),
        ({"killed": (0, 0, "10")}, "at least one"),
        ({"agent": None}, "no organised armed actor"),
        ({"agent_kind": "civilians"}, "no organised armed actor"),
        ({"edtf": None}, "no day is known"),
        ({"place": None}, "no place is known"),
        ({"type": "COERCE", "mode": "raid"}, "armed force alone"),
        ({"status": "denied"}, "not having happened"),
    ],
)
def test_what_is_no_event_is_left_out_with_the_reason(changes, reason):
    rows, export = rows_of(shooting(**changes))
    assert rows == []
    assert reason in export.dropped[0].reason


def test_a_government_is_side_a_and_sides_are_told_only_where_a_speaker_tells_them():
    text = "The Harun Front shot soldiers in Beni Oura on 7 May 2024, killing 10, the mayor said."
    record = shooting(
        text, target="soldiers", target_kind="military", agent_country=None, killed=(10, 10, "10")
    )
    (row,), _ = rows_of(record)
    assert (row["type_of_violence"], row["side_b"]) == ("1", "Harun Front")
    total = sum(int(row[f"deaths_{one}"]) for one in ("a", "b", "civilians", "unknown"))
    assert total == int(row["best"])


def test_priogrid_cells_count_from_the_south_west():
    assert priogrid_cell(-90, -180) == 1
    assert priogrid_cell(-90, 179.9) == 720
    assert priogrid_cell(89.9, 179.9) == 259200
