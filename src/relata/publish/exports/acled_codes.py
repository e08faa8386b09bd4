"""How an incident is called in ACLED's terms: event types, kinds of actor, names.

Source: ACLED codebook, event hierarchy, coding traps and naming (formats.md §2.1).
"""

import re
from typing import NamedTuple

from relata.model.codebook import crosswalk
from relata.model.incident import Incident
from relata.publish.exports.parties import ARMED_KINDS, STATE_KINDS, Party, Sides
from relata.publish.exports.territories import country_name

BATTLES, PROTESTS, RIOTS = "Battles", "Protests", "Riots"
REMOTE, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
STRATEGIC = "Strategic developments"

HIERARCHY: tuple[tuple[str, str], ...] = (
    (BATTLES, "Government regains territory"),
    (BATTLES, "Non-state actor overtakes territory"),
    (BATTLES, "Armed clash"),
    (PROTESTS, "Excessive force against protesters"),
    (RIOTS, "Violent demonstration"),
    (RIOTS, "Mob violence"),
    (PROTESTS, "Protest with intervention"),
    (PROTESTS, "Peaceful protest"),
    (REMOTE, "Chemical weapon"),
    (REMOTE, "Air/drone strike"),
    (REMOTE, "Suicide bomb"),
    (REMOTE, "Shelling/artillery/missile attack"),
    (REMOTE, "Remote explosive/landmine/IED"),
    (REMOTE, "Grenade"),
    (CIVILIANS, "Sexual violence"),
    (CIVILIANS, "Attack"),
    (CIVILIANS, "Abduction/forced disappearance"),
    (STRATEGIC, "Agreement"),
    (STRATEGIC, "Arrests"),
    (STRATEGIC, "Change to group/activity"),
    (STRATEGIC, "Disrupted weapons use"),
    (STRATEGIC, "Headquarters or base established"),
    (STRATEGIC, "Looting/property destruction"),
    (STRATEGIC, "Non-violent transfer of territory"),
    (STRATEGIC, "Other"),
)
"""Event type and sub-event type, the one that absorbs the others of a row first.

A demonstration that turns violent is a riot, as ACLED's own example has it, though its table puts
protests first.
"""

_DEMONSTRATIONS = "Demonstrations"
_POLITICAL = "Political violence"


class SubEvent(NamedTuple):
    """A sub-event type with its event type."""

    event_type: str
    sub_event_type: str

    @property
    def rank(self) -> int:
        """Place in the hierarchy, 0 the highest."""
        return HIERARCHY.index((self.event_type, self.sub_event_type))


def disorder_type(sub_event: SubEvent) -> str:
    """ACLED's widest class."""
    if sub_event.sub_event_type == "Excessive force against protesters":
        return f"{_POLITICAL}; {_DEMONSTRATIONS}"
    is_demonstration = sub_event.event_type == PROTESTS or (
        sub_event.sub_event_type == "Violent demonstration"
    )
    if is_demonstration:
        return _DEMONSTRATIONS
    return STRATEGIC if sub_event.event_type == STRATEGIC else _POLITICAL


def sub_event_of(incident: Incident, sides: Sides) -> SubEvent | None:
    """The sub-event type of an incident; None for what ACLED does not record.

    The codebook's crosswalk gives the choices; where it gives several, the parties decide.
    """
    trap = _trap(incident, sides)
    if trap is not None:
        return trap
    choices = crosswalk("mode", incident.mode, "acled") if incident.mode else ()
    found = [SubEvent(*choice.split(" > ")) for choice in choices]
    if incident.mode is not None and not found:
        return None
    if len(found) == 1:
        return found[0]
    if incident.type == "PROTEST" or incident.mode == "crowd_control":
        return _of_crowd(incident)
    if incident.mode == "seize":
        return _of_seizure(sides)
    if incident.type == "ASSAULT":
        return _by_parties(incident, sides, found)
    plain = crosswalk("event_type", incident.type, "acled")
    exact = [SubEvent(*one.split(" > ")) for one in plain if " > " in one]
    return exact[0] if exact else None


