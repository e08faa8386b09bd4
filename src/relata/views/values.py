"""Values of an incident across its reports: rival agents, targets, places and times, side by side.

Two mentions are one value when the registry, the gazetteer or their own words make them so; what
only looks alike stays apart, for a person to see.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from relata.model.incident import Ref, SaidBy, Value, make_ref, split_ref
from relata.model.record import Filler, Place
from relata.views.voices import Voices

Named = tuple[str, str, Value]
"""Key by which a value is the same, order of first telling, the value."""


def collect(told: Iterable[tuple[Voices, str]], slot: str) -> tuple[Value, ...]:
    """The values of one slot over the events of an incident, the most told first."""
    found: dict[str, list[Value]] = {}
    for voices, event_id in told:
        event = next(one for one in voices.record.events if one.id == event_id)
        fillers: tuple[Filler, ...] = getattr(event, slot)
        for filler in fillers:
            key, value = _value(voices, filler, slot)
            found.setdefault(key, []).append(value)
    merged = [_merge(some) for some in found.values()]
    if slot in ("agents", "targets"):
        merged = _with_generic(merged)
    return tuple(sorted(merged, key=_weight))


GENERIC = frozenset(
    "army military troops soldiers forces air force navy police government authorities militants "
    "militia fighters gunmen rebels jets warplanes drones aircraft armed men".split()
)
"""Common nouns by which a report means an actor that it, or another report, names."""


BODIES = {
    "military": (
        frozenset("army military troops soldiers forces armed".split()),
        frozenset("army military forces force".split()),
    ),
    "police": (frozenset(["police"]), frozenset(["police"])),
    "government": (frozenset(["government", "authorities"]), frozenset(["government"])),
}
"""Bodies of which a country has one: by kind, the nouns by which it is meant, and those of which
one stands in its name. A branch or a brigade is no such body, nor are fighters of any group."""


def _with_generic(values: list[Value]) -> list[Value]:
    """The values with "the army" in one with the one army of that country that is named."""
    named = [value for value in values if not _is_generic(value)]
    kept = []
    for value in filter(_is_generic, values):
        bodies = [at for at, one in enumerate(named) if _is_body_meant(value, one)]
        if len(bodies) != 1:
            kept.append(value)
            continue
        body = named[bodies[0]]
        named[bodies[0]] = msgspec.structs.replace(_merge([body, value]), name=body.name)
    return [*named, *kept]


def _is_body_meant(generic: Value, named: Value) -> bool:
    """Whether a common noun, of the same kind and country, can only mean the named body."""
    if generic.kind != named.kind or generic.country is None or generic.country != named.country:
        return False
    nouns, in_name = BODIES.get(generic.kind or "", (frozenset(), frozenset()))
    words = set(_fold(generic.name).split())
    return words <= nouns and bool(in_name & set(_fold(named.name).split()))


Bodies = Mapping[tuple[str, str], Value]
"""By report and the common noun that it uses, the body that is meant."""


def bodies_meant(told: Iterable[tuple[Voices, str]], values: Iterable[Value]) -> Bodies:
    """Whom each report of an incident means by "the army", where a value tells it.

    So are the names of one entry of the registry, which then all bear one name.
    """
    voices = {one.report.id: one for one, _ in told}
    given = list(values)
    found = _names_of_entries(voices.values(), given)
    for value in given:
        nouns, _ = BODIES.get(value.kind or "", (frozenset[str](), frozenset[str]()))
        for report, local in map(split_ref, value.refs):
            name = voices[report].name_of(local)
            if name != value.name and set(_fold(name).split()) <= nouns:
                found[report, name] = value
    return found


def _names_of_entries(
    voices: Iterable[Voices], values: Iterable[Value]
) -> dict[tuple[str, str], Value]:
    """One name for each body of the registry that the reports call by several.

    It is a value's, where one has the entry; else the one of most reports, of equals the longest.
    Persons are not their body.
    """
    taken = {one.registry: one.name for one in reversed(list(values)) if one.registry}
    named: dict[str, list[tuple[str, str]]] = {}
    for one in voices:
        for actor in one.record.actors:
            if actor.registry is not None and actor.kind != "person":
                named.setdefault(actor.registry, []).append((one.report.id, actor.name))
    found: dict[tuple[str, str], Value] = {}
    for entry, uses in named.items():
        counts = Counter(name for _, name in uses)
        most = min(counts, key=lambda name: (-counts[name], -len(name), name))
        body = Value(name=taken.get(entry, most), by=(), registry=entry)
        found |= {use: body for use in uses if use[1] != body.name}
    return found


def speak_as_named(said: SaidBy, bodies: Bodies) -> SaidBy:
    """A voice under the name of the body that its report's common noun means."""
    body = bodies.get((said.report, said.speaker))
    if body is None:
        return said
    return msgspec.structs.replace(said, speaker=body.name, registry=body.registry)


