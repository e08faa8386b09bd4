"""The public corpora on which the reader can be measured, each in a module of its own."""

from typing import Any

from relata.evaluate.muc4 import MUC4
from relata.evaluate.outside import OutsideSet
from relata.evaluate.polnear import POLNEAR
from relata.evaluate.re3d import RE3D

OUTSIDE_SETS: dict[str, OutsideSet[Any]] = {each.name: each for each in (MUC4, POLNEAR, RE3D)}
"""By name, in the order in which the commands are listed."""
