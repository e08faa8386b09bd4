import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.publish.exports.csv_cells import as_list, guard, read_csv, unguard, write_csv
from relata.publish.exports.shape import Column

COLUMNS = (Column("text", "Text."), Column("number", "A number.", "float"))


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@x", "\tx", "\rx", " =1", "＝1", "'=1"])
def test_no_text_cell_runs(text):
    assert guard(text).startswith("'")
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "text", ["3-5", "10-12", "1/2", "3 - 5", "08-Feb", "Mar-05", "5 May", "March 3, 2024", "1-2-03"]
)
def test_no_text_cell_turns_into_a_day(text):
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text
    assert unguard(guard(f"'{text}")) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "a=1", "'tis", "Kutum", "2024-05-02", "2024-05", "12+", "3 to 5", "M23", "40 dead"]
)
def test_harmless_text_stays_as_it_is(text):
    assert guard(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_every_text_comes_back_and_starts_with_nothing_that_runs(text):
    (row,) = read_csv(write_csv(COLUMNS, [{"text": text, "number": -78.8}]))
    assert row == {"text": text, "number": "-78.8000"}
    assert guard(text).lstrip()[:1] not in tuple("=+-@")


def test_a_negative_number_is_a_number_for_other_readers():
    content = write_csv(COLUMNS, [{"text": "=1", "number": -78.8}, {"text": None, "number": None}])
    assert content.startswith(b"\xef\xbb\xbf")
    table = pandas.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    assert table["number"][0] == -78.8
    assert table["number"].isna()[1]


def test_a_semicolon_within_a_name_does_not_part_it():
    assert as_list(["A; B", "C", "C", ""]) == "A, B; C"
