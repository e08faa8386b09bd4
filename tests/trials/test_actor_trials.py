"""Ten trials of actors: short reports in which tools name the wrong group, state or person."""

from dataclasses import dataclass

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.identities import ResolvedActor
from relata.model.marks import ActorMark, Marks
from relata.resolve.actor import resolve_actors


@dataclass(frozen=True)
class Trial:
    """One report, its actors by their words and kinds, and what each must be.

    ``wanted`` is (entry, country): entry None where the registry must give none.
    """

    text: str
    kinds: dict[str, str]
    wanted: dict[str, tuple[str | None, str | None]]


TRIALS = {
    "two groups of one acronym, each in its country": Trial(
        "In Manipur, India, the PLA ambushed a patrol. Beijing denied that the Chinese army, the "
        "People's Liberation Army, had armed it.",
        {"the PLA": "armed_group", "the Chinese army": "military", "Beijing": "government"},
        {
            "the PLA": ("pla-manipur", "IN"),
            "the Chinese army": ("cn-pla", "CN"),
            "Beijing": ("cn-government", "CN"),
        },
    ),
    "a resistance and a state of the same country": Trial(
        "The Islamic Resistance in Iraq said it had fired on the base. Iraq's army blamed "
        "Islamic State, which the Islamic Resistance also fights.",
        {
            "The Islamic Resistance in Iraq": "armed_group",
            "Iraq's army": "military",
            "Islamic State": "armed_group",
        },
        {
            "The Islamic Resistance in Iraq": ("iri", "IQ"),
            "Iraq's army": ("iq-army", "IQ"),
            "Islamic State": ("islamic-state", None),
        },
    ),
    "a group, those who left it, and those who followed it": Trial(
        "In Colombia the FARC laid down arms in 2017. FARC dissidents did not; Segunda Marquetalia "
        "took theirs up again.",
        {
            "the FARC": "armed_group",
            "FARC dissidents": "armed_group",
            "Segunda Marquetalia": "armed_group",
        },
        {
            "the FARC": ("farc", "CO"),
            "FARC dissidents": ("farc-dissidents", "CO"),
            "Segunda Marquetalia": ("segunda-marquetalia", "CO"),
        },
    ),
    "two armies in one report": Trial(
        "Sudanese troops crossed the river. The South Sudanese army said that the Sudanese army "
        "had shelled it; Juba protested to Khartoum.",
        {
            "The South Sudanese army": "military",
            "the Sudanese army": "military",
            "Juba": "government",
            "Khartoum": "government",
        },
        {
            "The South Sudanese army": ("ss-sspdf", "SS"),
            "the Sudanese army": ("sd-saf", "SD"),
            "Juba": ("ss-government", "SS"),
            "Khartoum": ("sd-government", "SD"),
        },
    ),
    "brigades by number": Trial(
        "In Ukraine the Third Assault Brigade relieved the 93rd Bde. The 5th Assault Brigade and "
        "the 3rd Tank Brigade stayed; nothing is known of the 4th Assault Brigade.",
        {
            "the Third Assault Brigade": "military",
            "the 93rd Bde": "military",
            "The 5th Assault Brigade": "military",
            "the 3rd Tank Brigade": "military",
            "the 4th Assault Brigade": "military",
        },
        {
            "the Third Assault Brigade": ("ua-3ab", "UA"),
            "the 93rd Bde": (None, "UA"),
            "The 5th Assault Brigade": ("ua-unit-5-assault", "UA"),
            "the 3rd Tank Brigade": ("ua-unit-3-tank", "UA"),
            "the 4th Assault Brigade": (None, "UA"),
        },
    ),
    "seats and the towns they stand in": Trial(
        "Downing Street and the Elysee condemned the strike. The Kremlin called it just; Bankova "
        "did not answer. Protesters in Westminster burned a flag.",
        {
            "Downing Street": "government",
            "the Elysee": "government",
            "The Kremlin": "government",
            "Bankova": "government",
            "Protesters in Westminster": "crowd",
        },
        {
            "Downing Street": ("gb-prime-minister", "GB"),
            "the Elysee": ("fr-elysee", "FR"),
            "The Kremlin": ("ru-kremlin", "RU"),
            "Bankova": ("ua-president-office", "UA"),
            "Protesters in Westminster": (None, "GB"),
        },
    ),
    "forces that many states have": Trial(
        "In Mali, in Gao, Mali, the National Guard and the Presidential Guard fired on each other, "
        "a diplomat said. The Rapid Response Forces were not seen.",
        {
            "the National Guard": "military",
            "the Presidential Guard": "military",
            "The Rapid Response Forces": "police",
        },
        {
            "the National Guard": (None, "ML"),
            "the Presidential Guard": (None, "ML"),
            "The Rapid Response Forces": (None, "ML"),
        },
    ),
    "namesakes in three countries": Trial(
        "Ansar Allah fired from Yemen. In Bangladesh police held two men of Ansarullah Bangla "
        "Team. Tunisia banned Ansar al-Sharia.",
        {
            "Ansar Allah": "armed_group",
            "Ansarullah Bangla Team": "armed_group",
            "Ansar al-Sharia": "armed_group",
        },
        {
            "Ansar Allah": ("houthis", "YE"),
            "Ansarullah Bangla Team": ("abt", "BD"),
            "Ansar al-Sharia": ("ansar-al-sharia-tn", "TN"),
        },
    ),
    "officials whom another state put in": Trial(
        "In Kherson, in Ukraine, Moscow-installed officials said that two were hurt. Ukraine's "
        "interior ministry spokesman spoke of five.",
        {
            "Moscow-installed officials": "government",
            "Ukraine's interior ministry spokesman": "government",
        },
        {
            "Moscow-installed officials": ("ua-occupation-authorities", None),
            "Ukraine's interior ministry spokesman": ("ua-interior-ministry", "UA"),
        },
    ),
    "a club, a paper and a street that bear a group's name": Trial(
        "In Riyadh, Saudi Arabia, Al-Shabab won 2-1. In Somalia al-Shabab shelled a base, the "
        "Washington Post wrote. On Badr Street nobody knew of it.",
        {"Al-Shabab": "other", "al-Shabab": "armed_group", "the Washington Post": "media"},
        {
            "Al-Shabab": (None, None),
            "al-Shabab": ("al-shabaab", "SO"),
            "the Washington Post": ("washington-post", "US"),
        },
    ),
}


def resolve(trial: Trial) -> dict[str, ResolvedActor]:
    """The actors of a trial by their words."""
    marks = {
        words: ActorMark(id=f"a{number}", mentions=(span_in(trial.text, words),), kind=kind)
        for number, (words, kind) in enumerate(trial.kinds.items(), start=1)
    }
    found = resolve_actors(make_report(trial.text), Marks(actors=tuple(marks.values())))
    return {words: found[mark.id] for words, mark in marks.items()}


@pytest.mark.parametrize("name", TRIALS)
def test_the_actors_of_a_trial_are_those_that_a_reader_would_name(name):
    trial = TRIALS[name]
    for words, actor in resolve(trial).items():
        assert (actor.registry, actor.country) == trial.wanted[words], (words, actor.why)


def test_there_are_ten_trials():
    assert len(TRIALS) == 10
