"""Adds files of places to the user's own, or takes them out: all of it, or nothing.

The work goes into a copy beside the file, which takes its place at the end; a failure leaves the
old file as it was. Rows stream through, so that memory stays bounded whatever a dump holds.
"""

import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from relata.errors import UsageError
from relata.resolve.gazetteer import Entry, GazetteerError, SqliteGazetteer
from relata.resolve.gazetteer_file import LeftOut, PlaceFileError, PlaceRow, read_lines
from relata.resolve.gazetteer_geonames import is_geonames, read_geonames
from relata.resolve.gazetteer_lands import Lands, PointCheck
from relata.resolve.gazetteer_place import SourcePlace, keys_of
from relata.resolve.gazetteer_table import TableOptions, read_table, read_yaml
from relata.resolve.gazetteer_user import SCHEMA, check_seal, read_sources, seal
from relata.resolve.names import fold

OWN_DATASETS = frozenset({"relata", "airportsdata", "iso3166-1", "iso3166-2"})
"""Datasets that only the shipped gazetteer speaks for."""

_DATASET = re.compile(r"[a-z0-9][a-z0-9._-]{0,40}")
_CACHE_KIB = 64_000
_AREAS = frozenset({"water", "region", "border", "road"})
_PREFIX = ".places-"
_STAGE = "CREATE TEMP TABLE staged (key TEXT, number INTEGER)"


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What a user says of the files that they do not say themselves.

    Attributes:
        dataset: name before the colon of every id; None: ``geonames`` for its dumps, ``osm`` for
            tables with a column ``osm_id`` or ``@id``, else the file's own name.
        country: alpha-2 for rows without a country, or None.
        kind: kind for rows without one, or None.
    """

    dataset: str | None = None
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What one file gave."""

    file: str
    dataset: str
    places: int
    left_out: dict[str, int] = field(default_factory=dict)


def add_places(
    files: Sequence[Path], target: Path, base: SqliteGazetteer, options: AddOptions | None = None
) -> list[Added]:
    """Add files to the user's places; a file added before, under its name, is replaced.

    Args:
        files: dumps, tables or lists; they are added in this order, later ones over earlier ones.
        target: the file of the user's places, made where there is none.
        base: the shipped gazetteer, which tells where countries lie and what divisions are called.
        options: what the files do not say.

    Raises:
        PlaceFileError: a file is wrong; nothing was added.
        GazetteerError: the user's file is not as Relata wrote it, or cannot be written.
        UsageError: a dataset's name is no name, or one that only Relata speaks for.
    """
    wanted = options or AddOptions()
    sources = [_Source.of(path, wanted) for path in files]
    lands = Lands(base.towns())
    with _changing(target) as connection:
        connection.execute(_STAGE)
        added = [_Adding(connection, base, lands, each).run() for each in sources]
    return added


def remove_places(target: Path, name: str) -> int:
    """Take out every file of that name or dataset; returns how many places went.

    Raises:
        UsageError: no such file or dataset was added; nothing is changed.
        GazetteerError: the user's file is not as Relata wrote it, or cannot be written.
    """
    if not target.exists():
        raise UsageError(f"wanted to remove {name}, but no places of your own were added")
    with _changing(target) as connection:
        found = [each for each in read_sources(connection) if name in (each.dataset, each.file)]
        if not found:
            known = ", ".join(f"{one.file} ({one.dataset})" for one in read_sources(connection))
            raise UsageError(f"wanted to remove {name}, which was not added; there is: {known}")
        for each in found:
            _drop(connection, each.dataset, each.file)
    return sum(each.places for each in found)


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    dataset: str
    read: Callable[[Path, LeftOut], Iterator[PlaceRow]]

    @classmethod
    def of(cls, path: Path, options: AddOptions) -> "_Source":
        """Tell the file's form by its name and first line."""
        if path.suffix.lower() in {".yaml", ".yml"}:
            table = TableOptions(_dataset(path, "", options), options.country, options.kind)
            return cls(path, table.dataset, lambda file, out: read_yaml(file, table, out))
        head = next(islice(read_lines(path), 1), "")
        if not head.strip():
            raise PlaceFileError("wanted places, got an empty line", path=path, line=1)
        if is_geonames(head):
            name = _checked(options.dataset or "geonames")
            return cls(path, name, lambda file, out: read_geonames(file, name, out))
        table = TableOptions(_dataset(path, head, options), options.country, options.kind)
        return cls(path, table.dataset, lambda file, out: read_table(file, table, out))


