"""How right the values of actors are, and on which corpora they can be measured.

Figures besides kind and country
- ``actor_name``: every actor. ``actor_proper_name``: those that the annotation gives a name of
  their own (every word of it with a capital), no description such as ``residents of Gao``.
- A read name is right when it is the annotated one, words for its own country apart (``the Sudanese
  army``, ``army`` of SD), one of the annotated other names, or when both lead to one entry of the
  registry.
- ``.given`` looks at actors that both have, ``.strict`` at all of them.
"""

from collections.abc import Iterator, Sequence

from relata.evaluate.values import ValueKind
from relata.model.record import Actor
from relata.resolve.actor_name import bare_mention
from relata.resolve.actor_office import read_office
from relata.resolve.actor_phrase import is_whole_name
from relata.resolve.actor_registry import Registry, load_registry
from relata.resolve.countries import find_country_words
from relata.resolve.names import fold
from relata.score import Comparison
from relata.score.comparison import span_of
from relata.score.counts import Sheet, Side
from relata.score.slots import put_beside
from relata.score.values import score_values

_LINKS = frozenset("the of s a an".split())


def is_same_name(gold: Actor, read: Actor, registry: Registry) -> bool:
    """Whether a read actor bears the name of the annotated one, in any of its writings."""
    name = fold(bare_mention(read.name))
    if name in {fold(bare_mention(each)) for each in (gold.name, *gold.aka)}:
        return True
    if gold.country == read.country and _own_words(gold) == _own_words(read):
        return True
    return read.registry is not None and read.registry in set(_entries(gold, registry))


def score_names(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of names."""
    registry = load_registry()
    pairs = comparison.matches["a"].pairs
    tables = (comparison.gold.record.actors, comparison.read.record.actors)
    for gold, read in put_beside(pairs, *map(list, tables)):
        for figure in _figures(gold, read):
            right = gold is not None and read is not None and is_same_name(gold, read, registry)
            sides = _side(gold), _side(read)
            sheet.item(f"{figure}.strict", *sides, right=right)
            if gold is not None and read is not None:
                sheet.item(f"{figure}.given", *sides, right=right)


def _figures(gold: Actor | None, read: Actor | None) -> Sequence[str]:
    named = gold or read
    proper = named is not None and is_whole_name(bare_mention(named.name))
    return ("actor_name", "actor_proper_name") if proper else ("actor_name",)


def _side(actor: Actor | None) -> Side | None:
    return None if actor is None else Side(span_of(actor), actor.name)


def _own_words(actor: Actor) -> str:
    """A name's words by alphabet, without those for the actor's own country."""
    name = actor.name
    for word in reversed(find_country_words(name)):
        if word.code == actor.country:
            name = f"{name[: word.start]} {name[word.end :]}"
    words = sorted(word for word in fold(name).split() if word not in _LINKS)
    return " ".join(words) or fold(actor.name)


def _entries(gold: Actor, registry: Registry) -> Iterator[str]:
    """Ids of the entries to which an annotated name leads."""
    for name in (gold.name, *gold.aka):
        yield from (entry.id for entry in registry.look_up(bare_mention(name)))
        office = read_office(name)
        country = office and (office.country or gold.country)
        if office and country:
            for each in office.offices:
                yield from (entry.id for entry in registry.find_office(country, each.code, None))


ACTORS = ValueKind(
    name="actors",
    figures={
        "actor_name": "name",
        "actor_proper_name": "proper name",
        "actor_kind": "kind",
        "actor_country": "country",
    },
    tables=("actors",),
    scorers=(score_names, score_values),
)
