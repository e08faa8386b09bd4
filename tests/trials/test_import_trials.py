"""Trials of importing sheets; all sheets are invented."""

import csv
import json

import openpyxl
import pytest
from tests.trials.reading import HERE

from relata.errors import SheetError
from relata.pipeline.exporting import ExportOptions, make_export
from relata.pipeline.exporting_like import export_like
from relata.pipeline.importing import import_sheet
from relata.pipeline.sheet_cells import count_of, day_of
from relata.pipeline.sheet_files import read_sheet
from relata.pipeline.sheet_mapping import guess_mapping, read_mapping
from relata.pipeline.sheet_records import row_reports
from relata.publish.exports.csv_cells import read_csv
from relata.store import init_ledger
from relata.wire import decode_record, encode_record, problems_of


def rows_of(name, data=None):
    sheet = read_sheet(name, (HERE / name).read_bytes() if data is None else data)
    made = list(row_reports(sheet, guess_mapping(sheet), "Desk A"))
    for row in made:
        assert problems_of(json.loads(encode_record(row.record))) == []
    return sheet, made


def bounds(row):
    return [(one.effect, one.low, one.high) for one in row.record.tallies]


def test_t43_a_byte_order_mark_renames_nothing_and_zeros_stay():
    sheet, made = rows_of("t43-bom-and-zeros.csv")
    assert sheet.columns[0] == "id"
    assert [row[0] for row in sheet.rows] == ["00731", "00732", "007.10"]
    assert [row[3] for row in sheet.rows] == ["0601", "0702", "0310"]
    assert [bounds(row) for row in made] == [[("killed", 3, 3)], [], [("killed", 0, 0)]]


def test_t48_ranges_are_ranges_and_days_are_flagged():
    _, made = rows_of("t48-ranges.csv")
    assert bounds(made[0]) == [("killed", 3, 5), ("injured", 10, 12)]
    assert bounds(made[1])[:2] == [("killed", None, None), ("injured", None, None)]
    assert [(flag.row, flag.column) for flag in made[1].flags] == [(3, "killed"), (3, "injured")]
    assert bounds(made[2])[:2] == [("killed", 2, 4), ("injured", 12, None)]


def test_t48_no_cell_of_an_export_can_become_a_day(tmp_path):
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    sheet = read_sheet("t48-ranges.csv", (HERE / "t48-ranges.csv").read_bytes())
    import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet))
    with ledger.view() as view:
        content = make_export(view, "claims", ExportOptions()).export.files[0].content
    ledger.close()
    cells = {cell for row in csv.reader(content.decode("utf-8-sig").splitlines()) for cell in row}
    assert not cells & {"3-5", "10-12", "08-Feb", "Mar-05"}
    rows = [row for row in read_csv(content) if row["property"] in ("killed", "injured")]
    assert {(row["words"], row["low"], row["high"]) for row in rows} == {
        ("3-5", "3", "5"),
        ("10-12", "10", "12"),
        ("08-Feb", "", ""),
        ("Mar-05", "", ""),
        ("2 to 4", "2", "4"),
        ("12+", "12", ""),
    }


def test_t51_lists_are_parted_and_notes_are_whole():
    sheet, (row,) = rows_of("t51-semicolon-in-notes.csv")
    names = {one.name for one in row.record.actors}
    assert {"Farmers Union (Sudan)", "Elders Council of Kutum"} <= names
    assert {"Radio Two Rivers", "The Kordofan Post"} <= names
    assert sheet.rows[0][8] in row.report.text
    assert row.record.actors[0].name == "Desk A"


def exported_acled(folder, name, data):
    """ACLED's rows of a new ledger that a sheet was imported into, and the file's bytes."""
    ledger, _ = init_ledger(str(folder / f"{name}.sqlite"), decode_record, "tester")
    sheet = read_sheet(f"{name}.csv", data)
    import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet))
    with ledger.view() as view:
        content = make_export(view, "acled", ExportOptions()).export.files[0].content
    ledger.close()
    return read_csv(content), content


