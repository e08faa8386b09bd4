"""A place on its way into the gazetteer, whatever source it comes from."""

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from relata.errors import UsageError
from relata.resolve.names import fold, loosen


@dataclass(slots=True)
class SourcePlace:
    """One place on its way into the gazetteer.

    Attributes:
        id: ``dataset:id``.
        names: every name it is found by, the main one included.
        population: inhabitants, 0 when unknown.
        radius_km: how far it reaches around its point; None where its kind says enough.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    kind: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float | None = None
    names: list[str] = field(default_factory=list)


def keys_of(place: SourcePlace) -> set[str]:
    """The keys under which a place is found: strict, and loose ones marked ``~``."""
    keys: set[str] = set()
    for name in {place.name, *place.names}:
        strict = fold(name)
        if not strict:
            continue
        keys.add(strict)
        loose = loosen(name)
        spelled_otherwise = place.country not in _LATIN_SPELLED or place.kind not in _TOWNS
        if loose and spelled_otherwise:
            keys.add(f"~{loose}")
    return keys


def source_file(package: str, name: str) -> Path:
    """Where a source package keeps a file.

    Raises:
        UsageError: the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(
            f"building the gazetteer needs the package {package}, which is not installed; "
            "run: pip install 'relata[gazetteer]'",
            package=package,
        )
    return Path(spec.submodule_search_locations[0]) / name


_TOWNS = frozenset({"city", "admin2"})
_LATIN_SPELLED: frozenset[str | None] = frozenset(
    "US MX FR DE IT ES GB BR AU CA PL RO AR PT NL BE AT CH SE NO DK FI IE CZ HU SK CL CO EC PE BO "
    "UY PY VE GT HN SV NI CR PA CU DO PR HT JM NZ".split()
)
"""Countries whose towns are spelled in one way: a key that levels vowels would only confuse."""
