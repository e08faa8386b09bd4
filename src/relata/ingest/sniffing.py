"""What kind of document the bytes are, by their content first, by their name only when in doubt."""

import json
import re
from typing import Literal

from relata.errors import NotText

Kind = Literal["html", "pdf", "feed", "mail", "mhtml", "markdown", "text"]

_HEAD = 4096
_PICTURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a RIFF file (sound, film or WebP)",
    b"PK\x03\x04": "a ZIP archive (or a Word, Excel or OpenDocument file)",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a SQLite database",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"{\\rtf": "an RTF document",
    b"WARC/": "a web archive (WARC)",
}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|title|meta|section|table)[\s>/]",
    re.IGNORECASE,
)
_XML = re.compile(rb"^\s*<\?xml", re.IGNORECASE)
_MAIL_FIELD = re.compile(
    rb"^(?:From|To|Cc|Date|Subject|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|"
    rb"Reply-To|Sender|Content-Type|X-[\w-]+|DKIM-Signature|Snapshot-Content-Location):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_START = re.compile(rb"\A(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEED_NAMES = (".rss", ".atom", ".xml", ".rdf")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_PAGE_NAMES = (".html", ".htm", ".xhtml")


def sniff(data: bytes, name: str = "", content_type: str | None = None) -> Kind:
    """The kind of document.

    Raises:
        NotText: the bytes are a picture, an archive, a program or noise.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    _refuse_known_binary(head)
    if _is_wide(data):
        return _kind_by_name(name)
    _refuse_noise(data)
    mail = _mail_kind(data)
    if mail is not None:
        return mail
    kind = _markup_kind(head, name, content_type or "") or _kind_by_name(name)
    if kind == "text":
        _refuse_data(data)
    return kind


def _markup_kind(head: bytes, name: str, content_type: str) -> Kind | None:
    feed, page = _FEED.search(head), _HTML.search(head)
    if head.startswith(b"<") and feed and (not page or feed.start() < page.start()):
        return "feed"
    if page and (head.startswith(b"<") or name.lower().endswith(_PAGE_NAMES)):
        return "html"
    said_feed = re.search(r"(rss|atom|rdf)\+xml", content_type)
    if name.lower().endswith(_FEED_NAMES) or said_feed or _XML.search(head):
        return "feed"
    return "html" if "html" in content_type and b"<" in head else None


def _kind_by_name(name: str) -> Kind:
    if name.lower().endswith(_MARKDOWN_NAMES):
        return "markdown"
    return "html" if name.lower().endswith(_PAGE_NAMES) else "text"


def _mail_kind(data: bytes) -> Kind | None:
    start = data[:65536].replace(b"\r\n", b"\n")
    match = _MAIL_START.match(start)
    if match is None or len(_MAIL_FIELD.findall(match.group())) < 2:
        return None
    return "mhtml" if _RELATED.search(match.group()) else "mail"


def _refuse_known_binary(head: bytes) -> None:
    for magic, words in _PICTURES.items():
        if head.startswith(magic):
            raise NotText(
                f"Wanted a page, text, feed, mail or PDF; this is {words}. "
                "Convert it to text or PDF first.",
                found=words,
            )


def _refuse_data(data: bytes) -> None:
    """Refuses JSON: its words are fields of something, not a report."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return
    raise NotText(
        "Wanted a page, text, feed, mail or PDF; this is JSON data. "
        "Take the report's text out of it.",
        found="JSON",
    )


def _is_wide(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:2000]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half


def _refuse_noise(data: bytes) -> None:
    """Refuses bytes of which more than three in a hundred are control characters."""
    sample = data[:65536]
    controls = len(_CONTROLS.findall(sample))
    if controls > 2 and controls > 0.03 * len(sample):
        raise NotText(
            f"Wanted a page, text, feed, mail or PDF; {controls} of the first {len(sample)} bytes "
            "are control characters, so this is no text. Check that it is the file you meant.",
            controls=controls,
        )
