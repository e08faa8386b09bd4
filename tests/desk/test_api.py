"""Everything the desk does, over its interface."""

import io
import zipfile
from dataclasses import replace

import pytest

from relata.errors import LedgerFull
from relata.model.record import Record, ReportInfo
from relata.pipeline.keeping import keep_report
from relata.store import Writer
from tests.made_records import loaded_of, make_act, make_record, tell_act


def sheet_of(caller, report):
    return caller.get(f"/api/reports/{report}/sheet").json()["sheet"]


def field_of(caller, report, part, name):
    return caller.get(f"/api/reports/{report}/fields/{part}/{name}").json()["field"]


def test_the_queue_is_in_order_of_worth_and_says_why(coder):
    items = coder.get("/api/queue").json()["items"]
    worths = [one["worth"] for one in items]
    assert worths == sorted(worths, reverse=True)
    assert all(sum(points for points, _ in one["reasons"]) == one["worth"] for one in items)


def test_pages_of_a_list_hold_every_incident_once(coder):
    whole = [one["cluster"] for one in coder.get("/api/queue?limit=500").json()["items"]]
    seen, cursor = [], None
    while True:
        page = coder.get("/api/queue?limit=3" + (f"&after={cursor}" if cursor else "")).json()
        seen += [one["cluster"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole
    assert len(set(seen)) == len(seen) > 6


def test_a_garbled_cursor_is_refused_in_words(coder):
    answer = coder.get("/api/queue?after=%%%")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "desk.invalid")


def test_incidents_are_narrowed_by_words_days_and_place(coder, report):
    everything = coder.get("/api/incidents?limit=500").json()["items"]
    one = next(item for item in everything if item["lat"] is not None and item["first_day"])
    near = coder.get(f"/api/incidents?near={one['lat']},{one['lon']},20").json()["items"]
    assert one["cluster"] in {item["cluster"] for item in near}
    assert len(near) < len(everything)
    assert coder.get("/api/incidents?words=wordthatisnowhere").json()["items"] == []
    assert coder.get("/api/incidents?since=May").status_code == 422


def test_a_field_is_accepted_edited_and_taken_back(coder, report):
    before = field_of(coder, report, "n1", "count")
    answer = coder.put(
        f"/api/reports/{report}/fields/n1/count",
        {"verdict": "set", "value": "9-11", "seen": before["seen"], "was": before["value"]},
    )
    assert answer.status_code == 200
    changed = field_of(coder, report, "n1", "count")
    assert (changed["value"], changed["machine"], changed["state"]) == (
        "9-11",
        before["machine"],
        "changed",
    )
    assert changed["history"][-1]["who"] == "coder"
    assert coder.post("/api/undo").json()["undone"]["words"] == "count of “Three”: set to “9-11”"
    assert field_of(coder, report, "n1", "count") == before
    assert coder.post("/api/redo").json()["redone"]["words"] == "count of “Three”: set to “9-11”"
    assert field_of(coder, report, "n1", "count")["value"] == "9-11"


def event_of_n1(caller, report):
    return field_of(caller, report, "n1", "of_event")["machine"]


def test_an_edited_toll_is_in_the_incidents_toll(coder, report):
    event = event_of_n1(coder, report)
    cluster = coder.get(f"/api/incidents/{report}:{event}").json()["incident"]["id"]
    coder.put(f"/api/reports/{report}/fields/n1/count", {"verdict": "set", "value": "41"})
    tolls = coder.get(f"/api/incidents/{cluster}").json()["incident"]["tolls"]
    figures = [one for toll in tolls for one in toll["by"] if one["tally"] == f"{report}:n1"]
    assert {(one["low"], one["high"]) for one in figures} == {(41, 41)}


def test_the_second_of_two_people_is_told_who_judged_meanwhile_and_what(callers, report):
    coder, reviewer = callers["coder"], callers["reviewer"]
    seen = field_of(reviewer, report, "n1", "count")["seen"]
    path = f"/api/reports/{report}/fields/n1/count"
    assert coder.put(path, {"verdict": "set", "value": "4", "seen": seen}).status_code == 200
    answer = reviewer.put(path, {"verdict": "set", "value": "5", "seen": seen})
    assert answer.status_code == 409
    facts = answer.json()["error"]["facts"]
    assert (facts["who"], facts["value"]) == ("coder", "4")
    assert field_of(coder, report, "n1", "count")["value"] == "4"
    assert (
        reviewer.put(
            f"/api/reports/{report}/fields/n1/effect", {"verdict": "accept", "seen": ""}
        ).status_code
        == 200
    )
    again = {"verdict": "set", "value": "5", "seen": facts["judgement"]}
    assert reviewer.put(path, again).status_code == 200
    assert [one["value"] for one in field_of(coder, report, "n1", "count")["history"]] == ["4", "5"]


def test_an_old_etag_is_refused(callers, report):
    path = f"/api/reports/{report}/fields/n1/count"
    etag = callers["coder"].get(path).headers["etag"]
    body = {"verdict": "set", "value": "4"}
    assert callers["coder"].put(path, body, headers={"If-Match": etag}).status_code == 200
    answer = callers["reviewer"].put(path, body, headers={"If-Match": etag})
    assert (answer.status_code, answer.json()["error"]["code"]) == (412, "desk.stale")


@pytest.mark.parametrize(
    ("part", "name", "body"),
    [
        ("n1", "count", {"verdict": "set", "value": "many"}),
        ("n1", "count", {"verdict": "set", "value": "5-3"}),
        ("e1", "type", {"verdict": "set", "value": "WAR"}),
        ("e1", "count", {"verdict": "accept"}),
        ("e1", "type", {"verdict": "set"}),
        ("t1", "time", {"verdict": "set", "value": "last week"}),
        ("p1", "place", {"verdict": "set", "value": '{"lat": 120, "lon": 3}'}),
        ("n1", "nothing", {"verdict": "accept"}),
        ("n1", "count", {"verdict": "praise"}),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_kept(coder, report, part, name, body):
    before = sheet_of(coder, report)
    answer = coder.put(f"/api/reports/{report}/fields/{part}/{name}", body)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]
    assert sheet_of(coder, report) == before


def test_a_place_is_moved_and_the_incident_with_it(coder, report):
    place = next(part for part in sheet_of(coder, report)["parts"] if part["id"].startswith("p"))
    body = {"verdict": "set", "value": '{"lat": 12.5, "lon": 45.25, "radius_km": 2}'}
    assert coder.put(f"/api/reports/{report}/fields/{place['id']}/place", body).status_code == 200
    moved = field_of(coder, report, place["id"], "place")
    assert '"lat":12.5' in moved["value"]
    assert moved["state"] == "changed"


def test_a_speaker_that_the_record_does_not_have_becomes_one(coder, report):
    claim = next(part for part in sheet_of(coder, report)["parts"] if part["id"].startswith("c"))
    body = {"verdict": "set", "value": "Provincial Health Office"}
    assert coder.put(f"/api/reports/{report}/fields/{claim['id']}/speaker", body).status_code == 200
    assert field_of(coder, report, claim["id"], "speaker")["value"] == "Provincial Health Office"
    incident = coder.get(f"/api/incidents/{report}:e1").json()["incident"]
    assert "Provincial Health Office" in str(incident)


def test_a_count_is_moved_to_another_event(coder, report):
    events = [part["id"] for part in sheet_of(coder, report)["parts"] if part["id"][0] == "e"]
    now = field_of(coder, report, "n1", "of_event")["value"]
    other = next(one for one in events if one != now)
    body = {"verdict": "set", "other": other}
    assert coder.put(f"/api/reports/{report}/fields/n1/of_event", body).status_code == 200
    assert field_of(coder, report, "n1", "of_event")["value"] == other


def test_accepting_the_rest_calls_the_report_done_in_one_transaction(coder, report):
    answer = coder.post(f"/api/reports/{report}/accept", {"seconds": 12.5})
    assert answer.status_code == 201
    sheet = sheet_of(coder, report)
    left = [
        field
        for part in sheet["parts"]
        for field in part["fields"]
        if field["state"] == "open" and field["machine"] is not None
    ]
    assert left == []
    assert sheet["review"]["value"] == "done"
    lines = coder.get("/api/queue?open=true&limit=500").json()["items"]
    mine = coder.get(f"/api/incidents/{report}:e1").json()["incident"]["id"]
    assert mine not in {one["cluster"] for one in lines}


def test_what_the_reader_passed_over_is_adopted_and_taken_back(coder, report):
    before = sheet_of(coder, report)
    over = before["passed_over"][0]
    body = {
        "edit": "tally",
        "span": over["spans"][0],
        "effect": "injured",
        "count": "3",
        "event": "e1",
    }
    assert coder.post(f"/api/reports/{report}/edits", body).status_code == 201
    after = sheet_of(coder, report)
    assert len(after["passed_over"]) == len(before["passed_over"]) - 1
    assert any(
        field["value"] == "3" and field["field"] == "count"
        for part in after["parts"]
        for field in part["fields"]
    )
    assert coder.post("/api/undo").json()["undone"]["words"] == "a record by hand"
    assert sheet_of(coder, report) == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"edit": "poem"},
        {"edit": "tally", "span": [0, 10**9], "effect": "killed", "count": "3"},
        {"edit": "tally", "span": [0, 4], "effect": "vanished", "count": "3"},
        {"edit": "event", "span": [0, 4], "type": "WAR"},
        {"edit": "tally", "span": [4, 4], "effect": "killed", "count": "3"},
        {"edit": "words", "part": "x9", "span": [0, 4]},
        {"edit": "claim", "span": [0, 4], "source": "a99"},
    ],
)
def test_an_edit_that_cannot_be_is_refused(coder, report, body):
    answer = coder.post(f"/api/reports/{report}/edits", body)
    assert answer.status_code == 422, answer.text


