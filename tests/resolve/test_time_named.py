"""Named days and Hijri dates as reports write them."""

import copy

import edtf as edtf_package
import pytest
from tests.named_days import reckon, write_table
from tests.resolve.test_time import resolve, resolve_one

from relata.assets import ASSETS, load_yaml_asset
from relata.model.edtf import is_edtf
from relata.resolve.named_days import ASSET, BadNamedDays, load_named_days, read_named_days


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Eid al-Fitr", "2024-04-10~"),
        ("the eve of Eid al-Fitr", "2024-04-09~"),
        ("the second day of Eid al-Fitr", "2024-04-11~"),
        ("the first day of Ramadan", "2024-03-11~"),
        ("the last Friday of Ramadan", "2024-04-05~"),
        ("the last ten days of Ramadan", "2024-03-31~/2024-04-09~"),
        ("the holy month of Ramadan", "2024-03-11~/2024-04-09~"),
        ("the end of Ramadan", "2024-04-09~"),
        ("since Ramadan", "2024-03-11~/.."),
        ("Ramadan 2015", "2015-06-18~/2015-07-16~"),
        ("since Nowruz", "2024-03-20/.."),
        ("Nowruz 1988", "1988-03-21"),
        ("Orthodox Easter Sunday 2022", "2022-04-24"),
        ("Easter Sunday", "2024-03-31"),
        ("Orthodox Christmas", "2024-01-07"),
        ("Good Friday", "2024-03-29"),
        ("Yom Kippur 1973", "1973-10-06"),
        ("the eve of Yom Kippur", "2023-09-24"),
        ("Ashura last year", "2023-07-28~"),
        ("last year's Ashura", "2023-07-28~"),
        ("Hanukkah", "2023-12-08/2023-12-15"),
        ("Tet 1968", "1968-01-29"),
        ("the Lunar New Year holiday", "2024-02-10"),
        ("Ukraine's Independence Day", "2023-08-24"),
        ("Christmas Eve", "2023-12-24"),
        ("Thanksgiving", "2023-11-23"),
        ("early Ramadan", "2024-03-11~/2024-03-20~"),
    ],
)
def test_a_named_day_is_the_one_of_the_table(words, edtf):
    time = resolve_one("They had fought on", words, published="2024-04-15")
    assert time.edtf == edtf
    assert is_edtf(edtf)
    assert edtf_package.parse_edtf(edtf) is not None


def test_a_day_that_the_moon_decides_says_so():
    time = resolve_one("They had fought on", "Eid al-Fitr", published="2024-04-15")
    assert "begins when the moon is sighted" in time.why


def test_eid_alone_is_the_last_of_the_two():
    assert resolve_one("They fought at", "Eid", published="2023-07-01").edtf == "2023-06-28~"
    assert resolve_one("They fought at", "Eid", published="2023-05-01").edtf == "2023-04-21~"


def test_a_named_day_to_come_follows_the_tense():
    time = resolve_one("The truce will begin on", "Eid al-Adha", published="2024-04-15")
    assert time.edtf == "2024-06-16~"


@pytest.mark.parametrize(
    "words", ["harvest season", "the rainy season", "the monsoon", "Independence Day"]
)
def test_seasons_without_days_stay_open_and_say_why(words):
    time = resolve_one("They fought in", words)
    assert time.edtf is None
    assert any(each in time.why for each in ("differs", "each country"))


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("15 Khordad 1402", "2023-06-05"),
        ("22 Bahman", "2024-02-11"),
        ("7 Saur 1357", "1978-04-27"),
        ("Khordad 1402", "2023-05-22/2023-06-21"),
        ("1402/03/15", "2023-06-05"),
        ("3 Ramadan 1445 AH", "2024-03-13~"),
        ("the 27th of Ramadan", "2024-04-06~"),
        ("10 Muharram", "2023-07-28~"),
        ("1445/09/03", "2024-03-13~"),
        ("1445 AH", "2023-07-19~/2024-07-06~"),
        ("31 Mehr 1402", None),
        ("3 Ramadan 2015", "2015-06-20~"),
        ("Ramadan 12", "2024-03-22~"),
        ("Muharram 10, 1445", "2023-07-28~"),
        ("Khordad 15, 1402", "2023-06-05"),
    ],
)
def test_hijri_dates_become_days_of_our_calendar(words, edtf):
    assert resolve_one("They had fought on", words, published="2024-04-15").edtf == edtf


def test_a_lunar_date_keeps_the_days_beside_it_as_candidates():
    time = resolve_one("They fought on", "3 Ramadan 1445 AH", published="2024-04-15")
    assert time.candidates == ("2024-03-12", "2024-03-14")
    assert "may differ by a day" in time.why


def test_a_solar_date_is_exact():
    time = resolve_one("They fought on", "15 Khordad 1402", published="2024-04-15")
    assert time.candidates == ()
    assert "exact" in time.why


def test_the_next_day_leans_on_a_named_day():
    times = resolve(
        "They fought on Eid al-Fitr. The next day the truce held.",
        "Eid al-Fitr",
        "The next day",
        published="2024-04-15",
    )
    assert times[1].edtf == "2024-04-11"


def test_the_table_is_the_one_that_its_rules_write():
    assert (ASSETS / ASSET).read_text(encoding="utf-8") == write_table()


def test_the_table_spans_its_years_and_every_feast_says_what_it_rests_on():
    for name, row in load_yaml_asset(ASSET)["moving"].items():
        assert row["source"]
        assert row["note"]
        spans = reckon(name)
        assert (spans[0][0].year, spans[-1][0].year) in {(1985, 2035), (1985, 2034)}


def test_years_outside_the_table_are_reckoned():
    (before, *_) = load_named_days().moving["passover"].spans_near(1971)
    assert before[0].isoformat() == "1970-04-21"


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda table: table["moving"]["tet"].update(days="2024-02-30"), "got"),
        (lambda table: table["moving"]["tet"].update(days="2025-01-29 2024-02-10"), "order"),
        (lambda table: table["moving"]["tet"].update(names=["Tet"]), "lower case"),
        (lambda table: table["moving"]["tet"].update(names=["passover"]), "once"),
        (lambda table: table["moving"].update(moonday=table["moving"]["tet"]), "reckoned"),
        (lambda table: table.pop("open"), "open"),
    ],
)
def test_a_table_that_is_not_of_its_form_is_refused(change, wanted):
    table = copy.deepcopy(load_yaml_asset(ASSET))
    change(table)
    with pytest.raises(BadNamedDays, match=wanted):
        read_named_days(table)


@pytest.mark.parametrize(
    ("before", "words", "edtf"),
    [
        ("Orthodox believers kept", "Easter Sunday", "2024-05-05"),
        ("Copts kept", "Good Friday", "2024-05-03"),
        ("The Orthodox church kept", "Christmas", "2024-01-07"),
        ("The Orthodox church shut. They kept", "Easter", "2024-03-31"),
        ("They kept", "Christmas", "2023-12-25"),
    ],
)
def test_the_church_named_in_the_sentence_decides_the_day(before, words, edtf):
    assert resolve_one(before, words, published="2024-05-10").edtf == edtf


def test_easter_without_a_church_keeps_the_other_day_as_candidate():
    assert resolve_one("They kept", "Easter", published="2024-05-10").candidates == ("2024-05-05",)
    assert resolve_one("They kept", "Easter 2017").candidates == ()
