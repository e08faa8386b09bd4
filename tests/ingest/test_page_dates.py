from datetime import date

import pytest
from tests.ingest.sources import make_page

from relata.ingest.page import parse_page
from relata.ingest.page_dates import PageDate, find_page_date
from relata.ingest.page_facts import find_facts


def date_of(markup: str, url: str | None = None, today: date = date(2026, 11, 23)) -> PageDate:
    tree = parse_page(markup)
    facts = find_facts(tree)
    return find_page_date(tree, facts, url or facts.url, today)


def published(markup: str, url: str | None = None) -> tuple[str, str] | None:
    found = date_of(markup, url).publication
    return (found.edtf, found.basis) if found else None


PUBLISHED = '<meta property="article:published_time" content="{}">'
MODIFIED = '<meta property="article:modified_time" content="{}">'


def test_metadata_gives_the_day_with_its_offset():
    found = date_of(make_page(head=PUBLISHED.format("2024-03-15T00:20:00+03:00"))).publication
    assert found is not None
    assert (found.edtf, found.basis, found.clock) == ("2024-03-15", "metadata", "00:20+03:00")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
        '{"@type":"NewsArticle","datePublished":"2024-02-05"}]}</script>',
        '<meta itemprop="datePublished" content="2024-02-05T01:00:00">',
        '<meta name="DC.date.issued" content="2024-02-05">',
        '<meta name="parsely-pub-date" content="2024-02-05">',
    ],
)
def test_all_usual_kinds_of_metadata_are_read(head):
    assert published(make_page(head=head)) == ("2024-02-05", "metadata")


def test_first_publication_in_words_wins_over_a_modified_date_in_metadata():
    page = make_page(
        head=MODIFIED.format("2024-02-09T17:40:00+02:00"),
        before="<p>First published 5 February 2024, 09:15 | Changed 9 February 2024, 17:40</p>",
    )
    found = date_of(page)
    assert published(page) == ("2024-02-05", "text")
    assert "changed on 2024-02-09" in found.notes[0]


def test_first_publication_in_words_wins_over_a_publication_stamped_anew():
    page = make_page(
        head=PUBLISHED.format("2024-02-09T17:40:00Z") + MODIFIED.format("2024-02-09T17:40:00Z"),
        before="<p>Published 5 February 2024</p>",
    )
    assert published(page) == ("2024-02-05", "text")


def test_a_modified_date_alone_leaves_the_publication_unknown_and_says_so():
    found = date_of(make_page(head=MODIFIED.format("2024-02-09T17:40:00Z")))
    assert found.publication is None
    assert "not when it was first published" in found.notes[0]


def test_the_day_shown_wins_over_utc_metadata_of_the_day_before():
    page = make_page(
        head=PUBLISHED.format("2024-05-07T22:30:00Z"), before="<p class='date'>8 May 2024</p>"
    )
    assert published(page) == ("2024-05-08", "text")


def test_dates_of_other_pages_and_of_the_footer_do_not_count():
    page = make_page(
        outside='<aside><h3>Most read</h3><time datetime="2025-01-30">30 January</time></aside>'
        "<div class='related'><p>Published 3 March 2025</p></div><p>&copy; 2011-2026</p>"
    )
    assert published(page) is None


def test_days_told_in_the_report_do_not_count():
    told = (
        "The bridge fell on 3 March 2021, the mayor said, and nobody was hurt by it then or since."
    )
    assert published(make_page(paragraphs=[told] * 3)) is None


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://p.example/2024/02/05/bridge", ("2024-02-05", "url")),
        ("https://p.example/world/2024/feb/05/bridge", ("2024-02-05", "url")),
        ("https://p.example/news/2024-02-05-bridge", ("2024-02-05", "url")),
        ("https://p.example/2024/02/bridge", ("2024-02", "url")),
        ("https://p.example/volumes/2024/12/bridge", None),
        ("https://p.example/archive/2024/02/05/bridge", None),
        ("https://p.example/wp-content/uploads/2024/02/05/x.html", None),
        ("https://p.example/2031/02/05/bridge", None),
        ("https://p.example/2024/13/45/bridge", None),
        ("https://p.example/story/20240205", None),
    ],
)
def test_the_address_gives_a_day_unless_it_names_a_volume_or_the_future(url, wanted):
    assert published(make_page(), url) == wanted


@pytest.mark.parametrize(
    "told",
    [
        "The ministry published its list on 5 March 2024.",
        "The bridge fell on 3 March 2021.",
        "Posted to the north on 5 March 2024, the men of the second brigade came back only in May.",
    ],
)
def test_a_sentence_that_names_a_day_is_no_stamp(told):
    assert published(make_page(before=f"<p>{told}</p>")) is None


@pytest.mark.parametrize(
    "stamp",
    [
        "<p>This article was first published on 5 February 2024.</p>",
        "<div>Posted on <span>05 Feb 2024</span> Last updated on <span>7 Feb 2024</span></div>",
        "<p>By Ana Rell, correspondent in Oura | Monday, February 5, 2024, 9:10 p.m.</p>",
        "<div>Published <time datetime='2024-02-05'>5 February</time></div>"
        "<div>Updated <time datetime='2024-02-09'>9 February</time></div>",
    ],
)
def test_stamps_are_read_in_all_usual_wordings(stamp):
    assert published(make_page(before=stamp)) == ("2024-02-05", "text")


def test_a_day_after_retrieval_is_left_out_with_a_note():
    found = date_of(make_page(head=PUBLISHED.format("2031-01-01")))
    assert found.publication is None
    assert "after the day of retrieval" in found.notes[0]


def test_the_time_element_of_the_article_gives_its_day():
    page = make_page(before='<time datetime="2024-05-07T08:00:00+02:00">7 May</time>')
    assert published(page) == ("2024-05-07", "text")
