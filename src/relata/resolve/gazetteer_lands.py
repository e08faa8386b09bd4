"""Which country a point lies in, as far as the nearest known towns tell; and points that disagree.

Only for files of places on their way in: a list whose latitudes and longitudes are swapped, or
that names the wrong country, is told from one that is right by where towns of that country lie.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, floor, radians

_CELLS_A_DEGREE = 2
_KINDS = frozenset({"city", "site", "neighbourhood", "admin2"})
_SURE = 1_000
"""So many rows are all checked, and of those after them one in ``_EVERY``."""
_EVERY = 50

Town = tuple[float, float, str]


class Lands:
    """The known towns by half degrees."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self._cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in towns:
            self._cells[_cell(town[0], town[1])].append(town)

    def nearest(self, lat: float, lon: float) -> str | None:
        """Country of the nearest town within about fifty kilometres, or None."""
        narrow = cos(radians(lat))
        found = min(
            (((lat - north) ** 2 + ((lon - east) * narrow) ** 2, code))
            for north, east, code in [*self._around(lat, lon), (999.0, 999.0, "")]
        )
        return found[1] or None

    def countries(self, lat: float, lon: float) -> frozenset[str]:
        """Countries of all towns around a point; empty at sea and in deserts."""
        return frozenset(code for _, _, code in self._around(lat, lon))

    def _around(self, lat: float, lon: float) -> Iterator[Town]:
        row, column = _cell(lat, lon)
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                yield from self._cells.get((row + down, (column + right) % _COLUMNS), ())


_COLUMNS = 360 * _CELLS_A_DEGREE


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat * _CELLS_A_DEGREE), floor((lon + 180) * _CELLS_A_DEGREE) % _COLUMNS


class PointCheck:
    """Counts how many points of a file lie where their country has towns."""

    def __init__(self, lands: Lands) -> None:
        self._lands = lands
        self._seen = 0
        self.fitting = 0
        self.swapped = 0
        self.elsewhere = 0
        self.first_wrong: int | None = None

    def add(self, kind: str, country: str | None, lat: float, lon: float, line: int) -> None:
        """Check one point, if its kind and turn ask for it."""
        if country is None or kind not in _KINDS:
            return
        self._seen += 1
        if self._seen > _SURE and self._seen % _EVERY:
            return
        around = self._lands.countries(lat, lon)
        if country in around:
            self.fitting += 1
            return
        if abs(lon) <= 90.0 and country in self._lands.countries(lon, lat):
            self.swapped += 1
        elif around:
            self.elsewhere += 1
        else:
            return
        self.first_wrong = self.first_wrong or line

    @property
    def has_seen_enough(self) -> bool:
        """True once, when so many points were seen that what is wrong with most would show."""
        return self._seen == _SURE

    @property
    def most_are_swapped(self) -> bool:
        """Whether most points fit only with latitude and longitude exchanged."""
        return self.swapped > self.fitting + self.elsewhere

    @property
    def most_are_elsewhere(self) -> bool:
        """Whether most points lie in other countries than the file says."""
        return self.swapped + self.elsewhere > self.fitting
