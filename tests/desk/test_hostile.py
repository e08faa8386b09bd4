"""Reports that mean harm: nothing of them reaches a page but as words."""

import hashlib

import pytest

from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Place,
    Record,
    ReportInfo,
    Tally,
    Voice,
)
from relata.pipeline.keeping import keep_report
from tests.made_records import READER, loaded_of

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "{{ 1337 * 1337 }}",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c",
    "</textarea></script><script>alert(2)</script>",
)


def evil_record(words):
    name = words
    text = f"{name} killed 3 people in {words} said {name}. {words}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    by = (By("c1", "for"),)
    end = len(name)
    return Record(
        report=ReportInfo(
            id=digest[:16],
            sha256=digest,
            source=f"{words}.txt",
            text=text,
            title=words,
            publisher=words,
            author=words,
            language="en",
            published="2024-05-07",
        ),
        actors=(Actor(id="a1", name=name, kind="armed_group", mentions=((0, end),)),),
        places=(
            Place(
                id="p1",
                name=words,
                kind="city",
                mentions=((0, end),),
                country="XX",
                lat=1.0,
                lon=2.0,
                radius_km=3.0,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="firearms",
                status="happened",
                triggers=((end + 1, end + 7),),
                occurrence=Voice(by=by),
                agents=(Filler(ref="a1", by=by),),
                places=(Filler(ref="p1", by=by),),
            ),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of=None,
                low=3,
                high=3,
                words=words,
                span=(0, end),
                by=by,
            ),
        ),
        claims=(
            Claim(id="c1", source="a1", stance="asserts", cue=((0, end),), content=((0, end),)),
        ),
        reader=READER,
    )


def keep_evil(desk, words):
    record = evil_record(words)
    keep_report(desk.ledger, words, loaded_of(record, url=words), record)
    return record.report.id


PAGES = (
    "/incidents",
    "/incidents/{report}:e1",
    "/reports/{report}",
    "/reports/{report}/text",
    "/contradictions",
    "/search?words=killed",
    "/actors?name=alert",
    "/digest?since=2024-01-01&until=2024-12-31",
    "/log",
)


@pytest.mark.parametrize("words", EVIL)
def test_a_hostile_reports_words_are_only_words(desk, callers, words):
    report = keep_evil(desk, words)
    coder = callers["reviewer"]
    for page in PAGES:
        answer = coder.get(page.format(report=report))
        assert answer.status_code == 200, page
        if "<" in words:
            assert words not in answer.text, page
        assert 'href="javascript:' not in answer.text.lower(), page


@pytest.mark.parametrize("words", EVIL)
def test_hostile_parameters_come_back_as_words(coder, words):
    for page in (
        "/search?words={}",
        "/actors?name={}",
        "/incidents?place={}",
        "/digest?country={}",
    ):
        answer = coder.get(page.replace("{}", ""), params={page.split("?")[1][:-3]: words})
        assert answer.status_code in (200, 422), page
        if "<" in words:
            assert words not in answer.text, page


def test_a_paragraph_of_ten_megabytes_is_shown(desk, coder):
    text = "killed " * 1_400_000
    digest = hashlib.sha256(text.encode()).hexdigest()
    record = Record(
        report=ReportInfo(id=digest[:16], sha256=digest, source="long.txt", text=text),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="unknown",
                status="happened",
                triggers=((0, 6),),
                occurrence=Voice(own_voice=True),
            ),
        ),
        reader=READER,
    )
    keep_report(desk.ledger, "filler", loaded_of(record), record)
    assert coder.get(f"/reports/{record.report.id}").status_code == 200
    assert coder.get(f"/api/reports/{record.report.id}/sheet").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/vendor/....//....//etc/passwd",
        "/static//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_desks_files(coder, path):
    answer = coder.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "make_app" not in answer.text
