from tests.factory import make_clash_record

from relata.score.align import Mention, align_mentions, match_letter


def mentions(*spans, label=""):
    return [Mention(f"x{number}", span, label) for number, span in enumerate(spans)]


def test_equal_spans_go_together_before_overlapping_ones():
    gold = mentions((0, 10), (0, 26))
    read = mentions((0, 26), (20, 40))
    assert align_mentions(gold, read) == {1: 0}


def test_as_many_overlapping_spans_as_possible_go_together():
    gold = mentions((0, 10), (10, 20))
    read = mentions((5, 12), (13, 30))
    assert align_mentions(gold, read) == {0: 0, 1: 1}


def test_of_equally_many_pairs_the_closest_are_taken():
    gold = mentions((0, 10))
    read = mentions((8, 30), (1, 10))
    assert align_mentions(gold, read) == {0: 1}


def test_touching_spans_do_not_overlap():
    assert align_mentions(mentions((0, 5)), mentions((5, 9))) == {}


def test_equal_spans_of_two_things_are_told_apart_by_their_labels():
    gold = [Mention("e1", (0, 5), "ASSAULT"), Mention("e2", (0, 5), "COERCE")]
    read = [Mention("e1", (0, 5), "COERCE"), Mention("e2", (0, 5), "ASSAULT")]
    assert align_mentions(gold, read) == {0: 1, 1: 0}


def test_a_thing_that_swallowed_two_stands_for_the_one_with_more_mentions():
    gold = make_clash_record()
    front, gunmen, *others = gold.actors
    merged = type(front)(
        id="a9", name="all", kind="armed_group", mentions=front.mentions + gunmen.mentions
    )
    read = type(gold)(report=gold.report, actors=(merged, *others))
    match = match_letter(gold, read, "a")
    assert match.stands_for["a9"] == "a1"
    assert match.pairs["a1"] == "a9"
    assert "a2" not in match.pairs


def test_both_parts_of_a_thing_that_was_cut_stand_for_it():
    gold = make_clash_record()
    front = gold.actors[0]
    parts = tuple(
        type(front)(id=f"a{number}", name="part", kind="armed_group", mentions=(span,))
        for number, span in enumerate(front.mentions)
    )
    match = match_letter(gold, type(gold)(report=gold.report, actors=parts), "a")
    assert match.stands_for == {"a0": "a1", "a1": "a1", "a2": "a1"}
    assert len(match.pairs) == 1
