"""Sheets of datasets and analysts, in the files that spreadsheets write; all rows are invented."""

import csv
import io
import json
from datetime import datetime

import openpyxl
import pytest

from relata.errors import SheetError
from relata.pipeline import sheet_files
from relata.pipeline.exporting_like import LikeOptions, export_like
from relata.pipeline.importing import import_sheet
from relata.pipeline.sheet_files import read_sheet
from relata.pipeline.sheet_mapping import guess_mapping
from relata.pipeline.sheet_records import row_reports
from relata.store import init_ledger
from relata.wire import decode_record, encode_record, problems_of

AIRWARS = {
    "post_id": "4401",
    "unique_reference_code": "OR017",
    "country": "Yemen",
    "date": "2024-02-11",
    "grading": "fair",
    "latitude": "15.3521",
    "longitude": "44.2075",
    "geolocation_accuracy": "Neighbourhood/area",
    "civilians_killed_min": "3",
    "civilians_killed_max": "5",
    "children_killed_min": "1",
    "children_killed_max": "2",
    "civilians_injured_min": "4",
    "civilians_injured_max": "",
    "militants_killed_min": "0",
    "militants_killed_max": "0",
    "belligerent_term": "Harun Front",
    "geolocation_notes": "Beside the old market of Oruz",
    "num_victim_names": "2",
}
UCDP = {
    "id": "412233",
    "year": "2023",
    "type_of_violence": "1",
    "conflict_name": "Oruz: Government",
    "side_a": "Government of Oruz",
    "side_b": "Harun Front",
    "source_article": "Oura Courier,2023-07-02,Nine die at Tel Marun",
    "where_prec": "2",
    "where_coordinates": "Tel Marun",
    "adm_1": "Marun province",
    "latitude": "12.25",
    "longitude": "40.5",
    "country": "Yemen",
    "date_prec": "2",
    "date_start": "2023-07-01 00:00:00.000",
    "date_end": "2023-07-03 00:00:00.000",
    "deaths_a": "2",
    "best": "9",
    "low": "7",
    "high": "12",
}
ANALYST = {
    "Ref": "007",
    "Fecha": "2024-03-05",
    "date": "2024-03-05",
    "place": "Añover de Ōruz",
    "killed": "3-5",
    "colour of the folder": "green; torn",
}


def written(row, *, encoding="utf-8", delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([row.keys(), row.values()])
    return out.getvalue().encode(encoding)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def records_of(data, name="s.csv", encoding=None):
    sheet = read_sheet(name, data, encoding)
    mapping = guess_mapping(sheet)
    made = list(row_reports(sheet, mapping, mapping.dataset or "Desk A"))
    for row in made:
        assert problems_of(json.loads(encode_record(row.record))) == []
    return made


def tolls(row):
    return {
        (one.effect, one.demographic, one.combatant, one.low, one.high)
        for one in row.record.tallies
    }


def test_a_row_of_airwars_keeps_ranges_children_and_fighters_apart():
    (row,) = records_of(written(AIRWARS))
    assert tolls(row) == {
        ("killed", None, "no", 3, 5),
        ("killed", "children", None, 1, 2),
        ("injured", None, "no", 4, None),
        ("killed", None, "yes", 0, 0),
    }
    whole = next(one.id for one in row.record.tallies if one.combatant == "no")
    assert [one.part_of for one in row.record.tallies if one.demographic] == [whole]
    (event,) = row.record.events
    agents = {one.ref for one in event.agents}
    assert [one.name for one in row.record.actors if one.id in agents] == ["Harun Front"]
    assert row.record.actors[0].name == "Airwars"
    (place,) = row.record.places
    assert (place.country, place.lat, place.lon) == ("YE", 15.3521, 44.2075)
    assert [one.edtf for one in row.record.times] == ["2024-02-11"]


def test_a_row_of_ucdp_ged_has_its_range_its_days_and_both_sides_as_agents():
    (row,) = records_of(written(UCDP))
    assert tolls(row) == {("killed", None, None, 7, 12)}
    assert "best figure is 9" in row.record.tallies[0].why
    assert [one.edtf for one in row.record.times] == ["2023-07-01/2023-07-03"]
    (event,) = row.record.events
    names = {one.id: one.name for one in row.record.actors}
    assert {names[one.ref] for one in event.agents} == {"Government of Oruz", "Harun Front"}
    (place,) = row.record.places
    assert (place.precision, place.radius_km, place.admin1) == ("city", 25.0, "Marun province")


def test_one_sided_violence_of_ucdp_ged_has_a_target():
    (row,) = records_of(written(UCDP | {"type_of_violence": "3", "side_b": "Civilians"}))
    (event,) = row.record.events
    names = {one.id: one.name for one in row.record.actors}
    assert [names[one.ref] for one in event.agents] == ["Government of Oruz"]
    assert [names[one.ref] for one in event.targets] == ["Civilians"]


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ";"),
        ("utf-8-sig", ","),
        ("utf-16", "\t"),
        ("utf-16", ";"),
        ("utf-16-le", ","),
        ("utf-16-be", ","),
    ],
)
def test_a_sheet_is_the_same_in_any_file_that_a_spreadsheet_writes(encoding, delimiter):
    (row,) = records_of(written(ANALYST, encoding=encoding, delimiter=delimiter))
    assert tolls(row) == {("killed", None, None, 3, 5)}
    assert row.record.places[0].name == "Añover de Ōruz"
    assert "colour of the folder: green; torn" in row.report.text


