"""Exchanges the two sides of a report's conflict, by name and by adjective.

A reader must judge both sides alike: with Freedonia and Sylvania exchanged, whatever was denied is
still denied. The sides are the two actors most spoken of among those that act on each other in the
annotation; their words are exchanged all over the text, and every position can be mapped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from relata.model.record import Actor, Filler, Record, Span
from relata.resolve.countries import Country, load_countries

_ARTICLE = re.compile(r"(?i)the\s+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s*)$")
_INDEFINITE = re.compile(r"\b([Aa])n?(\s+)$")
_SHORT_ACRONYM = 4


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side and the words by which the text names it.

    Attributes:
        key: ISO 3166 alpha-2 of a state, or the annotation's id of a group.
        names: surfaces of its name, the one to be put in for the other side first.
        people: adjectives and words for its people, likewise; empty for a group.
        takes_article: whether its first name stands with "the" in the text.
    """

    key: str
    names: tuple[str, ...]
    people: tuple[str, ...] = ()
    takes_article: bool = False


class Exchanged(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its two sides exchanged.

    Attributes:
        pieces: exchanged stretches ``(start, end, new start, new end)`` in text order.
    """

    text: str
    sides: tuple[Side, Side]
    pieces: tuple[tuple[int, int, int, int], ...]

    def map_span(self, span: Span) -> Span:
        """Where a span of the old text stands in the new one; inside a name, the whole name."""
        return self._map(span[0], at_end=False), self._map(span[1], at_end=True)

    def _map(self, position: int, *, at_end: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in self.pieces:
            if position < start or (at_end and position == start):
                break
            if position < end or (at_end and position == end):
                return new_end if at_end else new_start
            shift = new_end - end
        return position + shift


def exchange_sides(gold: Record) -> Exchanged | None:
    """The report's text with its two sides exchanged; None when it has no two named sides."""
    sides = find_sides(gold)
    return None if sides is None else exchange(gold.report.text, sides)


def find_sides(gold: Record) -> tuple[Side, Side] | None:
    """The two named sides most spoken of among those that act on or speak against each other.

    Two states or two groups come before a state and a group.
    """
    keys = _keys(gold)
    mentions = Counter[str]()
    for actor in gold.actors:
        mentions[keys[actor.id]] += len(actor.mentions)
    opposed = {frozenset(pair) for pair in _opposed(gold, keys)}
    ranked = sorted(
        (sorted(pair) for pair in opposed if len(pair) == 2),
        key=lambda pair: (_is_mixed(pair), -min(mentions[key] for key in pair), pair),
    )
    for left, right in ranked:
        one, other = describe_side(gold, left, keys), describe_side(gold, right, keys)
        if one and other and not _share_words(one, other):
            return one, other
    return None


def _is_mixed(pair: list[str]) -> bool:
    """Whether a state stands against a group: their words fit each other's places less well."""
    return len({key in load_countries() for key in pair}) > 1


def _keys(gold: Record) -> dict[str, str]:
    """The side that each actor and place would be on: a country for a state and its forces.

    Others are on the side of the actor they belong to in the end ("spokesman" → "movement").
    """
    by_id = {actor.id: actor for actor in gold.actors}
    keys = {place.id: place.country or place.id for place in gold.places}
    for actor in gold.actors:
        top, seen = actor, {actor.id}
        while top.of in by_id and top.of not in seen:
            top = by_id[str(top.of)]
            seen.add(top.id)
        keys[actor.id] = top.country if top.kind in _OF_STATES and top.country else top.id
    return keys


_KINDS_OF_SIDES = frozenset({"armed_group", "party", "military", "police", "government", "state"})
_OF_STATES = frozenset({"state", "government", "military", "police"})


def _opposed(gold: Record, keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of sides one of which acts on the other, or speaks against what it did."""
    events = {event.id: event for event in gold.events}
    for event in gold.events:
        if event.type in _HOSTILE_TYPES:
            yield from _pairs(_refs(event.agents), _refs(event.targets), keys)
    for claim in gold.claims:
        if claim.stance in _HOSTILE_STANCES:
            for ref in claim.about:
                if ref in events:
                    yield from _pairs([claim.source], _refs(events[ref].agents), keys)


_HOSTILE_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_HOSTILE_STANCES = frozenset({"accuses", "condemns", "threatens", "warns", "denies", "rejects"})


def _refs(fillers: Iterable[Filler]) -> list[str]:
    return [filler.ref for filler in fillers]


def _pairs(
    left: Iterable[str], right: Iterable[str], keys: dict[str, str]
) -> Iterator[tuple[str, str]]:
    others = [keys[ref] for ref in right if ref in keys]
    for ref in left:
        if ref in keys:
            yield from ((keys[ref], other) for other in others)


def describe_side(gold: Record, key: str, keys: dict[str, str]) -> Side | None:
    """The words by which the text names a side; None when it has no name there."""
    text = gold.report.text
    mentions = [
        text[start:end]
        for actor in gold.actors
        if keys[actor.id] == key
        for start, end in actor.mentions
    ]
    country = load_countries().get(key)
    if country is not None:
        return _describe_country(text, mentions, country)
    group = next((actor for actor in gold.actors if actor.id == key), None)
    if group is None or group.kind not in _KINDS_OF_SIDES:
        return None
    return _describe_group(text, group)


def _describe_country(text: str, mentions: list[str], country: Country) -> Side | None:
    names = [name for name in country.names if _stands_in(text, name)]
    names.sort(key=lambda name: -len(re.findall(rf"\b{re.escape(name)}", text)))
    people = [word for word in country.people if _stands_in(text, word)]
    if not names and not people:
        return None
    capital = [country.capital] if country.capital in map(_without_article, mentions) else []
    names = list(dict.fromkeys([*names, country.name, *capital]))
    return Side(
        key=country.code,
        names=tuple(names),
        people=tuple(dict.fromkeys([*people, *country.people[:1]])),
        takes_article=_takes_article(text, names[0]),
    )


def _describe_group(text: str, group: Actor) -> Side | None:
    surfaces = Counter(
        surface
        for start, end in group.mentions
        if (surface := _proper_name(text, text[start:end])) is not None
    )
    if not surfaces:
        return None
    names = tuple(name for name, _ in surfaces.most_common())
    return Side(key=group.id, names=names, takes_article=_takes_article(text, names[0]))


def _proper_name(text: str, mention: str) -> str | None:
    """The mention without its article if it is a name: capitals that stay in mid-sentence."""
    bare = _without_article(mention)
    words = re.findall(r"[^\W\d_]+", bare)
    if not words or not bare[0].isupper() or bare.casefold() in _PRONOUNS:
        return None
    if any(word[0].islower() for word in words if len(word) > 3) or "," in bare:
        return None
    if re.search(rf"(?<!\w){re.escape(bare.lower())}(?!\w)", text) or _names_people(bare):
        return None
    return bare


_PRONOUNS = frozenset("i we us our he him his she her it its they them their who you".split())


def _names_people(word: str) -> bool:
    """Whether a word is a country's or its people's name: such a group is no name of its own."""
    return any(
        word.casefold().removesuffix("s") == name.casefold().removesuffix("s")
        for country in load_countries().values()
        for name in (*country.names, *country.people)
    )


def _without_article(words: str) -> str:
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def _takes_article(text: str, name: str) -> bool:
    """Whether the name stands more often with "the" than without it."""
    bare = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    with_article = len(re.findall(rf"(?<!\w)[Tt]he\s+{re.escape(name)}(?!\w)", text))
    return with_article * 2 > bare


def _stands_in(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) is not None


def _share_words(one: Side, other: Side) -> bool:
    """Whether a word of one side names the other too: then nothing can be told apart."""
    left = {word.casefold() for name in (*one.names, *one.people) for word in name.split()}
    right = {word.casefold() for name in (*other.names, *other.people) for word in name.split()}
    return bool(left & right)


def exchange(text: str, sides: tuple[Side, Side]) -> Exchanged:
    """A text in which the words of two sides have changed places."""
    words = {
        spelling: (kind, other)
        for side, other in (sides, sides[::-1])
        for kind, surfaces in (("people", side.people), ("name", side.names))
        for word in surfaces
        for spelling in (word, word.upper())
    }
    out: list[str] = []
    pieces = []
    at = length = 0
    for match in _pattern(words).finditer(text):
        kind, other = words[match["word"]]
        new = _put_in(text, match, kind, other)
        start = match.start() - _indefinite_length(text[at : match.start()])
        if start < match.start():
            new = _indefinite(text[start : match.start()], new)
        out += [text[at:start], new]
        length += start - at
        pieces.append((start, match.end(), length, length + len(new)))
        length += len(new)
        at = match.end()
    return Exchanged(text="".join([*out, text[at:]]), sides=sides, pieces=tuple(pieces))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words with an article before and a plural after; the longest word wins."""
    longest_first = sorted(words, key=len, reverse=True)
    choices = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?P<article>[Tt]he\s+)?(?P<word>{choices})(?P<plural>s?)(?!\w)")


def _put_in(text: str, match: re.Match[str], kind: str, other: Side) -> str:
    """The other side's words in the place of a match, capitals and article fitted."""
    surfaces = other.people if kind == "people" and other.people else other.names
    word = surfaces[0]
    found, article, plural = match["word"], match["article"] or "", match["plural"]
    if found.isupper() and len(found) > _SHORT_ACRONYM:
        word = word.upper()
    if kind == "people":
        return article + word + (plural if not word.endswith(("s", "sh", "ch", "ese")) else "")
    if article and not other.takes_article:
        return word
    if not article and other.takes_article and _stands_alone(text, match):
        return ("The " if _SENTENCE_START.search(text[: match.start()]) else "the ") + word
    return article + word


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the name is no attribute of a word after or before it ("a Taliban fighter")."""
    after = re.match(r"\s+([a-z]+)", text[match.end() :])
    before = re.search(r"\b(a|an|its|their|his|her|this|that|\w+-)\s*$", text[: match.start()])
    return before is None and (after is None or after[1] in _AFTER_A_NOUN)


_AFTER_A_NOUN = frozenset(
    "and or but to in on at of for from by with as has had have is was were are will would "
    "could should may might said says told denied claimed confirmed announced launched fired "
    "attacked killed carried also again before after while when who which that did does".split()
)
"""Words that may follow a noun; any other lower-case word makes the name an attribute of it."""


def _indefinite_length(before: str) -> int:
    """Length of an indefinite article at the end of what stands before a match, else 0."""
    match = _INDEFINITE.search(before)
    return 0 if match is None else len(match[0])


def _indefinite(article: str, word: str) -> str:
    """The article that fits the word, as the old one was written."""
    letter = article[0]
    return f"{letter}n {word}" if word[:1].lower() in "aeiou" else f"{letter} {word}"
