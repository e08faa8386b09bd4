"""Annotated reports (.rel) to records and back, splits, statistics."""
