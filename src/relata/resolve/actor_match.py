"""Which actor of the registry bears a name in a report: by features, or left open.

A name leads to the entries that bear it (``actor_registry``); where several do, the report's other
words decide, one feature after another, and the feature that decided is the reason. Nothing is
ever chosen because it looks alike.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relata.resolve.actor_registry import Registry, RegistryEntry, is_acronym
from relata.resolve.names import fold

_FAMILIAR_LETTERS = 5
"""An acronym that is the main name of its bearer and no longer than this needs no home."""


@dataclass(frozen=True, slots=True)
class MatchScene:
    """What of a report decides between actors of one name.

    Attributes:
        words: the report's words as folded, one space around each.
        spoken_of: alpha-2 of every country the report names or has a place in.
        main: the country it is mostly about, or None.
        year: year of publication, or None.
        one_case: the text has no case, so acronyms cannot be told from words.
    """

    words: str
    spoken_of: frozenset[str]
    main: str | None
    year: str | None
    one_case: bool


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Entries that bear the name: one where the report decides, several where it does not."""

    entries: tuple[RegistryEntry, ...] = ()
    why: str = ""

    @property
    def entry(self) -> RegistryEntry | None:
        """The one entry, or None."""
        return self.entries[0] if len(self.entries) == 1 else None


def match_actor(
    forms: Iterable[str], kind: str, scene: MatchScene, registry: Registry
) -> ActorMatch:
    """The actor that one of the forms of a name means.

    Args:
        forms: ways in which the report writes the name, the surest first.
        kind: kind of the mark, as in the codebook.
        scene: what the report says besides.
        registry: the known actors.
    """
    open_match = ActorMatch()
    for form in dict.fromkeys(forms):
        found = registry.look_up(form, one_case=scene.one_case)
        if is_acronym(form):
            found = tuple(each for each in found if _is_at_home(each, form, scene))
        if not found:
            continue
        match = _decide(found, form, kind, scene)
        if match.entry is not None:
            return match
        open_match = open_match if open_match.entries else match
    return open_match


def _decide(
    found: tuple[RegistryEntry, ...], form: str, kind: str, scene: MatchScene
) -> ActorMatch:
    """Keep those that a feature speaks for, feature by feature, until one is left."""
    left = found
    if len(left) == 1:
        return ActorMatch(left, f"bears the name of {left[0].name}")
    features: tuple[tuple[str, Callable[[RegistryEntry], bool]], ...] = (
        ("the report also gives its full name", lambda each: _is_spelt_out(each, form, scene)),
        ("it is of that kind", lambda each: each.kind == kind),
        ("the report is about its country", lambda each: each.country == scene.main is not None),
        ("the report speaks of its country", lambda each: each.country in scene.spoken_of),
        ("the name is its own first", lambda each: fold(form) not in map(fold, each.shared)),
        ("it is of that time", lambda each: _is_of_time(each, scene.year)),
    )
    for reason, speaks_for in features:
        kept = tuple(each for each in left if speaks_for(each))
        if len(kept) == 1:
            return ActorMatch(kept, f"bears the name of {kept[0].name}; {reason}")
        left = kept or left
    return ActorMatch(left, "several known actors bear the name")


def _is_at_home(entry: RegistryEntry, form: str, scene: MatchScene) -> bool:
    # A bare acronym of three letters means something else in every country.
    if entry.country is None or entry.country in scene.spoken_of:
        return True
    return len(fold(entry.name)) <= _FAMILIAR_LETTERS or _is_spelt_out(entry, form, scene)


def _is_spelt_out(entry: RegistryEntry, form: str, scene: MatchScene) -> bool:
    """Another name of the entry, longer than the form, stands in the report."""
    key = fold(form)
    return any(
        len(other) > len(key) and f" {other} " in scene.words
        for other in (fold(name) for name in (entry.name, *entry.also))
    )


def _is_of_time(entry: RegistryEntry, year: str | None) -> bool:
    if year is None:
        return True
    return (entry.since or year) <= year <= (entry.until or year)
