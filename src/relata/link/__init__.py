"""Joins events of different reports that tell of the same act.

Pure functions: ``describe`` a record's events, find ``keys_of`` each, ``score`` a pair, ``cluster``
events from scored and judged pairs. Nothing depends on the order in which reports came.
"""

from relata.link.clustering import Group, JudgedPair, cluster
from relata.link.description import LinkEvent, decode_event, describe, encode_event
from relata.link.keys import keys_of
from relata.link.scoring import KEEP_FROM, Scored, score

__all__ = [
    "KEEP_FROM",
    "Group",
    "JudgedPair",
    "LinkEvent",
    "Scored",
    "cluster",
    "decode_event",
    "describe",
    "encode_event",
    "keys_of",
    "score",
]