def test_two_incidents_are_the_same_until_that_is_taken_back(callers, report):
    reviewer = callers["reviewer"]
    items = reviewer.get("/api/incidents?limit=500").json()["items"]
    one = next(item for item in items if item["cluster"])
    mine = reviewer.get(f"/api/incidents/{report}:e1").json()["incident"]["id"]
    other = next(item["cluster"] for item in items if item["cluster"] != mine and item != one)
    before = {item["cluster"] for item in items}
    answer = reviewer.post(f"/api/incidents/{mine}/merge", {"into": other, "why": "same street"})
    assert answer.status_code == 201
    after = reviewer.get("/api/incidents?limit=500").json()["items"]
    assert len(after) == len(before) - 1
    reviewer.post("/api/undo")
    again = reviewer.get("/api/incidents?limit=500").json()["items"]
    assert {item["cluster"] for item in again} == before


def test_an_incident_taken_apart_needs_a_reason(callers, report):
    reviewer = callers["reviewer"]
    mine = reviewer.get(f"/api/incidents/{report}:e1").json()["incident"]["id"]
    assert reviewer.post(f"/api/incidents/{mine}/explode", {"why": ""}).status_code == 422


@pytest.fixture
def thrice(desk):
    """An act of which three reports tell; its event in the first."""
    act = make_act(902)
    told = [
        tell_act(act, speaker=speaker, killed=5, number=910 + at)
        for at, speaker in enumerate(("governor", "residents", "monitors"))
    ]
    for one in told:
        keep_report(desk.ledger, "filler", loaded_of(one), one)
    return f"{told[0].report.id}:e1"


