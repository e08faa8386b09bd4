"""The country of an actor: from its name, what it belongs to, and where the report plays.

None always means that nothing says; bodies of several states have none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relata.model.identities import ResolvedPlace
from relata.model.marks import ActorMark, Marks, Span
from relata.model.report import Report
from relata.model.sentence import Sentences
from relata.resolve.actor_name import is_proper, read_person
from relata.resolve.actor_registry import Registry
from relata.resolve.countries import CountryWord, find_country_words

_OFTEN_FOREIGN = frozenset({"ngo", "media", "company", "other"})
_SEVERAL = re.compile(
    r"\b(?:and (?:its|their) allies|(?<!National )(?i:coalition|international|multinational)"
    r"|joint|Joint Task|(?i:foreign)(?! (?i:minist|office\b|secret|affair|polic|serv))|allied"
    r"|ISAF|NATO|UN|U\.N\.|United Nations)\b"
)
_BODY = re.compile(r"\b(?:UN|U\.N\.|United Nations|NATO|EU|European Union|African Union)\b")
_PART_OF_WORLD = re.compile(r"\b(?:Central|Latin|South|North) Americans?\b")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_STRANGERS = re.compile(
    r"\b(?:bomber|reporters|correspondents|(?:both|all|two|the|each) sides?|(?:both|the) parties"
    r"|analysts|experts|monitors|observers|diplomats?|envoys?|refugees|migrants|mercenaries"
    r"|(?<!fishing )crew|foreign (?:minister|ministry|office|secretary))\b",
    re.IGNORECASE,
)
"""Nouns for those whom a place or a war draws from anywhere: where they are says nothing."""
_OF_THE_SCENE = frozenset(
    "government military police civilians person crowd religious company party armed_group".split()
)
_APPOSED = re.compile(r" of |, (?=an? |the )")
_ATTACHED = re.compile(
    r"^\.?[-–](?:led|backed|linked|allied|supported|funded|trained|made|run|aligned|flagged|born"
    r"|brokered|appointed|installed)"
)
_PLACED = re.compile(
    r"\b(?:in|from|of|at|near|across|inside|to|against)\s+(?:the\s+)?$", re.IGNORECASE
)
_PREFIXED = re.compile(r"\b(?:pro|anti|non|ex)-$", re.IGNORECASE)
_WEIGHT = {"name": 1.0, "people": 0.7, "capital": 0.4}
_PLACE_WEIGHT = 1.5
_PUBLISHER_WEIGHT = 0.5
_RIVAL_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class CountryReason:
    """A country with its reason in words; ``code`` None where nothing decides.

    ``scope``: what gave it – the actor's ``own`` words and what it belongs to, the ``report`` as a
    whole, or only what stands ``beside`` it: a place, or a sentence that speaks of another country.
    """

    code: str | None
    why: str
    scope: str = "own"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a report plays.

    Attributes:
        main: the country it is mostly about, or None where two come near each other.
        placed: ``(offset, alpha-2)`` of every mention of a place whose country is known.
        told: the same of every word for a country or its people.
        sentences: where the report's sentences begin.
    """

    main: str | None
    placed: tuple[tuple[int, str], ...]
    told: tuple[tuple[int, str], ...]
    sentences: Sentences


def read_scene(report: Report, marks: Marks, places: Mapping[str, ResolvedPlace]) -> Scene:
    """Weigh the countries of a report by its words and its places."""
    weights: defaultdict[str, float] = defaultdict(float)
    words = find_country_words(report.text)
    for word in words:
        weights[word.code] += _WEIGHT[word.way]
    placed: list[tuple[int, str]] = []
    for mark in marks.places:
        country = places[mark.id].country if mark.id in places else None
        if country is None:
            continue
        weights[country] += _PLACE_WEIGHT
        placed += [(start, country) for start, _ in mark.mentions]
    for word in find_country_words(report.publisher or ""):
        weights[word.code] += _PUBLISHER_WEIGHT
    if report.country:
        weights[report.country] += _PUBLISHER_WEIGHT
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    main = ranked[0][0] if ranked else None
    if len(ranked) > 1 and ranked[1][1] > _RIVAL_SHARE * ranked[0][1]:
        main = None
    told = tuple((word.start, word.code) for word in words)
    return Scene(main, tuple(sorted(placed)), told, Sentences(report.text))


def country_in_words(
    mentions: Iterable[str], registry: Registry, *, person: bool = False
) -> CountryReason:
    """The one country that an actor's own mentions name or mean by an adjective.

    ``Iran-backed militias in Iraq`` is Iraq's: a word that only tells whose friend or foe an
    actor is does not count, and where it is counts only when nothing tells whose it is. A body
    named outranks a place: ``the UN coordinator in Mali`` is of no state.

    Args:
        mentions: the actor's mentions as written.
        registry: known actors, whose names may hold a country's.
        person: the actor is one person, who has one country whatever forces surround the name.
    """
    for words in mentions:
        if _PART_OF_WORLD.search(words):
            return CountryReason(None, f"of a part of the world: {words}")
        own, placed = _words_by_role(words, registry, person=person)
        body = _BODY.search(words)
        if placed and not own and body:
            return CountryReason(None, f"belongs to {body.group()}, whatever the place")
        for found in (own, placed):
            several = not person and _SEVERAL.search(_APPOSED.split(words)[0])
            if len(found) == 1 and several:
                return CountryReason(None, f"of several countries: {words}")
            if len(found) == 1:
                code, term = next(iter(found.items()))
                return CountryReason(code, f"the word {term}")
            if len(found) > 1:
                return CountryReason(None, "of several countries: " + ", ".join(found.values()))
    return CountryReason(None, "")


