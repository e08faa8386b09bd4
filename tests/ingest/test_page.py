import pytest
from tests.ingest.sources import PARAGRAPHS, fail_one, make_page, read_one

from relata.ingest import IngestOptions

TITLE = "Shelling hits a market in Beni Oura"
WHOLE = "\n\n".join((TITLE, *PARAGRAPHS))


@pytest.fixture
def save(tmp_path):
    def write(markup: str | bytes, name: str = "page.html"):
        path = tmp_path / name
        path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
        return path

    return write


def test_the_text_is_title_blank_line_and_paragraphs(save):
    report = read_one(save(make_page()))
    assert report.text == WHOLE
    assert report.text[slice(*report.headline)] == report.title == TITLE
    assert report.language == "en"
    assert report.extractor.startswith("trafilatura ")


@pytest.mark.parametrize(
    "letters",
    [
        '<details class="tb" open><summary>Your say (2)</summary><p>{0}</p><p>{0}</p></details>',
        "<details><summary>Readers "
        "write</summary><div><p>{0}</p></div><div><p>{0}</p></div></details>",
        '<section id="comments"><h3>Comments</h3><p>{0}</p><p>{0}</p></section>',
        '<div class="reader-letters"><p>{0}</p></div>',
        '<ol class="responses"><li><p>{0}</p></li></ol>',
        "<h3>Have your say</h3><p>{0}</p><p>{0}</p>",
    ],
)
def test_readers_letters_never_stand_in_the_text(save, letters):
    letter = "My cousin says 40 people died and the army hides it, everybody in the street knows."
    report = read_one(save(make_page(after=letters.format(letter))))
    assert report.text == WHOLE


def test_captions_are_kept_apart(save):
    figure = (
        "<figure><img src='a.jpg'><figcaption>Smoke over Beni Oura, 7 May. Photo: I. "
        "Varn</figcaption>"
        "</figure><p class='wp-caption-text'>The market in the spring.</p>"
    )
    report = read_one(save(make_page(before=figure)))
    assert report.text == WHOLE
    assert report.captions == (
        "Smoke over Beni Oura, 7 May. Photo: I. Varn",
        "The market in the spring.",
    )


def test_leads_shares_cookies_and_newsletters_are_not_in_the_text(save):
    between = (
        "<p>Read more: Ten dead in a raid on the coast</p><p>Share this story</p>"
        "<p>Sign up for our newsletter to get the news in your inbox.</p>"
        "<p>We use cookies to improve your experience on our site.</p>"
    )
    report = read_one(save(make_page(before='<a href="#c">Skip to content</a>', after=between)))
    assert report.text == WHOLE


def test_metadata_tells_publisher_author_and_address(save):
    head = (
        '<meta property="og:site_name" content="Oura Post">'
        '<meta name="author" content="By Ilda Varn">'
        '<link rel="canonical" href="https://post.co.uk/a">'
        '<script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"Other words of it"}</script>'
    )
    report = read_one(save(make_page(head=head)))
    assert (report.publisher, report.author) == ("Oura Post", "Ilda Varn")
    assert (report.url, report.country) == ("https://post.co.uk/a", "GB")


def test_the_site_name_is_cut_off_a_title_that_only_the_head_gives(save):
    page = make_page(head='<meta property="og:site_name" content="Oura Post">')
    page = page.replace(f"<title>{TITLE}", f"<title>{TITLE} - Oura Post")
    page = page.replace(f"<h1>{TITLE}</h1>", "")
    assert read_one(save(page)).title == TITLE


def test_a_page_saved_by_a_browser_tells_its_address(save):
    page = "<!-- saved from url=(0029)https://post.example/a/b/c123 -->\n" + make_page()
    assert read_one(save(page)).url == "https://post.example/a/b/c123"


def test_items_of_a_list_and_rows_of_a_table_stand_together(save):
    more = (
        "<ul><li>Three killed in Beni Oura</li><li>Two in Tell Varn</li></ul>"
        "<table><tr><th>Day</th><th>Killed</th></tr><tr><td>Monday</td><td>3</td></tr></table>"
    )
    text = read_one(save(make_page(after=more))).text
    assert "\n\n- Three killed in Beni Oura\n- Two in Tell Varn" in text
    assert "\n\n| Day | Killed |\n| Monday | 3 |" in text


