"""Reports made out of annotated ones keep their marks on the same words."""

import random

from relata.model.marks import ActorMark, EventMark, LinkMark, Marks
from relata.train.augment import (
    apply_edits,
    country_table,
    exchange_two_sides,
    map_spans,
    replace_words,
    stitch,
)

TEXT = "Chad said the Varn Front shelled Adré. The Varn Front denied it; Chad insisted."


def spans_of(words: str) -> tuple[tuple[int, int], ...]:
    found, at = [], TEXT.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = TEXT.find(words, at + 1)
    return tuple(found)


def marks() -> Marks:
    return Marks(
        actors=(
            ActorMark(id="a1", mentions=spans_of("Chad"), kind="state"),
            ActorMark(
                id="a2",
                mentions=(*spans_of("the Varn Front"), *spans_of("The Varn Front")),
                kind="armed_group",
            ),
        ),
        events=(
            EventMark(
                id="e1",
                triggers=spans_of("shelled"),
                type="ASSAULT",
                mode="shelling",
                status="happened",
            ),
        ),
        links=(LinkMark(id="l1", source="e1", target="e1", type="same_as"),),
    )


def words_of(text: str, found: Marks) -> list[str]:
    return [text[a:b] for mark in (*found.actors,) for a, b in mark.mentions]


def test_exchanged_sides_keep_their_marks():
    text, moved = exchange_two_sides(TEXT, marks(), random.Random(1))
    assert text.startswith(("The Varn Front said Chad shelled", "the Varn Front said Chad shelled"))
    assert {w.lower() for w in words_of(text, moved)} == {"chad", "the varn front"}
    ((a, b),) = moved.events[0].triggers
    assert text[a:b] == "shelled"


def test_a_report_that_names_one_side_stays_as_it_is():
    alone = Marks(actors=marks().actors[:1])
    assert exchange_two_sides(TEXT, alone, random.Random(1)) == (TEXT, alone)


def test_states_are_replaced_everywhere_with_their_adjectives():
    table = country_table(TEXT, random.Random(3))
    text, moved = replace_words(TEXT, marks(), table)
    assert "Chad" not in text or table["Chad"] == "Chad"
    assert [text[a:b] for a, b in moved.actors[0].mentions] == [table["Chad"]] * 2


def test_a_span_around_an_edit_grows_with_it():
    whole = Marks(actors=(ActorMark(id="a1", mentions=((0, len(TEXT)),), kind="other"),))
    text, moved = apply_edits(TEXT, whole, [(0, 4, "Venezuela")])
    assert moved.actors[0].mentions == ((0, len(text)),)


def test_stitched_reports_keep_their_ids_apart():
    text, joined = stitch([(TEXT, marks()), (TEXT, marks())])
    ids = [a.id for a in joined.actors]
    assert len(set(ids)) == 4
    assert [text[a:b] for e in joined.events for a, b in e.triggers] == ["shelled"] * 2
    assert joined.links[1].source == joined.events[1].id


def test_moving_spans_changes_nothing_else():
    moved = map_spans(marks(), lambda span: (span[0] + 1, span[1] + 1))
    back = map_spans(moved, lambda span: (span[0] - 1, span[1] - 1))
    assert back == marks()
