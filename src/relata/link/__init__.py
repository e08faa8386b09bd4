"""Joins events of different reports that tell of the same act.

Pure functions: ``describe`` a record's events, find ``keys_of`` each, ``score`` a pair, ``cluster``
events from scored and judged pairs. Nothing depends on the order in which reports came. What the
scores rest on stands in two files that ``relata.train.linking`` writes: ``weights.yaml``, what each
feature counts for, and ``words.tsv``, in how many training reports a stem stands.
"""

from relata.link.clustering import Group, JudgedPair, cluster
from relata.link.description import Kin, LinkEvent, decode_event, describe, encode_event
from relata.link.joining import join
from relata.link.keys import keys_of
from relata.link.scoring import KEEP_FROM, Scored, score

__all__ = [
    "KEEP_FROM",
    "Group",
    "JudgedPair",
    "Kin",
    "LinkEvent",
    "Scored",
    "cluster",
    "decode_event",
    "describe",
    "encode_event",
    "join",
    "keys_of",
    "score",
]
