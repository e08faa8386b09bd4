"""The JSON interface: everything the desk does, for pages and programs alike."""

from relata.desk.api import (
    accounts,
    coding,
    drafts,
    incidents,
    lookups,
    outputs,
    reports,
    searching,
    sources,
)

ROUTERS = (
    accounts.router,
    incidents.router,
    reports.router,
    coding.router,
    sources.router,
    searching.router,
    lookups.router,
    outputs.router,
    drafts.router,
)
"""Every router of the interface."""
