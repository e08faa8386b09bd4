"""Other calendars, held against days that are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.resolve.calendars import (
    chinese_new_year,
    diwali,
    hebrew_new_year,
    hijri_day,
    hijri_month,
    is_jalali_leap,
    jalali_day,
    orthodox_easter,
)
from relata.resolve.calendars_feasts import FEASTS

CHINESE_NEW_YEARS = (  # as published by the Hong Kong Observatory, 1985 to 2035
    "0220 0209 0129 0217 0206 0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 "
    "0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 "
    "0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
).split()


def days(text: str) -> list[date]:
    return [date.fromisoformat(each) for each in text.split()]


@pytest.mark.parametrize(("year", "known"), list(enumerate(CHINESE_NEW_YEARS, start=1985)))
def test_the_chinese_new_year_is_the_one_that_was_kept(year, known):
    assert f"{chinese_new_year(year):%m%d}" == known


def test_vietnam_kept_another_day_where_its_midnight_parts_the_new_moon():
    differ = [
        year
        for year in range(1985, 2036)
        if chinese_new_year(year, 7).year and chinese_new_year(year, 7) != chinese_new_year(year)
    ]
    assert differ == [1985, 2007, 2030]
    assert chinese_new_year(1968, 7) == date(1968, 1, 29)


@pytest.mark.parametrize(
    ("feast", "known"),
    [
        ("orthodox_easter", "1985-04-14 2010-04-04 2021-05-02 2022-04-24 2023-04-16 2024-05-05"),
        ("easter", "1986-03-30 2008-03-23 2011-04-24 2022-04-17 2023-04-09 2024-03-31"),
        ("good_friday", "2022-04-15 2023-04-07 2024-03-29"),
        ("yom_kippur", "1973-10-06 1985-09-25 2015-09-23 2022-10-05 2023-09-25 2024-10-12"),
        ("rosh_hashanah", "2022-09-26 2023-09-16 2024-10-03"),
        ("passover", "1986-04-24 2002-03-28 2022-04-16 2023-04-06 2024-04-23"),
        ("sukkot", "2022-10-10 2023-09-30 2024-10-17"),
        ("simchat_torah", "2022-10-17 2023-10-07 2024-10-24"),
        ("hanukkah", "2022-12-19 2023-12-08 2024-12-26"),
        ("purim", "2022-03-17 2023-03-07 2024-03-24"),
        ("shavuot", "2023-05-26 2024-06-12"),
        ("ninth_of_av", "2022-08-07 2023-07-27 2024-08-13"),
        ("jerusalem_day", "2021-05-10 2024-06-05"),
        ("nowruz", "1988-03-21 1996-03-20 2020-03-20 2021-03-21 2024-03-20 2025-03-21"),
        ("orthodox_christmas", "1992-01-07 2024-01-07"),
        ("orthodox_new_year", "1992-01-14"),
        ("diwali", "2014-10-23 2016-10-30 2018-11-07 2020-11-14 2022-10-24 2023-11-12 2025-10-20"),
        ("vesak", "2022-05-16 2024-05-23 2025-05-12"),
        ("ash_wednesday", "2024-02-14"),
        ("pentecost", "2024-05-19"),
    ],
)
def test_feasts_fall_on_the_days_on_which_they_were_kept(feast, known):
    for day in days(known):
        assert day in [low for low, _ in FEASTS[feast](day.year)]


@pytest.mark.parametrize(
    ("feast", "known"),
    [
        (
            "eid_al_fitr",
            "2010-09-10 2011-08-30 2012-08-19 2013-08-08 2014-07-28 2015-07-17 2016-07-06 "
            "2017-06-25 2018-06-15 2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21 "
            "2024-04-10 2025-03-30",
        ),
        (
            "eid_al_adha",
            "2010-11-16 2011-11-06 2012-10-26 2013-10-15 2014-10-04 2015-09-24 2016-09-12 "
            "2017-09-01 2018-08-21 2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 "
            "2024-06-16 2025-06-06",
        ),
        ("ashura", "2013-11-14 2019-09-10 2023-07-28"),
        ("arbaeen", "2022-09-16 2023-09-06"),
    ],
)
def test_feasts_of_the_moon_are_reckoned_within_a_day_of_the_days_that_were_kept(feast, known):
    for day in days(known):
        reckoned = [low for low, _ in FEASTS[feast](day.year)]
        assert min(abs((low - day).days) for low in reckoned) <= 1


def test_most_feasts_of_the_moon_are_reckoned_to_the_day():
    kept = days("2017-06-25 2018-06-15 2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21")
    assert all(day in [low for low, _ in FEASTS["eid_al_fitr"](day.year)] for day in kept)


def test_a_feast_of_the_moon_may_come_twice_in_a_year_of_ours():
    assert [f"{low:%m-%d}" for low, _ in FEASTS["eid_al_fitr"](2000)] == ["01-08", "12-27"]


@pytest.mark.parametrize(
    ("year", "month", "day", "known"),
    [
        (1357, 11, 22, "1979-02-11"),
        (1357, 2, 7, "1978-04-27"),
        (1402, 3, 15, "2023-06-05"),
        (1403, 12, 30, "2025-03-20"),
        (1367, 4, 12, "1988-07-03"),
    ],
)
def test_solar_hijri_days_are_those_of_history(year, month, day, known):
    assert jalali_day(year, month, day) == date.fromisoformat(known)


def test_a_day_that_the_calendar_lacks_is_none():
    assert jalali_day(1402, 12, 30) is None
    assert jalali_day(1402, 7, 31) is None
    assert jalali_day(1402, 13, 1) is None
    assert jalali_day(900, 1, 1) is None
    assert hijri_day(1445, 13, 1) is None
    assert hijri_day(0, 1, 1) is None


@given(st.integers(1250, 1480))
def test_solar_hijri_years_follow_one_another(year):
    first, following = jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)
    assert (following - first).days == 365 + is_jalali_leap(year)
    assert 19 <= first.day <= 22
    assert first.month == 3


@given(st.integers(1350, 1480), st.integers(1, 11))
def test_lunar_months_have_29_or_30_days(year, month):
    assert (hijri_month(year, month + 1) - hijri_month(year, month)).days in {29, 30}


@given(st.integers(5700, 5850))
def test_hebrew_years_begin_on_no_sunday_wednesday_or_friday(year):
    assert hebrew_new_year(year).weekday() not in {6, 2, 4}
    length = (hebrew_new_year(year + 1) - hebrew_new_year(year)).days
    assert length in {353, 354, 355, 383, 384, 385}


@given(st.integers(1901, 2099))
def test_orthodox_easter_is_a_sunday_of_spring_and_diwali_of_autumn(year):
    assert orthodox_easter(year).weekday() == 6
    assert date(year, 4, 3) <= orthodox_easter(year) <= date(year, 5, 9)
    assert date(year, 10, 15) <= diwali(year) <= date(year, 11, 17)