def _words_by_role(
    words: str, registry: Registry, *, person: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Countries that a mention says an actor is of, and those where it only is."""
    own: dict[str, str] = {}
    placed: dict[str, str] = {}
    masked = _without_names(words, registry, person=person)
    for word in find_country_words(masked):
        before, after = masked[: word.start], masked[word.end :]
        term = masked[word.start : word.end]
        if _ATTACHED.match(after) or _PREFIXED.search(before):
            continue
        if own and word.way == "people" and re.search(r"[a-z] $", before):
            last = find_country_words(before)[-1:]
            if last and last[0].end == len(before) - 1 and last[0].way == "people":
                continue  # Bosnian Serb: the first says of which state
        away = _PLACED.search(before) and word.way != "people"
        lone = _BODY.search(before) and word.way == "name" and not _POSSESSIVE.match(after)
        (placed if away or lone else own).setdefault(word.code, term)
        if not before and not away and _POSSESSIVE.match(after):
            break  # whose it is stands first: a minister of Togo's for Mali is Togo's
    return own, placed


def _without_names(words: str, registry: Registry, *, person: bool) -> str:
    """Blanks for names that only contain a country's: a person's, or a known group's."""
    names = [read_person(words).name] if person else []
    for entry in registry.find_inside(words):
        names += [] if entry.country else [entry.name, *entry.also]
    for name in names:
        if name:
            words = words.replace(name, " " * len(name))
    return words


def country_of_names_inside(mentions: Iterable[str], registry: Registry) -> CountryReason:
    """The country of registry actors named inside the mentions (``Taliban fighters``)."""
    for words in mentions:
        entries = registry.find_inside(words)
        codes = {entry.country for entry in entries}
        if len(codes) == 1:
            code = codes.pop()
            rest = "" if code else ", which is of no one country"
            return CountryReason(code, f"named with {entries[0].name}{rest}")
    return CountryReason(None, "")


def country_of_places_inside(
    mark: ActorMark, marks: Marks, places: Mapping[str, ResolvedPlace]
) -> CountryReason:
    """The country of a place named inside a mention (``the Basra police``)."""
    for span in mark.mentions:
        for place in marks.places:
            if place.id in places and _holds(span, place.mentions):
                country = places[place.id].country
                if country:
                    return CountryReason(country, f"named with {places[place.id].name}")
    return CountryReason(None, "")


def country_of_scene(mark: ActorMark, mentions: Iterable[str], scene: Scene) -> CountryReason:
    """The country where the report plays, for actors that are usually of the place.

    A witness or a farmer is of the place; a news agency with a name of its own, a diplomat or a
    refugee may be of any.
    """
    words = tuple(mentions)
    stranger = bool(words and _STRANGERS.search(words[0]))
    stranger = stranger or any(_SEVERAL.search(item) for item in words)
    if mark.kind in _OFTEN_FOREIGN:
        stranger = stranger or any(is_proper(item) for item in words)
    elif mark.kind not in _OF_THE_SCENE:
        stranger = True
    if stranger:
        return CountryReason(None, "nothing says which country")
    start = mark.mentions[0][0]
    if scene.main is not None:
        scope = "beside" if _speaks_of_another(start, scene) else "report"
        return CountryReason(scene.main, f"the report is about {scene.main}", scope)
    near = min(scene.placed, key=lambda item: (abs(item[0] - start), item), default=None)
    if near is None:
        return CountryReason(None, "nothing says which country")
    why = f"the place next to it in the report is in {near[1]}"
    return CountryReason(near[1], why, "beside")


def countries_beside(offset: int, scene: Scene) -> frozenset[str]:
    """The countries of which the sentence at an offset speaks."""
    start, end = scene.sentences.around(offset)
    return frozenset(code for at, code in (*scene.told, *scene.placed) if start <= at < end)


def _speaks_of_another(offset: int, scene: Scene) -> bool:
    found = countries_beside(offset, scene)
    return len(found) == 1 and scene.main not in found


def state_of(words: Iterable[str]) -> CountryWord | None:
    """The country that a state's mentions name, mean by an adjective, or by their capital."""
    for mention in words:
        found = find_country_words(mention)
        if found:
            return found[0]
    return None


def _holds(span: Span, mentions: Iterable[Span]) -> bool:
    return any(span[0] <= start and end <= span[1] for start, end in mentions)