def test_an_incident_is_taken_apart_at_once(callers, thrice):
    reviewer = callers["reviewer"]
    whole = reviewer.get(f"/api/incidents/{thrice}").json()["incident"]
    assert whole["reports"] == 3
    answer = reviewer.post(f"/api/incidents/{whole['id']}/explode", {"why": "three streets"})
    assert answer.status_code == 201
    assert len(answer.json()["judgements"]) == 3
    for event in whole["events"]:
        ref = f"{event['report']}:{event['event']}"
        now = reviewer.get(f"/api/incidents/{ref}").json()["incident"]
        assert now["reports"] == 1


def test_an_incident_is_taken_apart_whole_or_not_at_all(callers, thrice, desk, monkeypatch):
    reviewer = callers["reviewer"]
    whole = reviewer.get(f"/api/incidents/{thrice}").json()["incident"]
    said = []

    def fail_late(writer, judgement):
        said.append(judgement)
        if len(said) == 3:
            raise LedgerFull("wanted room on the disk; free some", ledger="made")
        put_judgement(writer, judgement)

    put_judgement = Writer.put_judgement
    monkeypatch.setattr(Writer, "put_judgement", fail_late)
    refused = reviewer.post(f"/api/incidents/{whole['id']}/explode", {"why": "three streets"})
    assert (refused.status_code, len(said)) == (507, 3)
    with desk.ledger.view() as view:
        assert view.judgements() == []
    assert reviewer.get(f"/api/incidents/{thrice}").json()["incident"]["reports"] == 3


