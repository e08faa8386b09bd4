"""What a record has no field for: the optional object ``corpus`` of a record.

It is there only in records made from annotated files, and holds only what the file needs to come
back as it was. Every key but ``head`` is left out where the usual way of writing is the file's:

- ``head``: ``id``, ``style``, ``bundle``, ``origin``, ``source_id``, ``published_basis`` …
- ``times``: time values that are not written as ``join_edtf`` writes them, by time id
- ``without_of``: ids of actors whose entry has no key ``of`` (not the same as ``of: null``)
- ``without_links``: true when the file has no ``links`` at all
- ``labels``: contents and signals by label, with their spans, where one label has several spans
  or two labels the same, or no link names a signal; then also ``contents`` (labels by claim id)
  and ``signals`` (label by link id)
- ``nesting``: spans over the same words that nest otherwise than ``default_order`` has it:
  start, end, labels from the outer to the inner
- ``entries``, ``links``: entries, or all links, as they stood, where the record would write them
  otherwise (a key that is usually there and is not, a place in a list of its own)
"""

from typing import Any

import msgspec

from relata.model.marks import Span


class Nested(msgspec.Struct, frozen=True):
    """Labels over the same words, from the outer to the inner."""

    start: int
    end: int
    labels: tuple[str, ...]


class Keepsake(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The object ``corpus`` of a record; see the module for its keys."""

    head: dict[str, Any] = {}
    times: dict[str, str] = {}
    without_of: tuple[str, ...] = ()
    without_links: bool = False
    labels: dict[str, tuple[Span, ...]] = {}
    contents: dict[str, tuple[str, ...]] = {}
    signals: dict[str, str] = {}
    nesting: tuple[Nested, ...] = ()
    entries: dict[str, dict[str, Any]] = {}
    links: tuple[dict[str, Any], ...] | None = None
