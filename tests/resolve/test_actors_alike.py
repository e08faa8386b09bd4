"""Two hundred pairs of names that are confused: no two of them are ever merged."""

from pathlib import Path

import pytest
import yaml
from tests.place_factory import mark_actor
from tests.resolve_factory import make_report

from relata.resolve.actor import resolve_actors

FILE = Path(__file__).parent / "actors_alike.yaml"


def load_rows():
    """Every pair: its group, the kind of its marks, and twice state, name and entry."""
    for group, table in yaml.safe_load(FILE.read_text("utf-8")).items():
        for row in table["rows"]:
            kind = table["kind"]
            yield pytest.param(kind, *row, id=f"{group}: {row[1]} ({row[0]}) / {row[4]} ({row[3]})")


ROWS = list(load_rows())


def resolve(state: str, name: str, kind: str):
    place = f"In {state} " if state else ""
    text = f"{place}{name} fought on Monday and lost a truck."
    return resolve_actors(make_report(text), mark_actor(text, kind, name))["a1"]


@pytest.mark.parametrize(("kind", "state", "name", "wanted", "state_2", "name_2", "wanted_2"), ROWS)
def test_names_that_are_alike_are_kept_apart(
    kind, state, name, wanted, state_2, name_2, wanted_2
) -> None:
    one, other = resolve(state, name, kind), resolve(state_2, name_2, kind)
    assert (one.registry, other.registry) == (wanted, wanted_2), (one.why, other.why)


def test_there_are_two_hundred_pairs_each_of_two_actors():
    assert len(ROWS) >= 200
    for row in ROWS:
        _, _, _, one, _, _, other = row.values
        assert one != other or one is None
