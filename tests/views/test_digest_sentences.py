"""The digest's verbs follow the stance of who speaks; all persons and bodies are invented."""

import msgspec
import pytest
from tests.publish.exports.ledgers import given_of, ref, tell

from relata.views.digest import DigestOptions, build_digest

OPTIONS = DigestOptions(title="Made", first_day="2024-05-01", last_day="2024-05-31")


def report(text, speaker, stance, polarity="for", **facts):
    """A report of one shelling by the Harun Front, told by one speaker with a stance."""
    made = tell(
        text,
        trigger="shelled",
        mode="shelling",
        agent="Harun Front",
        place="Oruz",
        day="Monday",
        edtf="2024-05-06",
        speaker=speaker,
        **facts,
    )
    data = msgspec.to_builtins(made)
    data["claims"][0]["stance"] = stance
    (event,) = data["events"]
    for voice in (event["occurrence"], *event["agents"]):
        voice["by"] = [{"claim": "c1", "polarity": polarity}]
    return msgspec.convert(data, type(made))


def sentences(*reports):
    given = given_of(reports, [tuple(ref(one) for one in reports)] if len(reports) > 1 else ())
    digest = build_digest(given.incidents, given.reports, given.moment, OPTIONS)
    return [one.text for told in digest.told for one in told.sentences]


BY_ELDER = "The Harun Front shelled Oruz on Monday, an elder said."
BY_ARMY = "The Harun Front shelled Oruz on Monday, the army said."


@pytest.mark.parametrize(
    ("stance", "what", "who"),
    [
        ("asserts", "told of by the elder", "The elder said that the Harun Front did it."),
        ("confirms", "confirmed by the elder", "The elder confirmed that the Harun Front did it."),
        ("reports", "reported by the elder", "The elder reported that the Harun Front did it."),
        ("accuses", "told of by the elder", "The elder accused the Harun Front of it."),
        ("condemns", "told of by the elder", "The elder said that the Harun Front did it."),
    ],
)
def test_the_act_and_its_agent_are_told_by_the_verb_of_the_stance(stance, what, who):
    told = sentences(report(BY_ELDER, "elder", stance))
    assert told == [f"Shelling in Oruz on 6 May 2024 was {what}.", who]


def test_a_denial_stands_beside_what_it_denies():
    told = sentences(
        report(BY_ELDER, "elder", "asserts"), report(BY_ARMY, "army", "denies", "against")
    )
    assert told == [
        "Shelling in Oruz on 6 May 2024 was told of by the elder; it was denied by the army.",
        "The elder said that the Harun Front did it; the army denied that the Harun Front did it.",
    ]


def test_a_doubt_is_told_too():
    told = sentences(
        report(BY_ELDER, "elder", "asserts"), report(BY_ARMY, "army", "doubts", "doubt")
    )
    assert told[0] == (
        "Shelling in Oruz on 6 May 2024 was told of by the elder; it was doubted by the army."
    )