def test_a_workbook_is_the_same_as_its_csv_and_its_numbers_and_days_are_plain():
    header = list(ANALYST)
    (plain,) = records_of(workbook(header, list(ANALYST.values())), "s.xlsx")
    assert plain.data == records_of(written(ANALYST))[0].data
    typed = ["007", None, datetime(2024, 3, 5), "Oruz", 4.0, None]  # noqa: DTZ001 - a cell's day
    (row,) = records_of(workbook(header, typed), "s.xlsx")
    assert tolls(row) == {("killed", None, None, 4, 4)}
    assert [one.edtf for one in row.record.times] == ["2024-03-05"]
    assert "Ref: 007" in row.report.text


def test_a_broken_workbook_is_named():
    with pytest.raises(SheetError, match=r"w\.xlsx: is no workbook"):
        read_sheet("w.xlsx", b"PK\x03\x04 and then nothing")


def test_a_wrong_encoding_is_named_with_file_and_line_and_nothing_is_guessed():
    data = written(ANALYST, encoding="utf-8") + "\n008,,2024-03-06,Peñón,2,\n".encode("cp1252")
    with pytest.raises(SheetError, match=r"s\.csv: line 4: wanted text in UTF-8.*0xf1"):
        read_sheet("s.csv", data)
    with pytest.raises(SheetError, match=r"s\.csv: knows no encoding 'cp99999'"):
        read_sheet("s.csv", data, "cp99999")
    with pytest.raises(SheetError, match=r"s\.csv: line 1: wanted text in UTF-16"):
        read_sheet("s.csv", b"\xff\xfea\x00\x00\xd8b")


def test_a_named_encoding_is_taken():
    data = "place,killed\nPeñón,2\n".encode("cp1252")
    (row,) = records_of(data, encoding="cp1252")
    assert row.record.places[0].name == "Peñón"


def test_a_quote_that_never_ends_is_named_with_its_line():
    with pytest.raises(SheetError, match=r"s\.csv: line 3"):
        read_sheet("s.csv", b'place,killed\nOruz,2\n"Tel Marun,3\n')


def test_a_sheet_of_a_million_rows_is_refused_before_it_is_read_to_its_end():
    data = b"place,killed\n" + b"Oruz,2\n" * 1_000_000
    with pytest.raises(SheetError, match=r"at most 100,000 rows.*divide it"):
        read_sheet("long.csv", data)


def test_the_longest_sheet_is_read(monkeypatch):
    monkeypatch.setattr(sheet_files, "MOST_ROWS", 3)
    assert len(read_sheet("s.csv", b"place,killed\n" + b"Oruz,2\n" * 3).rows) == 3
    with pytest.raises(SheetError, match="at most 3 rows"):
        read_sheet("s.csv", b"place,killed\n" + b"Oruz,2\n" * 4)
    with pytest.raises(SheetError, match="at most 3 rows"):
        read_sheet("s.xlsx", workbook(["place", "killed"], *[["Oruz", 2]] * 4))


@pytest.mark.parametrize("row", [AIRWARS, UCDP, ANALYST], ids=["airwars", "ucdp", "analyst"])
@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-16", "\t"), ("cp1252", ";")]
)
def test_own_columns_come_back_cell_by_cell(tmp_path, row, encoding, delimiter):
    if encoding == "cp1252":
        row = {name: cell.replace("Ō", "O") for name, cell in row.items()}
    file, out = tmp_path / "sheet.csv", tmp_path / "back.csv"
    file.write_bytes(written(row, encoding=encoding, delimiter=delimiter))
    named = encoding if encoding == "cp1252" else None
    sheet = read_sheet(file.name, file.read_bytes(), named)
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet))
    with ledger.view() as view:
        export_like(view, file, out, LikeOptions(encoding=named))
    ledger.close()
    with out.open(encoding="utf-8-sig", newline="") as opened:
        (back,) = csv.DictReader(opened)
    assert {name: back[name] for name in row} == row
    assert back["relata_incident"]


@pytest.mark.parametrize("row", [AIRWARS, UCDP, ANALYST], ids=["airwars", "ucdp", "analyst"])
def test_a_workbook_comes_back_as_a_workbook(tmp_path, row):
    file, out = tmp_path / "sheet.xlsx", tmp_path / "back.xlsx"
    file.write_bytes(workbook(list(row), list(row.values())))
    sheet = read_sheet(file.name, file.read_bytes())
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet))
    with ledger.view() as view:
        assert export_like(view, file, out) == 1
    ledger.close()
    header, cells = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    back = dict(zip(header, (cell or "" for cell in cells), strict=True))
    assert {name: back[name] for name in row} == row
    assert back["relata_incident"]
