import msgspec
import yaml
from hypothesis import given
from tests.link.events import DAY, any_event, make_event, make_place

from relata.link import score
from relata.link.description import LinkToll
from relata.link.features import features_of
from relata.link.scoring import KEEP_FROM, weights


def likely(one, other):
    found = score(one, other)
    return found.score if found else 0.0


def test_two_reports_of_one_shelling_are_one_act_with_reasons():
    found = score(make_event("r1"), make_event("r2"))
    assert found.score > 0.9
    assert "same day" in found.reasons
    assert "same place, orun" in found.reasons
    assert not [reason for reason in found.reasons if reason.startswith("but")]


def test_what_speaks_against_begins_with_but():
    found = score(make_event("r1"), make_event("r2", mode="stab"))
    assert [reason for reason in found.reasons if reason.startswith("but told as")]


def test_two_events_of_one_report_are_never_scored():
    assert score(make_event("r1", "e1"), make_event("r1", "e2")) is None


def test_a_denial_may_join_the_act_and_a_threat_may_not():
    act = make_event("r1")
    assert likely(act, make_event("r2", kind="denied", status="denied")) > 0.5
    assert score(act, make_event("r2", kind="prospect", status="threatened")) is None
    assert score(act, make_event("r2", kind="series", status="habitual")) is None


def test_another_day_town_type_and_weapon_each_speak_against():
    act = make_event("r1", weapons=("artillery",))
    same = likely(act, msgspec.structs.replace(act, report="r2"))
    for changed in (
        make_event("r2", first=DAY + 9, last=DAY + 9),
        make_event("r2", places=(make_place("vassi"),)),
        make_event("r2", type="CONSULT", mode=None),
        make_event("r2", weapons=("drone",)),
    ):
        assert likely(act, changed) < same


def test_a_toll_that_differs_speaks_against_less_than_it_would_part_rival_counts():
    act = make_event("r1")
    assert likely(act, make_event("r2", tolls=(LinkToll("killed", 9, 9),))) > 0.5


def test_every_feature_that_can_come_has_a_weight_and_a_meaning():
    known = weights()
    assert all(weight.means for weight in known.values())
    assert {weight.speaks for weight in known.values()} <= {"for", "against", "either"}
    for name, weight in known.items():
        if name != "always" and weight.speaks != "either":
            assert weight.weight >= 0 if weight.speaks == "for" else weight.weight <= 0, name


def test_the_weights_are_a_file_that_a_person_can_read():
    from importlib.resources import files

    text = files("relata.link").joinpath("weights.yaml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(text)["features"]) == set(weights())


@given(any_event("r1"), any_event("r2"))
def test_scores_and_reasons_do_not_depend_on_which_comes_first(one, other):
    assert score(one, other) == score(other, one)


@given(any_event("r1"), any_event("r2"))
def test_features_are_known_and_kept_pairs_are_probabilities(one, other):
    assert {feature.name for feature in features_of(one, other)} <= set(weights())
    found = score(one, other)
    assert found is None or KEEP_FROM <= found.score <= 1.0
