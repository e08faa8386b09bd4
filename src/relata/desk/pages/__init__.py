"""What a browser shows: pages made on the server, which scripts of the desk make lively."""

from relata.desk.pages.looking import router as looking
from relata.desk.pages.reading import router as reading
from relata.desk.pages.rendering import render_fault
from relata.desk.pages.working import router as working

PAGES = (working, looking, reading)
"""Every router of pages."""

__all__ = ["PAGES", "render_fault"]
