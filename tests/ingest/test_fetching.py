import gzip
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from tests.ingest.server import Site, run_site
from tests.ingest.sources import fail_one, make_page, read_one

import relata
from relata.ingest import IngestOptions

LOCAL = IngestOptions(allow_private_addresses=True, timeout_s=20)
HASTY = IngestOptions(allow_private_addresses=True, timeout_s=0.5)
HTML = "text/html; charset=utf-8"


@pytest.fixture(scope="module")
def shared_site() -> Iterator[Site]:
    with run_site() as site:
        yield site


@pytest.fixture
def site(shared_site: Site) -> Site:
    shared_site.pages.clear()
    shared_site.asked.clear()
    shared_site.serve("/page", make_page(), content_type=HTML)
    return shared_site


def to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_a_page_is_fetched_and_read(site):
    report = read_one(site.url("/page"), LOCAL, resolve=to_loopback)
    assert report.title == "Shelling hits a market in Beni Oura"
    assert report.url == report.source == site.url("/page")
    assert report.retrieved == "2026-11-23T09:00:00Z"


def test_one_honest_name_is_told_to_the_server(site):
    read_one(site.url("/page"), LOCAL, resolve=to_loopback)
    assert site.asked[0][1]["User-Agent"].startswith(f"Relata/{relata.__version__}")


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (gzip.compress, "gzip"),
        (zlib.compress, "deflate"),
        (lambda data: zlib.compress(data)[2:-4], "deflate"),
    ],
)
def test_packed_pages_are_unpacked(site, packed, name):
    site.serve("/packed", packed(make_page().encode()), content_type=HTML, content_encoding=name)
    assert read_one(site.url("/packed"), LOCAL, resolve=to_loopback).text.startswith("Shelling")


def test_the_charset_of_the_header_is_used(site):
    page = make_page(paragraphs=["The “army” said on Monday that it had fired on Beni Oura."] * 3)
    data = page.replace('charset="utf-8"', "x").encode("cp1252")
    site.serve("/old", data, content_type="text/html; charset=cp1252")
    assert "“army”" in read_one(site.url("/old"), LOCAL, resolve=to_loopback).text


def test_a_gzip_bomb_is_cut_off(site):
    bomb = gzip.compress(b"a" * 40_000_000)
    site.serve("/bomb", bomb, content_type=HTML, content_encoding="gzip")
    error = fail_one(site.url("/bomb"), LOCAL, resolve=to_loopback)
    assert error.code == "source.too_large"


def test_a_large_page_is_refused_by_its_declared_length_and_by_its_bytes(site):
    small = IngestOptions(allow_private_addresses=True, max_bytes=1000)
    site.serve("/large", b"a" * 5000, content_type="text/plain")
    assert fail_one(site.url("/large"), small, resolve=to_loopback).code == "source.too_large"

    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"a" * 5000)

    site.pages["/endless"] = pour
    assert fail_one(site.url("/endless"), small, resolve=to_loopback).code == "source.too_large"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://0.0.0.0/x",
    ],
)
def test_private_addresses_are_refused_unless_allowed(url):
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "localhost" else [host.strip("[]")]

    error = fail_one(url, resolve=resolve)
    assert error.code == "source.fetch.address"
    assert "allow private addresses" in error.message


def test_a_public_name_of_a_private_address_is_refused(site):
    error = fail_one(site.url("/page", "news.example"), resolve=to_loopback)
    assert error.code == "source.fetch.address"
    assert site.asked == []


def test_a_name_is_resolved_once_so_that_it_cannot_change_its_address(site):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    report = read_one(
        site.url("/page", "news.example"), LOCAL, resolve=lambda host, port: next(answers)
    )
    assert report.title is not None
    assert next(answers) == ["10.0.0.1"]


def test_a_redirect_is_followed_and_the_last_address_kept(site):
    site.serve("/old", status=301, location="/page")
    report = read_one(site.url("/old"), LOCAL, resolve=to_loopback)
    assert (report.source, report.url) == (site.url("/old"), site.url("/page"))


def test_each_redirect_is_checked_again(site):
    site.serve("/to-private", status=302, location="http://metadata.example/latest")
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if host == "127.0.0.1" else []

    assert fail_one(site.url("/to-private"), LOCAL, resolve=resolve).code == "source.fetch.host"
    assert asked == ["127.0.0.1", "metadata.example"]


