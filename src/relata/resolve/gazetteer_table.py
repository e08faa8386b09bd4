"""Tables of places with a header, or a list in YAML: columns found by what they are called.

Extracts of OpenStreetMap and a user's own lists come in many shapes. A column is known by its
name in one table below; nothing is guessed from its values.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from relata.resolve.gazetteer_file import LeftOut, PlaceFileError, PlaceRow, read_lines
from relata.resolve.gazetteer_kinds import KIND_COLUMNS, OSM_OBJECTS, kind_of
from relata.resolve.gazetteer_place import SourcePlace
from relata.resolve.gazetteer_values import parse_count, parse_country, parse_point, parse_radius
from relata.resolve.names import fold

HEADERS = {
    "name": ("name en", "int name", "name", "place name", "placename", "toponym", "title"),
    "lat": ("lat", "latitude", "y", "lat dd", "point y"),
    "lon": ("lon", "lng", "long", "longitude", "x", "lon dd", "point x"),
    "id": ("osm id", "full id", "id", "uid", "geonameid", "pcode", "identifier"),
    "country": ("country", "country code", "iso2", "cc", "addr country", "is in country code"),
    "admin1": ("admin1", "admin1 name", "province", "governorate", "state", "oblast", "adm1 en"),
    "population": ("population", "pop", "inhabitants"),
    "radius": ("radius km", "radius", "reach km"),
}
"""Names of columns, folded; the first that a file has is taken."""

OTHER_NAMES = frozenset(
    "names name int_name alt_name old_name official_name short_name loc_name local_name other_names"
    " aka aliases alternatenames alternate_names asciiname name_alt name_local".split()
)
"""Columns that hold further names, divided by ``;`` or ``|``, else by commas."""

_MOST_YAML_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a user says of a table that its columns do not.

    Attributes:
        dataset: name before the colon of every id.
        country: alpha-2 for rows without a country, or None.
        kind: kind for rows without one, or None.
    """

    dataset: str
    country: str | None = None
    kind: str | None = None


def read_table(path: Path, options: TableOptions, left_out: LeftOut) -> Iterator[PlaceRow]:
    """The places of a CSV table with a header.

    Raises:
        PlaceFileError: a column is missing, or a row is wrong.
    """
    lines = read_lines(path)
    head = next(lines, "")
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(chain([head], lines), delimiter=delimiter, strict=True)
    begins = 1
    columns: Columns | None = None
    try:
        for cells in reader:
            if columns is None:
                columns = Columns.named(cells, options, path)
            elif cells:
                if len(cells) != len(columns.headers):
                    wanted, got = len(columns.headers), len(cells)
                    message = f"wanted {wanted} columns as in the header, got {got}; mend it"
                    raise PlaceFileError(message, path=path, line=begins)
                yield from columns.read(cells, begins, left_out)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise PlaceFileError(
            f"the row is no CSV ({error}); mend its quotes", path=path, line=begins
        ) from error


