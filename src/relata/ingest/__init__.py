"""A page, feed, file, mail or pasted text becomes a Report: text, title, publisher, date."""

from relata.ingest.loading import Loaded, expand, load, load_with_evidence
from relata.ingest.options import IngestOptions, SourceFailure, check_published
from relata.ingest.outside import Outside

__all__ = [
    "IngestOptions",
    "Loaded",
    "Outside",
    "SourceFailure",
    "check_published",
    "expand",
    "load",
    "load_with_evidence",
]
