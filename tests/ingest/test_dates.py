import pytest

from relata.errors import BadDate, UsageError
from relata.ingest import IngestOptions, check_published
from relata.ingest.dates import find_dateline, find_stamps, is_stamp_line, read_stamp


@pytest.mark.parametrize(
    "value", ["2015-05-03", "2015-05", "2015-06~", "2015", "XXXX", "XXXX-05-03"]
)
def test_a_day_a_month_about_a_month_or_unknown_may_be_given(value):
    assert IngestOptions(published=value).published == value


@pytest.mark.parametrize(
    "value", ["yesterday", "3 May 2015", "2015-13", "2015-02-30", "15-05-03", "", "XXXX-13-01"]
)
def test_any_other_date_given_is_refused_with_the_forms_that_are_wanted(value):
    with pytest.raises(BadDate, match="2015-06~"):
        check_published(value)


def test_limits_must_be_positive():
    with pytest.raises(UsageError, match="max_bytes"):
        IngestOptions(max_bytes=0)


@pytest.mark.parametrize(
    ("value", "edtf", "clock"),
    [
        ("2024-05-07T23:30:00-05:00", "2024-05-07", "23:30-05:00"),
        ("2024-05-07T08:00:00Z", "2024-05-07", "08:00+00:00"),
        ("2024-05-07T08:00:00.123+0300", "2024-05-07", "08:00+03:00"),
        ("2024-05-07 08:00:00", "2024-05-07", "08:00"),
        ("20240507", "2024-05-07", None),
        ("2024-05", "2024-05", None),
        ("Fri, 15 Mar 2024 00:40:00 +0300", "2024-03-15", "00:40+03:00"),
        ("Fri, 15 Mar 2024 00:40:00 GMT", "2024-03-15", "00:40+00:00"),
        ("5 February 2024, 9:15 pm", "2024-02-05", "21:15"),
        ("Feb. 5th, 2024 at 09:15 GMT", "2024-02-05", "09:15+00:00"),
        ("25/12/2023", "2023-12-25", None),
        ("12/25/2023", "2023-12-25", None),
    ],
)
def test_a_stamp_keeps_the_day_as_written_and_its_offset(value, edtf, clock):
    stamp = read_stamp(value)
    assert stamp is not None
    assert (stamp.edtf, stamp.clock) == (edtf, clock)


@pytest.mark.parametrize(
    "value", ["", "soon", "03/04/2024", "2024-02-30", "2024-13-01", "1706745600", "May"]
)
def test_what_is_no_date_or_could_be_two_is_no_stamp(value):
    assert read_stamp(value) is None


def test_each_date_of_a_line_has_the_label_before_it():
    found = find_stamps("First published 5 February 2024, 09:15 | Changed 9 February 2024, 17:40")
    assert [(one.label, one.stamp.edtf, one.stamp.clock) for one in found] == [
        ("first", "2024-02-05", "09:15"),
        ("modified", "2024-02-09", "17:40"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Published: 5 May 2024",
        "Tuesday, 7 May 2024 09:12 GMT",
        "Posted 2025-05-22 17:40 · Updated 2025-05-22 21:05",
    ],
)
def test_a_line_of_dates_and_labels_is_a_stamp(line):
    assert is_stamp_line(line)


@pytest.mark.parametrize(
    "line",
    ["Two men were killed on 5 May 2024", "Published", "The truce of 5 May 2024 held", "12 dead"],
)
def test_a_line_that_says_more_is_no_stamp(line):
    assert not is_stamp_line(line)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Bridge blown up\n\nPublished 5 May 2024\n\nTwo men died.", "2024-05-05"),
        ("Bulletin 12 (invented) - 3 June 2022\n\nTwo men died.", "2022-06-03"),
        ("KABUL, Afghanistan (April 9, 2011) – Two men died.", "2011-04-09"),
        ("GENEVA, 3 June 2022 (Agency) - Two men died.", "2022-06-03"),
        ("Oura Post | North | 5 Oct 2017, 18:40 | updated 19:15\n\nTwo men died.", "2017-10-05"),
    ],
)
def test_a_dateline_gives_the_day_of_publication(text, edtf):
    found = find_dateline(text)
    assert found is not None
    assert (found.edtf, found.basis) == (edtf, "text")


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 1989 – thirty years ago today – two men died.",
        "Two men died on 3 March 1989: nobody was tried.",
        "Reporting period: 1-9 May 2023\n\nTwo men died.",
        "Updated 5 May 2024\n\nTwo men died.",
        "The attack of 5 May 2024\n\nTwo men died.",
    ],
)
def test_a_date_in_a_sentence_or_of_a_change_is_no_dateline(text):
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 6 November 2023, The Lantern Review", "2023-11-06"),
        ("Published on 14 July 2022 by Health Access Watch", "2022-07-14"),
        ("First published on Tuesday, 3 May 2011 in the Oruz Courier", "2011-05-03"),
        ("Issued 2019-08-02, press office", "2019-08-02"),
    ],
)
def test_a_line_that_begins_with_the_label_of_a_date_may_name_the_outlet(line, day):
    found = find_dateline(f"A title\n\n{line}\n\nShells fell on Monday.")
    assert (found.edtf, found.basis) == (day, "text")


@pytest.mark.parametrize(
    "line",
    [
        "Published reports on 5 May 2024 said four had died.",
        "Released prisoners arrived on 5 May 2024.",
        "Issued with new orders on 5 May 2024, the brigade moved.",
    ],
)
def test_a_sentence_that_begins_like_a_label_gives_no_date(line):
    assert find_dateline(f"A title\n\n{line}") is None
