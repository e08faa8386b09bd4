"""Long reports are cut into passages and joined again."""

from hypothesis import given
from hypothesis import strategies as st

from relata.model.marks import ActorMark, Argument, EventMark, Marks
from relata.read.passages import PASSAGE_CHARACTERS, cut_passages, join_passages


@given(st.lists(st.sampled_from(["Shells fell. ", "\n\n", "word ", "x" * 700]), max_size=120))
def test_passages_are_the_text_piece_by_piece(parts):
    text = "".join(parts)
    passages = cut_passages(text)
    assert "".join(p.text for p in passages) == text
    for passage in passages:
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
        assert len(passage.text) <= PASSAGE_CHARACTERS


def test_a_break_between_paragraphs_is_preferred():
    text = "a" * 7000 + "\n\n" + "b. " * 2000
    assert cut_passages(text)[0].text == "a" * 7000 + "\n\n"


def marks_of(name_span: tuple[int, int], trigger: tuple[int, int]) -> Marks:
    return Marks(
        actors=(ActorMark(id="a1", mentions=(name_span,), kind="military"),),
        events=(
            EventMark(
                id="e1",
                triggers=(trigger,),
                type="ASSAULT",
                mode="shelling",
                status="happened",
                agents=(Argument("a1"),),
            ),
        ),
    )


def test_names_that_recur_in_another_passage_are_one_actor_and_events_stay_apart():
    first, second = (
        "The Varn Brigade shelled it. ",
        "Varn Brigade guns fired; the Varn Brigade won.",
    )
    text = first + second
    joined = join_passages(
        text,
        [
            (0, marks_of((0, 16), (17, 24))),
            (len(first), marks_of((25, 41), (18, 23))),
        ],
    )
    assert len(joined.actors) == 1
    assert [text[a:b] for a, b in joined.actors[0].mentions] == [
        "The Varn Brigade",
        "the Varn Brigade",
    ]
    assert [e.id for e in joined.events] == ["e1", "e2"]
    assert [text[a:b] for e in joined.events for a, b in e.triggers] == ["shelled", "fired"]
    assert joined.events[1].agents[0].ref == joined.actors[0].id