@pytest.mark.parametrize(
    "target", ["ftp://files.example/x", "file:///etc/hostname", "javascript:alert(1)"]
)
def test_a_redirect_to_another_scheme_is_refused(site, target):
    site.serve("/away", status=302, location=target)
    assert fail_one(site.url("/away"), LOCAL, resolve=to_loopback).code == "source.fetch.scheme"


def test_an_endless_redirect_and_a_circle_are_cut(site):
    for number in range(10):
        site.serve(f"/{number}", status=302, location=f"/{number + 1}")
    site.serve("/a", status=302, location="/b")
    site.serve("/b", status=302, location="/a")
    assert fail_one(site.url("/0"), LOCAL, resolve=to_loopback).code == "source.fetch.redirects"
    assert "circle" in fail_one(site.url("/a"), LOCAL, resolve=to_loopback).message
    assert len(site.asked) == 8


@pytest.mark.parametrize(
    "url", ["ftp://files.example/x", "file:///etc/hostname", "gopher://x.example/"]
)
def test_other_schemes_are_refused(url):
    error = fail_one(url)
    assert error.code == "source.fetch.scheme"
    assert "http://" in error.message


def test_a_dead_host_is_told():
    assert fail_one("https://no-such-host.example/x").code == "source.fetch.host"


def test_a_closed_port_is_told(site):
    with run_site() as gone:
        port = gone.port
    error = fail_one(f"http://127.0.0.1:{port}/x", LOCAL, resolve=to_loopback)
    assert error.code == "source.fetch.host"


def test_a_server_that_drips_is_cut_off_in_time(site):
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)

    site.pages["/drip"] = drip
    assert fail_one(site.url("/drip"), HASTY, resolve=to_loopback).code == "source.fetch.timeout"


def test_a_server_that_drips_its_header_or_says_nothing_is_cut_off(site):
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(100):
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.1)

    site.pages["/header"] = drip
    site.pages["/silent"] = lambda handler: time.sleep(2)
    for path in ("/header", "/silent"):
        error = fail_one(site.url(path), HASTY, resolve=to_loopback)
        assert error.code in ("source.fetch.timeout", "source.fetch.status")


def test_a_resolver_that_does_not_answer_is_cut_off():
    def hang(host: str, port: int) -> list[str]:
        time.sleep(2)
        return []

    assert fail_one("http://slow.example/", HASTY, resolve=hang).code == "source.fetch.timeout"


def test_retry_after_is_waited_out(site):
    page = (200, {"content-type": HTML}, make_page().encode())
    answers = iter([(429, {"retry-after": "7"}, b""), page])

    def answer(handler: BaseHTTPRequestHandler) -> None:
        status, headers, body = next(answers)
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.pages["/busy"] = answer
    waits: list[float] = []
    report = read_one(site.url("/busy"), LOCAL, resolve=to_loopback, sleep=waits.append)
    assert report.title is not None
    assert waits == [7.0]


@pytest.mark.parametrize("value", ["3600", "Mon, 23 Nov 2026 10:00:00 GMT"])
def test_a_long_retry_after_is_told_instead(site, value):
    site.serve("/busy", status=503, retry_after=value)
    error = fail_one(site.url("/busy"), LOCAL, resolve=to_loopback)
    assert error.facts["retry_after_s"] == 3600
    assert "3600 seconds" in error.message


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "source.login_wall"), (402, "source.login_wall"), (403, "source.fetch.status"),
     (404, "source.fetch.status"), (500, "source.fetch.status")],
)  # fmt: skip
def test_refusals_of_the_server_are_told(site, status, code):
    site.serve("/no", b"<p>no</p>", status=status)
    error = fail_one(site.url("/no"), LOCAL, resolve=to_loopback)
    assert error.code == code
    assert str(status) in error.message


def test_a_redirect_to_a_login_is_a_login_wall(site):
    site.serve("/members", status=302, location="/login?next=members")
    site.serve("/login?next=members", make_page(), content_type=HTML)
    error = fail_one(site.url("/members"), LOCAL, resolve=to_loopback)
    assert error.code == "source.login_wall"


def test_a_feed_address_that_serves_a_page_is_read_as_a_page_and_noise_is_refused(site):
    site.serve("/feed.xml", "no feed", content_type="application/rss+xml")
    assert fail_one(site.url("/feed.xml"), LOCAL, resolve=to_loopback).code == "source.feed"


def test_what_is_not_http_is_told(site):
    site.pages["/noise"] = lambda handler: handler.wfile.write(b"\x00\x01nothing\r\n\r\n")
    assert fail_one(site.url("/noise"), LOCAL, resolve=to_loopback).code == "source.fetch.status"
