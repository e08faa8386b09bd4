"""Runs scorers over annotated reports, and keeps the figures from falling in silence."""