def _trap(incident: Incident, sides: Sides) -> SubEvent | None:
    """Cases that ACLED codes against the look of the act."""
    is_killed = any(toll.effect == "killed" for toll in incident.tolls)
    both_armed = _is_armed(sides.one) and _is_armed(sides.other)
    if incident.mode == "abduct" and is_killed:
        return SubEvent(CIVILIANS, "Attack")
    if incident.mode == "abduct" and both_armed:
        return SubEvent(BATTLES, "Armed clash")
    if incident.mode == "arrest" and sides.one is not None and sides.one.kind not in STATE_KINDS:
        return SubEvent(CIVILIANS, "Abduction/forced disappearance")
    if incident.mode == "destroy" and _has_aircraft(incident):
        return SubEvent(REMOTE, "Shelling/artillery/missile attack")
    return None


def _has_aircraft(incident: Incident) -> bool:
    names = " ".join(value.name for value in incident.targets)
    return re.search(r"\b(?:jet|plane|aircraft|helicopter|warplane)s?\b", names) is not None


def _is_armed(party: Party | None) -> bool:
    return party is not None and party.kind in ARMED_KINDS


def _by_parties(incident: Incident, sides: Sides, found: list[SubEvent]) -> SubEvent:
    """A fight where the target bears arms, else an attack on civilians or from afar."""
    if _is_armed(sides.other):
        return SubEvent(BATTLES, "Armed clash")
    far = [one for one in found if one.event_type == REMOTE]
    if far:
        return far[-1]
    if sides.other is None and any(value.kind == "military" for value in incident.targets):
        return SubEvent(BATTLES, "Armed clash")
    return SubEvent(CIVILIANS, "Attack")


def _of_seizure(sides: Sides) -> SubEvent:
    if not _is_armed(sides.one):
        return SubEvent(STRATEGIC, "Looting/property destruction")
    if not _is_armed(sides.other):
        return SubEvent(STRATEGIC, "Non-violent transfer of territory")
    if sides.one is not None and sides.one.kind in STATE_KINDS:
        return SubEvent(BATTLES, "Government regains territory")
    return SubEvent(BATTLES, "Non-state actor overtakes territory")


def _of_crowd(incident: Incident) -> SubEvent:
    is_harm = any(toll.effect in ("killed", "injured") for toll in incident.tolls)
    if incident.mode == "riot":
        return SubEvent(RIOTS, "Violent demonstration")
    if incident.mode == "crowd_control":
        what = "Excessive force against protesters" if is_harm else "Protest with intervention"
        return SubEvent(PROTESTS, what)
    return SubEvent(PROTESTS, "Peaceful protest")


def as_crowd(party: Party | None, sub_event: SubEvent) -> Party:
    """Who acts; people who demonstrate are named by that alone, as are the unknown there."""
    known = party or Party("other", None, None, "")
    is_crowd = sub_event.event_type in (PROTESTS, RIOTS) and known.kind not in ARMED_KINDS
    return Party("crowd", known.country, None, known.key) if is_crowd else known


INTER: dict[int, str] = {
    1: "State forces",
    2: "Rebel group",
    3: "Political militia",
    4: "Identity militia",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
"""ACLED's kinds of actor, in the order of their numbers."""


def inter_of(party: Party, country: str | None, *, is_riot: bool) -> int:
    """ACLED's kind of an actor, by number; a state's forces abroad are external.

    An armed group of a name is taken for a rebel group: what it fights for is not in the record.
    """
    if party.kind in STATE_KINDS:
        return 1 if party.country is None or country in (None, party.country) else 8
    if party.kind == "igo":
        return 8
    if party.kind == "armed_group":
        return 2 if party.name else 3
    if party.kind == "crowd":
        return 5 if is_riot else 6
    return 3 if party.kind == "other" else 7


def interaction_of(one: int, other: int | None) -> str:
    """The pair of kinds, the lower number first; a sole actor's by itself."""
    if other is None:
        return f"{INTER[one]} only"
    return "-".join(INTER[number] for number in sorted((one, other)))


def actor_name(party: Party, country: str | None, *, is_riot: bool = False) -> str:
    """An actor as ACLED names one, without the years of a government, which the record lacks."""
    home = country_name(party.country) or country_name(country)
    where = f" ({home})" if home else ""
    if party.kind in ("state", "government", "military") and country_name(party.country):
        return f"Military Forces of {country_name(party.country)}"
    if party.kind == "police" and country_name(party.country):
        return f"Police Forces of {country_name(party.country)}"
    if party.kind == "crowd":
        return ("Rioters" if is_riot else "Protesters") + where
    if party.kind in ("civilians", "person"):
        return f"Civilians{where}"
    if party.name:
        return party.name
    if party.kind in STATE_KINDS:
        return f"Unidentified Military Forces{where}"
    return f"Unidentified Armed Group{where}"
