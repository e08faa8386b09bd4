"""The lexicon of weapons and objects: what a spelling can be, and the small words of phrases.

The files under ``assets/things`` are compiled into one index, ``assets/things.json``, because
reading some thousand lines of YAML takes a tenth of a second and reading the index does not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from relata.assets import ASSETS, read_asset
from relata.resolve.lined_yaml import Fault, compose_file, plain_of
from relata.resolve.thing_files import TABLES, How, Spelling, ThingFileError, read_table, squash

ASSET = "things.json"
FOLDER = ASSETS / "things"
"""The files that the index is made from: a folder a table, ``phrase.yaml`` and ``sources.yaml``."""

_VARIANT = re.compile(r"(.*\d)(?:[a-z]{1,3}\d{0,2})")


class Sense(msgspec.Struct, frozen=True, array_like=True):
    """What one spelling stands for.

    Attributes:
        kind: the codebook's kind, or ``open`` where the words leave it to the reader.
        entry: the entry's name.
        how: how far the spelling alone tells the thing.
        is_cased: whether it must be written with a capital to be this thing.
    """

    kind: str
    entry: str
    how: How
    is_cased: bool = False


class Neighbours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside which a plain word is something else, all folded."""

    after: frozenset[str]
    before: frozenset[str]


class PhraseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words that phrases are cut by, all folded.

    Attributes:
        ends: words that end the head of a phrase.
        measures: words whose ``of`` leads to the thing itself: ``a convoy of lorries``.
        carriers: words that leave the kind to the word before them: ``Grad launchers``.
        prefixes: what stands in capitals before a ship's name.
        named_ships: words that a name behind them makes a ship: ``the tanker Ardan Rose``.
        denied_after: words after a designation that make it something else.
        denied_before: words before a name that make it something else.
        beside: plain words that are left open right after or before other words.
        as_object: the kind of object that a weapon of a kind is when it is hit or seized.
    """

    ends: frozenset[str]
    measures: frozenset[str]
    carriers: frozenset[str]
    prefixes: frozenset[str]
    named_ships: frozenset[str]
    denied_after: frozenset[str]
    denied_before: frozenset[str]
    beside: dict[str, Neighbours]
    as_object: dict[str, str]


class Lexicon(msgspec.Struct, frozen=True):
    """The compiled index: senses by squashed spelling, for each table."""

    weapons: dict[str, tuple[Sense, ...]]
    objects: dict[str, tuple[Sense, ...]]
    phrase: PhraseWords

    def look_up(self, words: str, table: str) -> tuple[Sense, ...]:
        """What the words as a whole can be; empty where the lexicon does not know them.

        A plural is found under its singular, and a designation may carry letters of its variant:
        ``F-16s``, ``Mi-8MTV``.
        """
        index = self.weapons if table == "weapons" else self.objects
        key = squash(words)
        for form in (key, *_singulars(key)):
            if form in index:
                return index[form]
        variant = _VARIANT.fullmatch(key)
        found = index.get(variant[1], ()) if variant else ()
        return tuple(sense for sense in found if sense.how != "word")


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with Relata.

    Raises:
        AssetError: the index is absent or damaged; install Relata again.
    """
    return msgspec.json.decode(read_asset(ASSET), type=Lexicon)


def compile_lexicon(folder: Path = FOLDER) -> bytes:
    """The bytes of the index: a pure function of the files of a folder.

    Raises:
        ThingFileError: a file has faults; the message names the first with its line.
    """
    tables, faults = read_files(folder)
    phrase = _plain_file(folder / "phrase.yaml")
    if faults:
        more = f" (and {len(faults) - 1} more; mend this one first)" if len(faults) > 1 else ""
        raise ThingFileError(f"{faults[0]}{more}", faults=[str(fault) for fault in faults])
    lexicon = Lexicon(
        weapons=_index(tables["weapons"]),
        objects=_index(tables["objects"]),
        phrase=msgspec.convert(phrase, PhraseWords),
    )
    return msgspec.json.encode(lexicon, order="sorted")


def read_files(folder: Path = FOLDER) -> tuple[dict[str, list[Spelling]], list[Fault]]:
    """The spellings of each table, and what is wrong with their files."""
    notes = list(_plain_file(folder / "sources.yaml"))
    tables: dict[str, list[Spelling]] = {}
    faults: list[Fault] = []
    for table in TABLES:
        tables[table], wrong = read_table(folder, table, notes)
        faults += wrong
    return tables, faults


def _plain_file(path: Path) -> Mapping[str, object]:
    root = compose_file(path, "words by their use")
    if isinstance(root, Fault):
        raise ThingFileError(str(root), faults=[str(root)])
    plain: Mapping[str, object] = plain_of(root)
    return plain


def _index(spellings: Iterable[Spelling]) -> dict[str, tuple[Sense, ...]]:
    """Senses by key."""
    index: defaultdict[str, list[Sense]] = defaultdict(list)
    for each in spellings:
        index[each.key].append(_sense(each))
    return {key: tuple(senses) for key, senses in index.items()}


def _sense(each: Spelling) -> Sense:
    letters = [letter for letter in each.text if letter.isalpha()]
    is_title = each.text[:1].isupper() and not all(letter.isupper() for letter in letters)
    has_digit = any(letter.isdigit() for letter in each.text)
    is_cased = each.how == "common" or (each.how != "word" and is_title and not has_digit)
    return Sense(each.kind, each.entry, each.how, is_cased)


def _singulars(key: str) -> tuple[str, ...]:
    """What a key may be the plural of, the likeliest first."""
    if key.endswith("ies"):
        return (f"{key[:-3]}y", key[:-1])
    return (key[:-1], key[:-2]) if key.endswith("es") else (key[:-1],) if key.endswith("s") else ()
