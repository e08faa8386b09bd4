"""A record as one offline HTML page."""

import html

from relata.model.record import Record


def render_html(record: Record) -> str:
    """The page of one record."""
    return f"<!doctype html><title>Relata</title><pre>{html.escape(record.report.text)}</pre>"
