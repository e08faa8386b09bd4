"""Exports: one file a format, each a pure function of incidents, reports and options."""

from collections.abc import Callable
from importlib import import_module

from relata.publish.exports.shape import Export, ExportInput

FORMATS: dict[str, str] = {
    "acled": "one row per pair of actors, place and day, in ACLED's columns",
    "ucdp": "one row per act with at least one death, in the columns of UCDP GED",
    "plover": "one JSON record per act and per act of speech, after PLOVER",
    "claims": "one row per statement and speaker, with the words: the ledger's own table",
    "hxl": "one row per act under HXL tags, with every toll's range and claimants",
    "geojson": "one feature per act, with its reach and all claims",
    "parquet": "eight tables: claims, tolls, events, links, actors, documents, spans, revisions",
    "ftm": "FollowTheMoney entities and their statements",
    "xlsx": "a workbook: acts, tolls, statements, reports, and what they were made of",
}
"""Formats by name, with what a row is."""

DEFAULT_POLICIES: dict[str, str] = {"acled": "lowest"}
"""The policy of a format whose codebook wants one; ``low-best-high`` for all others."""


def default_policy(name: str) -> str:
    """The policy that a format takes when none is named."""
    return DEFAULT_POLICIES.get(name, "low-best-high")


def writer_of(name: str) -> Callable[[ExportInput], Export]:
    """The writer of a format in ``FORMATS``; loaded late, as some want an extra.

    Raises:
        MissingExtra: when called, where the format's library is not installed.
    """
    writer: Callable[[ExportInput], Export] = import_module(f"relata.publish.exports.{name}").write
    return writer


__all__ = ["DEFAULT_POLICIES", "FORMATS", "Export", "ExportInput", "default_policy", "writer_of"]