def test_t51_notes_sources_and_associated_actors_survive_export_and_import(tmp_path):
    data = (HERE / "t51-semicolon-in-notes.csv").read_bytes()
    (given,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    (once,), content = exported_acled(tmp_path, "once", data)
    (twice,), _ = exported_acled(tmp_path, "twice", content)
    for row in (once, twice):
        assert given["notes"] in row["notes"]
        for column in ("actor1", "assoc_actor_1", "location", "fatalities"):
            assert row[column] == given[column]
        assert set(row["source"].split("; ")) == set(given["source"].split("; "))
        assert row["assoc_actor_2"] == ""


def test_notes_that_only_a_map_knows_survive_too(tmp_path):
    head = "Fecha,Lugar,Lat,Lon,Muertos,Comentario,Fuente"
    data = f"{head}\n2024-01-02,Oruz,14.2,24.6,3,Seen; sad.,A; B\n"
    text = (
        "columns: {Fecha: date, Lugar: place, Muertos: killed, Comentario: notes, Fuente: source}"
    )
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    sheet = read_sheet("s.csv", data.encode())
    import_sheet(ledger, "Desk A", sheet, read_mapping(sheet, "m.yaml", text.encode()))
    with ledger.view() as view:
        content = make_export(view, "acled", ExportOptions()).export.files[0].content
    ledger.close()
    (row,) = read_csv(content)
    assert row["notes"].endswith("Notes of Desk A: Seen; sad.")
    assert row["source"] == "A; B"


def test_associated_actors_follow_their_side_when_sides_are_exchanged(tmp_path):
    head = "event_id_cnty,event_date,event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,"
    row = "A1,2024-01-02,Violence against civilians,Harun Front,Oruz Guard,Civilians (Oruz),Nuns,"
    data = f"{head}location,latitude,longitude,fatalities\n{row}Tel Marun,14.2,24.6,3\n".encode()
    (made,), _ = exported_acled(tmp_path, "sides", data)
    assert (made["actor1"], made["assoc_actor_1"]) == ("Harun Front", "Oruz Guard")
    assert made["assoc_actor_2"] == "Nuns"


def test_zero_of_acled_is_not_stated_unless_the_notes_say_nobody_died():
    head = b"event_id_cnty,event_date,location,notes,fatalities\n"
    data = (
        head + b"A1,2024-01-02,Tel Marun,Shells fell.,0\nA2,2024-01-02,Oruz,No one was killed.,0\n"
    )
    _, made = rows_of("a.csv", data)
    assert [bounds(row) for row in made] == [[("killed", None, None)], [("killed", 0, 0)]]


def test_an_unclear_day_keeps_both_readings_and_a_clear_one_settles_its_column():
    _, (row,) = rows_of("d.csv", b"id;date;killed\n1;03/04/2024;2\n")
    (time,) = row.record.times
    assert (time.edtf, time.candidates) == (None, ("2024-03-04", "2024-04-03"))
    _, made = rows_of("d.csv", b"id;date;killed\n1;03/04/2024;2\n2;25/04/2024;2\n")
    assert made[0].record.times[0].edtf == "2024-04-03"


def test_decimal_commas_are_degrees_and_swapped_ones_are_flagged():
    data = b"id;date;place;lat;lon\n1;2024-01-02;Oruz;14,2;24,66\n2;2024-01-02;Oruz;124,66;14,2\n"
    _, made = rows_of("c.csv", data)
    assert (made[0].record.places[0].lat, made[0].record.places[0].lon) == (14.2, 24.66)
    assert made[1].record.places[0].lat is None
    assert "swapped" in made[1].flags[0].why


def test_thousands_and_other_forms_of_counts_and_days():
    assert count_of("1,200")[:2] == (1200, 1200)
    assert count_of("1.200-1.300")[:2] == (1200, 1300)
    assert count_of(" ") is None
    assert count_of("many").why
    assert day_of("15 March 2024").edtf == "2024-03-15"
    assert day_of("2024-02-30").why


def test_a_row_too_long_is_named_and_nothing_is_kept(tmp_path):
    with pytest.raises(SheetError, match="row 2, column 3"):
        read_sheet("x.csv", b"a,b\n1,2,3\n")
    sheet = read_sheet("x.csv", b"a,b\n1,2\n")
    with pytest.raises(SheetError, match="no column"):
        read_mapping(sheet, "m.yaml", b"columns: {z: id}")


def test_importing_twice_adds_nothing(tmp_path):
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    name = "t43-bom-and-zeros.csv"
    sheet = read_sheet(name, (HERE / name).read_bytes())
    assert import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet)).added == 3
    assert import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet)).added == 0
    with ledger.view() as view:
        assert view.evidence(sheet.sha256) == sheet.data
    ledger.close()


@pytest.mark.parametrize("name", ["t43-bom-and-zeros.csv", "t51-semicolon-in-notes.csv"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_comes_back_cell_by_cell_with_columns_added(tmp_path, name, ending):
    ledger, _ = init_ledger(str(tmp_path / "l.sqlite"), decode_record, "tester")
    sheet = read_sheet(name, (HERE / name).read_bytes())
    import_sheet(ledger, "Desk A", sheet, guess_mapping(sheet))
    out = tmp_path / f"out.{ending}"
    with ledger.view() as view:
        export_like(view, HERE / name, out)
    ledger.close()
    if ending == "csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            rows = [tuple(row) for row in csv.reader(file)]
    else:
        book = openpyxl.load_workbook(out)
        rows = [tuple(cell or "" for cell in row) for row in book.active.values]
    width = len(sheet.columns)
    assert [row[:width] for row in rows] == [sheet.columns, *sheet.rows]
    assert rows[0][width] == "relata_incident"
    assert all(row[width] and row[width + 1] == "1" for row in rows[1:])