def named_value(value: Value, bodies: Bodies) -> Value:
    """A value with all its voices under their names."""
    by = tuple(speak_as_named(one, bodies) for one in value.by)
    return msgspec.structs.replace(value, by=by)


def are_rivals(agents: Sequence[Value]) -> bool:
    """Whether some agents exclude each other: two of them are named, and not the same side.

    Agents that one report gives together, in one voice, acted together.
    """
    named = [one for one in agents if not _is_generic(one)]
    told = [{by.claim or by.report for by in one.by if by.polarity == "for"} for one in named]
    return any(
        told[at]
        and told[other]
        and not told[at] & told[other]
        and not _same_side(named[at], named[other])
        for at in range(len(named))
        for other in range(at + 1, len(named))
    ) or _rival_kinds(agents)


def _rival_kinds(agents: Sequence[Value]) -> bool:
    """``the army`` against a named armed group: the noun itself tells the other side."""
    kinds = {one.kind for one in agents if any(by.polarity == "for" for by in one.by)}
    return "armed_group" in kinds and bool(kinds & {"military", "police", "state"})


def _same_side(one: Value, other: Value) -> bool:
    if one.registry and other.registry:
        return one.registry == other.registry
    is_state = {one.kind, other.kind} <= {"state", "government", "military", "police"}
    return is_state and one.country is not None and one.country == other.country


def _is_generic(value: Value) -> bool:
    words = value.name.casefold().removeprefix("the ").split()
    return value.registry is None and all(word in GENERIC for word in words)


def _weight(value: Value) -> tuple[int, int, str]:
    speakers = {(one.speaker, one.origin) for one in value.by if one.polarity == "for"}
    return -len({origin for _, origin in speakers}), -len(speakers), value.name


def _value(voices: Voices, filler: Filler, slot: str) -> tuple[str, Value]:
    by = voices.said_by(filler.own_voice, filler.by)
    ref = make_ref(voices.report.id, filler.ref)
    maker = _MAKERS.get(filler.ref[0], _thing)
    key, value = maker(voices, filler, by, ref)
    return f"{slot} {key}", value


def _actor(voices: Voices, filler: Filler, by: tuple[SaidBy, ...], ref: Ref) -> tuple[str, Value]:
    chain = list(voices.chain(filler.ref))
    actor = chain[0]
    value = Value(
        name=actor.name,
        by=by,
        kind=actor.kind,
        country=next((one.country for one in chain if one.country), None),
        registry=actor.registry,
        refs=(ref,),
    )
    return actor.registry or f"{actor.kind} {_fold(actor.name)}", value


def _place(voices: Voices, filler: Filler, by: tuple[SaidBy, ...], ref: Ref) -> tuple[str, Value]:
    place = next(one for one in voices.record.places if one.id == filler.ref)
    value = Value(
        name=place.name,
        by=by,
        kind=place.precision or place.kind,
        country=place.country,
        registry=place.gazetteer,
        refs=(ref,),
    )
    return place_key(place), value


def place_key(place: Place) -> str:
    """What makes two places one: the gazetteer's entry, else the name."""
    return place.gazetteer or f"{place.country or ''} {_fold(place.name)}"


def _time(voices: Voices, filler: Filler, by: tuple[SaidBy, ...], ref: Ref) -> tuple[str, Value]:
    time = next(one for one in voices.record.times if one.id == filler.ref)
    start, end = time.mentions[0]
    words = voices.record.report.text[start:end]
    edtf = filler.edtf or time.edtf
    return edtf or f"{voices.report.id} {words}", Value(name=words, by=by, refs=(ref,), edtf=edtf)


def _thing(voices: Voices, filler: Filler, by: tuple[SaidBy, ...], ref: Ref) -> tuple[str, Value]:
    things = (*voices.record.weapons, *voices.record.objects)
    thing = next(one for one in things if one.id == filler.ref)
    return f"{thing.kind} {_fold(thing.name)}", Value(
        name=thing.name, by=by, kind=thing.kind, refs=(ref,)
    )


_Maker = Callable[[Voices, Filler, tuple[SaidBy, ...], Ref], tuple[str, Value]]
_MAKERS: dict[str, _Maker] = {"a": _actor, "p": _place, "t": _time}


def _merge(some: Sequence[Value]) -> Value:
    first = some[0]
    names = [value.name for value in some]
    name = max(names, key=lambda one: (names.count(one), len(one), one))
    by = {(one.report, one.claim, one.polarity): one for value in some for one in value.by}
    refs = sorted({ref for value in some for ref in value.refs})
    return Value(
        name=name,
        by=tuple(by[key] for key in sorted(by, key=lambda key: (key[0], key[1] or "", key[2]))),
        kind=first.kind,
        country=next((value.country for value in some if value.country), None),
        registry=first.registry,
        refs=tuple(refs),
        edtf=first.edtf,
    )


def _fold(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
