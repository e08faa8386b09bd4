"""When a read actor bears the annotated name."""

import pytest

from relata.evaluate.actors import is_same_name
from relata.model.record import Actor
from relata.resolve.actor_registry import load_registry


def actor(name: str, country: str | None = None, **fields) -> Actor:
    return Actor(id="a1", name=name, kind="military", country=country, mentions=((0, 1),), **fields)


@pytest.mark.parametrize(
    ("gold", "read"),
    [
        (actor("Sudanese army", "SD"), actor("army", "SD")),
        (actor("the army of Sudan", "SD"), actor("Sudanese army", "SD")),
        (actor("Rapid Support Forces", "SD", aka=("RSF",)), actor("RSF", "SD")),
        (actor("IRGC", "IR"), actor("Islamic Revolutionary Guard Corps", "IR", registry="irgc")),
        (actor("Sudanese army", "SD"), actor("Sudanese Armed Forces", "SD", registry="sd-saf")),
    ],
)
def test_a_name_is_the_same_in_any_of_its_writings(gold, read):
    assert is_same_name(gold, read, load_registry())


@pytest.mark.parametrize(
    ("gold", "read"),
    [
        (actor("Sudanese army", "SD"), actor("army", "TD")),
        (actor("3rd Brigade", "UA"), actor("4th Brigade", "UA")),
        (actor("Islamic Resistance in Iraq"), actor("Islamic State", registry="is")),
    ],
)
def test_another_country_number_or_group_is_another_name(gold, read):
    assert not is_same_name(gold, read, load_registry())