def test_a_dispute_is_settled_by_a_reviewer_with_a_reason(callers, report):
    reviewer = callers["reviewer"]
    board = reviewer.get("/api/contradictions").json()["items"]
    item = board[0]
    side = item["contradictions"][0]["sides"][0]
    refused = callers["coder"].post("/api/settlements", {"ref": side["ref"], "why": "seen"})
    assert refused.status_code == 403
    answer = reviewer.post("/api/settlements", {"ref": side["ref"], "why": "hospital's own list"})
    assert answer.status_code == 201
    cluster = item["line"]["cluster"]
    now = reviewer.get(f"/api/incidents/{cluster}").json()["incident"]["contradictions"]
    assert now[0]["status"] == "settled"
    assert len(now[0]["sides"]) == len(item["contradictions"][0]["sides"])


def test_a_draft_is_kept_until_its_field_is_saved(coder, report):
    key = f"{report}:n1/count"
    coder.put("/api/drafts", {"key": key, "body": "1"})
    coder.put("/api/drafts", {"key": key, "body": "12"})
    items = coder.get(f"/api/drafts?prefix={report}").json()["items"]
    assert [(one["key"], one["body"]) for one in items] == [(key, "12")]
    coder.put(f"/api/reports/{report}/fields/n1/count", {"verdict": "set", "value": "12"})
    assert coder.get(f"/api/drafts?prefix={report}").json()["items"] == []


def test_drafts_are_their_owners_alone(callers, report):
    callers["coder"].put("/api/drafts", {"key": "k", "body": "mine"})
    assert callers["reviewer"].get("/api/drafts").json()["items"] == []


@pytest.mark.parametrize(
    "words", ['"a lie', "NOT", "*", "(", "lie.", "'", "%", "\\", "a\x00b", '""']
)
def test_no_search_can_be_wrong(coder, words):
    assert coder.get("/api/search", params={"words": words}).status_code == 200
    assert coder.get("/search", params={"words": words}).status_code == 200


def test_a_kept_search_feeds_what_was_added_since(coder, desk):
    coder.put("/api/searches/mine", {"query": "words=Desk"})
    assert coder.get("/searches/mine.atom").text.count("<entry>") == 0
    fresh = make_record(77, acts=5)
    keep_report(desk.ledger, "filler", loaded_of(fresh), fresh)
    feed = coder.get("/searches/mine.atom")
    assert feed.text.count("<entry>") == 1
    assert feed.headers["content-type"].startswith("application/atom+xml")
    mail = coder.get("/api/searches/mine/alert?to=desk@example.org")
    assert mail.headers["content-type"].startswith("message/rfc822")
    assert "Subject: Relata: 1 new report" in mail.text
    assert f"/reports/{fresh.report.id}" in mail.text.replace("=\r\n", "")
    assert coder.get("/api/searches/yours/alert").status_code == 404
    assert coder.get("/api/searches/mine/alert?to=nobody").status_code == 422


