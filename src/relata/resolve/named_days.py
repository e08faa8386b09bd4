"""Named days and feasts: the dated table, read once, and what lies outside its years.

The table is ``assets/named_days.yaml``. Its ``fixed`` days never move; its ``moving`` ones stand
dated, a line of days for each; its ``open`` names have no day and say why.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from relata.assets import load_yaml_asset
from relata.errors import DataError
from relata.resolve.calendars_feasts import FEASTS, Span

ASSET = "named_days.yaml"


class BadNamedDays(DataError):
    """The table of named days is not of its form: mend the entry that is named."""

    code = "data.named_days"


@dataclass(frozen=True, slots=True)
class Moving:
    """A feast that moves.

    Attributes:
        spans: its days in the years of the table, in their order.
        sure_within_days: by how many days a country's own day may differ; 0 when by none.
        note: what decides, in words.
    """

    name: str
    spans: tuple[Span, ...]
    sure_within_days: int
    note: str

    def spans_near(self, year: int) -> list[Span]:
        """Its days from the year before to the year after, reckoned where the table has none."""
        years = range(max(year - 1, 1901), min(year + 1, 2099) + 1)
        low, high = self.spans[0][0].year, self.spans[-1][0].year
        dated = [span for span in self.spans if span[0].year in years]
        outside = [each for each in years if not low <= each <= high]
        reckoned = [span for each in outside for span in FEASTS[self.name](each)]
        return sorted([*dated, *reckoned])


@dataclass(frozen=True, slots=True)
class NamedDays:
    """The table by the words that name a day, in lower case."""

    fixed: dict[str, tuple[int, int]]
    moving: dict[str, Moving]
    open: dict[str, str]


@cache
def load_named_days() -> NamedDays:
    """The shipped table.

    Raises:
        BadNamedDays: an entry is not of its form.
    """
    return read_named_days(load_yaml_asset(ASSET))


def read_named_days(table: Any) -> NamedDays:  # noqa: ANN401 - whatever the YAML holds
    """A table as it stands in YAML.

    Raises:
        BadNamedDays: an entry is not of its form, or a name stands twice.
    """
    fixed: dict[str, tuple[int, int]] = {}
    moving: dict[str, Moving] = {}
    open_names: dict[str, str] = {}
    try:
        for row in table["fixed"]:
            _add(fixed, row["names"], _month_day(row["day"]))
        for name, row in table["moving"].items():
            _add(moving, row["names"], _moving(name, row))
        for row in table["open"]:
            _add(open_names, row["names"], str(row["why"]))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadNamedDays(f"{ASSET}: wanted fixed, moving and open names, got: {error}") from error
    return NamedDays(fixed, moving, open_names)


def _add(known: dict[str, Any], names: list[str], value: object) -> None:
    for name in names:
        if name in known or name != name.lower():
            raise BadNamedDays(f"{ASSET}: wanted each name once and in lower case, got {name!r}")
        known[name] = value


def _month_day(text: str) -> tuple[int, int]:
    month, day = (int(part) for part in text.split("-"))
    date(2000, month, day)
    return month, day


def _moving(name: str, row: dict[str, Any]) -> Moving:
    if name not in FEASTS:
        raise BadNamedDays(f"{ASSET}: {name} is no feast that can be reckoned")
    spans = tuple(read_span(part) for part in str(row["days"]).split())
    if not spans or list(spans) != sorted(spans):
        raise BadNamedDays(f"{ASSET}: wanted the days of {name} in their order")
    return Moving(name, spans, int(row["sure_within_days"]), str(row["note"]))


_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")


def read_span(text: str) -> Span:
    """A day or a span of days as the table writes it."""
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is neither a day nor a span of days")
    low = date.fromisoformat(match[1])
    return low, date.fromisoformat(match[2]) if match[2] else low
