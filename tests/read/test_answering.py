"""Words of answering link the act before them to the act behind them."""

import pytest
from tests.read.rules import Layout, Marks, at, claim, event, replace

from relata.model.marks import LinkMark
from relata.read.answering import settle_answers

TEXT = "Helicopters bombed a camp on Sunday, in retaliation for an assault on the post."


def linked(text: str, *triggers: str, links=(), claims=()) -> list[tuple]:
    events = tuple(event(f"e{n}", text, words) for n, words in enumerate(triggers, 1))
    marks = settle_answers(Layout(text), Marks(events=events, links=links, claims=claims))
    return [(link.source, link.target, link.type, link.claim) for link in marks.links]


def test_an_act_answers_the_act_behind_the_words():
    assert linked(TEXT, "bombed", "assault") == [("e1", "e2", "response_to", None)]


def test_another_link_between_the_two_gives_way():
    old = LinkMark(id="l1", source="e1", target="e2", type="part_of")
    back = LinkMark(id="l2", source="e2", target="e1", type="follows")
    assert linked(TEXT, "bombed", "assault", links=(old, back)) == [
        ("e1", "e2", "response_to", None)
    ]


def test_who_says_the_words_says_the_link():
    text = "The army said it bombed a camp in response to an assault."
    one = replace(
        claim("c1", text, "said"), content=(at(text, "it bombed a camp in response to an assault"),)
    )
    assert linked(text, "bombed", "assault", claims=(one,)) == [("e1", "e2", "response_to", "c1")]


@pytest.mark.parametrize(
    "text",
    [
        "They bombed a camp in return for an assault.",
        "They bombed a camp. In retaliation for an assault they left.",
    ],
)
def test_bargains_and_acts_of_another_sentence_are_left_alone(text):
    assert linked(text, "bombed", "assault") == []
