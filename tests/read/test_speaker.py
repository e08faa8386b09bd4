"""Speakers whom the page names after a dash, in brackets or above their words."""

import pytest
from tests.read.rules import Layout, Marks, actor, at, claim, contents, event, tally

from relata.read.speaker import name_speakers


def speaker_of(text, marks, mark):
    named = next(a for a in marks.actors if a.id == mark.source)
    return text[slice(*named.mentions[0])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Voices\n\n“Six men fell here.” – Nadja Orlin, nurse\n\nRain fell.", "Nadja Orlin, nurse"),
        ("Voices\n\n“Six men fell here.” -Nadja Orlin, nurse\n", "Nadja Orlin, nurse"),
        ('"Six men fell here."\n— Dr Nadja Orlin, nurse', "Dr Nadja Orlin, nurse"),
        ("“Six men fell here.” (Nadja Orlin, nurse)\n", "Nadja Orlin, nurse"),
        ("And from Nadja Orlin:\n\n“Six men fell here.”\n", "Nadja Orlin"),
        ("From the town council:\n“Six men fell here.”", "the town council"),
    ],
)
def test_a_quotation_on_its_own_line_has_the_speaker_beside_it(text, speaker):
    marks = Marks(events=(event("e1", text, "fell"),), tallies=(tally("n1", text, "Six"),))
    settled = name_speakers(Layout(text), marks)
    (made,) = settled.claims
    assert speaker_of(text, settled, made) == speaker
    assert contents(text, made)[0].strip('“”"') == "Six men fell here."
    assert made.about == ("e1", "n1")


def test_an_actor_already_marked_is_the_speaker():
    text = "“Six men fell here.” – Nadja Orlin, nurse"
    marks = Marks(actors=(actor("a4", text, "Nadja Orlin, nurse"),))
    settled = name_speakers(Layout(text), marks)
    assert settled.claims[0].source == "a4"
    assert settled.actors == marks.actors


def test_a_claim_without_a_speaker_gets_the_one_who_signed():
    text = "“Six men fell here.” – Nadja Orlin, nurse"
    quote = at(text, "“Six men fell here.”")
    marks = Marks(
        actors=(actor("a1", text, "Nadja Orlin"),),
        claims=(claim("c1", text, "–", "unnamed", content=(quote,)),),
    )
    (settled,) = name_speakers(Layout(text), marks).claims
    assert (settled.source, settled.content) == ("a1", (quote,))


@pytest.mark.parametrize(
    "text",
    [
        "The cook called it “a lie” – Nadja Orlin agreed.",
        "“Six men fell here,” the cook said – Nadja Orlin wept.",
        "The menu:\n\nSoup and bread.",
        "He called the town “a grave” (see page 4).",
    ],
)
def test_a_dash_in_running_text_names_no_speaker(text):
    assert name_speakers(Layout(text), Marks()) == Marks()


def test_a_claim_that_has_its_speaker_keeps_it():
    text = "The cook said:\n“Six men fell here.” – Nadja Orlin"
    marks = Marks(
        actors=(actor("a1", text, "The cook"), actor("a2", text, "Nadja Orlin")),
        claims=(claim("c1", text, "said", content=(at(text, "“Six men fell here.”"),)),),
    )
    assert name_speakers(Layout(text), marks) == marks


def test_a_title_that_announces_statements_tells_no_act_in_own_voice():
    text = "Statements on the raid in Osk\n\nRain fell."
    marks = Marks(events=(event("e1", text, "raid"),))
    (made,) = name_speakers(Layout(text), marks).claims
    assert (made.source, contents(text, made), made.about) == (
        "unnamed",
        ["the raid in Osk"],
        ("e1",),
    )


@pytest.mark.parametrize(
    "text",
    ["Raid in Osk\n\nStatements on the raid followed.", "Statements on the budget\n\nA raid."],
)
def test_other_titles_announce_nothing(text):
    marks = Marks(events=(event("e1", text, "Raid" if "Raid" in text else "raid"),))
    assert name_speakers(Layout(text), marks) == marks
