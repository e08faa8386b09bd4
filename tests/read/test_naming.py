"""Names that recur in another shape are the same actor's."""

import pytest
from tests.read.rules import Layout, Marks, actor, at, claim

from relata.read.naming import add_names


def mentions(text, mark):
    return [text[start:end] for start, end in mark.mentions]


@pytest.mark.parametrize("again", ["Orlin, Nadja", "Nadja Orlin"])
def test_a_full_name_is_found_again_either_way_round(again):
    text = f"Col. Nadja Orlin left. The list names “{again}” too."
    marks = Marks(actors=(actor("a1", text, "Col. Nadja Orlin"),))
    (person,) = add_names(Layout(text), marks).actors
    assert mentions(text, person) == ["Col. Nadja Orlin", again]


def test_a_second_person_made_of_the_same_name_is_the_first():
    text = "Nadja Orlin left. “Orlin, Nadja” said so."
    marks = Marks(
        actors=(actor("a1", text, "Nadja Orlin"), actor("a2", text, "Orlin, Nadja")),
        claims=(claim("c1", text, "said", "a2"),),
    )
    settled = add_names(Layout(text), marks)
    assert [one.id for one in settled.actors] == ["a1"]
    assert settled.claims[0].source == "a1"


def test_part_of_a_name_is_widened_to_the_whole():
    text = "Nadja Orlin left. “Orlin, Nadja” stands there."
    first, part = at(text, "Nadja Orlin"), at(text, "Orlin", 2)
    person = actor("a1", text, "Nadja Orlin")
    marks = Marks(actors=(type(person)(id="a1", mentions=(first, part), kind="person"),))
    (settled,) = add_names(Layout(text), marks).actors
    assert mentions(text, settled) == ["Nadja Orlin", "Orlin, Nadja"]


def test_a_state_is_meant_by_its_name_before_a_noun_when_it_acts_itself():
    text = "U.S. troops left. The United States gave no reason. American farmers wept."
    marks = Marks(
        actors=(
            actor("a1", text, "U.S. troops", kind="military"),
            actor("a2", text, "The United States", kind="state"),
            actor("a3", text, "American farmers", kind="civilians"),
        )
    )
    state = add_names(Layout(text), marks).actors[1]
    assert mentions(text, state) == ["U.S.", "The United States"]


def test_no_state_is_found_inside_a_word():
    text = "Usher troops left. The US gave no reason."
    marks = Marks(
        actors=(
            actor("a1", text, "Usher troops", kind="military"),
            actor("a2", text, "The US", kind="state"),
        )
    )
    assert add_names(Layout(text), marks) == marks


def test_one_state_in_several_spellings_is_one_actor():
    text = "France left. The French gave no reason, said France's neighbour Italy."
    marks = Marks(
        actors=(
            actor("a1", text, "France", kind="state"),
            actor("a2", text, "The French", kind="state"),
            actor("a3", text, "Italy", kind="state"),
        ),
        claims=(claim("c1", text, "gave", "a2"),),
    )
    settled = add_names(Layout(text), marks)
    assert [mentions(text, one) for one in settled.actors] == [["France", "The French"], ["Italy"]]
    assert settled.claims[0].source == "a1"
