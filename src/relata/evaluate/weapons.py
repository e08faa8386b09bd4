"""How right the kinds of weapons and objects are, and on which corpora they can be measured."""

from relata.evaluate.values import ValueKind

WEAPONS = ValueKind(
    name="weapons",
    figures={"weapon_kind": "kind of a weapon", "object_kind": "kind of an object"},
    tables=("weapons", "objects"),
)
