import hashlib

import pytest
from tests.ingest.sources import PARAGRAPHS, fail_one, make_outside, read_one

from relata.ingest import SourceFailure, load
from relata.model.report import Report

ITEM = (
    "<item><title>Mine kills two</title><link>https://feed.example/{0}</link>"
    "<pubDate>Fri, 15 Mar 2024 00:40:00 +0300</pubDate>"
    "<description><![CDATA[<p>{1}</p><figure><figcaption>A cart.</figcaption></figure>"
    "<p>Read more: Harvest begins</p>]]></description></item>"
)


def make_rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Oura Feed</title>'
        f"<link>https://feed.example/</link><description>x</description>{''.join(items)}</channel></rss>"
    )


@pytest.fixture
def save(tmp_path):
    def write(content: str | bytes, name: str = "feed.xml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def read_all(path) -> list[Report | SourceFailure]:
    return list(load(str(path), outside=make_outside()))


def test_each_entry_is_a_report_with_its_own_bytes(save):
    items = [ITEM.format("a", PARAGRAPHS[0]), ITEM.format("b", PARAGRAPHS[1])]
    reports = read_all(save(make_rss(*items)))
    assert [report.sha256 for report in reports] == [
        hashlib.sha256(item.encode()).hexdigest() for item in items
    ]
    first = reports[0]
    assert first.text == f"Mine kills two\n\n{PARAGRAPHS[0]}"
    assert first.captions == ("A cart.",)
    assert (first.publisher, first.url) == ("Oura Feed", "https://feed.example/a")
    assert (first.published, first.published_clock) == ("2024-03-15", "00:40+03:00")


def test_an_entry_stays_the_same_report_when_the_feed_moves_on(save):
    item = ITEM.format("a", PARAGRAPHS[0])
    alone = read_all(save(make_rss(item)))[0]
    later = read_all(save(make_rss(ITEM.format("b", PARAGRAPHS[1]), item)))[1]
    assert alone == later


def test_an_atom_entry_is_read_with_its_own_publication_day(save):
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Oura</title>'
        "<entry><title>Mine kills two</title><link href='https://feed.example/a'/>"
        "<published>2024-03-14T23:30:00-05:00</published><updated>2024-03-20T00:00:00Z</updated>"
        f"<content type='html'>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry></feed>"
    )
    report = read_one(save(feed, "feed.atom"))
    assert (report.published, report.published_clock) == ("2024-03-14", "23:30-05:00")
    assert report.text.endswith(PARAGRAPHS[0])


def test_an_entry_with_only_a_day_of_change_says_so(save):
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Oura</title>'
        f"<entry><title>Mine</title><updated>2024-03-20T00:00:00Z</updated><summary>{PARAGRAPHS[0]}</summary>"
        "</entry></feed>"
    )
    report = read_one(save(feed))
    assert report.published == "2024-03-20"
    assert any("last changed" in note for note in report.notes)


def test_the_date_of_rss_1_is_one_of_publication(save):
    feed = (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Oura</title></channel><item><title>Mine</title>"
        f"<dc:date>2024-03-05T23:40:00-03:00</dc:date><description>{PARAGRAPHS[0]}</description>"
        "</item></rdf:RDF>"
    )
    report = read_one(save(feed))
    assert (report.published, report.published_clock) == ("2024-03-05", "23:40-03:00")
    assert not any("changed" in note for note in report.notes)


def test_one_entry_in_another_language_does_not_stop_the_others(save):
    german = (
        "Bei einem Angriff auf den Markt der Stadt sind am Dienstag drei Menschen getötet worden. "
        * 2
    )
    found = read_all(save(make_rss(ITEM.format("a", german), ITEM.format("b", PARAGRAPHS[0]))))
    assert isinstance(found[0], SourceFailure)
    assert found[0].error.code == "source.language"
    assert found[0].source.endswith("#https://feed.example/a")
    assert isinstance(found[1], Report)


def test_an_entry_cut_short_is_told_and_the_whole_ones_are_read(save):
    feed = make_rss(ITEM.format("a", PARAGRAPHS[0]), ITEM.format("b", PARAGRAPHS[1]))
    found = read_all(save(feed[: feed.rindex("<p>") + 40]))
    assert isinstance(found[0], Report)
    assert [type(one) for one in found[1:]] in ([], [SourceFailure])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("this is no feed at all", "feed.xml"),
        ('{"items": []}', "feed.rss"),
        (make_rss(), "feed.xml"),
        ('<?xml version="1.0"?><playlist><song/></playlist>', "list.xml"),
    ],
)
def test_what_is_no_feed_or_has_no_entry_is_refused(save, content, name):
    error = fail_one(save(content, name))
    assert error.code == "source.feed"
    assert "RSS or Atom" in error.message
