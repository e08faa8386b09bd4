"""Marks and identities become the record: events, claims, statements, tallies, links."""

from relata.assemble.assembly import assemble

__all__ = ["assemble"]
