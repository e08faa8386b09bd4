import re
from pathlib import Path

from tests.factory import make_clash_record

from relata.evaluate.figures import FIGURES, main_keys
from relata.score import score_report

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text("utf-8")


def test_every_figure_that_is_counted_is_explained():
    gold = make_clash_record()
    counted = {key.split(".")[0] for key in score_report(gold, gold).counts}
    counted |= {figure.key.split(".")[0] for figure in FIGURES}
    explained = set(re.findall(r"`([a-z_0-9]+)[.`]", PAGE)) | {
        word
        for cell in re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE)
        for word in re.findall(r"`([a-z_0-9]+)", cell)
    }
    assert counted - explained == set()


def test_a_figure_is_shown_once_and_beside_its_own_variant():
    assert len(main_keys()) == len(FIGURES)
    pairs = [figure for figure in FIGURES if figure.other]
    assert all({f.key.split(".")[1], f.other.split(".")[1]} == {"given", "strict"} for f in pairs)
    assert all(f.key.split(".")[0] == f.other.split(".")[0] for f in pairs)


def test_no_released_reader_is_asked_for_more_than_two_annotators_reach():
    both = [figure for figure in FIGURES if figure.wanted and figure.agreement]
    assert len(both) == 15
    assert all(figure.wanted < figure.agreement for figure in both)
