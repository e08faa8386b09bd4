"""Names and exact places kept from a role: what it sees holds no word of any report."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from relata.cli.main import app as command_line
from relata.desk.app import make_app
from relata.desk.blurring import GRID_DEGREES, RADIUS_KM, blurred_rows, is_blurred_for, to_grid
from relata.desk.options import DeskOptions
from relata.desk.rights import BLURRED, RIGHTS, ROLES
from relata.errors import UsageError
from relata.model.earth import distance_km
from tests.desk.conftest import Caller
from tests.desk.test_rights import GUARDED, fill_in
from tests.strikes import make_strikes_record


@pytest.fixture
def blurred(desk):
    desk.options = replace(desk.options, blur="reader")
    made = Caller(make_app(desk), "reader")
    yield made
    made.client.close()


def words_of_reports(ledger):
    """Every name and title that a report of the ledger holds, longer than three letters."""
    with ledger.view() as view:
        records = [one.record for one in view.reports(view.report_ids()).values() if one.record]
    found = set()
    for record in records:
        parts = (*record.actors, *record.places, *record.weapons)
        found |= {part.name for part in parts} | {record.report.title, record.report.publisher}
    return {word for word in found if word and len(word) > 3}


def test_every_route_but_a_few_is_refused(blurred):
    for method, path in set(GUARDED) - BLURRED:
        answer = blurred.call(method, fill_in(path), headers={"Accept": "application/json"})
        assert answer.status_code == 403, (method, path)
        assert answer.json()["error"]["code"] == "desk.rights"
    assert set(RIGHTS) >= BLURRED


def test_nothing_that_is_shown_holds_a_name_or_a_title(blurred, ledger):
    names = words_of_reports(ledger)
    assert len(names) > 30
    lines = blurred.get("/api/incidents?limit=200").json()["items"]
    shown = [json.dumps(lines), blurred.get("/incidents").text, blurred.get("/api/map").text]
    for line in lines[:25]:
        paths = (f"/api/incidents/{line['cluster']}", f"/incidents/{line['cluster']}")
        shown += [blurred.get(path).text for path in paths]
    told = {name for name in names for text in shown if name in text}
    assert told == set()
    assert any(line["killed"] for line in lines)


def test_points_stand_on_the_grid_and_days_and_tolls_stay(blurred, coder):
    exact = {row[0]: row for row in coder.get("/api/map").json()["points"]}
    for row in blurred.get("/api/map").json()["points"]:
        name, lat, lon, radius, *more = row
        assert more == exact[name][4:]
        if lat is not None:
            assert lat % GRID_DEGREES == lon % GRID_DEGREES == GRID_DEGREES / 2
            assert radius >= RADIUS_KM


@given(lat=st.floats(-89.9, 89.9, allow_nan=False), lon=st.floats(-179.9, 179.9, allow_nan=False))
def test_the_radius_reaches_from_the_grid_to_the_point(lat, lon):
    ((_, moved_lat, moved_lon, radius, *_),) = blurred_rows(
        [("x", lat, lon, 1.0, None, None, None, 0, "ASSAULT")]
    )
    assert distance_km(lat, lon, moved_lat, moved_lon) <= radius
    assert to_grid(None) is None


@pytest.mark.parametrize("name", ["words", "actor", "speaker", "place", "near"])
def test_filters_that_would_find_names_are_refused(blurred, name):
    answer = blurred.get(f"/api/incidents?{name}=Omari")
    assert (answer.status_code, answer.json()["error"]["facts"]["filters"]) == (403, name)
    assert blurred.get("/api/incidents?country=IQ&least_killed=1").status_code == 200


def test_an_event_of_a_report_gives_no_more_than_its_incident(blurred, report):
    text = blurred.get(f"/api/incidents/{report}:e1").text
    record = make_strikes_record()
    assert report not in text
    assert record.events[0].id not in json.loads(text)["incident"]


def test_the_queue_leads_to_the_incidents(blurred):
    answer = blurred.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents")
    page = blurred.get("/incidents").text
    assert "Names and exact places are kept from your role" in page
    assert 'href="/search"' not in page


def test_it_holds_for_the_role_named_and_those_below_it():
    options = DeskOptions(blur="coder")
    assert [is_blurred_for(options, role) for role in ROLES] == [True, True, False, False]
    assert not is_blurred_for(DeskOptions(), "reader")


def test_a_role_that_is_none_is_refused():
    result = CliRunner().invoke(command_line, ["desk", "--blur", "stranger", "--no-open"])
    assert isinstance(result.exception, UsageError)
    assert "wanted one of reader, coder, reviewer" in result.exception.message
