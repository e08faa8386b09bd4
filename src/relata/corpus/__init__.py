"""Annotated reports: .rel files to records and back, splits, statistics."""

from relata.corpus.gold import rel_to_identities, rel_to_marks, rel_to_report
from relata.corpus.rel import RelFile, load_corpus, load_rel, parse_rel
from relata.corpus.split import load_split
from relata.corpus.to_record import rel_to_record
from relata.corpus.to_rel import record_to_rel

__all__ = [
    "RelFile",
    "load_corpus",
    "load_rel",
    "load_split",
    "parse_rel",
    "record_to_rel",
    "rel_to_identities",
    "rel_to_marks",
    "rel_to_record",
    "rel_to_report",
]
