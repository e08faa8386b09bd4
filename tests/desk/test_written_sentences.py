"""People's sentences in the digest: cited, marked, taken back, and found again by their words."""

import io
import zipfile

import pytest

from tests.strikes import make_strikes_record

PERIOD = "since=2015-01-01&until=2026-12-31"


def digest(caller, more=""):
    return caller.get(f"/api/digest?{PERIOD}{more}").json()


def told_of(caller, incident):
    return next(one for one in digest(caller)["told"] if one["incident"] == incident)


@pytest.fixture
def incident(coder, report):
    """The incident of the strikes that has a toll, so that its sentences cite claims."""
    found = digest(coder)
    return next(one["incident"] for one in found["told"] if report in str(one["sentences"]))


def test_a_sentence_takes_the_place_of_the_machines_and_keeps_its_citations(coder, incident):
    machine = told_of(coder, incident)["sentences"][0]
    said = {
        "incident": incident,
        "text": "The morning's strike was told by two sides.",
        "cites": machine["cites"],
        "in_place_of": machine["text"],
    }
    assert coder.post("/api/sentences", said).status_code == 201
    found = told_of(coder, incident)["sentences"]
    assert found[0]["text"] == said["text"]
    assert found[0]["cites"] == machine["cites"]
    assert (found[0]["by_analyst"], found[0]["who"]) == (True, "coder")
    assert machine["text"] not in [one["text"] for one in found]
    written = coder.get(f"/api/digest?{PERIOD}&format=md").text
    assert "The morning's strike was told by two sides. *(worded by an analyst)* [" in written
    assert "Sentences marked so are by coder." in written


def test_a_sentence_that_cites_nothing_is_marked_as_the_analysts_judgement(coder, incident):
    said = {"incident": incident, "text": "This fits what was seen in spring."}
    coder.post("/api/sentences", said)
    assert "spring. *(analyst judgement)*\n" in coder.get(f"/api/digest?{PERIOD}&format=md").text
    assert "<em>(analyst judgement)</em>" in coder.get(f"/api/digest?{PERIOD}&format=html").text
    page = coder.get(f"/digest?{PERIOD}").text
    assert "This fits what was seen in spring." in page


def test_a_word_document_comes_over_the_interface(coder, incident):
    coder.post("/api/sentences", {"incident": incident, "text": "Ours alone."})
    body = coder.get(f"/api/digest?{PERIOD}&format=docx").content
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert b"(analyst judgement) " in packed.read("word/document.xml")


def test_a_new_wording_stands_for_the_old_and_taking_it_back_gives_the_old_again(coder, incident):
    machine = told_of(coder, incident)["sentences"][0]["text"]
    said = {"incident": incident, "text": "First wording.", "in_place_of": machine}
    first = coder.post("/api/sentences", said).json()["judgement"]["id"]
    again = {"incident": incident, "text": "Second wording.", "revises": first}
    second = coder.post("/api/sentences", again).json()["judgement"]["id"]
    assert told_of(coder, incident)["sentences"][0]["text"] == "Second wording."
    assert coder.call("DELETE", f"/api/sentences/{second}").status_code == 200
    assert told_of(coder, incident)["sentences"][0]["text"] == "First wording."
    assert coder.call("DELETE", f"/api/sentences/{first}").status_code == 200
    assert told_of(coder, incident)["sentences"][0]["text"] == machine
    gone = coder.call("DELETE", f"/api/sentences/{first}")
    assert gone.status_code == 404


def test_a_sentence_for_one_that_the_machine_no_longer_writes_stands_and_says_so(coder, incident):
    said = {"incident": incident, "text": "Kept all the same.", "in_place_of": "Nobody writes me."}
    coder.post("/api/sentences", said)
    last = told_of(coder, incident)["sentences"][-1]
    assert (last["text"], last["is_outdated"]) == ("Kept all the same.", True)
    assert "the ledger has changed since" in coder.get(f"/api/digest?{PERIOD}&format=md").text


def test_another_coder_may_not_take_a_sentence_back_but_a_reviewer_may(
    coder, reviewer, app, incident
):
    from tests.desk.conftest import Caller

    made = reviewer.post("/api/sentences", {"incident": incident, "text": "By the reviewer."})
    name = made.json()["judgement"]["id"]
    refused = coder.call("DELETE", f"/api/sentences/{name}")
    assert (refused.status_code, refused.json()["error"]["facts"]["who"]) == (403, "reviewer")
    assert Caller(app, "admin").call("DELETE", f"/api/sentences/{name}").status_code == 200


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"text": "   "}, 422),
        ({"text": "Cites nothing known.", "cites": ["0123456789abcdef:c1"]}, 404),
        ({"text": "Cites no name.", "cites": ["somewhere"]}, 404),
        ({"text": "Revises nothing.", "revises": "0123456789abcdef"}, 404),
    ],
)
def test_a_sentence_that_cannot_be_is_refused(coder, incident, said, status):
    assert coder.post("/api/sentences", {"incident": incident} | said).status_code == status


def test_a_citation_is_found_again_by_its_words_after_a_new_reading():
    from relata.views.quotes import cite_of, find_cited

    record = make_strikes_record()
    cite = cite_of(record, "c2")
    first, second, *rest = record.claims
    import msgspec

    swapped = msgspec.structs.replace(
        record,
        claims=(
            msgspec.structs.replace(first, id="c2"),
            msgspec.structs.replace(second, id="c1"),
            *rest,
        ),
    )
    assert find_cited(swapped, cite) == f"{record.report.id}:c1"
    gone = msgspec.structs.replace(record, claims=())
    assert find_cited(gone, cite) is None


def test_an_analysts_note_stands_in_the_notes_of_an_export(coder, report, incident):
    event = coder.get(f"/api/incidents/{incident}").json()["incident"]["events"][0]
    path = f"/api/reports/{event['report']}/fields/{event['event']}/note"
    assert coder.put(path, {"verdict": "set", "value": "Seen on video."}).status_code == 200
    body = coder.get("/api/exports/acled").content
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        table = packed.read(next(name for name in packed.namelist() if name.endswith(".csv")))
    assert b"Analyst's note: Seen on video." in table
