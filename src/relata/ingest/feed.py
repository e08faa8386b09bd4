"""An RSS or Atom feed to drafts, one an entry, each with its own bytes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from relata.errors import BadFeed, NoArticle, RelataError
from relata.ingest.cleaning import keep_places, tidy, tidy_line
from relata.ingest.dates import read_stamp
from relata.ingest.draft import Draft, Publication, Taken, join_title
from relata.ingest.furniture import drop_furniture
from relata.ingest.options import SourceFailure
from relata.ingest.page import take_captions, without_title

_ENTRY_TAG = re.compile(rb"<(/?)((?:\w{1,40}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section",
    "article", "table", "tr", "pre", "figure", "hr", "dd", "dt",
}  # fmt: skip
_DROPPED = ("script", "style", "details", "nav", "form", "button", "iframe", "noscript", "aside")
_SUMMARY_WORDS = 60
_EXTRACTOR = f"feedparser {feedparser.__version__}"


def draft_feed(taken: Taken) -> Iterator[Draft | SourceFailure]:
    """The entries in the feed's order; an entry that cannot be read is a failure of its own.

    Raises:
        BadFeed: the bytes are no feed, or it has no entry.
    """
    parsed = feedparser.parse(taken.data, response_headers={"content-type": "application/xml"})
    if not parsed.entries and not _ENTRY_TAG.search(taken.data):
        raise BadFeed(_why_no_feed(parsed), source=taken.source)
    pieces = _split(taken.data)
    if not parsed.entries:
        raise BadFeed(_why_no_feed(parsed), source=taken.source)
    for place, entry in enumerate(parsed.entries):
        name = f"{taken.source}#{entry.get('link') or place + 1}"
        whole = len(pieces) == len(parsed.entries)
        if not whole and place >= len(pieces) and parsed.bozo:
            yield SourceFailure(name, _cut_short(name))
            continue
        own = pieces[place] if place < len(pieces) else json.dumps(entry, default=str).encode()
        try:
            yield _draft_entry(entry, own, parsed)
        except RelataError as error:
            yield SourceFailure(name, error)


def _why_no_feed(parsed: Any) -> str:  # noqa: ANN401 - feedparser has no types
    wanted = "Wanted an RSS or Atom feed"
    if parsed.get("version") and not parsed.bozo:
        return f"{wanted} with entries; this one ({parsed.version}) has none. Try again later."
    reason = parsed.get("bozo_exception")
    why = f" ({reason})" if reason else ""
    return (
        f"{wanted}; the bytes are no XML of that kind{why}. "
        "Check what the address serves, or give the page's own address."
    )


def _cut_short(name: str) -> BadFeed:
    return BadFeed(f"Wanted a whole entry; {name} is cut short. Load the feed again.", entry=name)


def _split(data: bytes) -> list[bytes]:
    """The bytes of each whole entry, in one pass; markup inside CDATA does not count."""
    masked = _mask_cdata(data)
    pieces: list[bytes] = []
    start, name = -1, b""
    for tag in _ENTRY_TAG.finditer(masked):
        closing, found = tag.groups()
        if not closing and start < 0:
            start, name = tag.start(), found
        elif closing and start >= 0 and found == name:
            end = masked.find(b">", tag.end()) + 1
            if end:
                pieces.append(data[start:end])
            start = -1
    return pieces


def _mask_cdata(data: bytes) -> bytes:
    parts: list[bytes] = []
    place = 0
    while (start := data.find(b"<![CDATA[", place)) >= 0 and (end := data.find(b"]]>", start)) >= 0:
        parts += [data[place:start], b"x" * (end + 3 - start)]
        place = end + 3
    return b"".join([*parts, data[place:]])


def _draft_entry(entry: Any, own: bytes, parsed: Any) -> Draft:  # noqa: ANN401
    title = tidy_line(_strip_tags(_field(entry, "title"))) or None
    lines, captions = fragment_lines(_content(entry))
    body = tidy("\n\n".join(without_title(lines, title)))
    if not body and not title:
        raise NoArticle("Wanted an entry with words; it has neither title nor text. Skip it.")
    text, headline = join_title(title, body)
    publication, notes = _publication(entry, is_atom=str(parsed.version).startswith("atom"))
    if not body:
        notes = (*notes, "The feed gives only the title of this entry.")
    elif not entry.get("content") and len(body.split()) < _SUMMARY_WORDS:
        notes = (*notes, "The feed gives a summary; the page at its address may say more.")
    return Draft(
        text=text,
        headline=headline,
        url=_field(entry, "link"),
        title=title,
        publisher=tidy_line(
            _field(entry.get("source", {}), "title") or _field(parsed.feed, "title")
        )
        or None,
        author=tidy_line(_field(entry, "author")) or None,
        publication=publication,
        captions=captions,
        notes=notes,
        extractor=_EXTRACTOR,
        own_bytes=own,
    )


def _field(entry: Any, name: str) -> str:  # noqa: ANN401
    value = dict.get(entry, name)
    return value if isinstance(value, str) else ""


def _content(entry: Any) -> str:  # noqa: ANN401
    parts = [part.get("value", "") for part in entry.get("content", [])]
    return max([*parts, _field(entry, "summary")], key=len, default="")


def _publication(entry: Any, *, is_atom: bool) -> tuple[Publication | None, tuple[str, ...]]:  # noqa: ANN401
    for name in ("published", "created", "updated"):
        stamp = read_stamp(_field(entry, name))
        if stamp is None:
            continue
        found = Publication(stamp.edtf, "metadata", stamp.clock)
        # feedparser calls the date of RSS 1.0 (dc:date) "updated" too; only Atom means a change
        if name == "updated" and is_atom:
            return found, ("The feed tells only when the entry was last changed.",)
        return found, ()
    return None, ()


def fragment_lines(markup: str) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of a piece of HTML (or of plain text), and its pictures' captions."""
    if "<" not in markup:
        lines = [tidy_line(part) for part in re.split(r"\n\s*\n", keep_places(_unescape(markup)))]
        return list(drop_furniture([line for line in lines if line]).lines), ()
    try:
        tree = lxml.html.fragment_fromstring(keep_places(markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [tidy_line(_strip_tags(markup))], ()
    captions = take_captions(tree)
    for element in list(tree.iter(*_DROPPED)):
        if element.getparent() is not None:
            element.drop_tree()
    filtered = drop_furniture(list(_paragraphs(tree)))
    return list(filtered.lines), (*captions, *filtered.captions)


def _paragraphs(tree: HtmlElement) -> Iterator[str]:
    """Words between the borders of block elements and double line breaks."""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            parts.append(element.tail or "" if event == "end" else "")
            continue
        if element.tag in _BLOCKS:
            parts.append("\n\n")
        elif element.tag == "br" and event == "start":
            parts.append("\n")
        parts.append((element.text if event == "start" else element.tail) or "")
    joined = re.sub(r"[^\S\n]+", " ", "".join(_flatten(part) for part in parts))
    for paragraph in re.split(r"\n\s*\n", joined):
        line = tidy_line(paragraph)
        if line:
            yield line


def _flatten(part: str) -> str:
    """Line breaks inside words of the markup mean nothing; those put in here do."""
    return part if part in ("\n\n", "\n") else re.sub(r"\s+", " ", part)


def _strip_tags(markup: str) -> str:
    return _unescape(re.sub(r"<[^>]{0,500}>", " ", markup))


def _unescape(words: str) -> str:
    from html import unescape

    return unescape(words)
