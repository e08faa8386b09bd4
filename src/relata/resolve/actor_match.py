"""Which actor of the registry bears a name in a report: by features, or left open.

A name leads to the entries that bear it (``actor_registry``); where several do, the report's other
words decide, one feature after another, and the feature that decided is the reason. Nothing is
ever chosen because it looks alike.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relata.resolve.actor_country import CountryReason
from relata.resolve.actor_name import bare_mention, is_proper
from relata.resolve.actor_office import (
    Office,
    OfficeWords,
    is_generic,
    name_in_report,
    read_office,
    without_countries,
)
from relata.resolve.actor_phrase import Form, is_whole_name
from relata.resolve.actor_registry import Registry, RegistryEntry, is_acronym
from relata.resolve.countries import load_countries
from relata.resolve.names import fold

_JOINED = re.compile(r"\b(?:and|or)\b")
_ARMED = frozenset({"armed_group", "military", "police"})
_CIVIL = frozenset({"media", "company", "religious", "ngo"})
_CLASHING = ((_ARMED, _CIVIL), (_CIVIL | {"other"}, _ARMED))
"""Kinds of a mark and of an entry that are never one actor: a football club is no militia."""
_LONG_ACRONYM = 4
_FAMILIAR_LETTERS = 5
"""An acronym that is the main name of its bearer and no longer than this needs no home."""


@dataclass(frozen=True, slots=True)
class MatchScene:
    """What of a report decides between actors of one name.

    Attributes:
        words: the report's words as folded, one space around each.
        spoken_of: alpha-2 of every country the report names or has a place in.
        main: the country it is mostly about, or None.
        beside: alpha-2 of the countries of which the actor's own sentence speaks.
        year: year of publication, or None.
        one_case: the text has no case, so acronyms cannot be told from words.
    """

    words: str
    spoken_of: frozenset[str]
    main: str | None
    year: str | None
    one_case: bool
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Entries that bear the name: one where the report decides, several where it does not.

    ``is_open``: nothing in the report says that even a single bearer is meant. ``name`` is how an
    office is called in reports, where the entry's own name is not the usual one; else None.
    """

    entries: tuple[RegistryEntry, ...] = ()
    why: str = ""
    is_open: bool = False
    name: str | None = None

    @property
    def entry(self) -> RegistryEntry | None:
        """The one entry, or None."""
        return self.entries[0] if len(self.entries) == 1 and not self.is_open else None


