"""Every other format opened by a reader that is not ours; all reports are invented."""

import io
import json

import openpyxl
import pandas
import pyarrow.parquet
import pytest
from shapely.geometry import shape
from tests.factory import make_clash_record
from tests.publish.exports.ledgers import given_of, ref
from tests.publish.exports.test_acled import SHOOTING, shooting
from tests.strikes import make_strikes_record

from relata.publish.exports import FORMATS, default_policy, writer_of
from relata.publish.exports.csv_cells import read_csv
from relata.publish.exports.hxl import TAGS
from relata.publish.exports.parquet import TABLES


def given(**options):
    second = shooting(
        SHOOTING.replace("10", "14").replace("mayor", "elder"),
        killed=(14, 14, "14"),
        speaker="elder",
    )
    first = shooting()
    return given_of(
        [make_strikes_record(), make_clash_record(), first, second],
        [(ref(first), ref(second))],
        **options,
    )


def written(name, **options):
    return writer_of(name)(given(**options))


def content(export, name):
    return next(one.content for one in export.files if one.name == name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_the_same_bytes_twice_and_counts_its_rows(name):
    one, again = written(name), written(name)
    assert one == again
    assert all(file.content and file.rows >= 0 for file in one.files)
    assert one.lost


def test_acled_alone_takes_the_lowest_by_itself():
    assert {name: default_policy(name) for name in ("acled", "ucdp", "hxl")} == {
        "acled": "lowest",
        "ucdp": "low-best-high",
        "hxl": "low-best-high",
    }


# Claims


def test_claims_have_a_row_for_each_statement_and_speaker_with_the_words():
    rows = read_csv(content(written("claims"), "claims.csv"))
    toll = [row for row in rows if row["property"] == "killed" and row["value"] == "soldiers"]
    assert [(row["speaker"], row["polarity"], row["low"], row["high"]) for row in toll] == [
        ("army", "for", "8", "8"),
        ("Tarek Front", "against", "8", "8"),
    ]
    assert toll[0]["words"] == "eight"
    text = make_clash_record().report.text
    assert text[int(toll[0]["start"]) : int(toll[0]["end"])] == "eight"
    assert text[int(toll[0]["content_start"]) : int(toll[0]["content_end"])] == toll[0]["content"]
    assert len({row["statement"] for row in rows}) == len(rows)


def test_a_condemnation_is_a_row_that_carries_no_value():
    rows = read_csv(content(written("claims"), "claims.csv"))
    said = [row for row in rows if row["property"] == "says" and row["stance"] == "condemns"]
    assert {row["speaker"] for row in said} == {"Syria", "Amin Sallow"}
    assert {row["polarity"] for row in said} == {""}


def test_relays_and_links_are_kept():
    rows = read_csv(content(written("claims"), "claims.csv"))
    assert "Nahrain Press" in {row["via"] for row in rows}
    (link,) = [row for row in rows if row["property"] == "response_to"]
    assert link["words"] == "a response to"


def test_no_cell_is_a_range():
    record = shooting(SHOOTING.replace("10", "3-5"), killed=(3, 5, "3-5"))
    rows = read_csv(writer_of("claims")(given_of([record])).files[0].content)
    (toll,) = [row for row in rows if row["property"] == "killed"]
    assert (toll["low"], toll["high"]) == ("3", "5")
    assert [key for key, cell in toll.items() if cell == "3-5"] == ["words"]


# HXL


def test_hxl_is_read_by_its_own_library():
    hxl = pytest.importorskip("hxl", exc_type=ImportError)
    data = content(written("hxl"), "hxl.csv")
    source = hxl.data(hxl.make_input(io.BytesIO(data), hxl.InputOptions(allow_local=True)))
    assert [column.display_tag for column in source.columns] == [
        hxl.model.Column.parse(tag).display_tag for tag in TAGS.values()
    ]
    rows = list(source)
    assert len(rows) == 4
    assert {row.get("#affected+killed+max") for row in rows} == {"8", "7", "14", None}


def test_hxl_tags_are_the_second_row():
    table = pandas.read_csv(
        io.BytesIO(content(written("hxl"), "hxl.csv")), encoding="utf-8-sig", header=[0, 1]
    )
    assert list(table.columns) == list(TAGS.items())


# GeoJSON


def features(record):
    body = json.loads(writer_of("geojson")(given_of([record])).files[0].content)
    return body["features"]


def test_a_town_is_a_point_with_its_reach_and_its_claims():
    (feature,) = features(shooting(radius_km=3.0))
    assert shape(feature["geometry"]).coords[0] == (-3.0, 15.0)
    assert feature["properties"]["uncertainty_m"] == 3000
    assert feature["properties"]["claims"]["tolls"][0]["by"][0]["speaker"] == "mayor"


def test_a_district_is_the_area_that_it_reaches():
    (feature,) = features(shooting(precision="admin2", radius_km=20.0))
    area = shape(feature["geometry"])
    assert area.geom_type == "Polygon"
    assert area.is_valid
    assert area.exterior.is_ccw
    assert area.contains(shape({"type": "Point", "coordinates": [-3.0, 15.0]}))


@pytest.mark.parametrize("precision", ["country", "region"])
def test_a_country_is_never_drawn(precision):
    (feature,) = features(shooting(precision=precision, radius_km=300.0))
    assert feature["geometry"] is None
    assert feature["properties"]["not_drawn_because"]


def test_a_place_of_unsaid_precision_is_known_as_closely_as_its_kind():
    (feature,) = features(shooting(precision=None))
    assert feature["geometry"]["type"] == "Point"


# Parquet


def test_parquet_tables_have_their_columns_and_types():
    export = written("parquet")
    assert [one.name for one in export.files] == [f"{name}.parquet" for name in TABLES]
    for name, columns in TABLES.items():
        table = pyarrow.parquet.read_table(io.BytesIO(content(export, f"{name}.parquet")))
        assert table.column_names == [column.name for column in columns]
        kinds = {"text": "string", "int": "int64", "float": "double"}
        assert [str(kind) for kind in table.schema.types] == [kinds[one.kind] for one in columns]
    claims = pandas.read_parquet(io.BytesIO(content(export, "claims.parquet")))
    assert claims.loc[claims["property"] == "injured", "low"].tolist() == [3]


# Workbook


def test_a_workbook_has_numbers_as_numbers_and_text_as_text():
    record = shooting(title="=1+1", lon=-78.8)
    book = openpyxl.load_workbook(
        io.BytesIO(writer_of("xlsx")(given_of([record])).files[0].content)
    )
    assert book.sheetnames == ["incidents", "tolls", "claims", "reports", "about"]
    sheet = book["reports"]
    names = [cell.value for cell in sheet[1]]
    title = sheet.cell(2, names.index("title") + 1)
    assert (title.value, title.data_type) == ("=1+1", "s")
    sheet = book["incidents"]
    names = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, names.index("longitude") + 1).value == -78.8


