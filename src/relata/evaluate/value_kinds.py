"""The kinds of value that can be measured, each in a module of its own."""

from relata.evaluate.actors import ACTORS
from relata.evaluate.numbers import NUMBERS
from relata.evaluate.places import PLACES
from relata.evaluate.times import TIMES
from relata.evaluate.weapons import WEAPONS

VALUE_KINDS = {kind.name: kind for kind in (TIMES, PLACES, ACTORS, NUMBERS, WEAPONS)}
"""By name, in the order in which the commands are listed."""
