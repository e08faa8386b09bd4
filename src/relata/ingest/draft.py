"""A report half made: what a format's own module found in the bytes.

Invariant: ``headline``, where there is one, is where the title stands in ``text``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from relata.model.report import PublishedBasis


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes and where they came from.

    Attributes:
        data: the bytes read.
        source: the path or URL as given.
        url: the address fetched, after redirects, or None.
        content_type: what the server called it, or None.
        name: the file's name, or the last part of the address; a weak hint at the format.
        retrieved: when the bytes were taken, ISO 8601 in UTC.
        headers: of the server's answer, names in lower case; empty for what was not fetched.
    """

    data: bytes
    source: str
    retrieved: str
    url: str | None = None
    content_type: str | None = None
    name: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication date found in a source.

    Attributes:
        edtf: EDTF day or month, the outlet's own.
        basis: where it was found.
        clock: time of day with its offset where the stamp has one, or None.
    """

    edtf: str
    basis: PublishedBasis
    clock: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format's module found; ``finish`` makes the report of it.

    Attributes:
        text: as in Report.
        headline: as in Report.
        url: the item's own address, empty for an entry of a feed that names none; None takes the
            address fetched.
        own_bytes: the bytes of this item when the source holds several, else None.
        publication: the date found, or None.
    """

    text: str
    headline: tuple[int, int] | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    publication: Publication | None = None
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extractor: str = "plain text"
    own_bytes: bytes | None = field(default=None, repr=False)


def join_title(title: str | None, body: str) -> tuple[str, tuple[int, int] | None]:
    """The report's text – title, blank line, body – and where the title stands in it.

    Without a title the body alone, and None.
    """
    if not title:
        return body, None
    if not body:
        return title, (0, len(title))
    return f"{title}\n\n{body}", (0, len(title))
