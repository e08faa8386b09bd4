"""What a person mends by hand: names that must exist, new names, days in words, a report's day."""

import pytest

from relata.errors import UnknownSubject
from relata.pipeline.deeds import last_deed, redo_deed, undo_deed


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
    before = field_of(coder, report, event, "reading")["by"]
    put(coder, report, claim, "stance", "denies")
    after = field_of(coder, report, event, "reading")["by"]
    turned = [one for one in after if one.startswith("denied by ")]
    assert len(turned) == len([one for one in before if one.startswith("denied by ")]) + 1
    put(coder, report, claim, "stance", "asserts")
    assert field_of(coder, report, event, "reading")["by"] == before


def test_an_incident_tells_which_of_its_reports_are_done(coder, report):
    coder.post(f"/api/reports/{report}/accept", {})
    assert coder.get(f"/api/incidents/{report}:e1").json()["reviews"] == {report: "done"}


def test_accepting_a_report_whole_is_one_deed_taken_back_and_given_again(coder, report):
    put(coder, report, "n1", "count", "9")
    coder.post(f"/api/reports/{report}/accept", {})
    states = [f["state"] for p in sheet_of(coder, report)["parts"] for f in p["fields"]]
    accepted = states.count("accepted")
    assert accepted > 10
    undone = coder.post("/api/undo").json()["undone"]["words"]
    assert undone == f"{accepted + 1} values accepted together"
    sheet = sheet_of(coder, report)
    assert sheet["review"] is None
    left = {f["state"] for p in sheet["parts"] for f in p["fields"]}
    assert left == {"open", "changed"}
    coder.post("/api/redo")
    again = [f["state"] for p in sheet_of(coder, report)["parts"] for f in p["fields"]]
    assert again == states
    coder.post("/api/undo")
    coder.post("/api/undo")
    assert field_of(coder, report, "n1", "count")["state"] == "open"


def test_a_settled_dispute_names_the_side_the_person_and_the_reason(reviewer):
    board = reviewer.get("/api/contradictions").json()["items"]
    toll = next(one for item in board for one in item["contradictions"] if one["about"] == "toll")
    side = toll["sides"][0]
    said = {"ref": side["ref"], "side": "16: the hospital director", "why": "the list of names"}
    assert reviewer.post("/api/settlements", said).status_code == 201
    incident = reviewer.get(f"/api/incidents/{board[0]['line']['cluster']}").json()["incident"]
    settled = [one["settlement"] for one in incident["contradictions"] if one["settlement"]]
    wanted = "16: the hospital director – taken for right by reviewer: the list of names"
    page = reviewer.get(f"/incidents/{side['ref']}").text if not settled else ""
    assert wanted in settled or wanted in page


def test_accepting_how_an_act_was_read_settles_nothing(coder, reviewer):
    board = reviewer.get("/api/contradictions").json()["items"]
    before = [one["status"] for item in board for one in item["contradictions"]]
    for item in board:
        for one in reviewer.get(f"/api/incidents/{item['line']['cluster']}").json()["incident"][
            "events"
        ]:
            path = f"/api/reports/{one['report']}/fields/{one['event']}/reading"
            assert coder.put(path, {"verdict": "accept", "seconds": 1}).status_code == 200
    after = reviewer.get("/api/contradictions").json()["items"]
    assert [one["status"] for item in after for one in item["contradictions"]] == before


@pytest.mark.parametrize(("country", "status"), [("Syria", 200), ("sy", 200), ("Nowhereland", 422)])
def test_a_country_is_named_by_its_code_or_in_words(coder, country, status):
    answer = coder.get("/api/incidents", params={"country": country})
    assert answer.status_code == status
    if status == 200:
        assert {one["country"] for one in answer.json()["items"]} == {"SY"}


def test_a_count_is_linked_to_a_count(coder, report):
    path = f"/api/reports/{report}/fields/n2/link"
    answer = coder.put(path, {"verdict": "set", "value": "supersedes", "other": "n1"})
    judgement = answer.json()["judgement"]
    letters = (judgement["anchor"]["letter"], judgement["other"]["letter"])
    assert (answer.status_code, letters, judgement["other"]["quote"]) == (200, ("n", "n"), "Three")


def test_a_deed_that_another_took_back_meanwhile_is_not_taken_back_twice(desk, coder, report):
    put(coder, report, "n1", "count", "9")
    with desk.ledger.view() as view:
        deed = last_deed(view, "coder")
    undo_deed(desk.ledger, "reviewer", deed)
    with pytest.raises(UnknownSubject, match="in that state"):
        undo_deed(desk.ledger, "coder", deed)
    redo_deed(desk.ledger, "coder", deed)
    with pytest.raises(UnknownSubject, match="in that state"):
        redo_deed(desk.ledger, "coder", deed)
