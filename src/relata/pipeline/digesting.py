"""Digests wired: a period of the ledger at a moment, its incidents, a digest."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from relata.errors import UsageError
from relata.model.digest import Digest
from relata.pipeline.incidents import incidents_of
from relata.store import View
from relata.store.query import Query
from relata.views.digest import DigestOptions, build_digest


def make_digest(
    view: View, query: Query, options: DigestOptions, before: Digest | None, *, is_now: bool
) -> Digest:
    """The digest of a query's incidents as a view shows them."""
    found = incidents_of(view, query, is_now=is_now)
    return build_digest(found.incidents, found.reports, view.moment, options, before)


def load_digest(path: Path) -> Digest:
    """An earlier digest from its JSON.

    Raises:
        UsageError: it cannot be read, or is none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Digest)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; name another file") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"wanted a digest's JSON in {path}, got something else: {error}; give what "
            "relata digest --format json wrote"
        ) from error


def sentences_of(report: str, digests: Sequence[tuple[str, Digest]]) -> list[tuple[str, str]]:
    """The sentences that rest on a report, each with the digest it stands in."""
    return [
        (name, text)
        for name, digest in digests
        for fed, texts in digest.fed.items()
        if fed.startswith(report)
        for text in texts
    ]
