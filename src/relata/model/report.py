"""A report: one published text, as read from its bytes, before anything is understood."""

from typing import Literal

import msgspec

PublishedBasis = Literal["given", "metadata", "text", "url", "unknown"]
"""Where the publication date was found, the surest first."""

UNKNOWN_DATE = "XXXX"
"""EDTF for a publication date that nothing tells."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report's text and what is known of its publication.

    Attributes:
        id: the first 16 hex digits of ``sha256``.
        sha256: of the bytes read (an entry of a feed: its own bytes).
        source: the path or URL as given.
        published: EDTF day, month (``2015-05``, ``2015-06~``) or ``XXXX``.
        published_clock: the stamp's time of day with its offset as given
            (``00:20+03:00``), or None; the day in ``published`` is the outlet's own.
        text: title, blank line, body – or a plain text as it stands; furniture removed. All
            offsets anywhere in Relata are Unicode code points into this text, ``[start, end)``.
        headline: where the title stands in ``text``; None when the text has none.
        captions: picture captions, kept apart from the text.
        country: ISO 3166 alpha-2 of the publisher where known, else None.
        notes: what a person should know of how this report was taken in.
        extractor: name and version of what cut the text out of its page.
    """

    id: str
    sha256: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    published: str = UNKNOWN_DATE
    published_basis: PublishedBasis = "unknown"
    published_clock: str | None = None
    retrieved: str | None = None
    headline: tuple[int, int] | None = None
    captions: tuple[str, ...] = ()
    country: str | None = None
    notes: tuple[str, ...] = ()
    extractor: str = "plain text"
