"""Actors: name, other names, country, office, and what each belongs to, with the reason.

A registry entry is taken only when a mention is its name, acronym or the same name in another
spelling; where several entries bear the name, the report's countries decide, or nothing does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from relata.model.identities import ResolvedActor, ResolvedPlace
from relata.model.marks import ActorMark, Marks
from relata.model.report import Report
from relata.resolve.actor_country import (
    CountryReason,
    Scene,
    countries_beside,
    country_in_words,
    country_of_names_inside,
    country_of_places_inside,
    country_of_scene,
    read_scene,
    state_of,
)
from relata.resolve.actor_match import (
    ActorMatch,
    MatchScene,
    match_actor,
    match_office,
    settle_by_country,
)
from relata.resolve.actor_name import (
    bare_mention,
    fullest,
    is_anonymous,
    is_pronoun,
    is_proper,
    read_person,
    titled_person,
    with_title,
)
from relata.resolve.actor_office import installed_actor, without_speaker
from relata.resolve.actor_phrase import is_whole_name, name_in_phrase, registry_forms
from relata.resolve.actor_registry import Registry, load_registry
from relata.resolve.countries import find_country_words, load_countries
from relata.resolve.names import fold

_FOLLOWING = 160
_ITSELF = re.compile(
    r"(?:this|our) (?:news)?(?:paper|letter|station|network|agency|blog|programme|program|channel"
    r"|magazine|site|website|newsroom|broadcaster|page|desk|brief)$",
    re.IGNORECASE,
)
_OFFICIAL = frozenset({"government", "military", "police"})
"""Kinds of actors that may be an office of a state."""
_NO_ENTRY = frozenset({"person", "civilians", "crowd"})
"""Kinds of actors that the registry does not hold."""
_UNNAMED_KINDS = frozenset({"person", "other", "government", "military", "police", "civilians"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What every actor of one report is read against."""

    report: Report
    marks: Marks
    places: Mapping[str, ResolvedPlace]
    scene: Scene
    match_scene: MatchScene
    registry: Registry


def resolve_actors(
    report: Report,
    marks: Marks,
    places: Mapping[str, ResolvedPlace] | None = None,
    registry: Registry | None = None,
) -> dict[str, ResolvedActor]:
    """The identity of every actor mark, by mark id.

    Args:
        report: the report.
        marks: its marks.
        places: its resolved places, by mark id; without them places tell nothing of countries.
        registry: known actors; without one those that come with Relata.
    """
    settled = places or {}
    scene = read_scene(report, marks, settled)
    words = {word.code for word in find_country_words(report.text)}
    look = _Look(
        report=report,
        marks=marks,
        places=settled,
        scene=scene,
        match_scene=MatchScene(
            words=f" {fold(report.text)} ",
            spoken_of=frozenset(words | {code for _, code in scene.placed}),
            main=scene.main,
            year=_year(report.published),
            one_case=report.text.isupper() or report.text.islower(),
        ),
        registry=registry or load_registry(),
    )
    by_id = {mark.id: mark for mark in marks.actors}
    entries = {mark.id: _registry(mark, look) for mark in marks.actors}
    own = {mark.id: _own_country(mark, entries[mark.id], look) for mark in marks.actors}
    countries = {mark.id: _country(mark, by_id, own, look) for mark in marks.actors}
    for mark in marks.actors:
        entries[mark.id] = _settle(mark, entries[mark.id], countries[mark.id], look)
    return {
        mark.id: _resolve(mark, entries[mark.id], countries[mark.id], look) for mark in marks.actors
    }


def _year(published: str | None) -> str | None:
    year = (published or "")[:4]
    return year if year.isdigit() else None


def _resolve(
    mark: ActorMark, found: ActorMatch, country: CountryReason, look: _Look
) -> ResolvedActor:
    mentions = _mentions(mark, look)
    entry = found.entry
    name, role = _name(mark, mentions, found)
    if mark.kind == "media" and _is_itself(mentions) and look.report.publisher:
        name = look.report.publisher
    start = mark.mentions[0][1]
    following = look.report.text[start : start + _FOLLOWING]
    return ResolvedActor(
        name=name,
        aka=_other_names(mentions, name),
        kind=mark.kind,
        country=country.code,
        role=role or None,
        anonymous=_unnamed(mark, mentions) and is_anonymous(mentions, following),
        of=mark.of,
        registry=entry.id if entry else None,
        candidates=() if entry else tuple(item.id for item in found.entries),
        why=_why(found, country),
    )


def _is_itself(mentions: Sequence[str]) -> bool:
    """An outlet that is called nothing but ``we`` or ``this newspaper`` speaks of itself."""
    return all(is_pronoun(words) or _ITSELF.match(words) for words in mentions)


