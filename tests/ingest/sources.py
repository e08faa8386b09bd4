"""Sources and surroundings made by hand for the tests of ingest; all texts are invented."""

from collections.abc import Sequence
from datetime import UTC, datetime

from relata.errors import RelataError
from relata.ingest import IngestOptions, Outside, SourceFailure, load
from relata.model.report import Report

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REPORT = (
    "Shelling hits a market in Beni Oura\n\n"
    "Three people were killed and nine were hurt on Tuesday when shells fell on the market of "
    "Beni Oura, the district hospital said. The army denied that it had fired.\n\n"
    "A second hospital spoke of four dead. Rescue workers were still searching at nightfall.\n"
)
PARAGRAPHS = (
    "Three people were killed and nine were hurt on Tuesday when shells fell on the market of "
    "Beni Oura, the district hospital said. The army denied that it had fired.",
    "A second hospital spoke of four dead. Rescue workers were still searching at nightfall, and "
    "the road to the coast stayed closed until the morning of the next day.",
    "Governor Amin Sallow said that the shells had come from the hills in the north, where the "
    "Tarek Front has held positions since the spring. The Front did not answer questions.",
)


def refuse_to_resolve(host: str, port: int) -> Sequence[str]:
    """No test reaches the network: a host that a test does not name has no address."""
    raise OSError(f"no address for {host}")


def make_outside(**fields: object) -> Outside:
    """Surroundings with a fixed clock, no network and an empty standard input."""
    base: dict[str, object] = {
        "now": lambda: NOW,
        "sleep": lambda seconds: None,
        "resolve": refuse_to_resolve,
        "read_stdin": lambda limit: b"",
    }
    return Outside(**{**base, **fields})  # type: ignore[arg-type]


def read_one(source: object, options: IngestOptions | None = None, **fields: object) -> Report:
    """The one report of a source that has just one."""
    found = list(load(str(source), options or IngestOptions(), outside=make_outside(**fields)))
    assert len(found) == 1, found
    assert isinstance(found[0], Report), found[0]
    return found[0]


def fail_one(source: object, options: IngestOptions | None = None, **fields: object) -> RelataError:
    """The error of a source that fails as a whole."""
    found = list(load(str(source), options or IngestOptions(), outside=make_outside(**fields)))
    assert len(found) == 1, found
    assert isinstance(found[0], SourceFailure), found[0]
    return found[0].error


def make_page(
    title: str = "Shelling hits a market in Beni Oura",
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    outside: str = "",
    paragraphs: Sequence[str] = PARAGRAPHS,
) -> str:
    """A page with a menu, an article and a footer; parts are put in where their names say."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title>{head}</head>"
        f'<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1>'
        f"{before}{body}{after}</article>{outside}"
        "<footer>Copyright 2011-2026 The Oura Paper</footer></body></html>"
    )
