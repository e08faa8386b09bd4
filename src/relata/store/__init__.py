"""The ledger at rest: one contract over SQLite and PostgreSQL."""

from relata.store.anchors import find_anchored, make_anchor
from relata.store.ledger import Ledger, init_ledger, open_ledger
from relata.store.packing import hash_id
from relata.store.pairs import EventKey, PairRow
from relata.store.view import View
from relata.store.writer import EventRow, Evidence, KeptRecord, Writer

__all__ = [
    "EventKey",
    "EventRow",
    "Evidence",
    "KeptRecord",
    "Ledger",
    "PairRow",
    "View",
    "Writer",
    "find_anchored",
    "hash_id",
    "init_ledger",
    "make_anchor",
    "open_ledger",
]
