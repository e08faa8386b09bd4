"""Marks get values by rules and data: actor, place, time, number."""

from typing import TYPE_CHECKING

from relata.model.identities import Identities
from relata.model.marks import Marks
from relata.model.ports import Gazetteer
from relata.model.report import Report

if TYPE_CHECKING:
    from relata.resolve.actor_registry import Registry


def resolve(
    report: Report, marks: Marks, gazetteer: Gazetteer, registry: "Registry | None" = None
) -> Identities:
    """The values of a report's marks, each with its reason; a pure function of its arguments.

    Without a registry, the actors known are those that come with Relata. What nothing decides is
    None with a reason, never a guess.
    """
    # Imported here so that ``import relata.resolve`` stays light.
    from relata.resolve.actor import resolve_actors
    from relata.resolve.number import resolve_tallies
    from relata.resolve.place import resolve_places
    from relata.resolve.thing import resolve_objects, resolve_weapons
    from relata.resolve.time import resolve_times

    places = resolve_places(report, marks, gazetteer, registry)
    return Identities(
        actors=resolve_actors(report, marks, places, registry),
        places=places,
        times=resolve_times(report, marks),
        weapons=resolve_weapons(report, marks),
        objects=resolve_objects(report, marks),
        tallies=resolve_tallies(report, marks),
    )
