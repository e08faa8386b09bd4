"""What a model is told: the instructions of the package with the codebook's codes in them."""

import hashlib
import json
from functools import cache

from relata.ask.answer import answer_schema
from relata.assets import read_asset
from relata.model.codebook import enumeration

ASSET = "ask/instructions.md"
VERSION = "1"
"""Raised when the instructions or the shape of the answer change what a record says."""

_LISTED = (
    "actor_kind",
    "place_kind",
    "weapon_kind",
    "object_kind",
    "event_type",
    "mode",
    "status",
    "effect",
    "stance",
    "link_type",
)


@cache
def instructions() -> str:
    """The instructions, the same for every report.

    Raises:
        AssetError: the file is absent or damaged.
    """
    listed = "\n".join(_list_codes(name) for name in _LISTED)
    return read_asset(ASSET).decode("utf-8").replace("{codes}", listed)


def _list_codes(name: str) -> str:
    rows = [
        f"  - {code.name}{f' (of {code.of})' if code.of else ''}: {code.means}"
        for code in enumeration(name).codes
    ]
    return "\n".join([f"- {name}", *rows])


def fingerprint(model: str) -> str:
    """sha256 of the model's name, the instructions and the shape of the answer."""
    told = json.dumps([model, VERSION, instructions(), answer_schema()], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