def _dataset(path: Path, head: str, options: AddOptions) -> str:
    if options.dataset is not None:
        return _checked(options.dataset)
    columns = {fold(each) for each in re.split(r"[,;\t|]", head)}
    if columns & {"osm id", "full id"} or "@id" in head:
        return "osm"
    return _checked(fold(path.name.split(".")[0]).replace(" ", "-"))


def _checked(dataset: str) -> str:
    if dataset in OWN_DATASETS or not _DATASET.fullmatch(dataset):
        raise UsageError(
            f"wanted a name for the dataset in small letters, digits and hyphens that is none of "
            f"{', '.join(sorted(OWN_DATASETS))}, got {dataset!r}; give another with --dataset",
            dataset=dataset,
        )
    return dataset


class _Adding:
    """One file on its way in."""

    def __init__(
        self, connection: sqlite3.Connection, base: SqliteGazetteer, lands: Lands, source: _Source
    ) -> None:
        self._connection = connection
        self._base = base
        self._lands = lands
        self._source = source
        self._check = PointCheck(lands)
        self._digest = hashlib.sha256()
        self._divisions: dict[str, str] = {}

    def run(self) -> Added:
        """Load the file; the caller's transaction keeps or drops what it gave."""
        path, dataset, left_out = self._source.path, self._source.dataset, LeftOut()
        _drop(self._connection, dataset, path.name)
        number = _next(self._connection, "source")
        first = place = _next(self._connection, "place")
        for row in self._source.read(path, left_out):
            self._insert(row, place, number)
            place += 1
        self._finish(number)
        if place == first:
            why = "; ".join(f"{count} {reason}" for reason, count in left_out.counts.items())
            message = f"wanted places, got none ({why or 'no rows'})"
            raise PlaceFileError(message, path=path)
        self._connection.execute(
            "INSERT INTO source VALUES (?,?,?,?,?)",
            (number, dataset, path.name, place - first, self._digest.hexdigest()),
        )
        return Added(path.name, dataset, place - first, left_out.counts)

    def _insert(self, row: PlaceRow, number: int, source: int) -> None:
        place = self._located(row)
        self._check.add(place.kind, place.country, place.lat, place.lon, row.line)
        if self._check.has_seen_enough:
            self._refuse_wrong_points()
        if row.divides is not None:
            self._divisions[row.divides] = place.name
        values = (
            place.id,
            place.name,
            place.country,
            row.division or place.admin1,
            place.kind,
            round(place.lat * 10_000),
            round(place.lon * 10_000),
            place.population,
            place.radius_km,
        )
        self._digest.update(repr((values, place.names)).encode())
        try:
            self._connection.execute(_INSERT, (number, *values, source, row.line))
        except sqlite3.IntegrityError as error:
            raise self._duplicate(place.id, source, row.line) from error
        names = ((key, number) for key in keys_of(place))
        self._connection.executemany("INSERT INTO staged VALUES (?,?)", names)

    def _located(self, row: PlaceRow) -> SourcePlace:
        """The place with the country of the nearest town where its row has none."""
        place = row.place
        if place.country is None:
            place.country = self._lands.nearest(place.lat, place.lon)
        if place.country is None and place.kind not in _AREAS:
            raise PlaceFileError(
                f"no country is given and no town is near {place.lat} {place.lon}; "
                "give the row a country",
                path=self._source.path,
                line=row.line,
            )
        return place

    def _duplicate(self, id_: str, source: int, line: int) -> PlaceFileError:
        query = "SELECT line FROM place WHERE id = ? AND source = ?"
        (before,) = self._connection.execute(query, (id_, source)).fetchone()
        return PlaceFileError(
            f"the id {id_} stands in line {before} too; give each place an id of its own",
            path=self._source.path,
            line=line,
        )

    def _refuse_wrong_points(self) -> None:
        path, check = self._source.path, self._check
        if check.most_are_swapped:
            message = "latitude and longitude look swapped: most points lie in their countries "
            raise PlaceFileError(
                f"{message}only the other way round; swap them", path=path, line=check.first_wrong
            )
        if check.most_are_elsewhere:
            message = "most points lie in other countries than the file says; mend the countries"
            raise PlaceFileError(f"{message} or the points", path=path, line=check.first_wrong)

    def _finish(self, source: int) -> None:
        self._refuse_wrong_points()
        self._name_divisions(source)
        # In the order of the keys, which spares the table's pages being read again and again.
        order = "INSERT OR IGNORE INTO name SELECT key, number FROM staged ORDER BY key, number"
        self._connection.execute(order)
        self._connection.execute("DELETE FROM staged")

    def _name_divisions(self, source: int) -> None:
        """Put names in the place of the codes of divisions, our own names where they are known."""
        codes = "SELECT DISTINCT admin1 FROM place WHERE source = ? AND admin1 LIKE '__.%'"
        for (code,) in self._connection.execute(codes, (source,)).fetchall():
            self._connection.execute(
                "UPDATE place SET admin1 = ? WHERE source = ? AND admin1 = ?",
                (self._division(code), source, code),
            )

    def _division(self, code: str) -> str | None:
        name = self._divisions.get(code)
        if name is None:
            return None
        known: Iterable[Entry] = self._base.look_up(name)
        same = (one for one in known if one.kind == "admin1" and one.country == code[:2])
        return next((one.name for one in same), name)


