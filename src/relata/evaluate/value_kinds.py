"""The kinds of value that can be measured, each in a module of its own."""

from collections.abc import Callable

from relata.evaluate.values import ValueKind


def _times() -> ValueKind:
    from relata.evaluate.times import TIMES

    return TIMES


def _places() -> ValueKind:
    from relata.evaluate.places import PLACES

    return PLACES


def _actors() -> ValueKind:
    from relata.evaluate.actors import ACTORS

    return ACTORS


def _numbers() -> ValueKind:
    from relata.evaluate.numbers import NUMBERS

    return NUMBERS


def _weapons() -> ValueKind:
    from relata.evaluate.weapons import WEAPONS

    return WEAPONS


VALUE_KINDS: dict[str, Callable[[], ValueKind]] = {
    "times": _times,
    "places": _places,
    "actors": _actors,
    "numbers": _numbers,
    "weapons": _weapons,
}
"""By name, in the order in which the commands are listed."""
