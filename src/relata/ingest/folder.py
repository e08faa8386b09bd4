"""A folder to its files: sorted, recursive, hidden ones and page companions left out."""

import os
from collections.abc import Iterator
from pathlib import Path

_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", "_Files", ".files")


def list_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders, each folder's in the order of their names.

    Left out are hidden files and folders, what links to a folder, and the folder of pictures and
    scripts that a browser saves beside a page (``name_files`` beside ``name.html``).
    """
    for place, folders, files in os.walk(folder):
        pages = {Path(name).stem for name in files if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name for name in folders if _is_shown(name) and not _is_companion(name, pages)
        )
        for name in sorted(files):
            if _is_shown(name):
                yield Path(place) / name


def _is_shown(name: str) -> bool:
    return not name.startswith(".")


def _is_companion(name: str, pages: set[str]) -> bool:
    return any(name.endswith(end) and name.removesuffix(end) in pages for end in _COMPANIONS)
