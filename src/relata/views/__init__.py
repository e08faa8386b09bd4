"""Everything computed from the ledger's records and joins; nothing here is stored as truth."""

from relata.views.incidents import build_incidents
from relata.views.policies import POLICIES, Estimate, estimate

__all__ = ["POLICIES", "Estimate", "build_incidents", "estimate"]
