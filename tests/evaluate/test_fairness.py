import msgspec
import pytest
from tests.evaluate.clash import write_corpus

from relata.evaluate.examples import load_examples
from relata.evaluate.fairness import compare_readings, measure_fairness
from relata.evaluate.readings import read_with
from relata.evaluate.sides import exchange_sides
from relata.model.record import Voice

replace = msgspec.structs.replace


@pytest.fixture
def example(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    path = corpus / "reports" / "made-001.rel"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[a1 Freedonia]", "[a1 Sweden]").replace("Sylvanian]", "Portuguese]")
    path.write_text(text, encoding="utf-8")
    return load_examples(corpus)[0]


def moved(example, exchanged):
    """The annotation with its spans where the exchanged text has them."""

    def move(spans):
        return tuple(exchanged.map_span(span) for span in spans)

    gold = example.gold
    return replace(
        gold,
        report=replace(gold.report, text=exchanged.text),
        events=tuple(replace(e, triggers=move(e.triggers)) for e in gold.events),
        claims=tuple(replace(c, cue=move(c.cue)) for c in gold.claims),
        tallies=tuple(replace(n, span=exchanged.map_span(n.span)) for n in gold.tallies),
    )


def fairness_after(example, **tables):
    exchanged = exchange_sides(example.gold)
    after = replace(moved(example, exchanged), **tables)
    return compare_readings(example.id, exchanged, example.gold, after)


def test_the_same_judgement_on_both_sides_keeps_everything(example):
    fairness = fairness_after(example)
    assert fairness.share_kept() == 1
    assert fairness.kept["status"] == 2
    assert fairness.kept["stance"] == 3
    assert fairness.kept["polarity"] > 0
    assert (fairness.reports_unchanged, fairness.lost) == (1, 0)


def test_another_status_and_stance_are_changes_with_their_words(example):
    after = moved(example, exchange_sides(example.gold))
    first, second = after.events
    claim, *others = after.claims
    fairness = fairness_after(
        example,
        events=(replace(first, status="denied"), second),
        claims=(replace(claim, stance="asserts"), *others),
    )
    assert [(c.aspect, c.words, c.before, c.after) for c in fairness.changes] == [
        ("status", "shelled", "happened", "denied"),
        ("stance", "said", "accuses", "asserts"),
    ]
    assert fairness.share_kept("status") == 0.5
    assert fairness.reports_unchanged == 0


def test_a_voice_that_changes_sides_is_a_change_of_polarity(example):
    first, second = moved(example, exchange_sides(example.gold)).events
    fairness = fairness_after(example, events=(replace(first, occurrence=Voice()), second))
    assert {change.aspect for change in fairness.changes} == {"polarity"}
    assert all(change.after == "none" for change in fairness.changes)


def test_what_is_not_found_again_is_counted_apart(example):
    fairness = fairness_after(example, events=())
    assert (fairness.lost, fairness.found) == (2, 5)
    assert fairness.kept["status"] == 0
    assert fairness.share_kept("status") is None


def test_both_texts_are_given_to_the_reader(example):
    seen = []

    def read(report):
        seen.append(report.text)
        if report.text == example.report.text:
            return example.gold
        return moved(example, exchange_sides(example.gold))

    fairness = measure_fairness([example], read_with(read), limit=1)
    assert len(seen) == 2
    assert seen[1].startswith("Portugal shelled")
    assert (fairness.reports, fairness.share_kept()) == (1, 1)
