"""First-order divisions by their short forms: ``Long Beach, CA``, ``Tucson, Ariz.``, ``NSW``.

Two letters alone are also words, countries and initials: they count only behind a comma that
follows a name. Case matters: ``Ore.`` is a state, ``ore`` none.
"""

import re
from dataclasses import dataclass
from functools import cache

from relata.assets import load_yaml_asset
from relata.resolve.countries import country_keys
from relata.resolve.names import fold

ASSET = "divisions.yaml"

_BEHIND_NAME = re.compile(r"\w[)\"”’']?,\s+$")
_LETTERS = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Division:
    """A first-order division by its name in the gazetteer; ``country`` is alpha-2."""

    country: str
    name: str


@cache
def _short_forms() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for country, rows in load_yaml_asset(ASSET).items():
        for name, forms in rows.items():
            for form in forms:
                found[form] = (*found.get(form, ()), Division(country, name))
    return found


@cache
def shared_names() -> frozenset[str]:
    """Folded names that a country shares with a division of another one (``Georgia``)."""
    keys = country_keys()
    return frozenset(
        fold(name)
        for country, rows in load_yaml_asset(ASSET).items()
        for name in rows
        if keys.get(fold(name), (country, ""))[0] != country and keys[fold(name)][1] == "name"
    )


def divisions_of(words: str, before: str | None = None) -> tuple[Division, ...]:
    """The divisions that a short form may stand for; none where the words are no such form.

    Args:
        words: the words as they stand, with or without the stop that ends an abbreviation.
        before: the text before them; None where they are known to name what something lies in.
    """
    form = words.strip()
    bare = form.removesuffix(".")
    if before is not None and not _BEHIND_NAME.search(before):
        # Elsewhere an abbreviation needs its stop ("in Kan."), and two letters may be anything.
        is_initials = bare.isupper() and len(bare) > 2
        if not is_initials and (form == bare or _LETTERS.fullmatch(bare)):
            return ()
    return _short_forms().get(bare, ())