def test_a_short_flash_is_a_report(save):
    flash = "Two soldiers were killed by a mine near Beni Oura on Monday, the army said."
    report = read_one(save(make_page("Mine kills two near Beni Oura", paragraphs=[flash])))
    assert report.text == f"Mine kills two near Beni Oura\n\n{flash}"


def test_a_page_without_an_article_is_refused(save):
    links = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(60))
    error = fail_one(save(f"<html><body><h1>Oura Post</h1><ul>{links}</ul></body></html>"))
    assert error.code == "source.no_article"
    assert "address of one report" in error.message


def test_a_login_wall_is_told_from_a_page_without_an_article(save):
    page = make_page(
        paragraphs=["Shells fell on the market of Beni Oura on Tuesday morning, witnesses said."],
        after='<div class="wall"><h3>Subscribe to continue reading</h3>'
        "<p>Already a subscriber? Log in</p>"
        '<form><input type="email"><input type="password"></form></div>',
    )
    error = fail_one(save(page))
    assert error.code == "source.login_wall"
    assert "save it" in error.message


@pytest.mark.parametrize(
    "gate",
    [
        "<h3>This article is for subscribers only.</h3>",
        "<p>To continue reading, create a free account.</p>",
        "<p>You have reached your limit of free articles.</p>",
        '<script type="application/ld+json">{"isAccessibleForFree":false}</script>',
    ],
)
def test_a_teaser_before_a_gate_is_refused_and_a_whole_report_noted(save, gate):
    assert (
        fail_one(save(make_page(after=gate, paragraphs=PARAGRAPHS[:1]))).code == "source.login_wall"
    )
    whole = read_one(save(make_page(after=gate, paragraphs=PARAGRAPHS * 2)))
    assert any("subscribers" in note for note in whole.notes)


def test_a_login_on_the_page_is_no_wall_when_the_report_is_there(save):
    login = '<form><p>Already a subscriber? Log in</p><input type="password"></form>'
    report = read_one(save(make_page(outside=login, paragraphs=PARAGRAPHS[:1])))
    assert report.text == f"{TITLE}\n\n{PARAGRAPHS[0]}"
    assert not any("subscribers" in note for note in report.notes)


def test_a_report_that_speaks_of_registering_is_no_wall(save):
    told = "Displaced families must register to see a doctor in the camp, the clinic said."
    assert read_one(save(make_page(paragraphs=[told]))).text.endswith(told)


def test_a_page_of_nothing_but_a_login_is_a_login_wall(save):
    login = '<html><body><h1>Log in</h1><form><input type="password"></form></body></html>'
    assert fail_one(save(login)).code == "source.login_wall"


def test_a_page_in_another_language_is_refused_unless_kept(save):
    german = [
        "Bei einem Angriff auf den Markt von Beni Oura sind am Dienstag drei Menschen getötet "
        "worden, "
        "wie das Krankenhaus der Stadt mitteilte. Die Armee wies jede Verantwortung zurück.",
    ] * 3
    path = save(make_page("Angriff auf den Markt", paragraphs=german))
    error = fail_one(path)
    assert (error.code, error.facts["language"]) == ("source.language", "de")
    kept = read_one(path, IngestOptions(keep_other_languages=True))
    assert kept.language == "de"
    assert any("not read" in note for note in kept.notes)


def test_deep_nesting_is_refused_at_once(save):
    page = (
        f"<html><body>{'<div>' * 100_000}<p>{PARAGRAPHS[0]}</p>{'</div>' * 100_000}</body></html>"
    )
    assert fail_one(save(page)).code == "source.too_deep"


def test_a_page_in_windows_1252_that_says_latin_1_is_read(save):
    page = make_page(
        paragraphs=["The army said: “We did not fire” – nobody in Beni Oura believed it."] * 3
    )
    page = page.replace('charset="utf-8"', 'charset="iso-8859-1"')
    assert "“We did not fire” –" in read_one(save(page.encode("windows-1252"))).text


def test_a_web_archive_is_read_as_its_page(save):
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\n"
        "Subject: Page\r\nDate: Fri, 12 Apr 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://post.example/a\r\n\r\n{make_page()}\r\n--b--\r\n"
    )
    report = read_one(save(archive, "page.mhtml"))
    assert (report.text, report.url) == (WHOLE, "https://post.example/a")
    assert report.published_basis == "unknown"
