"""Whose a place without an entry is, by its own words and the words beside it.

``its soil`` is of the country that the sentence is about, ``KPA posts 250 and 251`` of the one
whose army that is, ``a camp over the border in Syria`` of the one named behind.
"""

import re

from relata.model.marks import Span
from relata.resolve.actor_registry import Registry
from relata.resolve.countries import country_named, find_country_words
from relata.resolve.place_actors import countries_of_words
from relata.resolve.place_context import Context

_POSSESSIVE = re.compile(
    r"(?:its|their|our|his|her)\s+(?:own\s+)?(?:(?!common|shared|joint)[a-z-]+\s+){0,2}?"
    r"(?:soil|waters|territory|lands?|airspace|borders?|frontiers?|shores?|coasts?|coastline|side"
    r"|provinces?|regions?|cities|towns|villages)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+[a-z-]+){0,4}?\s+(?:in|inside|within|across)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,2})"
)
_OF_AN_ACTOR = re.compile(
    r"(?:[a-z ]+ )?(?P<owner>[A-Z][\w'’-]*(?: [\w'’-]+){0,4}?)(?:['’]s)? "
    r"(?:posts?|positions?|bases?|camps?|barracks|headquarters|lines?|territory|areas?|prison"
    r"|hospital|depots?|checkpoints?|compound)\b.*"
)
"""What an actor holds and is named for: "KPA civil police posts 250 and 251"."""
_OWN_NOUN = re.compile(
    r"\b(?:its|their)\s+(?:own\s+)?(?:[a-z-]+\s+)?"
    r"(?:posts?|positions?|villages?|towns?|troops|soldiers|units|bases?|territory|side|waters)\s+"
    r"(?:near|at|in|around|outside|on|off|of|inside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_HOME = re.compile(
    r"\s(?:(?:border|coastal|frontier|northern|southern|eastern|western|port)\s+)?"
    r"(?:garrison|town|village|city|port|province|district|region|side|bank|island|shore|governor"
    r"|mayor|municipality|police|police station|gendarmes|customs|hospital|farmers|fishermen"
    r"|villagers|authorities|prosecutors|court|prison|jail|army truck|hamlet|settlement|county)\s+"
    r"(?:near|at|in|around|outside|on|off|of|inside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Nouns for what is, as a rule, in its own country; an army's base may be abroad."""


_COUNTRY_BEHIND = re.compile(
    r"(?:,|\s*\()\s*(?:in\s+)?(?:(?:north|south|east|west|central)\w*\s+)?"
    r"(?P<name>[A-Z][\w'’.]+(?:\s+[A-Z][\w.]+){0,2}?)(?=[),.;*]|\s+(?![A-Z])|$)"
)


def country_behind(text: str, span: Span) -> str | None:
    """The country that stands behind a name as what it lies in: "Selat, Cameroon"."""
    match = _COUNTRY_BEHIND.match(text, span[1])
    return country_named(match["name"]) if match else None


def owner_of(
    text: str, span: Span, sentence: Span, context: Context, registry: Registry
) -> str | None:
    """Alpha-2 of the country that a place belongs to; None where its words tell none."""
    words = text[slice(*span)]
    before = text[sentence[0] : span[0]]
    if _POSSESSIVE.fullmatch(words) or _OWN_NOUN.search(before):
        named = context.countries_in(sentence[0], span[0])
        return named[0] if named else None
    thing = _OF_AN_ACTOR.fullmatch(words)
    if thing and not find_country_words(thing["owner"]):
        known = countries_of_words(thing["owner"], registry)
        if len(known) == 1:
            return known[0]
    behind = _BEHIND.match(text, span[1])
    if behind and (code := country_named(behind["name"])):
        return code
    return _at_home(before)


def _at_home(before: str) -> str | None:
    """The country whose town, mayor or police stands right before: "the Colombian town of"."""
    noun = _AT_HOME.search(before)
    words = find_country_words(before[: noun.start() + 1]) if noun else []
    last = words[-1] if words else None
    return last.code if noun and last and last.end >= noun.start() - 2 else None
