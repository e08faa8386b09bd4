"""What an actor belongs to, with the user's own actors too; those of the user are invented."""

import pytest
from tests.factory import make_info, span_in

from relata.model.record import Actor, Event, Filler, Record, Voice
from relata.pipeline.kin import registry_kin
from relata.pipeline.linking import event_rows
from relata.resolve.actor_files import RegistryFileError

OWN = """title: Made for a test
country: YE
actors:
  valley-guard:
    name: Valley Guard
    kind: armed_group
    relations:
      - {branch_of: houthis, since: 2020}
    source: [named so by its own statements]
  houthis:
    also: [Men of the Valley]
"""


@pytest.fixture
def own_actors(tmp_path, monkeypatch):
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("RELATA_REGISTRY", str(tmp_path))


def told_by(registry):
    text = "The guard shelled Oruz."
    actor = Actor(
        id="a1",
        name="guard",
        kind="armed_group",
        registry=registry,
        mentions=(span_in(text, "guard"),),
    )
    event = Event(
        id="e1",
        type="ASSAULT",
        mode="shelling",
        status="happened",
        triggers=(span_in(text, "shelled"),),
        occurrence=Voice(own_voice=True),
        agents=(Filler(ref="a1", own_voice=True),),
    )
    return Record(report=make_info(text), actors=(actor,), events=(event,))


def test_an_unknown_actor_belongs_to_nobody():
    assert registry_kin("nobody-at-all") == ()
    assert registry_kin("own:valley-guard") == ()


def test_the_users_actors_belong_to_what_their_files_say(own_actors):
    assert registry_kin("own:valley-guard")[:2] == ("own:houthis", "houthis")


def test_an_entry_of_the_users_is_akin_to_the_shipped_one_of_its_name(own_actors):
    assert "houthis" in registry_kin("own:houthis")
    assert registry_kin("own:houthis")[1:] == registry_kin("houthis")


def test_linking_looks_for_the_users_actors_under_what_they_belong_to(own_actors):
    (row,) = event_rows(told_by("own:valley-guard"))
    assert any(key.endswith("a:houthis") for key in row.keys)


def test_faults_in_the_users_files_are_named(tmp_path, monkeypatch):
    (tmp_path / "mine.yaml").write_text(OWN.replace("country: YE", "country: YY"), "utf-8")
    monkeypatch.setenv("RELATA_REGISTRY", str(tmp_path))
    with pytest.raises(RegistryFileError, match="ISO 3166"):
        registry_kin("houthis")