def read_yaml(path: Path, options: TableOptions, left_out: LeftOut) -> Iterator[PlaceRow]:
    """The places of a YAML file: a list of mappings with the columns' names as keys.

    Raises:
        PlaceFileError: no such list, or an entry is wrong.
    """
    for line, row in _yaml_rows(path):
        columns = Columns.named(list(row), options, path, line)
        yield from columns.read(list(row.values()), line, left_out)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the values of a place stand in a row."""

    headers: tuple[str, ...]
    at: Mapping[str, int]
    others: tuple[int, ...]
    kinds: tuple[int, ...]
    objects: int | None
    options: TableOptions
    path: Path

    @classmethod
    def named(
        cls, headers: Sequence[str], options: TableOptions, path: Path, line: int = 1
    ) -> "Columns":
        """Find the columns by their names.

        Raises:
            PlaceFileError: a column that is needed is missing.
        """
        keys = [fold(header) for header in headers]
        at = {
            value: next((keys.index(name) for name in names if name in keys), -1)
            for value, names in HEADERS.items()
        }
        others = {name.replace("_", " ") for name in OTHER_NAMES}
        columns = cls(
            headers=tuple(headers),
            at=at,
            others=tuple(number for number, key in enumerate(keys) if key in others),
            kinds=tuple(keys.index(name) for name in KIND_COLUMNS if name in keys),
            objects=next((keys.index(name) for name in ("osm type", "type") if name in keys), None),
            options=options,
            path=path,
        )
        columns._check(line)
        return columns

    def _check(self, line: int) -> None:
        missing = [
            f"{value} ({', '.join(HEADERS[value][:4])} …)"
            for value in ("name", "lat", "lon")
            if self.at[value] < 0
        ]
        if not self.kinds and self.options.kind is None:
            missing.append(f"kind ({', '.join(KIND_COLUMNS[:4])} …, or --kind)")
        if self.at["country"] < 0 and self.options.country is None:
            missing.append("country (country, country_code …, or --country)")
        if missing:
            found = ", ".join(self.headers)[:200]
            message = f"wanted columns for {'; '.join(missing)}; got {found or 'none'}"
            raise PlaceFileError(message, path=self.path, line=line)

    def _cell(self, cells: Sequence[str], value: str) -> str:
        number = self.at[value]
        return cells[number].strip() if number >= 0 else ""

    def read(self, cells: Sequence[str], line: int, left_out: LeftOut) -> Iterator[PlaceRow]:
        """The place of one row; none for a row without a name or of a kind that is left out."""
        names = list(self._names(cells))
        if not names:
            left_out.add("without a name")
            return
        kind = self._kind(cells, line, left_out)
        if kind is None:
            return
        lat, lon = parse_point(self._cell(cells, "lat"), self._cell(cells, "lon"), self.path, line)
        country = parse_country(self._cell(cells, "country"), self.path, line)
        place = SourcePlace(
            id="",
            name=names[0],
            country=country or self.options.country,
            admin1=self._cell(cells, "admin1") or None,
            kind=kind,
            lat=lat,
            lon=lon,
            population=parse_count(self._cell(cells, "population"), self.path, line),
            radius_km=parse_radius(self._cell(cells, "radius"), self.path, line),
            names=names[1:],
        )
        place.id = f"{self.options.dataset}:{self._id(cells) or _own_id(place)}"
        yield PlaceRow(line, place)

    def _names(self, cells: Sequence[str]) -> Iterator[str]:
        main = self._cell(cells, "name")
        if main:
            yield main
        for number in self.others:
            text = cells[number]
            mark = next((each for each in (";", "|", ",") if each in text), ";")
            yield from (name for part in text.split(mark) if (name := part.strip()))

    def _kind(self, cells: Sequence[str], line: int, left_out: LeftOut) -> str | None:
        words = [cells[number].strip() for number in self.kinds]
        words = [word for word in words if word and fold(word) not in OSM_OBJECTS]
        kind = next((found for word in words if (found := kind_of(word))), None)
        if kind == "country":
            left_out.add("countries, which come with Relata")
            return None
        if kind is None and not words:
            kind = self.options.kind
        if kind is None:
            left_out.add(f"of the kind {words[0][:40]}" if words else "without a kind")
        return kind

    def _id(self, cells: Sequence[str]) -> str:
        """The id of the file; objects of OpenStreetMap are numbered for each type apart."""
        text = self._cell(cells, "id").replace(" ", "-")
        kind = cells[self.objects].strip() if self.objects is not None else ""
        return f"{kind.lower()}/{text}" if text and fold(kind) in OSM_OBJECTS else text


def _own_id(place: SourcePlace) -> str:
    country = (place.country or "xx").lower()
    return f"{country}-{place.kind}-{fold(place.name).replace(' ', '-')}"


def _yaml_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    import yaml

    text = _bounded_text(path)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else None
        raise PlaceFileError(f"no YAML ({error.problem})", path=path, line=line) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise PlaceFileError(f"no YAML ({error})", path=path) from error
    if not isinstance(root, yaml.SequenceNode):
        line = root.start_mark.line + 1 if root is not None else 1
        message = "wanted a list of places, each with name, lat, lon, kind and country"
        raise PlaceFileError(message, path=path, line=line)
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            message = "wanted a place with name, lat, lon, kind and country"
            raise PlaceFileError(message, path=path, line=line)
        yield line, {_words(key): _words(value) for key, value in node.value}


def _bounded_text(path: Path) -> str:
    lines: list[str] = []
    size = 0
    for line in read_lines(path):
        size += len(line)
        if size > _MOST_YAML_BYTES:
            message = f"wanted at most {_MOST_YAML_BYTES:,} characters of YAML; give it as CSV"
            raise PlaceFileError(message, path=path, line=len(lines) + 1)
        lines.append(line)
    return "".join(lines)


def _words(node: Any) -> str:  # noqa: ANN401 - a node of PyYAML, which has no types of its own
    # The words as they stand: "NO" is Norway and no truth value.
    if isinstance(node.value, str):
        return "" if node.tag == "tag:yaml.org,2002:null" else node.value
    words = (getattr(each, "value", None) for each in node.value)
    return ";".join(word for word in words if isinstance(word, str))
