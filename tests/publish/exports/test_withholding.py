"""Victims' names and civilians' exact places; every name is invented."""

import json

import pytest
from tests.publish.exports.ledgers import given_of
from tests.publish.exports.test_acled import shooting

from relata.publish.exports import FORMATS, writer_of
from relata.publish.exports.csv_cells import read_csv
from relata.publish.exports.withholding import Withholding
from relata.publish.manifest import make_manifest

TEXT = (
    "The Harun Front shot Rosa Lindo in Beni Oura on 7 May 2024, killing 1, the mayor said. "
    "Lindo was a teacher."
)


def murder(**changes):
    facts = {"target": "Rosa Lindo", "target_kind": "person", "killed": (1, 1, "1")}
    facts |= {"precision": "site", "lat": 15.1234, "lon": -3.4567, "title": "Rosa Lindo killed"}
    return shooting(TEXT, **{**facts, **changes})


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("parquet", "xlsx")])
def test_no_public_export_names_a_victim(name):
    export = writer_of(name)(given_of([murder()]))
    assert not any("Lindo" in one.content.decode() for one in export.files)
    assert "coordinates" in export.withheld


@pytest.mark.parametrize("name", ["claims", "geojson", "ftm", "plover"])
def test_a_sensitive_export_names_them(name):
    export = writer_of(name)(given_of([murder()], is_sensitive=True))
    assert any("Rosa Lindo" in one.content.decode() for one in export.files)


def acled_row(record, **options):
    (row,) = read_csv(writer_of("acled")(given_of([record], **options)).files[0].content)
    return row


def test_where_civilians_were_harmed_a_spot_is_given_to_a_tenth_of_a_degree():
    row = acled_row(murder())
    assert (row["latitude"], row["longitude"]) == ("15.1000", "-3.5000")
    assert row["geo_precision"] == "2"
    row = acled_row(murder(), is_sensitive=True)
    assert (row["latitude"], row["longitude"]) == ("15.1234", "-3.4567")
    assert row["geo_precision"] == "1"


def test_a_towns_point_and_a_place_where_fighters_fell_are_not_rounded():
    assert acled_row(murder(precision="city"))["latitude"] == "15.1234"
    fighters = shooting(
        "The Harun Front shot soldiers in Beni Oura on 7 May 2024, killing 10, the mayor said.",
        target="soldiers",
        target_kind="military",
        precision="site",
        lat=15.1234,
    )
    assert acled_row(fighters)["latitude"] == "15.1234"


def test_the_manifest_says_what_was_left_out():
    given = given_of([murder()])
    export = writer_of("acled")(given)
    manifest = json.loads(make_manifest("acled", given, export, {}))
    assert manifest["public"] is True
    assert manifest["withheld"]["coordinates"] == 1
    assert manifest["withheld"]["names"] >= 1
    assert "tenth of a degree" in manifest["withheld"]["means"]


def test_a_name_within_a_longer_word_stays():
    withholding = Withholding(given_of([murder()]))
    assert withholding.clean("Lindon and Rosa Lindo, Lindo's sister") == (
        "Lindon and [name withheld], [name withheld]'s sister"
    )
    assert withholding.names == 2
