import pytest

from relata.corpus import parse_rel
from relata.corpus.incident_gold import (
    IncidentGoldError,
    check_incidents,
    events_by_bundle,
    load_incidents,
)

REPORT = """id: {name}
title: Shells fall on Orun
publisher: Orun Post
published: 2023-05-02
style: news
bundle: {bundle}
origin: invented
---
Gunners [e1 shelled] Orun and later [e2 withdrew].
---
e1: {{type: ASSAULT, mode: shelling, status: happened, agents: [], targets: []}}
e2: {{type: RETREAT, mode: withdraw, status: happened, agents: [], targets: []}}
links: []
"""

RIGHT = """orun:
  - {id: orun-1, what: shelling of Orun, events: [r1:e1, r2:e1], part_of: null}
  - {id: orun-2, what: withdrawal, events: [r1:e2, r2:e2], answers: [orun-1]}
"""


def make_report(name, bundle="orun"):
    return parse_rel(REPORT.format(name=name, bundle=bundle), f"{name}.rel")


REPORTS = [make_report("r1"), make_report("r2"), make_report("r3", "alone")]


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "incidents.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def problems(path, **options):
    return [
        problem.partition("incidents.yaml:")[2]
        for problem in check_incidents(path, REPORTS, **options)
    ]


def test_a_right_file_has_no_fault_and_gives_its_incidents(written):
    path = written(RIGHT)
    assert problems(path) == []
    first, second = load_incidents(path)["orun"]
    assert first.events == ("r1:e1", "r2:e1")
    assert (first.part_of, second.answers) == (None, ("orun-1",))


def test_bundles_of_one_report_need_no_incidents():
    assert events_by_bundle(REPORTS) == {"orun": ("r1:e1", "r1:e2", "r2:e1", "r2:e2")}


def test_an_event_twice_an_unknown_and_a_missing_one_are_told_with_their_lines(written):
    path = written(RIGHT.replace("[r1:e2, r2:e2]", "[r1:e2, r1:e1, r9:e9]"))
    assert problems(path) == [
        "3: r1:e1 stands in orun-1 already",
        "3: orun has no event r9:e9",
        " orun lacks r2:e2",
    ]


def test_an_unknown_whole_or_answer_is_told(written):
    path = written(
        RIGHT.replace("part_of: null", "part_of: orun-9").replace("[orun-1]", "[orun-2]")
    )
    assert problems(path) == ["2: orun has no incident orun-9", "3: orun-2 names itself"]


def test_a_doubt_wants_two_events_and_a_reason(written):
    path = written(RIGHT.replace("part_of: null", "unsure: [[r1:e1, r2:e2]]"))
    assert problems(path) == ["2: wanted [event, event, why] in unsure, got ['r1:e1', 'r2:e2']"]


def test_a_bundle_that_lacks_is_told_unless_a_part_is_enough(written):
    path = written("other:\n  - {id: other-1, what: x, events: [r1:e1]}\n")
    assert problems(path)[-1] == " bundle orun lacks"
    assert len(problems(path, is_whole=False)) == 1


def test_an_entry_with_a_wrong_key_is_an_error_with_its_line(written):
    path = written(RIGHT.replace("what: withdrawal", "whta: withdrawal"))
    with pytest.raises(IncidentGoldError) as caught:
        load_incidents(path)
    assert caught.value.code == "data.incidents"
    assert ":3: " in caught.value.problems[0]


def test_a_file_that_is_no_yaml_is_an_error(written):
    with pytest.raises(IncidentGoldError):
        load_incidents(written("orun: [unclosed"))
    with pytest.raises(IncidentGoldError):
        load_incidents(written("- a list\n"))
