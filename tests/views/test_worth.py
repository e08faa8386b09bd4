import msgspec
from tests.strikes import make_strikes_record

from relata.model.incident import Cluster, Toll, make_ref
from relata.model.ledger import LedgerReport, Sighting
from relata.views import build_incidents
from relata.views.worth import killed_range, worth_of


def incident_of_strikes(*events):
    record = make_strikes_record()
    report = LedgerReport(
        id=record.report.id,
        sha256=record.report.sha256,
        record=record,
        origin=record.report.id,
        sightings=(Sighting(id="s", source="strikes.txt", retrieved="2024-01-01"),),
    )
    refs = tuple(make_ref(report.id, one) for one in events)
    cluster = Cluster(id="0" * 16, kind="occurrence", events=refs)
    reports = {report.id: report}
    (made,) = build_incidents([cluster], reports, dict.fromkeys(refs, cluster.id))
    return made, reports


def test_every_point_has_a_reason_in_words():
    incident, reports = incident_of_strikes("e1")
    reasons = worth_of(incident, reports)
    assert all(points > 0 and words for points, words in reasons)
    assert (8, "only one origin tells of it") in reasons


def test_a_dispute_and_a_toll_add_to_the_worth():
    incident, reports = incident_of_strikes("e1", "e2")
    words = " ".join(words for _, words in worth_of(incident, reports))
    assert "disputed" in words
    low, high = killed_range(incident)
    assert f"up to {high} killed" in words
    assert low <= high


def test_the_most_killed_may_be_of_a_group_alone():
    incident, _ = incident_of_strikes("e1", "e2")
    figure = next(one for toll in incident.tolls for one in toll.by)

    def killed(group, low, high):
        told = msgspec.structs.replace(
            figure, low=low, high=high, polarity="for", superseded_by=None
        )
        return Toll(effect="killed", of=None, group=group, by=(told,))

    def range_of(*tolls):
        return killed_range(msgspec.structs.replace(incident, tolls=tolls))

    assert range_of(killed("all", 0, 0), killed("combatants", 4, 4)) == (0, 4)
    assert range_of(killed("all", 7, 12), killed("civilians", 15, None)) == (7, 15)
    assert range_of(killed("civilians", 3, 5)) == (3, 5)
    assert range_of() == (None, None)