def match_actor(
    forms: Iterable[Form], kind: str, scene: MatchScene, registry: Registry
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
        found = registry.look_up(form.words, one_case=scene.one_case)
        found = tuple(each for each in found if _may_be(each, form, kind))
        if is_acronym(form.words) and not _is_told_by_kind(found, form.words, kind):
            found = tuple(each for each in found if _is_at_home(each, form.words, scene))
        if not found:
            continue
        match = _decide(found, form, kind, scene)
        if match.entry is not None:
            return match
        open_match = open_match if open_match.entries else match
    return open_match


def _decide(
    found: tuple[RegistryEntry, ...], form: Form, kind: str, scene: MatchScene
) -> ActorMatch:
    """Keep those that a feature speaks for, feature by feature, until one is left."""
    words, left = form.words, found
    if form.country is None and _needs_home(words, found):
        left = tuple(each for each in found if _is_given(each, words, scene))
        if not left:
            told = tuple(each for each in found if each.country in scene.spoken_of)
            why = "forces of several states bear the name"
            return ActorMatch(told or found, why, is_open=True)
    if len(left) == 1:
        return ActorMatch(left, f"bears the name of {left[0].name}")
    features: tuple[tuple[str, Callable[[RegistryEntry], bool]], ...] = (
        ("its sentence speaks of its country", lambda each: each.country in scene.beside),
        ("the report also gives its full name", lambda each: _is_spelt_out(each, words, scene)),
        ("it is of that kind", lambda each: each.kind == kind),
        ("the report is about its country", lambda each: each.country == scene.main is not None),
        ("the report speaks of its country", lambda each: each.country in scene.spoken_of),
        ("the name is its own first", lambda each: fold(words) not in map(fold, each.shared)),
        ("it is of that time", lambda each: each.is_of(scene.year)),
    )
    for reason, speaks_for in features:
        kept = tuple(each for each in left if speaks_for(each))
        if len(kept) == 1:
            return ActorMatch(kept, f"bears the name of {kept[0].name}; {reason}")
        left = kept or left
    return ActorMatch(left, "several known actors bear the name")


def _is_told_by_kind(found: tuple[RegistryEntry, ...], acronym: str, kind: str) -> bool:
    """The only bearer of an acronym that is long, or an outlet's: its kind is enough."""
    long_enough = kind == "media" or len(fold(acronym)) >= _LONG_ACRONYM
    return long_enough and len(found) == 1 and found[0].kind == kind


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


def settle_by_country(match: ActorMatch, country: CountryReason) -> ActorMatch:
    """The one bearer that is of the actor's country, where its own words or owner give that."""
    kept = tuple(each for each in match.entries if each.country == country.code)
    if match.entry is not None or len(kept) != 1 or not country.code or country.scope != "own":
        return match
    return ActorMatch(kept, f"bears the name of {kept[0].name}; it is of that country")


def match_office(
    mentions: Iterable[str],
    kind: str,
    country: CountryReason,
    scene: MatchScene,
    registry: Registry,
) -> ActorMatch:
    """The office of a state that a mention is, by the country that the actor has.

    Where only what stands beside it gives the country, the office is a candidate and no more; of
    several bodies in one phrase (``the military and police``) none is meant alone, and a command
    with a name of its own is not the army that it is called later.

    Args:
        mentions: the actor's mentions as written.
        kind: kind of the mark, as in the codebook.
        country: the country found for the actor, with its reason.
        scene: what the report says besides.
        registry: the known actors.
    """
    said = tuple(mentions)
    if said and read_office(said[0]) is None and _is_another(said[0]):
        said = said[:1]
    for words in said:
        match = _match_office(words, kind, country, scene, registry)
        if match.entries:
            return match
    return ActorMatch()


def _is_another(words: str) -> bool:
    """A first mention that names something else than an office: a joint body, a proper name."""
    return bool(_JOINED.search(words)) or is_proper(without_countries(bare_mention(words)))


def _match_office(
    words: str, kind: str, country: CountryReason, scene: MatchScene, registry: Registry
) -> ActorMatch:
    read = read_office(words)
    if read is None:
        return _match_under_country(words, country, registry)
    code = read.country or country.code or scene.main
    if code is None or (read.country is None and not _may_stand(read, country)):
        return ActorMatch()
    offices = [
        each for each in read.offices if kind in each.kinds and (read.country or not each.named)
    ]
    if not offices:
        return ActorMatch()
    found = registry.find_office(code, _likeliest(offices, code, registry), scene.year)
    relation = "speaks for" if read.speaker else "is"
    near = read.country is None and (country.code is None or country.scope == "beside")
    why = f"{words} {relation} an office of {code}"
    return ActorMatch(found, why, is_open=near, name=name_in_report(read.words, code))


def _match_under_country(words: str, country: CountryReason, registry: Registry) -> ActorMatch:
    """The entry whose name the words are without their state: ``the Federal Police`` in Iraq."""
    bare = bare_mention(words)
    if country.code is None or not is_whole_name(bare):
        return ActorMatch()
    state = load_countries()[country.code]
    whole = [f"{each} {bare}" for each in state.people]
    whole += [f"{bare} of {each}" for each in state.names]
    for name in whole:
        found = [each for each in registry.look_up(name) if each.country == country.code]
        if found:
            why = f"{words} is {found[0].name} in {country.code}"
            return ActorMatch(tuple(found), why, is_open=country.scope == "beside")
    return ActorMatch()


def _may_stand(read: OfficeWords, country: CountryReason) -> bool:
    """Whether a country that the words do not name may be theirs (``our army`` is a speaker's)."""
    return country.scope == "own" or not read.owned


def _likeliest(offices: list[Office], country: str, registry: Registry) -> str:
    known = (each.code for each in offices if registry.has_office(country, each.code))
    return next(known, offices[-1].code)


def _may_be(entry: RegistryEntry, form: Form, kind: str) -> bool:
    """A name under another state's is not this entry's, and a state is none of its offices."""
    if form.country is not None and entry.country not in {None, form.country}:
        return False
    if form.loose and entry.kind != kind:
        return False
    if kind == "state" and entry.office is not None:
        return False
    return not any(kind in one and entry.kind in other for one, other in _CLASHING)


def _needs_home(words: str, found: tuple[RegistryEntry, ...]) -> bool:
    """A name that forces of several states bear, or a seat of several."""
    key = fold(words)
    seated = sum(key in map(fold, each.seats) for each in found)
    return is_generic(words) or seated > 1


def _is_given(entry: RegistryEntry, words: str, scene: MatchScene) -> bool:
    """The report gives the entry's state: beside the name, else as what it is about or alone."""
    if entry.country is None or _is_spelt_out(entry, words, scene):
        return True
    if scene.beside:
        return entry.country in scene.beside
    return entry.country == scene.main or scene.spoken_of == {entry.country}
