"""How right the values of actors are, and on which corpora they can be measured."""

from relata.evaluate.values import ValueKind

ACTORS = ValueKind(
    name="actors",
    figures={"actor_kind": "kind", "actor_country": "country"},
    tables=("actors",),
)
