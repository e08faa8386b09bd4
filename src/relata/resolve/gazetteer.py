"""The gazetteer at rest: one compressed SQLite file, unpacked once and then read in place.

The unpacked file is named by the sha256 of the compressed one and put in place by an atomic
rename, so any number of processes may open it at once and a new gazetteer never meets an old
file. Where no folder can be written, the data is held in memory instead.
"""

import hashlib
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relata.assets import ASSETS, asset_fingerprint, read_asset
from relata.errors import DataError
from relata.resolve.names import fold, loosen

FORMAT = 1
"""Number of the file format; a reader refuses any other."""

ASSET = "gazetteer.sqlite.xz"
_QUERY = (
    "SELECT place.id, place.name, country, admin1, kind, lat, lon, population, radius"
    " FROM name JOIN place USING (number) WHERE key = ? ORDER BY population DESC, number"
)
_MAX_LOOK_UPS = 50_000
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


class GazetteerError(DataError):
    """The gazetteer's file is absent, damaged or of another format: build it again."""

    code = "data.gazetteer"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; see ``relata.model.ports.GazetteerEntry``.

    Attributes:
        radius_km: how far the place reaches around its point, None where its kind says enough.
        loose: found by its loose key only: the spelling differs from every known one.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    kind: str
    lat: float
    lon: float
    population: int
    radius_km: float | None = None
    loose: bool = False


class SqliteGazetteer:
    """Finds places by name in an unpacked gazetteer; one object serves one process."""

    def __init__(self, connection: sqlite3.Connection, fingerprint: str) -> None:
        self._connection = connection
        self._fingerprint = fingerprint
        self._seen: dict[str, tuple[Entry, ...]] = {}

    @property
    def fingerprint(self) -> str:
        """sha256 of the compressed file."""
        return self._fingerprint

    def look_up(self, name: str) -> Sequence[Entry]:
        """All entries that bear the name, the most populous first; empty when none does.

        Entries whose spelling differs (``loose``) come only when no entry bears the name as
        written.
        """
        key = fold(name)
        if key not in self._seen:
            if len(self._seen) >= _MAX_LOOK_UPS:
                self._seen.clear()
            self._seen[key] = self._find(name, key)
        return self._seen[key]

    def _find(self, name: str, key: str) -> tuple[Entry, ...]:
        strict = self.find(key, loose=False) if key else ()
        loose = loosen(name)
        return strict or (self.find(f"~{loose}", loose=True) if loose else ())

    def towns(self) -> Iterator[tuple[float, float, str]]:
        """Every town: degrees north, degrees east, alpha-2 of its country."""
        query = "SELECT lat, lon, country FROM place WHERE kind = 'city' AND country IS NOT NULL"
        for lat, lon, country in self._connection.execute(query):
            yield lat / 10_000, lon / 10_000, country

    def find(self, key: str, *, loose: bool) -> tuple[Entry, ...]:
        """The entries under one key, the most populous first; ``loose`` marks them so."""
        rows = self._connection.execute(_QUERY, (key,)).fetchall()
        return tuple(
            Entry(
                id=id_,
                name=name,
                country=country,
                admin1=admin1,
                kind=kind,
                lat=lat / 10_000,
                lon=lon / 10_000,
                population=population,
                radius_km=radius,
                loose=loose,
            )
            for id_, name, country, admin1, kind, lat, lon, population, radius in rows
        )


def open_gazetteer(path: Path | None = None, cache: Path | None = None) -> SqliteGazetteer:
    """Open the gazetteer that comes with Relata, or the file at ``path``.

    Args:
        path: a file that ``relata gazetteer build`` wrote; None for the one shipped.
        cache: folder for the unpacked file; None for ``~/.cache/relata``.

    Raises:
        GazetteerError: absent, damaged or of another format; build it again.
    """
    fingerprint = _fingerprint(path)
    folder = cache if cache is not None else _default_cache()
    unpacked = None if folder is None else folder / f"gazetteer-{fingerprint[:32]}.sqlite"
    if unpacked is None or not (is_whole(unpacked) or _unpack(path, unpacked)):
        return _checked(_open_in_memory(_decompressed(path)), fingerprint)
    uri = f"{unpacked.absolute().as_uri()}?mode=ro&immutable=1"
    return _checked(sqlite3.connect(uri, uri=True, check_same_thread=False), fingerprint)


def _fingerprint(path: Path | None) -> str:
    if path is None:
        return asset_fingerprint(ASSET)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise GazetteerError(
            f"wanted a gazetteer at {path}, which cannot be read ({error.strerror}); "
            "build one with: relata gazetteer build",
            path=str(path),
        ) from error


def _decompressed(path: Path | None) -> bytes:
    packed = read_asset(ASSET, ASSETS) if path is None else path.read_bytes()
    try:
        return lzma.decompress(packed)
    except lzma.LZMAError as error:
        raise GazetteerError(
            f"the gazetteer {path or ASSET} is no xz file; build it again with: "
            "relata gazetteer build"
        ) from error


def _unpack(path: Path | None, unpacked: Path) -> bool:
    # False where the folder cannot be written: a read-only home is no reason to fail.
    data = _decompressed(path)
    try:
        unpacked.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=unpacked.parent, prefix=".gazetteer-")
    except OSError:
        return False
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.replace(unpacked)
    except OSError:
        temporary.unlink(missing_ok=True)
        return False
    return True


def is_whole(path: Path) -> bool:
    """Whether a file is a database of the length that its header tells; no more is read of it."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        pages, page = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
        return header.startswith(_MAGIC) and path.stat().st_size == pages * page
    except OSError:
        return False


def _default_cache() -> Path | None:
    try:
        return Path.home() / ".cache" / "relata"
    except RuntimeError:
        return None


def _open_in_memory(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(data)
    return connection


def _checked(connection: sqlite3.Connection, fingerprint: str) -> SqliteGazetteer:
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise GazetteerError(
            "the unpacked gazetteer is damaged; delete it from the cache folder and run again"
        ) from error
    if found != FORMAT:
        connection.close()
        raise GazetteerError(
            f"wanted a gazetteer of format {FORMAT}, got {found}; build it again with: "
            "relata gazetteer build"
        )
    return SqliteGazetteer(connection, fingerprint)
