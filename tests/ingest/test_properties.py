import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.sources import make_outside

from relata.errors import RelataError
from relata.ingest import IngestOptions, SourceFailure, load
from relata.ingest.cleaning import keep_places, tidy, tidy_line
from relata.ingest.dates import find_dateline, find_stamps, read_stamp
from relata.ingest.draft import Taken, join_title
from relata.ingest.feed import fragment_lines
from relata.ingest.furniture import drop_furniture
from relata.ingest.headline import find_headline
from relata.ingest.hyphens import join_lines, known_words
from relata.ingest.loading import finish, make_drafts
from relata.ingest.options import check_published

FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
KEEP_ALL = IngestOptions(keep_other_languages=True)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("\r\n\t\x00\x0c\x85\ufeff\ufffe\u2028\u00ad .-")
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.lists(
    st.sampled_from("Kra- matorsk the bus- station “three” al- Asad. 12 and".split()), min_size=1
)


@QUICK
@given(TEXTS)
def test_keeping_places_moves_no_character(text):
    kept = keep_places(text)
    plain = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    assert len(kept) == len(plain)
    for before, after in zip(plain, kept, strict=True):
        assert before == after or after in " \n"
    assert not FORBIDDEN.search(kept)
    assert keep_places(kept) == kept or kept.startswith("\ufeff")


@QUICK
@given(TEXTS)
def test_tidy_text_is_settled_and_free_of_controls(text):
    once = tidy(text)
    assert not FORBIDDEN.search(once)
    assert "  " not in once
    assert "\n\n\n" not in once
    assert once == once.strip()
    assert unicodedata.is_normalized("NFC", once)
    assert "\n" not in tidy_line(text)


@QUICK
@given(TEXTS, TEXTS)
def test_the_headline_is_where_the_title_stands(title, body):
    title, body = tidy_line(title), tidy(body)
    text, headline = join_title(title or None, body)
    if title:
        assert headline is not None
        assert text[slice(*headline)] == title
    assert text.endswith(body)


@QUICK
@given(TEXTS)
def test_a_headline_found_in_plain_text_is_a_line_of_it_without_outer_spaces(text):
    text = keep_places(text)
    found = find_headline(text)
    if found is not None:
        words = text[slice(*found)]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert 0 <= found[0] < found[1] <= len(text)


@QUICK
@given(st.lists(TEXTS))
def test_what_the_filter_keeps_stands_in_its_order(lines):
    found = drop_furniture(lines)
    rest = iter(lines)
    assert all(line in rest for line in found.lines)


@QUICK
@given(WORDS)
def test_joined_lines_lose_only_hyphens_and_breaks(lines):
    joined = join_lines(lines, known_words(lines))
    assert re.sub(r"[-\s]", "", joined) == re.sub(r"[-\s]", "", "".join(lines))


@QUICK
@given(TEXTS)
def test_no_text_makes_the_readers_of_dates_fail(text):
    for stamp in (read_stamp(text), *(one.stamp for one in find_stamps(text)), find_dateline(text)):
        if stamp is not None:
            assert check_published(stamp.edtf) == stamp.edtf


@QUICK
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<div", ">", "a b", "&amp;", "<ul><li>", "\x00", "é"]
        )
    ).map("".join)
)
def test_pieces_of_markup_give_lines_without_markup_or_controls(markup):
    lines, captions = fragment_lines(markup)
    for line in (*lines, *captions):
        assert line == tidy_line(line) != ""
        assert not FORBIDDEN.search(line)


BEGINNINGS = [
    b"",
    b"%PDF-1.4\n",
    b"<html><body><p>",
    b"<rss><channel><item><title>",
    b"\x1f\x8b\x08",
    b"From: a\nTo: b\n\n",
    b"\xff\xfe",
    b"Content-Type: multipart/mixed; boundary=b\nFrom: a\n\n--b\n",
]


@settings(parent=QUICK, max_examples=120)
@given(st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=300)))
def test_any_bytes_give_a_report_or_a_foreseen_error(data):
    taken = Taken(data, "x", "2026-11-23T09:00:00Z")
    try:
        drafts = list(make_drafts(taken, KEEP_ALL))
        reports = [
            finish(draft, taken, KEEP_ALL)
            for draft in drafts
            if not isinstance(draft, SourceFailure)
        ]
    except RelataError:
        return
    for report in reports:
        assert not FORBIDDEN.search(report.text)
        assert report.headline is None or report.text[slice(*report.headline)] == report.title
        assert report.id == report.sha256[:16]


@QUICK
@given(st.text(max_size=60))
def test_any_words_for_a_source_give_reports_or_failures(words):
    # the letters before keep it from naming a folder of this machine
    for found in load(f"zz{words}", KEEP_ALL, outside=make_outside()):
        assert found.source