def test_pasted_text_is_read_and_kept(coder):
    answer = coder.post(
        "/api/sources",
        files={
            "text": (None, "Two farmers were killed near Oraq on Monday."),
            "published": (None, "2024-05-07"),
        },
    )
    assert answer.status_code == 201
    (one,) = answer.json()["reports"]
    assert one["state"] == "added"
    assert coder.get(f"/api/reports/{one['report']}").json()["report"]["published"] == "2024-05-07"


def test_an_uploads_name_cannot_lead_out_of_its_folder(coder):
    words = b"Three drivers were killed at the Selem crossing on Tuesday."
    answer = coder.post("/api/sources", files={"file": ("../../etc/cron.d/x.txt", words)})
    (one,) = answer.json()["reports"]
    assert one["source"] == "x.txt"
    known = coder.get(f"/api/reports/{one['report']}").json()
    assert ".." not in known["sightings"][0]["source"]


def test_an_upload_that_is_too_large_is_refused(coder, monkeypatch):
    monkeypatch.setattr("relata.desk.api.sources.LARGEST_UPLOAD_BYTES", 1000)
    answer = coder.post("/api/sources", files={"file": ("a.txt", b"killed " * 1000)})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"url": "file:///etc/passwd"},
        {"url": "http://x.example/", "text": "two"},
        {"text": "One was killed.", "published": "someday"},
    ],
)
def test_a_source_that_is_none_is_refused(coder, form):
    files = {name: (None, value) for name, value in form.items()} or {"nothing": (None, "")}
    assert coder.post("/api/sources", files=files).status_code == 422


def test_a_page_at_a_private_address_is_not_fetched(coder):
    answer = coder.post("/api/sources", files={"url": (None, "http://127.0.0.1:9/")})
    assert answer.status_code == 422
    assert answer.json()["reports"][0]["code"] == "source.fetch.address"


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("34.45, 40.92", 34.45, 40.92),
        ("34.45 N 40.92 E", 34.45, 40.92),
        ("33°27'00\"S 70°40'12\"W", -33.45, -70.67),
        ("34 27 00 N, 40 55 12 E", 34.45, 40.92),
        ("8FVC9G8F+6X", 47.36559, 8.525),
        ("38S MB 44145 89055", 33.32, 44.4),
    ],
)
def test_coordinates_are_read_as_people_copy_them(coder, text, lat, lon):
    found = coder.get("/api/coordinates", params={"text": text}).json()
    assert (found["lat"], found["lon"]) == pytest.approx((lat, lon), abs=0.02)


@pytest.mark.parametrize("text", ["near the bridge", "95, 10", "10, 200", "99S MB 1 2"])
def test_coordinates_that_are_none_are_refused(coder, text):
    assert coder.get("/api/coordinates", params={"text": text}).status_code == 422


def test_a_day_is_read_aloud(coder):
    found = coder.get("/api/edtf?text=2024-05-02/2024-05-08").json()
    assert found["words"] == "between 2 May 2024 and 8 May 2024"
    assert coder.get("/api/edtf?text=soon").status_code == 422


def test_a_digest_and_an_export_come_over_the_interface(coder):
    digest = coder.get("/api/digest?since=2020-01-01&until=2026-12-31").json()
    assert digest["told"]
    assert coder.get("/api/digest?since=2020-01-01").status_code == 422
    packed = coder.get("/api/exports/acled")
    names = zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    assert "MANIFEST.json" in names
    assert coder.get("/api/exports/poem").status_code == 422


