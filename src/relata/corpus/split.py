"""Which reports are kept for development: ``split.yaml`` beside the corpus."""

from pathlib import Path

import yaml

from relata.errors import SplitError


def load_split(folder: str | Path) -> frozenset[str]:
    """Ids of the development reports of the corpus in ``folder``; all others train.

    ``folder`` holds ``split.yaml`` itself (a folder of reports inside it will do, too).

    Raises:
        SplitError: when no such file is found or it holds no list ``development``.
    """
    path = _split_path(Path(folder))
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SplitError(f"{path}: cannot be read: {error}", path=str(path)) from error
    names = content.get("development") if isinstance(content, dict) else None
    if not isinstance(names, list) or not names:
        raise SplitError(f"{path}: wanted a list `development` of report ids", path=str(path))
    return frozenset(str(name) for name in names)


def has_split(folder: str | Path) -> bool:
    """Whether ``split.yaml`` stands in a folder or above it."""
    return any((place / "split.yaml").is_file() for place in (Path(folder), Path(folder).parent))


def _split_path(folder: Path) -> Path:
    for place in (folder, folder.parent):
        if (place / "split.yaml").is_file():
            return place / "split.yaml"
    raise SplitError(f"{folder}: no split.yaml there or above it", path=str(folder))
