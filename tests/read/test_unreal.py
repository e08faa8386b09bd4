"""False alarms are denied, rehearsed attacks are exercises, real ones stay."""

import pytest
from tests.read.rules import Layout, Marks, actor, at, claim, event, tally

from relata.read.unreal import settle_drills, settle_false_alarms


@pytest.mark.parametrize(
    "words", ["it was a false alarm", "both were false alerts", "the call had been a hoax"]
)
def test_a_false_alarm_denies_the_attack_it_warned_of(words):
    text = f"Horns warned of an attack on the port; the mayor said {words}."
    marks = Marks(
        actors=(actor("a1", text, "the mayor"),),
        events=(event("e1", text, "attack", status="threatened"),),
        claims=(claim("c1", text, "said", content=(at(text, words),), about=("e1",)),),
    )
    settled = settle_false_alarms(Layout(text), marks)
    assert settled.events[0].status == "denied"
    assert (settled.claims[0].stance, settled.claims[0].about) == ("denies", ("e1",))


def test_what_was_no_false_alarm_is_not_denied():
    text = "Shells fell on the port; the mayor said it was not a false alarm."
    marks = Marks(
        events=(event("e1", text, "fell"),),
        claims=(
            claim(
                "c1", text, "said", content=(at(text, "it was not a false alarm"),), about=("e1",)
            ),
        ),
    )
    assert settle_false_alarms(Layout(text), marks) == marks


def test_an_attack_of_a_later_sentence_is_not_the_false_alarm():
    text = "The siren was a false alarm, the mayor said. Shells fell at noon."
    marks = Marks(
        events=(event("e1", text, "fell"),),
        claims=(
            claim(
                "c1",
                text,
                "said",
                content=(at(text, "The siren was a false alarm"),),
                about=("e1",),
            ),
        ),
    )
    settled = settle_false_alarms(Layout(text), marks)
    assert settled.events == marks.events
    assert settled.claims[0].about == ()


@pytest.mark.parametrize(
    ("text", "trigger", "word"),
    [
        ("A drill rehearsed a strike on the port; ten played dead.", "strike", "drill"),
        ("On Monday guards simulated a night attack in which ten fell.", "attack", "simulated"),
        ("In an exercise in which rebels stormed a barn ten fell.", "stormed", "exercise"),
        ("A drill simulated a fire; ten cooks were beaten.", "beaten", "drill"),
        ("In a mock raid ten prisoners were shot.", "shot", "raid"),
    ],
)
def test_a_rehearsed_attack_is_an_exercise_without_a_toll(text, trigger, word):
    marks = Marks(
        events=(event("e1", text, trigger),),
        tallies=(tally("n1", text, "ten", event="e1"),),
    )
    settled = settle_drills(Layout(text), marks)
    (exercise,) = settled.events
    assert (exercise.type, exercise.mode, exercise.status) == ("MOBILIZE", "exercise", "happened")
    assert text[slice(*exercise.triggers[0])] == word
    assert settled.tallies == ()


def test_a_played_toll_without_an_act_shows_the_exercise():
    text = "The same day a drill simulated a raid in which ten died."
    marks = Marks(tallies=(tally("n1", text, "ten"),))
    settled = settle_drills(Layout(text), marks)
    assert settled.tallies == ()
    assert [(one.type, one.mode) for one in settled.events] == [("MOBILIZE", "exercise")]


def test_an_exercise_already_told_takes_the_rehearsed_attack_in():
    text = "The drill rehearsed a strike on the port."
    marks = Marks(
        events=(
            event("e1", text, "drill", "MOBILIZE", mode="exercise"),
            event("e2", text, "strike"),
        ),
        claims=(claim("c1", text, "rehearsed", "unnamed", about=("e2",)),),
    )
    settled = settle_drills(Layout(text), marks)
    assert [one.id for one in settled.events] == ["e1"]
    assert settled.claims[0].about == ("e1",)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("During an exercise a shell killed two guards.", "killed"),
        ("Guards were on a drill when rebels attacked them.", "attacked"),
        ("The drill simulated a fire, but then rebels attacked it.", "attacked"),
        ("They had rehearsed for weeks before they attacked the post.", "attacked"),
    ],
)
def test_an_attack_during_a_drill_is_an_attack(text, trigger):
    marks = Marks(events=(event("e1", text, trigger),))
    assert settle_drills(Layout(text), marks) == marks
