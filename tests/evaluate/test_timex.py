import pytest

from relata.evaluate.timex import CalendarValue, days_of, name_same_days, read_timex_value
from relata.model.edtf import is_edtf


@pytest.mark.parametrize(
    ("value", "modifier", "edtf"),
    [
        ("1939-09-01", "", "1939-09-01"),
        ("1939-09", "START", "1939-09~"),
        ("1939", "", "1939"),
        ("1941-SU", "", "1941-22"),
        ("1941-WI", "MID", "1941-24~"),
        ("2006-Q4", "", "2006-10/2006-12"),
        ("2008-H2", "", "2008-07/2008-12"),
        ("2004-W47", "", "2004-11-15/2004-11-21"),
        ("2010-W04-WE", "", "2010-01-30/2010-01-31"),
        ("194", "", "1940/1949"),
        ("18", "", "1800/1899"),
        ("BC0001", "", "0000"),
        ("BC0499", "", "-0498"),
        ("BC0480-SP", "", "-0479-21"),
        ("BC048", "", "-0488/-0479"),
        ("BC03", "", "-0399/-0300"),
        ("BC08", "MID", "-0899~/-0800~"),
        ("1776-XX-XX", "", "1776~"),
        ("1918-08-XX", "", "1918-08~"),
    ],
)
def test_a_position_becomes_days(value, modifier, edtf):
    found = read_timex_value(value, modifier)
    assert found is not None
    assert found.edtf == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    "value", ["", "P2Y", "PT5H", "PRESENT_REF", "FUTURE_REF", "XXXX-WI", "XXXX-XX-XX", "1939-13"]
)
def test_what_lies_nowhere_in_a_calendar_has_no_value(value):
    assert read_timex_value(value) is None


def test_the_time_of_day_stands_beside_the_day():
    assert read_timex_value("1775-04-18TNI") == CalendarValue("1775-04-18", "night")
    assert read_timex_value("2009-12-15T18:00Z") == CalendarValue("2009-12-15", "18:00")
    assert read_timex_value("1917-09-20TXX") == CalendarValue("1917-09-20", None)


def test_a_season_is_its_three_months_and_winter_runs_on():
    assert days_of("1941-22") == days_of("1941-06/1941-08")
    assert days_of("1941-24") == days_of("1941-12/1942-02")


def test_an_open_end_names_no_day():
    assert days_of("1941-05/..") == days_of("1941-05")
    assert days_of("XXXX-05-01") is None


def test_days_before_christ_have_their_order_and_their_leap_years():
    assert days_of("-0498").first < days_of("-0497").first
    assert days_of("0000-02").last == (0, 2, 29)


def test_a_part_of_a_month_is_right_inside_it_and_no_other_day_is():
    assert name_same_days("1941-09~", "1941-09-01/1941-09-10")
    assert not name_same_days("1941-09", "1941-09-01/1941-09-10")
    assert not name_same_days("1941-09~", "1941-08-31/1941-09-10")


def test_the_winter_of_a_year_may_begin_or_end_in_it():
    assert name_same_days("1777-24", "1776-12/1777-02")
    assert name_same_days("1777-24", "1777-12/1778-02")
    assert not name_same_days("1777-24", "1775-12/1776-02")
    assert name_same_days("0000-24", "-0001-12/0000-02")
