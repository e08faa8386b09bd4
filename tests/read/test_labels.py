"""The heads' classes are the codebook's codes."""

from relata.model.codebook import codes, modes_of
from relata.read import labels


def test_every_class_of_a_head_is_a_code_of_the_codebook_and_none_is_missing():
    assert set(labels.EVENT_TYPES) == set(codes("event_type"))
    assert set(labels.STATUSES) == set(codes("status"))
    assert set(labels.EFFECTS) == set(codes("effect"))
    assert set(labels.STANCES) == set(codes("stance"))
    assert set(labels.LINK_TYPES) == set(codes("link_type"))
    assert set(labels.ACTOR_KINDS) == set(codes("actor_kind"))
    assert set(labels.PLACE_KINDS) == set(codes("place_kind"))
    assert set(labels.WEAPON_KINDS) == set(codes("weapon_kind"))
    assert set(labels.OBJECT_KINDS) == set(codes("object_kind"))


def test_modes_are_those_of_their_type():
    for kind in labels.EVENT_TYPES:
        own = {m.split(":")[1] for m in labels.MODES if m.startswith(f"{kind}:")}
        assert own - {""} == set(modes_of(kind))
        assert ("" in own) == (kind != "ASSAULT")
