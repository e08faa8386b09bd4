"""Plain text and Markdown to a draft.

Plain text stands as it is: only the byte order mark, line ends and control characters change.
Markdown loses its markup, since its words are what people read.
"""

import re

from relata.errors import EmptySource
from relata.ingest.cleaning import keep_places, tidy, tidy_line
from relata.ingest.dates import find_dateline, read_stamp
from relata.ingest.decoding import decode
from relata.ingest.draft import Draft, Publication, Taken, join_title
from relata.ingest.headline import find_headline

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"\A\s*(?:#[ \t]+(.+?)[ \t]*#*|([^\n]+)\n=+)[ \t]*(?:\n|\Z)")
_UNDERLINE = re.compile(r"^(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
# spans are bounded, so that a mark that is never closed costs no search to the end of the text
_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\([^)]{0,1000}\)")
_LINK = re.compile(r"\[([^\]]{1,500})\]\([^)\s]{0,1000}(?:\s+\"[^\"]{0,300}\")?\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]{1,1000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_SOFT_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n\-*+\d])")


def draft_plain(taken: Taken) -> Draft:
    """A plain text as it stands.

    Raises:
        EmptySource: it holds only white space.
        BadEncoding: its bytes are no text.
    """
    decoded = decode(taken.data, taken.content_type)
    text = keep_places(decoded.text)
    _require_words(text)
    headline = find_headline(text)
    return Draft(
        text=text,
        headline=headline,
        title=text[slice(*headline)] if headline else None,
        publication=find_dateline(text),
        url=taken.url,
        notes=decoded.notes,
    )


def draft_markdown(taken: Taken) -> Draft:
    """A Markdown text without its markup; its first heading is the title.

    Raises:
        EmptySource: it holds only white space.
        BadEncoding: its bytes are no text.
    """
    decoded = decode(taken.data, taken.content_type)
    source = keep_places(decoded.text)
    _require_words(source)
    front = _FRONT.match(source)
    fields = dict(_FIELD.findall(front.group(1))) if front else {}
    title, body = _split_heading(source[front.end() :] if front else source)
    title = title or tidy_line(_unquote(fields.get("title", "")))
    captions = tuple(filter(None, (tidy_line(words) for words in _IMAGE.findall(body))))
    text, headline = join_title(title or None, strip_markdown(body))
    return Draft(
        text=text,
        headline=headline,
        title=title or None,
        author=_unquote(fields.get("author", "")) or None,
        publisher=_unquote(fields.get("publisher", "")) or None,
        publication=_front_date(fields) or find_dateline(text),
        captions=captions,
        url=taken.url,
        notes=decoded.notes,
        extractor="markdown",
    )


def strip_markdown(text: str) -> str:
    """The words of a Markdown text: no marks of headings, emphasis, links, pictures or code."""
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _UNDERLINE.sub("", _QUOTE.sub("", text))
    text = _HEADING.sub(r"\n\1\n", text)
    for pattern, words in ((_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_CODE, r"\1")):
        text = pattern.sub(words, text)
    return tidy(_SOFT_BREAK.sub(" ", tidy(text)))


def _split_heading(text: str) -> tuple[str, str]:
    match = _FIRST_HEADING.match(text)
    if match is None:
        return "", text
    return strip_markdown(match.group(1) or match.group(2)), text[match.end() :]


def _front_date(fields: dict[str, str]) -> Publication | None:
    for name in ("date", "published", "publishDate", "pubdate"):
        stamp = read_stamp(_unquote(fields.get(name, "")))
        if stamp is not None:
            return Publication(stamp.edtf, "metadata", stamp.clock)
    return None


def _unquote(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _require_words(text: str) -> None:
    if not text.strip():
        raise EmptySource(
            "Wanted a report; the source holds no words, only white space. "
            "Check that it is the file you meant."
        )
