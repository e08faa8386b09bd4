"""A project's own fields on the desk: offered, checked, shown, and exported without names."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from relata.pipeline.project_fields import load_project_fields

EXAMPLE = Path(__file__).parents[2] / "examples/fields/casualty-recorder.yaml"


@pytest.fixture(autouse=True)
def _declared(desk):
    desk.fields = load_project_fields(EXAMPLE)


def fields_of(caller, report):
    sheet = caller.get(f"/api/reports/{report}/sheet").json()["sheet"]
    return {
        (f["ref"].partition(":")[2], f["field"]): f for p in sheet["parts"] for f in p["fields"]
    }


def enter(caller, report, part, field, value):
    path = f"/api/reports/{report}/fields/{part}/project:{field}"
    return caller.put(path, {"verdict": "set", "value": value})


def exported(caller, more=""):
    body = caller.get(f"/api/exports/claims{more}").content
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return list(csv.DictReader(io.StringIO(packed.read("fields.csv").decode("utf-8-sig"))))


def test_every_part_offers_the_fields_that_are_declared_for_it(coder, report):
    fields = fields_of(coder, report)
    assert fields["n1", "project:victims"]["editor"] == "people"
    assert fields["n1", "project:checked_against"]["options"][0]["words"] == "hospital list"
    assert fields["e1", "project:impact"]["is_optional"] is True
    assert fields["r", "project:graphic"]["label"] == "Graphic material"
    assert ("e1", "project:victims") not in fields


def test_victims_are_entered_shown_and_taken_back(coder, report):
    answer = enter(coder, report, "n1", "victims", "Amira Haddad; 34; f\n; child; m")
    assert answer.status_code == 200
    field = fields_of(coder, report)["n1", "project:victims"]
    assert field["value"] == "Amira Haddad; 34; f\n; child; m"
    assert (field["state"], field["history"][0]["who"]) == ("changed", "coder")
    event = next(p for p in coder.get(f"/api/reports/{report}").json()["record"]["tallies"])[
        "event"
    ]
    page = coder.get(f"/incidents/{report}:{event}").text
    assert "Amira Haddad; 34; f | ; child; m" in page
    coder.post("/api/undo")
    assert fields_of(coder, report)["n1", "project:victims"]["value"] is None


def test_a_value_that_the_project_does_not_allow_is_refused(coder, report):
    assert enter(coder, report, "n1", "victims", "A; B; C; D").status_code == 422
    assert enter(coder, report, "e1", "impact", "bakery").status_code == 422
    wrong_part = enter(coder, report, "e1", "victims", "Amira Haddad")
    assert "is a field of a count" in wrong_part.json()["error"]["message"]


def test_a_done_report_needs_no_field_of_the_project(coder, report):
    coder.post(f"/api/reports/{report}/accept", {})
    fields = fields_of(coder, report)
    assert fields["e1", "project:impact"]["state"] == "open"
    read = [one for one in fields.values() if one["machine"] is not None]
    assert {one["state"] for one in read} == {"accepted"}


def test_an_export_has_a_row_a_person_without_the_name(coder, report):
    enter(coder, report, "n1", "victims", "Amira Haddad; 34; f\n; child; m")
    enter(coder, report, "n1", "victims", "Amira Haddad; 35; f\n; child; m")
    enter(coder, report, "e1", "impact", "market")
    rows = exported(coder)
    victims = [row for row in rows if row["field"] == "victims"]
    assert [(row["value"], row["age"], row["sex"]) for row in victims] == [
        ("[name withheld]", "35", "f"),
        ("", "child", "m"),
    ]
    assert victims[0]["words"]
    assert [row["value"] for row in rows if row["field"] == "impact"] == ["market"]
