"""Data that comes with Relata, each file verified against the manifest when it is loaded.

``manifest.json`` maps a file's path below this folder to its ``sha256`` and ``bytes``. Whoever
adds or rebuilds a file calls ``register_asset``; nothing is read that the manifest does not name.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from relata.errors import DataError

ASSETS = Path(__file__).parent
"""Folder of the files that are shipped."""

MANIFEST = ASSETS / "manifest.json"


class AssetError(DataError):
    """A file of data is absent, not in the manifest, or not what the manifest says."""

    code = "data.asset"


def read_asset(name: str, folder: Path = ASSETS) -> bytes:
    """The bytes of a file of data, checked against the manifest beside it.

    Args:
        name: path below ``folder``, with forward slashes.
        folder: another folder with a manifest of its own.

    Raises:
        AssetError: absent, unknown or damaged; install Relata again or rebuild the file.
    """
    wanted = asset_fingerprint(name, folder)
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise AssetError(
            f"wanted the data file {name} in {folder}, which cannot be read ({error.strerror}); "
            "install Relata again",
            name=name,
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise AssetError(
            f"the data file {name} in {folder} has sha256 {found[:12]}…, the manifest says "
            f"{wanted[:12]}…; install Relata again, or rebuild the file",
            name=name,
            wanted=wanted,
            found=found,
        )
    return data


def asset_fingerprint(name: str, folder: Path = ASSETS) -> str:
    """sha256 (64 hex digits) that the manifest gives for a file; the file is not read.

    Raises:
        AssetError: the manifest is absent, unreadable, or does not name the file.
    """
    row = read_manifest(folder).get(name)
    if row is None:
        raise AssetError(
            f"the manifest in {folder} does not name {name}; install Relata again", name=name
        )
    return str(row["sha256"])


@cache
def read_manifest(folder: Path = ASSETS) -> Mapping[str, dict[str, Any]]:
    """The manifest: path → ``{sha256, bytes}``; empty when the folder has none.

    Raises:
        AssetError: the manifest is no JSON object.
    """
    path = folder / MANIFEST.name
    if not path.exists():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise AssetError(f"the manifest {path} is no JSON; install Relata again") from error
    if not isinstance(rows, dict):
        raise AssetError(f"the manifest {path} is no JSON object; install Relata again")
    return rows


def register_asset(name: str, folder: Path = ASSETS) -> str:
    """Write a file's sha256 and size into the manifest beside it; returns the sha256.

    Raises:
        AssetError: the file is absent, or the manifest unreadable.
    """
    read_manifest.cache_clear()
    rows = dict(read_manifest(folder))
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise AssetError(f"wanted {name} in {folder}, which cannot be read", name=name) from error
    rows[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    text = json.dumps(dict(sorted(rows.items())), indent=1) + "\n"
    (folder / MANIFEST.name).write_text(text, encoding="utf-8")
    read_manifest.cache_clear()
    return str(rows[name]["sha256"])


@cache
def load_yaml_asset(name: str) -> Any:  # noqa: ANN401 - the shape is the file's own
    """A YAML file of data, parsed once a process; callers must not change what they get.

    Raises:
        AssetError: absent, unknown, damaged, or no YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(read_asset(name), Loader=loader)
    except yaml.YAMLError as error:
        raise AssetError(f"the data file {name} is no YAML: {error}", name=name) from error
