"""What a person mends by hand: names that must exist, new names, days in words, a report's day."""

import pytest


def sheet_of(caller, report):
    return caller.get(f"/api/reports/{report}/sheet").json()["sheet"]


def field_of(caller, report, part, name):
    return caller.get(f"/api/reports/{report}/fields/{part}/{name}").json()["field"]


def put(caller, report, part, name, value):
    path = f"/api/reports/{report}/fields/{part}/{name}"
    return caller.put(path, {"verdict": "set", "value": value})


def span_of(caller, report, words):
    start = caller.get(f"/api/reports/{report}").json()["text"].index(words)
    return [start, start + len(words)]


@pytest.mark.parametrize("field", ["agents", "targets", "weapons", "places", "times"])
def test_a_name_that_the_report_does_not_have_is_refused_not_dropped(coder, report, field):
    answer = put(coder, report, "e1", field, "Nobody Known")
    assert answer.status_code == 422
    assert "no 'Nobody Known'" in answer.json()["error"]["message"]


def test_an_identity_must_be_an_entry_of_the_registry(coder, report):
    assert put(coder, report, "a1", "registry", "rapid support").status_code == 422
    assert put(coder, report, "a1", "registry", "sd-rsf").status_code == 200
    assert field_of(coder, report, "a1", "registry")["shown"] == "Rapid Support Forces (sd-rsf)"
    assert put(coder, report, "a1", "registry", "unknown").status_code == 200


@pytest.mark.parametrize(
    ("part", "kind", "letter"),
    [
        ("actor", "civilians", "a"),
        ("place", "site", "p"),
        ("weapon", "drone", "w"),
        ("object", "building", "o"),
        ("time", None, "t"),
    ],
)
def test_a_name_is_added_on_its_words_and_then_fills_a_role(coder, report, part, kind, letter):
    from relata.model.codebook import codes

    words = coder.get(f"/api/reports/{report}").json()["text"].split()[0]
    if kind is not None and kind not in codes(f"{part}_kind"):
        kind = codes(f"{part}_kind")[0]
    span = span_of(coder, report, words)
    edit = {"edit": "named", "part": part, "span": span, "kind": kind}
    assert coder.post(f"/api/reports/{report}/edits", edit).status_code == 201
    record = coder.get(f"/api/reports/{report}").json()["record"]
    groups = {"a": "actors", "p": "places", "w": "weapons", "o": "objects", "t": "times"}
    made = record[groups[letter]][-1]
    assert made["mentions"] == [span]
    assert made["why"] == "marked by a person"
    slot = {"a": "agents", "p": "places", "w": "weapons", "o": "targets", "t": "times"}[letter]
    assert put(coder, report, "e1", slot, words).status_code == 200
    assert field_of(coder, report, "e1", slot)["value"] == words


def test_a_name_of_no_kind_or_no_day_is_refused(coder, report):
    span = span_of(coder, report, " the ")
    path = f"/api/reports/{report}/edits"
    for wrong in ({"part": "actor", "kind": "wizard"}, {"part": "time", "edtf": "May"}):
        assert coder.post(path, {"edit": "named", "span": span, **wrong}).status_code == 422


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("6 May 2024", "XXXX", "2024-05-06"),
        ("May 2024", "XXXX", "2024-05"),
        ("2024-05-02/2024-05-08", "XXXX", "2024-05-02/2024-05-08"),
        ("yesterday", "2024-05-07", "2024-05-06"),
    ],
)
def test_a_day_is_understood_in_words(coder, text, published, edtf):
    found = coder.get("/api/edtf", params={"text": text, "published": published}).json()
    assert found["edtf"] == edtf


@pytest.mark.parametrize("text", ["yesterday", "somewhen", "32 May 2024"])
def test_words_that_decide_no_day_are_refused_in_words(coder, text):
    answer = coder.get("/api/edtf", params={"text": text})
    assert answer.status_code == 422
    assert "wanted 6 May 2024" in answer.json()["error"]["message"]


def test_the_day_of_publication_is_given_and_what_was_said_stays(coder, report):
    put(coder, report, "n1", "count", "9")
    path = f"/api/reports/{report}/published"
    assert coder.put(path, {"published": "yesterday"}).status_code == 422
    assert coder.put(path, {"published": "2023-01-02"}).status_code == 200
    info = coder.get(f"/api/reports/{report}").json()["record"]["report"]
    assert (info["published"], info["published_basis"]) == ("2023-01-02", "given")


def test_a_claim_that_is_made_a_denial_speaks_against_what_it_carries(coder, report):
    record = coder.get(f"/api/reports/{report}").json()["record"]
    claim, event = next(
        (by["claim"], event["id"])
        for event in record["events"]
        for by in event["occurrence"]["by"]
        if by["polarity"] == "for"
    )
    before = field_of(coder, report, event, "event")["by"]
    put(coder, report, claim, "stance", "denies")
    after = field_of(coder, report, event, "event")["by"]
    turned = [one for one in after if one.startswith("denied by ")]
    assert len(turned) == len([one for one in before if one.startswith("denied by ")]) + 1
    put(coder, report, claim, "stance", "asserts")
    assert field_of(coder, report, event, "event")["by"] == before


def test_an_incident_tells_which_of_its_reports_are_done(coder, report):
    coder.post(f"/api/reports/{report}/accept", {})
    assert coder.get(f"/api/incidents/{report}:e1").json()["reviews"] == {report: "done"}
