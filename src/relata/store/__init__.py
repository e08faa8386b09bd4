"""The ledger at rest: one contract over SQLite and PostgreSQL."""

from relata.store.ledger import Ledger, init_ledger, open_ledger
from relata.store.view import View
from relata.store.writer import EventRow, Evidence, PairRow, Writer

__all__ = [
    "EventRow",
    "Evidence",
    "Ledger",
    "PairRow",
    "View",
    "Writer",
    "init_ledger",
    "open_ledger",
]
