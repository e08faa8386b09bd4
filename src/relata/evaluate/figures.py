"""The figures that are shown, in their order, with what they are held against.

``agreement``: F1 of two careful annotators, working blind on 26 reports of the corpus;
``wanted``: the least a released reader must reach on the development reports. A figure above the
agreement is noise or leakage. docs/evaluation.md says what each figure counts and why the main one
of two variants (``strict`` or ``given``) is the one that is comparable with the agreement.
"""

from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table.

    ``key`` is the main figure; ``other`` its variant, empty where there is only one.
    """

    title: str
    key: str
    other: str = ""
    agreement: float | None = None
    wanted: float | None = None


FIGURES = (
    Figure("event trigger + type", "event_type.strict", "", 0.84, 0.74),
    Figure("event trigger", "event_found.strict", "", 0.89),
    Figure("event + type, each event once", "event_once.strict"),
    Figure("mode", "mode.given", "mode.strict", 0.87, 0.75),
    Figure("status", "status.given", "status.strict", 0.96, 0.88),
    Figure("agent", "agent.given", "agent.strict", 0.94, 0.65),
    Figure("target", "target.given", "target.strict", 0.88, 0.60),
    Figure("place of event", "place.given", "place.strict", 0.85, 0.65),
    Figure("time of event", "time.given", "time.strict", 0.94, 0.70),
    Figure("weapon of event", "weapon.given", "weapon.strict"),
    Figure("cue", "cue.strict"),
    Figure("cue + source", "cue_source.strict", "cue_source.given", 0.90, 0.72),
    Figure("stance", "stance.strict", "stance.given", 0.75, 0.62),
    Figure("content (characters)", "content.given", "content.strict", 0.90, 0.82),
    Figure("any content (characters)", "content_any.strict"),
    Figure("claim → about", "about.strict", "about.given", 0.82, 0.55),
    Figure("claim → relay", "via.strict", "via.given"),
    Figure("tally: number + effect", "tally.strict", "tally.given", 0.85, 0.74),
    Figure("tally: number", "tally_number.strict", "tally_number.given"),
    Figure("tally: effect", "tally_effect.strict", "tally_effect.given"),
    Figure("tally: its event", "tally_event.strict", "tally_event.given", 0.83, 0.65),
    Figure("tally: its group", "tally_group.strict", "tally_group.given", 0.82, 0.60),
    Figure("tally: its speaker", "tally_speaker.strict", "tally_speaker.given"),
    Figure("links", "link.strict", "link.given", 0.61, 0.35),
    Figure("time values", "time_value.strict", "time_value.given", 0.90),
    Figure("time values that are known", "time_value_known.strict", "time_value_known.given"),
    Figure("clock of a time", "time_clock.strict", "time_clock.given"),
    Figure("places within 161 km", "place_161_km.strict", "place_161_km.given"),
    Figure("country of a place", "place_country.strict", "place_country.given"),
    Figure("kind of a place", "place_kind.strict", "place_kind.given"),
    Figure("kind of an actor", "actor_kind.strict", "actor_kind.given"),
    Figure("country of an actor", "actor_country.strict", "actor_country.given"),
    Figure("kind of a weapon", "weapon_kind.strict", "weapon_kind.given"),
    Figure("kind of an object", "object_kind.strict", "object_kind.given"),
)
"""Every line of the main table."""

SPAN_AGREEMENT = {
    "a": 0.84,
    "p": 0.86,
    "t": 0.76,
    "w": 0.63,
    "o": 0.60,
    "n": 0.82,
    "q": 0.79,
    "c": 0.81,
}
"""F1 of two annotators on exact spans, by letter; unknown for triggers and signals."""


def main_keys() -> frozenset[str]:
    """Keys of the main figures: their faults are those that ``--detail`` lists."""
    return frozenset(figure.key for figure in FIGURES)