def _mentions(mark: ActorMark, look: _Look) -> list[str]:
    """The mentions that say something, in order; pronouns only where there is nothing else."""
    words = [look.report.text[slice(*span)] for span in mark.mentions]
    unique = list(dict.fromkeys(words))
    return [item for item in unique if not is_pronoun(item)] or unique


def _registry(mark: ActorMark, look: _Look) -> ActorMatch:
    """Entries whose name a mention is; one when the report decides, several when it does not."""
    if mark.kind in _NO_ENTRY:
        return ActorMatch()
    mentions = _mentions(mark, look)
    for words in mentions:
        installed = look.registry.entries.get(installed_actor(words) or "")
        if installed is not None:
            return ActorMatch((installed,), f"put in by another state: {words}")
    if mark.kind in _OFFICIAL:
        mentions += [without_speaker(words) for words in mentions]
    forms = (form for words in mentions for form in registry_forms(words))
    beside = countries_beside(mark.mentions[0][0], look.scene)
    return match_actor(forms, mark.kind, replace(look.match_scene, beside=beside), look.registry)


def _settle(mark: ActorMark, found: ActorMatch, country: CountryReason, look: _Look) -> ActorMatch:
    """What the actor's country decides where its name did not."""
    settled = settle_by_country(found, country)
    if settled.entry is not None or mark.kind in {*_NO_ENTRY, "state"}:
        return settled
    office = match_office(
        _mentions(mark, look), mark.kind, country, look.match_scene, look.registry
    )
    return office if office.entries else settled


def _own_country(mark: ActorMark, found: ActorMatch, look: _Look) -> CountryReason:
    """What name and registry say; ``code`` None with a reason means that it is of no one state."""
    mentions = _mentions(mark, look)
    if found.entry is not None:
        return CountryReason(found.entry.country, f"registry: {found.entry.name}")
    if mark.kind == "igo":
        return CountryReason(None, "a body of several states")
    named = country_in_words(mentions, look.registry, person=mark.kind == "person")
    if mark.kind == "state" and not named.why:
        word = state_of(mentions)
        if word is not None:
            return CountryReason(word.code, f"the state {load_countries()[word.code].name}")
    for reason in (
        named,
        country_of_names_inside(mentions, look.registry),
        country_of_places_inside(mark, look.marks, look.places),
    ):
        if reason.code or reason.why:
            return reason
    return CountryReason(None, "")


def _country(
    mark: ActorMark,
    by_id: Mapping[str, ActorMark],
    own: Mapping[str, CountryReason],
    look: _Look,
) -> CountryReason:
    if own[mark.id].code or own[mark.id].why:
        return own[mark.id]
    parent, seen = mark.of, {mark.id}
    while parent is not None and parent in by_id and parent not in seen:
        seen.add(parent)
        reason = own[parent]
        if reason.code or (reason.why and by_id[parent].kind in {"igo", "military"}):
            return CountryReason(reason.code, f"belongs to {_first_words(by_id[parent], look)}")
        parent = by_id[parent].of
    return country_of_scene(mark, _mentions(mark, look), look.scene)


def _first_words(mark: ActorMark, look: _Look) -> str:
    return look.report.text[slice(*mark.mentions[0])]


def _name(mark: ActorMark, mentions: Sequence[str], found: ActorMatch) -> tuple[str, str]:
    """Name and office."""
    if found.entry is not None:
        return found.name or found.entry.name, ""
    if mark.kind == "person":
        persons = [read_person(words) for words in mentions]
        role = next((person.role for person in persons if person.role), "")
        name = fullest([person.name for person in persons if person.name])
        return with_title(name, mentions) or bare_mention(fullest(mentions)), role
    if mark.kind == "state":
        word = state_of(mentions)
        if word is not None:
            return load_countries()[word.code].name, ""
    names = [titled_person(words) or name_in_phrase(words).name for words in mentions]
    proper = [name for name in names if is_proper(name)]
    whole = [name for name in proper if " " in name and is_whole_name(name)]
    return fullest(whole) or fullest(proper) or fullest(names), ""


def _other_names(mentions: Sequence[str], name: str) -> tuple[str, ...]:
    others: dict[str, str] = {}
    for words in mentions:
        found = name_in_phrase(words)
        for bare in (found.name, *found.beside):
            if is_proper(bare) and fold(bare) != fold(name):
                others.setdefault(fold(bare), bare)
    return tuple(others.values())


def _unnamed(mark: ActorMark, mentions: Sequence[str]) -> bool:
    if mark.kind not in _UNNAMED_KINDS:
        return False
    if mark.kind == "person":
        return not any(read_person(words).name for words in mentions)
    return True


def _why(found: ActorMatch, country: CountryReason) -> str:
    parts = [found.why] if found.why else []
    if country.why:
        parts.append(f"country: {country.why}")
    return "; ".join(parts)