_INSERT = f"INSERT INTO place VALUES ({','.join('?' * 12)})"


def _next(connection: sqlite3.Connection, table: str) -> int:
    (last,) = connection.execute(f"SELECT max(number) FROM {table}").fetchone()
    return (last or 0) + 1


def _drop(connection: sqlite3.Connection, dataset: str, file: str) -> None:
    query = "SELECT number FROM source WHERE dataset = ? AND file = ?"
    for (source,) in connection.execute(query, (dataset, file)).fetchall():
        rows = "SELECT number FROM place WHERE source = ?"
        connection.execute(f"DELETE FROM name WHERE number IN ({rows})", (source,))
        connection.execute("DELETE FROM place WHERE source = ?", (source,))
        connection.execute("DELETE FROM source WHERE number = ?", (source,))


@contextmanager
def _changing(target: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the user's file to work on, which takes its place when all went well."""
    if target.exists():
        check_seal(target)
    before = _stamp(target)
    temporary = _copy(target)
    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        # Nobody else sees the copy, so it needs no journal; what fails is thrown away whole.
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA cache_size = -{_CACHE_KIB};"
        )
        if not target.exists():
            connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        _shrink(connection)
        connection.close()
        seal(temporary)
        if _stamp(target) != before:
            raise GazetteerError(
                f"your places at {target} were changed by another command meanwhile; "
                "run this one again",
                path=str(target),
            )
        _put(temporary, target)
    except sqlite3.OperationalError as error:
        raise GazetteerError(
            f"your places at {target} cannot be written ({error}); nothing was changed",
            path=str(target),
        ) from error
    finally:
        connection.close()
        temporary.unlink(missing_ok=True)


def _shrink(connection: sqlite3.Connection) -> None:
    """Give back the room of what was taken out, once that is most of the file."""
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if 2 * free > pages:
        connection.execute("VACUUM")


def _copy(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target.parent)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{_PREFIX}{os.getpid()}-")
        os.close(handle)
        if target.exists():
            shutil.copyfile(target, name)
    except OSError as error:
        raise GazetteerError(
            f"your places at {target} cannot be written ({error.strerror}); "
            "name another file with RELATA_PLACES",
            path=str(target),
        ) from error
    return Path(name)


def _clear_leftovers(folder: Path) -> None:
    """Remove copies of commands that were killed; those of running ones are known by their id."""
    for path in folder.glob(f"{_PREFIX}*-*"):
        number = path.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and not _is_running(int(number)):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere signal 0 would stop the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _stamp(target: Path) -> tuple[int, ...]:
    """What tells one state of the file from the next: a change renames a new file into place."""
    if not target.exists():
        return ()
    status = target.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _put(temporary: Path, target: Path) -> None:
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.chmod(0o644)
    temporary.replace(target)
