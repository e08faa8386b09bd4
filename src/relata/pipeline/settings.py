"""Settings: one table, and the only place where the environment is read.

A command-line option beats the environment, the environment beats the default.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from relata.errors import BadSetting


class SettingEntry(NamedTuple):
    """One setting: its field, its environment variable, and what it does."""

    field: str
    variable: str
    default: str
    help: str


SETTINGS = (
    SettingEntry(
        "model",
        "RELATA_MODEL",
        "the reader that comes with Relata",
        "Folder of the reader's weights; the option --model of `relata read` beats it.",
    ),
    SettingEntry(
        "gazetteer",
        "RELATA_GAZETTEER",
        "the gazetteer that comes with Relata",
        "File of the table of places, as `relata gazetteer build` writes it.",
    ),
    SettingEntry(
        "places",
        "RELATA_PLACES",
        "relata/places.sqlite in XDG_DATA_HOME, or in ~/.local/share",
        "File of your own places, as `relata gazetteer add` writes it; read over the gazetteer.",
    ),
    SettingEntry(
        "registry",
        "RELATA_REGISTRY",
        "relata/actors in XDG_DATA_HOME, or in ~/.local/share, once you added some",
        "Folder of your own files of actors, as `relata actors add` keeps them; read over those "
        "that come with Relata. After a change `relata relink` joins anew what they bear on.",
    ),
    SettingEntry(
        "fields",
        "RELATA_FIELDS",
        "none",
        "File in which a project declares fields of its own for the desk.",
    ),
    SettingEntry(
        "cache",
        "RELATA_CACHE",
        "relata in XDG_CACHE_HOME, or in ~/.cache",
        "Folder in which the gazetteer is unpacked once, and a language model's answers are kept "
        "by the hash of what was asked.",
    ),
    SettingEntry(
        "database",
        "RELATA_DATABASE_URL",
        "relata.sqlite in the working directory",
        "The ledger: a SQLite file's path, or postgresql://USER@HOST/NAME.",
    ),
    SettingEntry(
        "who",
        "RELATA_WHO",
        "the account's name",
        "Your name in the ledger's log and on your judgements; the option --who beats it.",
    ),
    SettingEntry(
        "reader_key",
        "RELATA_READER_KEY",
        "none",
        "Key for the server of `relata read --reader openai`; sent to its --endpoint only.",
    ),
    SettingEntry(
        "workers",
        "RELATA_WORKERS",
        "1",
        "How many processes read reports at once; the option --workers beats it.",
    ),
    SettingEntry(
        "debug",
        "RELATA_DEBUG",
        "off",
        "Any value but 0: print a traceback for a fault in Relata itself.",
    ),
)
"""Every setting, in the order of the documentation."""


DEFAULT_DATABASE = "relata.sqlite"
"""A file beside the work it is about, so that every project has a ledger of its own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation is set to.

    Attributes:
        model: folder of the reader's weights, or None for the one shipped.
        gazetteer: file of the gazetteer, or None for the one shipped.
        places: file of the user's own places, which need not exist, or None for none.
        registry: folder of the user's own actors, or None for none.
        fields: file of a project's own fields, or None for none.
        cache: folder for the unpacked gazetteer, or None for ``~/.cache/relata``.
        database: address of the ledger.
        who: name for the ledger's log.
        reader_key: key for a language model's server, or None; never shown.
        workers: processes that read at once, at least 1.
        debug: whether a fault in Relata itself shows its traceback.
    """

    model: Path | None = None
    gazetteer: Path | None = None
    places: Path | None = None
    registry: Path | None = None
    fields: Path | None = None
    cache: Path | None = None
    database: str = DEFAULT_DATABASE
    who: str = "unknown"
    reader_key: str | None = field(default=None, repr=False)
    workers: int = 1
    debug: bool = False


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment, defaults for what is unset or empty.

    Raises:
        BadSetting: a variable holds what its setting cannot be.
    """
    values = os.environ if environment is None else environment
    return Settings(
        model=_path(values.get("RELATA_MODEL")),
        gazetteer=_path(values.get("RELATA_GAZETTEER")),
        places=_path(values.get("RELATA_PLACES"))
        or _path(values.get("XDG_DATA_HOME"), *_PLACES)
        or _path(values.get("HOME"), ".local", "share", *_PLACES),
        registry=_path(values.get("RELATA_REGISTRY")) or _filled(default_registry(values)),
        fields=_path(values.get("RELATA_FIELDS")),
        cache=_path(values.get("RELATA_CACHE")) or _path(values.get("XDG_CACHE_HOME"), "relata"),
        database=values.get("RELATA_DATABASE_URL") or DEFAULT_DATABASE,
        who=values.get("RELATA_WHO") or _account(values),
        reader_key=values.get("RELATA_READER_KEY") or None,
        workers=parse_workers(values.get("RELATA_WORKERS") or "1"),
        debug=values.get("RELATA_DEBUG", "0") not in ("", "0"),
    )


def _account(values: Mapping[str, str]) -> str:
    """The account's name as the environment tells it."""
    return values.get("USER") or values.get("LOGNAME") or values.get("USERNAME") or "unknown"


def default_registry(environment: Mapping[str, str] | None = None) -> Path | None:
    """The folder in which actors of one's own are kept when no other is named; None without a home.

    It is read only once it holds a file: a folder that was named must exist, this one need not.
    """
    values = os.environ if environment is None else environment
    return _path(values.get("XDG_DATA_HOME"), *_ACTORS) or _path(
        values.get("HOME"), ".local", "share", *_ACTORS
    )


_PLACES = ("relata", "places.sqlite")
_ACTORS = ("relata", "actors")


def _filled(folder: Path | None) -> Path | None:
    return folder if folder is not None and any(folder.glob("*.yaml")) else None


def _path(text: str | None, *below: str) -> Path | None:
    return Path(text, *below) if text else None


def parse_workers(text: str) -> int:
    """The number of workers that a variable asks for.

    Raises:
        BadSetting: not a whole number of at least 1.
    """
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise BadSetting(
            f"RELATA_WORKERS must be a whole number of at least 1, not {text!r}; mend or unset it",
            variable="RELATA_WORKERS",
            value=text,
        )
    return int(text)