def test_the_past_is_shown_as_it_stood(coder, report):
    import time
    from datetime import UTC, datetime

    then = datetime.now(UTC).isoformat()
    time.sleep(0.01)
    path = f"/api/incidents/{report}:{event_of_n1(coder, report)}"
    before = coder.get(path).json()["incident"]["tolls"]
    coder.put(f"/api/reports/{report}/fields/n1/count", {"verdict": "set", "value": "77"})
    assert coder.get(path).json()["incident"]["tolls"] != before
    past = coder.get(path, params={"as_of": then}).json()["incident"]["tolls"]
    assert past == before


def test_every_deed_is_one_row_of_the_log(coder, report):
    coder.put(
        f"/api/reports/{report}/fields/n1/count",
        {"verdict": "set", "value": "6", "was": "7", "why": "list of names", "seconds": 4.2},
    )
    row = coder.get(f"/api/log?report={report}&limit=1").json()["items"][0]
    assert row["change"]["who"] == "coder"
    said = row["judgement"]
    assert (said["was"], said["value"], said["why"], said["seconds"]) == (
        "7",
        "6",
        "list of names",
        4.2,
    )


def test_confirmed_wants_a_second_person_where_that_is_switched_on(desk, callers, report):
    desk.options = replace(desk.options, two_persons=True)
    path = f"/api/reports/{report}/fields/e1/grade"
    body = {"verdict": "set", "value": "confirmed"}
    first = callers["reviewer"].put(path, body).json()
    assert first["needs_second"]
    incident = f"/api/incidents/{report}:e1"
    assert callers["reviewer"].get(incident).json()["incident"]["grade"] is None
    assert callers["reviewer"].put(path, body).json()["needs_second"]
    assert not callers["admin"].put(path, body).json()["needs_second"]
    assert callers["reviewer"].get(incident).json()["incident"]["grade"] == "confirmed"


def test_a_blind_coder_sees_no_value_and_changes_none(desk, callers, report):
    open_value = field_of(callers["coder"], report, "n1", "count")["value"]
    desk.options = replace(desk.options, blind_share=1.0)
    sheet = callers["coder"].get(f"/api/reports/{report}/sheet").json()
    assert sheet["blind"]
    assert {f["machine"] for part in sheet["sheet"]["parts"] for f in part["fields"]} == {None}
    for name, value in (("coder", "8"), ("reviewer", "9")):
        body = {"verdict": "set", "value": value}
        callers[name].put(f"/api/reports/{report}/fields/n1/count", body)
        callers[name].put(
            f"/api/reports/{report}/fields/e1/type", {"verdict": "set", "value": "ASSAULT"}
        )
    found = callers["reviewer"].get("/api/agreement").json()
    fields = {one["field"]: one["alpha"]["units"] for one in found["fields"]}
    assert fields == {"count": 1, "type": 1}
    assert found["disagreements"][0]["values"] == {"coder": "8", "reviewer": "9"}
    desk.options = replace(desk.options, blind_share=0.0)
    assert field_of(callers["coder"], report, "n1", "count")["value"] == open_value


def test_a_blind_coder_gives_values_and_accepts_none(desk, callers, report):
    desk.options = replace(desk.options, blind_share=1.0)
    path = f"/api/reports/{report}/fields"
    refused = callers["coder"].put(f"{path}/n1/count", {"verdict": "accept"})
    assert refused.status_code == 422
    assert "enter the value that you read" in refused.json()["error"]["message"]
    for verdict, field in (("accept", "e1/reading"), ("reject", "n1/count")):
        assert callers["coder"].put(f"{path}/{field}", {"verdict": verdict}).status_code == 200


def test_events_that_blind_coders_name_for_a_count_are_compared(desk, callers, report):
    desk.options = replace(desk.options, blind_share=1.0)
    path = f"/api/reports/{report}/fields/n1/of_event"
    for name, event in (("coder", "e1"), ("reviewer", "e2")):
        callers[name].put(path, {"verdict": "set", "other": event})
    (differ,) = callers["reviewer"].get("/api/agreement").json()["disagreements"]
    assert differ["field"] == "of_event"
    assert len({*differ["values"].values()} - {""}) == 2


