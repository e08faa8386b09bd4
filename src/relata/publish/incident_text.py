"""An incident as plain lines for a terminal: who said what, and what is disputed."""

from collections.abc import Iterable, Iterator

from relata.model.incident import Contradiction, Incident, SaidBy, Toll, Value
from relata.views.contradictions import range_in_words
from relata.views.policies import POLICIES, estimate
from relata.views.stances import verb_of

INDENT = "  "


def incident_lines(incident: Incident, policy: str = "low-best-high") -> list[str]:
    """The lines of one incident, the first its headline; none is empty."""
    return [
        headline(incident),
        *(INDENT + line for line in _body(incident, policy)),
    ]


def headline(incident: Incident) -> str:
    """Id, what, where and when, and on how many origins it rests."""
    what = "/".join(part for part in (incident.type, incident.mode) if part)
    place = incident.place
    where = ", ".join(part for part in (place.name, place.country) if part) if place else "no place"
    many = f"{incident.reports} report{'s' if incident.reports > 1 else ''}"
    many += f" of {incident.origins} origin{'s' if incident.origins > 1 else ''}"
    parts = (incident.id, incident.kind, what, where, incident.time or "no day", many)
    grade = f"  grade {incident.grade}" if incident.grade else ""
    return "  ".join(parts) + grade


def _body(incident: Incident, policy: str) -> Iterator[str]:
    yield from _voices("told by", incident.occurrence)
    for role, values in (("by", incident.agents), ("on", incident.targets)):
        yield from _values(role, values)
    for toll in incident.tolls:
        yield from _toll(toll)
    effects = dict.fromkeys(toll.effect for toll in incident.tolls)
    for effect in effects:
        made = estimate(incident, effect, policy)
        best = "" if made.best is None else f", best {made.best:,}"
        span = range_in_words(made.low, made.high)
        yield f"{effect} by policy {POLICIES_IN_WORDS[policy]}: {span}{best} ({made.why})"
    for one in incident.contradictions:
        yield from _contradiction(one)
    for name, ids in (("answers", incident.responds_to), ("answered by", incident.answered_by)):
        if ids:
            yield f"{name}: {', '.join(ids)}"
    if incident.part_of:
        yield f"part of: {incident.part_of}"
    for join in incident.joins:
        yield f"joined ({join.score:.2f}): {join.one} = {join.other}: {'; '.join(join.reasons)}"


POLICIES_IN_WORDS = {name: name for name in POLICIES}
POLICIES_IN_WORDS["majority"] = "majority of origins"


def _values(role: str, values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        told = dict.fromkeys(said(one) for one in value.by)
        yield f"{role} {value.name} – {'; '.join(told)}"


def _voices(role: str, voices: Iterable[SaidBy]) -> Iterator[str]:
    told = dict.fromkeys(said(one) for one in voices)
    if told:
        yield f"{role}: {'; '.join(told)}"


def said(one: SaidBy) -> str:
    """One voice in words: the speaker, how, and through whom."""
    through = f", through {', '.join(one.via)}" if one.via else ""
    return f"{one.speaker} ({verb_of(one).said}{through})"


def _toll(toll: Toll) -> Iterator[str]:
    whom = toll.of or (None if toll.group == "all" else toll.group)
    part = ", part of the above" if toll.part_of_whole else ""
    group = f" – {toll.demographic}" if toll.demographic else ""
    yield f"{toll.effect}{f' of {whom}' if whom else ''}{group}{part}:"
    for figure in toll.by:
        old = " – replaced later" if figure.superseded_by else ""
        no = "denies: " if figure.polarity == "against" else ""
        span = range_in_words(figure.low, figure.high)
        yield f"{INDENT}{no}{span} – {figure.speaker} “{figure.words}”{old}"


def _contradiction(one: Contradiction) -> Iterator[str]:
    yield f"disputed ({one.status}): {one.about}{f' – {one.why}' if one.why else ''}"
    for side in one.sides:
        yield f"{INDENT}{side.speaker}: {side.value} “{side.words}”"
