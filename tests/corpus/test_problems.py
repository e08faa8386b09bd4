from pathlib import Path

import pytest
from tests.annotated import actor_entry, annotate, claim_entry, event_entry

from relata.corpus import load_split
from relata.corpus.problems import problems_of_rel, repeated_ids
from relata.corpus.rel import load_corpus
from relata.corpus.split import has_split
from relata.corpus.stats import count_corpus
from relata.errors import SplitError

CORPUS = Path(__file__).parents[2] / "corpus"

WRONG = {
    "a1 is marked in the text but has no record entry": annotate("[a1 It]"),
    "a1 has a record entry but no span": annotate("It", actor_entry("a1")),
    "w1 has an unknown key name": annotate("[w1 it]", "w1: {kind: tank, name: it}"),
    "w1.kind: 'gun' is no weapon_kind": annotate("[w1 it]", "w1: {kind: gun}"),
    "e1.agents: 'a9' is no label": annotate("[e1 it]", event_entry(agents="[a9]")),
    "e1.time must be one label": annotate("[e1 it]", event_entry(time="[t1]")),
    "e1: ASSAULT needs a mode": annotate("[e1 it]", "e1: {type: ASSAULT, status: happened}"),
    "e1.mode: 'raid' is no mode of ASSAULT": annotate(
        "[e1 it]", "e1: {type: ASSAULT, mode: raid, status: happened}"
    ),
    "n1: low 5 is more than high 3": annotate(
        "[n1 it]", "n1: {event: null, effect: killed, of: null, low: 5, high: 3}"
    ),
    "q1 has no source": annotate("[q1 said]", "q1: {stance: asserts}"),
    "content span c1 belongs to no claim": annotate(
        "[q1 said] [c1 so]", claim_entry("q1", "asserts")
    ),
    "links[0].to: 'a1' is no event": annotate(
        "[e1 it] [a1 us]",
        event_entry(),
        actor_entry("a1"),
        "links: [{from: e1, to: a1, type: follows}]",
    ),
    "t1 has no edtf": annotate("[t1 today]", "t1: {}"),
}


@pytest.mark.parametrize("problem", WRONG)
def test_a_breach_of_the_guidelines_is_one_line(problem: str) -> None:
    found = problems_of_rel(WRONG[problem])
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_files_with_one_id_are_told() -> None:
    rel = annotate("It")
    assert list(repeated_ids((rel, rel))) == ["made.rel: id made-001 is also in made.rel"]


def test_the_committed_split_names_reports_of_the_corpus() -> None:
    assert has_split(CORPUS)
    development = load_split(CORPUS)
    assert len(development) >= 100
    assert development <= {path.stem for path in (CORPUS / "reports").rglob("*.rel")}


def test_a_folder_without_a_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SplitError, match=r"no split\.yaml"):
        load_split(tmp_path / "deep")


def test_a_split_without_its_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "split.yaml").write_text("dev: []\n", encoding="utf-8")
    with pytest.raises(SplitError, match="development"):
        load_split(tmp_path)


def test_figures_are_given_by_part() -> None:
    files = load_corpus(CORPUS / "reports" / "br" / "br-001.rel")
    figures = count_corpus(files, development=("br-001",))
    assert figures["all"].counts["claims"] == 3
    assert figures["development"].counts["tallies"] == 2
    assert figures["training"].counts["reports"] == 0
    assert figures["all"].codes["link type"] == {"contradicts": 1, "supersedes": 1}
