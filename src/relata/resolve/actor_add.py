"""Adds files of actors to the user's own folder, or checks them: all of them, or nothing."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from relata.errors import OutputExists, UsageError
from relata.resolve.actor_check import check_entries
from relata.resolve.actor_files import RawEntry, RegistryFileError, read_file, read_folder
from relata.resolve.actor_registry import FOLDER, check_over, load_registry, raise_faults
from relata.resolve.lined_yaml import Fault

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What checking files of actors found; ``faults`` in the order of the files."""

    files: tuple[Path, ...]
    entries: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class AddedFile:
    """One file that was added: where it is kept, and how many entries it has."""

    path: Path
    entries: int


def check_files(files: Sequence[Path], folder: Path | None = None) -> FileCheck:
    """Check files of actors over the shipped ones and those that the user has already.

    Args:
        files: the files to be checked.
        folder: the user's own, which need not exist; a file of the same name there is left out.
    """
    own, faults = _read([*_kept_beside(files, folder), *files])
    asked = {str(path) for path in files}
    faults = faults or check_over(load_registry().entries.values(), own)
    return FileCheck(tuple(files), sum(raw.file in asked for raw in own), tuple(faults))


def check_shipped() -> FileCheck:
    """Check the files that come with Relata."""
    entries, faults = read_folder(FOLDER)
    return FileCheck(
        tuple(sorted(FOLDER.glob(f"*{SUFFIX}"))),
        len(entries),
        tuple(faults or check_entries(entries)),
    )


def add_files(files: Sequence[Path], folder: Path, *, replace: bool = False) -> list[AddedFile]:
    """Check files and copy them to the user's own folder, which is made where there is none.

    Raises:
        RegistryFileError: a file is wrong, by itself or beside the others; nothing was added.
        OutputExists: the folder has a file of the name, and ``replace`` is not set.
        UsageError: two files have one name, or the folder cannot be written.
    """
    targets = [_target(path, folder) for path in files]
    _check_targets(targets, replace=replace)
    checked = check_files(files, folder)
    raise_faults(checked.faults)
    try:
        _copy(files, targets, folder)
    except OSError as error:
        raise UsageError(
            f"wanted to keep files of actors in {folder}, which cannot be written "
            f"({error.strerror}); name another folder with RELATA_REGISTRY"
        ) from error
    load_registry.cache_clear()
    return [AddedFile(target, len(read_file(target)[0])) for target in targets]


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files meant: a folder stands for its ``.yaml`` files.

    Raises:
        RegistryFileError: a folder has none.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise RegistryFileError(
                f"wanted {SUFFIX} files of actors in {path}, found none; name another folder",
                folder=str(path),
            )
        found += inside
    return found


def _read(files: Sequence[Path]) -> tuple[list[RawEntry], list[Fault]]:
    entries: list[RawEntry] = []
    faults: list[Fault] = []
    for path in files:
        found, wrong = read_file(path)
        entries += found
        faults += wrong
    return entries, faults


def _kept_beside(files: Sequence[Path], folder: Path | None) -> list[Path]:
    """The user's files that these do not replace."""
    if folder is None:
        return []
    taken = {_target(path, folder) for path in files}
    return [path for path in sorted(folder.glob(f"*{SUFFIX}")) if path not in taken]


def _target(path: Path, folder: Path) -> Path:
    return folder / f"{path.stem}{SUFFIX}"


def _check_targets(targets: Sequence[Path], *, replace: bool) -> None:
    for number, target in enumerate(targets):
        if target in targets[:number]:
            raise UsageError(f"two of the files would be kept as {target}; rename one")
        if target.exists() and not replace:
            raise OutputExists(f"{target} is there already; say --replace, or rename the file")


def _copy(files: Sequence[Path], targets: Sequence[Path], folder: Path) -> None:
    """Copy all beside their targets first, so that a full disk leaves the folder as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".actors-", dir=folder) as beside:
        copies = [Path(shutil.copyfile(path, Path(beside) / path.name)) for path in files]
        for copy, target in zip(copies, targets, strict=True):
            copy.replace(target)