# FollowTheMoney


def test_ftm_entities_and_statements_pass_its_own_model():
    oracle = pytest.importorskip("followthemoney", exc_type=ImportError)
    export = written("ftm")
    entities = {}
    for line in content(export, "entities.ftm.json").decode().splitlines():
        raw = json.loads(line)
        proxy = oracle.model.get_proxy(raw)
        cleaned = oracle.model.make_entity(raw["schema"])
        cleaned.id = raw["id"]
        for prop, values in raw["properties"].items():
            for value in values:
                cleaned.add(prop, value)
        cleaned.schema.validate(raw)
        assert cleaned.properties == proxy.properties, raw
        entities[proxy.id] = proxy
    assert {one.schema.name for one in entities.values()} >= {"Event", "Article", "Organization"}
    for one in entities.values():
        for prop, value in one.itervalues():
            assert prop.type.name != "entity" or value in entities
    for line in content(export, "statements.jsonl").decode().splitlines():
        row = json.loads(line)
        key = oracle.Statement.make_key(
            row["dataset"], row["entity_id"], row["prop"], row["value"], row["external"]
        )
        assert row["id"] == key
        assert oracle.model.get(row["schema"]).get(row["prop"]).type.name == row["prop_type"]


# PLOVER


def plover(*records):
    export = writer_of("plover")(given_of(records))
    return [json.loads(line) for line in export.files[0].content.decode().splitlines()], export


def test_plover_records_have_what_the_manual_requires():
    records, _ = plover(make_strikes_record(), make_clash_record(), shooting())
    for one in records:
        assert {"id", "date", "actor", "event", "mode", "quad_code"} <= set(one)
        assert one["id"].startswith("RLT-")
    (shot,) = [one for one in records if one["size"] == {"dead": 10}]
    assert (shot["event"], shot["mode"], shot["quad_code"]) == (["ASSAULT"], ["firearms"], 4)
    assert shot["actor"][0]["entity_text"] == "Harun Front"


@pytest.mark.parametrize(
    ("stance", "event", "cameo"),
    [
        ("claims_responsibility", "claim_responsibility", "015"),
        ("denies_responsibility", "deny_responsibility", "016"),
        ("condemns", "ACCUSE", None),
        ("threatens", "THREATEN", None),
    ],
)
def test_acts_of_speech_have_records_and_responsibility_is_kept(stance, event, cameo):
    import msgspec

    record = shooting()
    (claim,) = record.claims
    record = msgspec.structs.replace(
        record, claims=(msgspec.structs.replace(claim, stance=stance),)
    )
    records, _ = plover(record)
    (said,) = [one for one in records if one["event"] == [event]]
    assert said["relata"]["cameo"] == cameo
    assert said["relata"]["about"] == ["RLT-i000"]


@pytest.mark.parametrize(
    ("status", "mode"), [("denied", "negation"), ("planned", "future"), ("past", "historical")]
)
def test_what_is_not_now_bears_an_auxiliary_mode(status, mode):
    records, _ = plover(shooting(status=status))
    assert records[0]["mode"] == ["firearms", mode]


def test_plover_leaves_out_practices_with_the_reason():
    records, export = plover(shooting(status="habitual"))
    assert records == []
    assert "practice" in export.dropped[0].reason
