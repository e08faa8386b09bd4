import pytest
from msgspec.structs import replace
from tests.evaluate.clash import write_corpus
from tests.factory import make_clash_record

from relata.evaluate.examples import load_examples
from relata.model.marks_of import marks_of
from relata.model.record import By, Link


def test_marks_come_back_from_the_record_made_of_them(tmp_path):
    (example,) = load_examples(write_corpus(tmp_path / "corpus"))
    assert marks_of(example.gold) == example.marks


@pytest.mark.parametrize(
    ("own_voice", "by", "claim"),
    [(True, (By("c1", "for"),), None), (False, (By("c1", "for"),), "c1"), (False, (), None)],
)
def test_a_link_is_asserted_by_its_claim_or_by_the_report(own_voice, by, claim):
    record = make_clash_record()
    link = Link(
        id="l1", source_id="c2", target_id="c1", type="contradicts", own_voice=own_voice, by=by
    )
    (mark,) = marks_of(replace(record, links=(link,))).links
    assert (mark.source, mark.target, mark.claim) == ("c2", "c1", claim)