def test_what_others_passed_over_is_hidden_from_a_blind_coder(desk, callers, report):
    sheet = callers["coder"].get(f"/api/reports/{report}/sheet").json()["sheet"]
    field = sheet["passed_over"][0]
    part = field["ref"].partition(":")[2]
    path = f"/api/reports/{report}/fields/{part}/unread"
    assert callers["reviewer"].put(path, {"verdict": "reject", "why": "drill"}).status_code == 200
    desk.options = replace(desk.options, blind_share=1.0)
    sheet = callers["coder"].get(f"/api/reports/{report}/sheet").json()["sheet"]
    hidden = next(one for one in sheet["passed_over"] if one["ref"] == field["ref"])
    assert (hidden["state"], hidden["history"], hidden["signed"], hidden["why"]) == (
        "open",
        [],
        None,
        None,
    )
    assert hidden["shown"] == field["shown"]


def test_a_record_by_hand_is_kept_over_the_interface(coder, report):
    record = coder.get(f"/api/reports/{report}").json()["record"]
    record["notes"] = ["looked through"]
    assert coder.put(f"/api/reports/{report}/record", record).status_code == 201
    assert coder.get(f"/api/reports/{report}").json()["record"]["notes"] == ["looked through"]
    record["events"] = "none"
    answer = coder.put(f"/api/reports/{report}/record", record)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "data.record")


def test_the_interface_describes_itself(coder):
    described = coder.get("/api/openapi.json").json()
    assert "/api/queue" in described["paths"]
    assert all(
        operation.get("description") or operation.get("summary")
        for path in described["paths"].values()
        for operation in path.values()
    )


def test_a_text_of_another_script_is_shown_in_latin_letters(ledger, coder, report):
    assert coder.get(f"/api/reports/{report}/latin").json()["is_other"] is False
    info = ReportInfo(
        id="0" * 16, sha256="0" * 64, source="ar.txt", text="قصف السوق", language="ar"
    )
    kept = keep_report(ledger, "filler", loaded_of(Record(report=info)), None, "not in English")
    shown = coder.get(f"/api/reports/{kept.report}/latin").json()
    assert shown["is_other"] is True
    assert shown["text"].isascii()
    assert shown["text"].split()


def test_a_translation_is_kept_beside_the_text_and_its_author_told(coder, reviewer, report):
    path = f"/api/reports/{report}/fields/r/translation"
    assert coder.put(path, {"verdict": "set", "value": "Words in English."}).status_code == 200
    kept = sheet_of(reviewer, report)["translation"]
    assert (kept["value"], kept["who"]) == ("Words in English.", "coder")


def test_an_admiralty_code_stands_in_the_notes_of_the_digest(coder, report):
    path = f"/api/reports/{report}/fields/r/admiralty"
    assert coder.put(path, {"verdict": "set", "value": "B7"}).status_code == 422
    coder.put(path, {"verdict": "set", "value": "C3"})
    coder.put(path, {"verdict": "set", "value": "B2"})
    assert sheet_of(coder, report)["admiralty"]["value"] == "B2"
    digest = coder.get("/api/digest?since=2015-01-01&until=2026-12-31").json()
    codes = {note["ref"].partition(":")[0]: note["admiralty"] for note in digest["notes"]}
    assert codes.pop(report) == "B2"
    assert set(codes.values()) == {None}
    text = coder.get("/api/digest?since=2015-01-01&until=2026-12-31&format=md").text
    assert ", Admiralty B2. " in text


def test_a_blind_coder_sees_the_record_nowhere(desk, callers, report):
    desk.options = replace(desk.options, blind_share=1.0)
    assert callers["coder"].get(f"/api/reports/{report}").json()["record"] is None
    page = callers["coder"].get(f"/reports/{report}").text
    assert 'data-refs="' not in page
    desk.options = replace(desk.options, blind_share=0.0)
    assert 'data-refs="' in callers["coder"].get(f"/reports/{report}").text
