"""Values that two records give to the same thing: the units of agreement beyond chance.

Things are paired as everywhere in this room – actors, places … by aligned spans, events by
triggers, claims by cues, tallies by their words. A field that both leave empty is no unit.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from relata.model.record import Actor, Claim, Event, Place, Span, Tally, Thing, Time
from relata.score.comparison import Comparison, Entry, span_of

NONE = "none"
"""The value of a field that one of the two leaves empty."""


class PairedValue(NamedTuple):
    """One thing that both records have, and what each says of one field of it.

    ``unit`` names the thing: the report and the first record's id; ``span`` is where it stands.
    """

    field: str
    unit: str
    first: str
    second: str
    span: Span | None


Show = Callable[[Entry], str | None]


def _event(show: Callable[[Event], str | None]) -> Show:
    return lambda entry: show(entry) if isinstance(entry, Event) else None


def _tally(show: Callable[[Tally], str | None]) -> Show:
    return lambda entry: show(entry) if isinstance(entry, Tally) else None


def _voice(own: bool) -> str:  # noqa: FBT001 - the value itself
    return "own voice" if own else "a claim's"


def _kind(entry: Entry) -> str | None:
    return entry.kind if isinstance(entry, Actor | Place | Thing) else None


def _country(entry: Entry) -> str | None:
    return entry.country if isinstance(entry, Actor | Place) else None


PAIRED: dict[str, tuple[str, Show]] = {
    "event_type": ("e", _event(lambda event: event.type)),
    "mode": ("e", _event(lambda event: event.mode)),
    "status": ("e", _event(lambda event: event.status)),
    "event_voice": ("e", _event(lambda event: _voice(event.occurrence.own_voice))),
    "stance": ("q", lambda entry: entry.stance if isinstance(entry, Claim) else None),
    "tally_effect": ("n", _tally(lambda tally: tally.effect)),
    "tally_number": ("n", _tally(lambda tally: f"{tally.low}–{tally.high}")),
    "tally_voice": ("n", _tally(lambda tally: _voice(tally.own_voice))),
    "time_value": ("t", lambda entry: entry.edtf if isinstance(entry, Time) else None),
    "actor_kind": ("a", _kind),
    "actor_country": ("a", _country),
    "place_kind": ("p", _kind),
    "place_country": ("p", _country),
    "weapon_kind": ("w", _kind),
    "object_kind": ("o", _kind),
}
"""Field → the letter of the things that have it, and how it is read."""


def paired_values(comparison: Comparison) -> Iterator[PairedValue]:
    """Every field of every thing that both records have, things in the first record's order."""
    report = comparison.gold.record.report.id
    for field, (letter, show) in PAIRED.items():
        for one, other in comparison.matches[letter].pairs.items():
            values = show(comparison.gold.entries[one]), show(comparison.read.entries[other])
            if values != (None, None):
                first, second = (NONE if value is None else value for value in values)
                span = span_of(comparison.gold.entries[one])
                yield PairedValue(field, f"{report}:{one}", first, second, span)
