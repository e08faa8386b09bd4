"""Trials of the exports; the records are made by hand, as the reader is tried elsewhere."""

import csv
import io
import json

import openpyxl
import pandas
import pytest
from tests.factory import span_in
from tests.publish.exports.ledgers import given_of, ref, tell
from tests.trials.reading import HERE

from relata.model.record import Actor, Event, Filler, Place, Time, Voice
from relata.publish.exports import writer_of
from relata.publish.exports.csv_cells import read_csv
from relata.publish.exports.shape import by_dates

CSV_FORMATS = ("acled", "ucdp", "claims", "hxl")


def formula_record():
    text = (HERE / "t46-formula.txt").read_text("utf-8")
    return tell(
        text,
        trigger="attack",
        agent="Pacific Column",
        place="Tumaco",
        country="CO",
        lat=1.7986,
        lon=-78.7647,
        day="Saturday",
        edtf="2024-11-02",
        killed=(3, 3, "Three"),
        published="2024-11-04",
        title=text.splitlines()[0],
    )


def raw_cells(content):
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]


@pytest.mark.parametrize("name", CSV_FORMATS)
def test_no_cell_runs_and_a_place_in_the_west_has_a_number(name):
    content = writer_of(name)(given_of([formula_record()])).files[0].content
    dangerous = [cell for cell in raw_cells(content) if cell[:1] in tuple("=+-@\t\r")]
    assert all(float(cell) < 0 for cell in dangerous)
    if name != "claims":
        table = pandas.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str)
        assert float(table["longitude"].iloc[-1]) == pytest.approx(-78.7647, abs=1e-4)


def test_the_title_reads_back_as_it_was():
    record = formula_record()
    assert record.report.title.startswith("=HYPERLINK")
    (row,) = read_csv(writer_of("ucdp")(given_of([record])).files[0].content)
    assert row["source_headline"] == record.report.title.replace(";", ",")
    book = openpyxl.load_workbook(
        io.BytesIO(writer_of("xlsx")(given_of([record])).files[0].content)
    )
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert record.report.title in {cell.value for cell in cells}


def test_associated_actors_and_sources_are_lists_and_notes_are_whole():
    text = (
        "Soldiers of Sudan fired on the crowd with the Farmers Union; Elders Council men were "
        "there. Two men fell at the well in Kutum on 15 March 2024; the market closed."
    )
    one = tell(
        text,
        trigger="fired",
        agent="Soldiers of Sudan",
        agent_kind="military",
        agent_country="SD",
        place="Kutum",
        country="SD",
        day="15 March 2024",
        edtf="2024-03-15",
        publisher="Radio Two Rivers",
        killed=(2, 2, "Two"),
    )
    (event,) = one.events
    others = (
        Actor(
            id="a8",
            name="Farmers Union",
            kind="armed_group",
            mentions=(span_in(text, "Farmers Union"),),
        ),
        Actor(
            id="a9",
            name="Elders Council; Kutum",
            kind="armed_group",
            mentions=(span_in(text, "Elders Council"),),
        ),
    )
    agents = (*event.agents, *(Filler(ref=actor.id, own_voice=True) for actor in others))
    one = type(one)(
        report=one.report,
        actors=(*one.actors, *others),
        places=one.places,
        times=one.times,
        tallies=one.tallies,
        events=(
            Event(
                id="e1",
                type=event.type,
                mode=event.mode,
                status=event.status,
                triggers=event.triggers,
                occurrence=event.occurrence,
                agents=agents,
                places=event.places,
                times=event.times,
            ),
        ),
    )
    other = tell(
        text + " So it was told.",
        trigger="fired",
        place="Kutum",
        country="SD",
        day="15 March 2024",
        edtf="2024-03-15",
        publisher="The Kordofan Post",
    )
    given = given_of([one, other], [(ref(one), ref(other))], policy="lowest")
    (row,) = read_csv(writer_of("acled")(given).files[0].content)
    named = {row["actor1"], *row["assoc_actor_1"].split("; ")}
    assert named == {"Elders Council, Kutum", "Farmers Union", "Military Forces of Sudan"}
    assert len(row["assoc_actor_1"].split("; ")) == 2
    assert row["source"].split("; ") == ["Radio Two Rivers", "The Kordofan Post"]
    assert "Elders Council; Kutum" in row["notes"]


def half_known_record():
    """A month and a place; a day without a place; a place without a day."""
    text = (HERE / "t57-half-known.txt").read_text("utf-8")
    base = tell(
        text,
        trigger="killed",
        mode="explosives",
        place="Tillaberi",
        country="NE",
        lat=14.21,
        lon=1.45,
        day="March 2024",
        edtf="2024-03",
        published="2024-04-02",
    )
    (mine,) = base.events

    def event(local_id, words, occurrence=1, **slots):
        return Event(
            id=local_id,
            type="ASSAULT",
            mode="unknown" if local_id == "e2" else "explosives",
            status="happened",
            triggers=(span_in(text, words, occurrence),),
            occurrence=Voice(own_voice=True),
            **slots,
        )

    ayorou = Place(
        id="p2",
        name="Ayorou",
        kind="city",
        country="NE",
        lat=14.73,
        lon=0.92,
        precision="city",
        mentions=(span_in(text, "Ayorou"),),
    )
    ninth = Time(id="t2", edtf="2024-03-09", mentions=(span_in(text, "9 March 2024"),))
    return type(base)(
        report=base.report,
        places=(*base.places, ayorou),
        times=(*base.times, ninth),
        events=(
            mine,
            event("e2", "killed", 2, times=(Filler(ref="t2", edtf="2024-03-09", own_voice=True),)),
            event("e3", "blown up", places=(Filler(ref="p2", own_voice=True),)),
        ),
    )


def test_a_month_has_precision_3_and_the_half_known_are_left_out_with_reasons():
    export = writer_of("acled")(given_of([half_known_record()], policy="lowest"))
    (row,) = read_csv(export.files[0].content)
    assert row["time_precision"] == "3"
    assert row["event_date"] == "2024-03-16"
    reasons = sorted(one.reason for one in export.dropped)
    assert [reason.split(":")[0] for reason in reasons] == [
        "no day is known",
        "no place is known",
    ]


def test_on_a_map_all_three_are_kept_and_the_one_without_a_place_is_not_drawn():
    given = given_of([half_known_record()])
    body = json.loads(writer_of("geojson")(given).files[0].content)
    shown = {one["properties"]["date_edtf"]: one["geometry"] for one in body["features"]}
    assert len(body["features"]) == len(by_dates(given.incidents)) == 3
    assert shown["2024-03-09"] is None
    assert shown["2024-03"]["type"] == shown[None]["type"] == "Point"
