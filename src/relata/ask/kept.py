"""Answers kept on disk by the hash of what was asked, so that nothing is asked twice.

A file holds the words of one answer and nothing of the report but what they quote. Only its owner
may read it. A file that is damaged counts as absent.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = "answers"


class KeptAnswers:
    """The answers under one folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, asked: Mapping[str, Any]) -> str | None:
        """The kept answer to a question; None for none."""
        path = self._path(asked)
        if path is None:
            return None
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(kept, dict) and isinstance(kept.get("answer"), str):
                return str(kept["answer"])
        return None

    def put(self, asked: Mapping[str, Any], answer: str) -> None:
        """Keep an answer; where the folder cannot be written, it is not kept."""
        path = self._path(asked)
        if path is None:
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"answer": answer}, file, ensure_ascii=False)
            Path(name).replace(path)

    def _path(self, asked: Mapping[str, Any]) -> Path | None:
        if self._folder is None:
            return None
        told = json.dumps(asked, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(told.encode()).hexdigest()
        return self._folder / FOLDER / digest[:2] / f"{digest}.json"
