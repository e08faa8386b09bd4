"""The user's own places: a second file beside the shipped gazetteer, read over it.

The file is made anew at every change and put in place by an atomic rename: whoever has the old
one open keeps it, and nothing half-loaded is ever seen. It is never written otherwise, which a
count in its header tells. Its fingerprint follows from what was added, in order.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from relata.resolve.gazetteer import (
    FORMAT,
    Entry,
    GazetteerError,
    SqliteGazetteer,
    is_whole,
    open_gazetteer,
)
from relata.resolve.names import fold, loosen

SCHEMA = (
    "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, country TEXT,"
    " admin1 TEXT, kind TEXT, lat INTEGER, lon INTEGER, population INTEGER, radius REAL,"
    " source INTEGER, line INTEGER);"
    "CREATE UNIQUE INDEX place_id ON place (id, source);"
    "CREATE TABLE name (key TEXT, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;"
    "CREATE TABLE source (number INTEGER PRIMARY KEY, dataset TEXT, file TEXT, places INTEGER,"
    " digest TEXT);"
    f"PRAGMA user_version = {FORMAT};"
)
_QUERY = (
    "SELECT id, name, country, admin1, kind, lat, lon, population, radius"
    " FROM name JOIN place USING (number) WHERE key = ? AND NOT EXISTS"
    " (SELECT 1 FROM place AS later WHERE later.id = place.id AND later.source > place.source)"
    " ORDER BY population DESC, number"
)
_HEADER_BYTES = 100
_CHANGES = slice(24, 28)
_SEAL = slice(68, 72)


@dataclass(frozen=True, slots=True)
class PlaceSource:
    """One file that was added.

    Attributes:
        dataset: name before the colon of its places' ids.
        file: name of the file.
        places: how many places it gave.
        digest: sha256 of these.
    """

    dataset: str
    file: str
    places: int
    digest: str


class LayeredGazetteer:
    """The user's places over the shipped ones: an id that both know is the user's."""

    def __init__(self, base: SqliteGazetteer, own: sqlite3.Connection, fingerprint: str) -> None:
        self._base = base
        self._own = own
        both = f"{base.fingerprint} {fingerprint}".encode()
        self._fingerprint = hashlib.sha256(both).hexdigest()
        self._seen: dict[str, tuple[Entry, ...]] = {}

    @property
    def fingerprint(self) -> str:
        """sha256 over both files' fingerprints."""
        return self._fingerprint

    def look_up(self, name: str) -> Sequence[Entry]:
        """As ``SqliteGazetteer.look_up``, in both files."""
        key = fold(name)
        if key not in self._seen:
            if len(self._seen) >= _MAX_LOOK_UPS:
                self._seen.clear()
            self._seen[key] = self._find(name, key)
        return self._seen[key]

    def _find(self, name: str, key: str) -> tuple[Entry, ...]:
        strict = self._both(key, loose=False) if key else ()
        loose = loosen(name)
        return strict or (self._both(f"~{loose}", loose=True) if loose else ())

    def _both(self, key: str, *, loose: bool) -> tuple[Entry, ...]:
        rows = self._own.execute(_QUERY, (key,)).fetchall()
        own = tuple(
            Entry(
                id_, name, country, admin1, kind, lat / 10_000, lon / 10_000, people, radius, loose
            )
            for id_, name, country, admin1, kind, lat, lon, people, radius in rows
        )
        base = [each for each in self._base.find(key, loose=loose) if not self._replaces(each.id)]
        return tuple(sorted((*own, *base), key=lambda entry: -entry.population))

    def _replaces(self, id_: str) -> bool:
        found = self._own.execute("SELECT 1 FROM place WHERE id = ? LIMIT 1", (id_,)).fetchone()
        return found is not None


_MAX_LOOK_UPS = 50_000


def open_own(path: Path) -> sqlite3.Connection:
    """Open a file of the user's places for reading.

    Raises:
        GazetteerError: no such file, or not as Relata wrote it.
    """
    check_seal(path)
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT count(*) FROM source").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise GazetteerError(f"{path} is damaged ({error}); {_AGAIN}", path=str(path)) from error
    if found != FORMAT:
        connection.close()
        raise GazetteerError(
            f"wanted {path} in format {FORMAT}, got {found}; {_AGAIN}", path=str(path)
        )
    return connection


_AGAIN = "delete it and add your files again with: relata gazetteer add"


def open_places(
    gazetteer: Path | None, cache: Path | None, own: Path | None
) -> SqliteGazetteer | LayeredGazetteer:
    """The gazetteer that a session reads with: the shipped one, the user's own places over it.

    Args:
        gazetteer: a file that takes the place of the shipped one, or None.
        cache: folder for the unpacked file, or None for the usual one.
        own: file of the user's places, or None.

    Raises:
        GazetteerError: one of the files is absent, damaged or of another format.
    """
    return layer(open_gazetteer(gazetteer, cache), own)


def layer(base: SqliteGazetteer, path: Path | None) -> SqliteGazetteer | LayeredGazetteer:
    """The gazetteer with the user's places over it, where there are any.

    Raises:
        GazetteerError: the user's file is not as Relata wrote it.
    """
    if path is None or not path.exists():
        return base
    own = open_own(path)
    sources = read_sources(own)
    if not sources:
        own.close()
        return base
    digests = "\n".join(f"{each.dataset} {each.digest}" for each in sources)
    return LayeredGazetteer(base, own, hashlib.sha256(digests.encode()).hexdigest())


def read_sources(connection: sqlite3.Connection) -> list[PlaceSource]:
    """The files that were added, the earliest first; later ones stand over earlier ones."""
    query = "SELECT dataset, file, places, digest FROM source ORDER BY number"
    return [PlaceSource(*row) for row in connection.execute(query)]


def list_sources(path: Path | None) -> list[PlaceSource]:
    """What a file of the user's places holds; empty for no file.

    Raises:
        GazetteerError: it is not as Relata wrote it.
    """
    if path is None or not path.exists():
        return []
    connection = open_own(path)
    try:
        return read_sources(connection)
    finally:
        connection.close()


def seal(path: Path) -> None:
    """Mark a finished file, so that any later change by another hand shows."""
    with path.open("r+b") as file:
        header = file.read(_HEADER_BYTES)
        file.seek(_SEAL.start)
        file.write(header[_CHANGES])


def check_seal(path: Path) -> None:
    """Refuse a file that is cut short or was changed since Relata wrote it.

    Raises:
        GazetteerError: the file is not as Relata wrote it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise GazetteerError(
            f"wanted your places at {path}, which cannot be read ({error.strerror}); {_AGAIN}",
            path=str(path),
        ) from error
    whole = is_whole(path)
    if not whole or header[_CHANGES] != header[_SEAL]:
        why = "was changed by another hand" if whole else "is cut short or no file of places"
        raise GazetteerError(f"{path} {why}; {_AGAIN}", path=str(path))
