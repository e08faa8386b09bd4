"""A speaker's words are found where the sentence leaves no doubt."""

import pytest
from tests.read.rules import Layout, Marks, actor, at, claim, contents, event, tally

from relata.read.speech import complete_contents, leave_foreign_quotations, settle_ignorance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Raiders set fire to a mill at dawn, the miller said.",
            "Raiders set fire to a mill at dawn",
        ),
        (
            "DURLAN, May 3 – Raiders set fire to a mill, the miller said on Sunday.",
            "Raiders set fire to a mill",
        ),
        (
            "Nobody slept; raiders set fire to a mill, the miller said.",
            "raiders set fire to a mill",
        ),
        ("In the evening the miller said that raiders set fire to it.", "raiders set fire to it"),
    ],
)
def test_a_plain_sentence_gives_a_claim_its_content(text, words):
    marks = Marks(
        actors=(actor("a1", text, "the miller"),),
        events=(event("e1", text, "fire"),),
        claims=(claim("c1", text, "said"),),
    )
    (settled,) = complete_contents(Layout(text), marks).claims
    assert contents(text, settled) == [words]
    assert settled.about == ("e1",)


@pytest.mark.parametrize(
    "text",
    [
        "In the evening, the miller said.",
        "The miller said nothing.",
        "The miller said on Sunday.",
        "Raiders set fire to a mill, the miller told.",
    ],
)
def test_where_no_words_or_no_plain_cue_stand_none_are_made_up(text):
    cue = "told" if "told" in text else "said"
    name = "The miller" if text.startswith("The miller") else "the miller"
    source = "a1" if cue == "said" else "unnamed"
    marks = Marks(actors=(actor("a1", text, name),), claims=(claim("c1", text, cue, source),))
    assert complete_contents(Layout(text), marks) == marks


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Eight fell,” the cook corrected him.", "“Eight fell,”"),
        ("The cook snapped: “Eight fell.” Rain fell.", "“Eight fell.”"),
    ],
)
def test_a_quotation_beside_any_cue_is_its_content(text, quote):
    name = "The cook" if text.startswith("The") else "the cook"
    cue = "snapped" if "snapped" in text else "corrected"
    marks = Marks(actors=(actor("a1", text, name),), claims=(claim("c1", text, cue),))
    assert contents(text, complete_contents(Layout(text), marks).claims[0]) == [quote]


def test_another_cue_in_the_sentence_leaves_it_in_doubt():
    text = "Raiders, shepherds claimed, set fire to the old mill, the miller said."
    marks = Marks(
        actors=(actor("a1", text, "the miller"), actor("a2", text, "shepherds")),
        claims=(claim("c1", text, "said"), claim("c2", text, "claimed", "a2")),
    )
    assert complete_contents(Layout(text), marks) == marks


def test_what_follows_and_that_is_the_same_speakers_word():
    text = "The miller said the road was open and that a blast had hurt two boys. Rain fell."
    marks = Marks(
        actors=(actor("a1", text, "The miller"),),
        events=(event("e1", text, "blast"),),
        tallies=(tally("n1", text, "two", "injured"),),
        claims=(claim("c1", text, "said", content=(at(text, "the road was open"),)),),
    )
    (settled,) = complete_contents(Layout(text), marks).claims
    assert contents(text, settled) == ["the road was open", "a blast had hurt two boys"]
    assert settled.about == ("e1", "n1")


def test_a_quotation_belongs_to_the_speaker_of_its_own_sentence():
    text = "“We lost six,” the cook said. “It was eight,” the baker said."
    six, eight = at(text, "“We lost six,”"), at(text, "“It was eight,”")
    marks = Marks(
        actors=(actor("a1", text, "the cook"), actor("a2", text, "the baker")),
        claims=(
            claim("c1", text, "said", content=(six, eight)),
            claim("c2", text, "said", "a2", cues=(at(text, "said", 2),), content=(eight,)),
        ),
    )
    first, second = leave_foreign_quotations(Layout(text), marks).claims
    assert (first.content, second.content) == ((six,), (eight,))


def test_a_quotation_under_a_heading_is_not_the_word_of_who_spoke_before():
    text = "“Six fell.” – Nadja Orlin\n\nFrom the council:\n\n“Nine fell.”"
    six, nine = at(text, "“Six fell.”"), at(text, "“Nine fell.”")
    marks = Marks(
        actors=(actor("a1", text, "Nadja Orlin"), actor("a2", text, "the council")),
        tallies=(tally("n1", text, "Six"), tally("n2", text, "Nine")),
        claims=(
            claim("c1", text, "–", content=(six, nine), about=("n1", "n2")),
            claim("c2", text, ":", "a2", content=(nine,), about=("n2",)),
        ),
    )
    first, second = leave_foreign_quotations(Layout(text), marks).claims
    assert (first.content, first.about) == ((six,), ("n1",))
    assert (second.content, second.about) == ((nine,), ("n2",))


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Five fell. We do not know who shot.", "asserts"),
        ("It is not yet clear who shot.", "asserts"),
        ("We did not shoot. We do not know who did.", "denies"),
        ("Nobody fell.", "denies"),
    ],
)
def test_who_does_not_know_denies_nothing(words, stance):
    text = f"The cook said: “{words}”"
    marks = Marks(
        actors=(actor("a1", text, "The cook"),),
        claims=(claim("c1", text, "said", stance="denies", content=(at(text, words),)),),
    )
    assert settle_ignorance(Layout(text), marks).claims[0].stance == stance


def test_a_part_of_a_whole_goes_on_with_the_content_that_it_ends():
    text = "The Front put the dead at eleven, two of them women who cooked for it, and left."
    one = claim("c1", text, "put", content=(at(text, "eleven"),))
    marks = Marks(claims=(one,), tallies=(tally("n2", text, "two"),))
    (mended,) = complete_contents(Layout(text), marks).claims
    assert contents(text, mended) == ["eleven", "two of them women who cooked for it"]
    assert mended.about == ("n2",)


def test_one_of_them_who_speaks_is_no_part_of_what_was_said_before():
    text = "Miners said the pit was shut, one of them told the paper."
    first = claim("c1", text, "said", content=(at(text, "the pit was shut"),))
    second = claim("c2", text, "told", source="a2")
    marks = Marks(claims=(first, second))
    assert complete_contents(Layout(text), marks).claims[0].content == first.content
