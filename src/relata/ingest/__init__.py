"""A page, feed, file, mail or pasted text becomes a Report: text, title, publisher, date."""

from relata.ingest.loading import expand, load
from relata.ingest.options import IngestOptions, SourceFailure, check_published
from relata.ingest.outside import Outside

__all__ = ["IngestOptions", "Outside", "SourceFailure", "check_published", "expand", "load"]
