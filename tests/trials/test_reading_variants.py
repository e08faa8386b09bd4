"""Other inputs of the same kinds as the trials, invented for the rules that stand behind them."""

import pytest
from tests.trials.reading import WEIGHTS, acts, counts, read_words, speakers, words_of


@pytest.fixture(autouse=True)
def skip_without_weights():
    if not WEIGHTS.is_file():
        pytest.skip("the reader's weights are not here")


def test_quotations_signed_after_a_dash_or_headed_have_their_speakers(tmp_path):
    record = read_words(
        tmp_path,
        'Voices after the blast in Gorvan\n\n"We counted seven dead in the yard," – Mira Tolen, '
        'ward nurse\n\n"Three of my men were wounded."\n— Captain Oleg Dastan\n\nFrom the '
        'governor\'s office:\n\n"Two suspects were arrested on Friday."\n',
        "2024-06-10",
    )
    by = {(n.low, n.high): speakers(record, n) for n in record.tallies}
    # "We counted" inside the quotation may be taken for a cue of its own, beside hers.
    assert "Mira Tolen" in by[7, 7]
    assert by[7, 7] <= {"Mira Tolen", "We"}
    assert by[3, 3] == {"Oleg Dastan"}
    assert by[2, 2] == {"governor's office"}
    assert not [n for n in record.tallies if n.own_voice]


def test_a_bare_figure_in_a_quotation_is_the_count_of_its_own_speaker(tmp_path):
    record = read_words(
        tmp_path,
        "“They took six of our boys at Fallun,” the elder muttered. “Eight,” his brother corrected "
        "him.",
        "2024-01-09",
    )
    six, eight = sorted(record.tallies, key=lambda tally: tally.span)
    assert six.effect == eight.effect
    assert (speakers(record, six), speakers(record, eight)) == ({"elder"}, {"brother"})


@pytest.mark.parametrize(
    "words",
    [
        "An air alert in Haifa at 03:10 on Friday was a false alarm, the army said. On Saturday a "
        "drill simulated a rocket attack on the harbour; forty volunteers played the wounded.",
        "The drone alarm in Paphos at noon on Thursday was a false alarm, the police said. In a "
        "mock raid on the power station the same day, 12 hostages were shot, the ministry said.",
    ],
)
def test_drills_and_false_alarms_are_no_attacks_and_have_no_toll(tmp_path, words):
    record = read_words(tmp_path, words, "2026-03-08")
    assert acts(record) == []
    assert counts(record, "killed") == counts(record, "injured") == set()


def test_a_shell_that_kills_during_an_exercise_is_real(tmp_path):
    record = read_words(
        tmp_path,
        "A shell fell on a training ground during an exercise near Aksu on Wednesday, killing two "
        "soldiers, the ministry said.",
        "2026-03-08",
    )
    assert len(acts(record)) == 1
    assert counts(record, "killed") == {(2, 2)}


def test_a_second_figure_is_its_own_speakers_alone(tmp_path):
    record = read_words(
        tmp_path,
        "The commissioner said schools in Les Cayes would reopen on Tuesday and that clashes at "
        "the port had left nine dockers wounded. A doctors' union put the figure at twelve.",
        "2024-05-18",
    )
    by = {(n.effect, n.low, n.high): speakers(record, n) for n in record.tallies}
    assert by == {
        ("injured", 9, 9): {"commissioner"},
        ("injured", 12, 12): {"doctors' union"},
    }


def test_a_state_in_two_spellings_and_an_officer_surname_first(tmp_path):
    record = read_words(
        tmp_path,
        "British soldiers left a camp near Lokichar on Friday after a mine killed one of them. The "
        "United Kingdom had sent 40 engineers there, Maj. Ewan Tarrick said. “The UK stays out of "
        "this,” he told reporters. The note was signed “Tarrick, Ewan”.",
        "2024-07-08",
    )
    assert [a.country for a in record.actors if a.kind == "state"] == ["GB"]
    (major,) = [actor for actor in record.actors if "Tarrick" in actor.name]
    assert "Tarrick, Ewan" in words_of(record, major.mentions)


def test_long_numbers_of_the_displaced_are_read(tmp_path):
    record = read_words(
        tmp_path,
        "Twelve hundred families were displaced by the shelling of Bor, the relief office said. "
        "The fighting displaced one and a half million people in two years, it said.",
        "2024-06-03",
    )
    assert counts(record, "displaced") == {(1200, 1200), (1_500_000, 1_500_000)}


@pytest.mark.parametrize(
    "words",
    [
        "The militia said its men did not burn the granary in Wunrok on 1 March and that nobody "
        "had been hurt there.",
        "The ministry said no helicopter had fired on the ferry at Malakal on 2 March and no "
        "passenger had died.",
    ],
)
def test_a_denial_alone_makes_no_act_and_no_toll(tmp_path, words):
    record = read_words(tmp_path, words, "2025-03-05")
    assert acts(record) == []
    assert {(n.low, n.high) for n in record.tallies} <= {(0, 0)}


def test_what_nobody_dated_or_placed_has_no_day_and_no_place(tmp_path):
    record = read_words(
        tmp_path,
        "Sometime in February 2024 gunmen killed a herder near Ansongo, a cousin said. On 3 March "
        "2024 a bomb killed two porters, the union said, without saying where. A dam outside "
        "Labbezanga was blown up, the union said; it gave no date.",
        "2024-04-02",
    )
    herder, *others = sorted(record.events, key=lambda event: event.triggers[0])
    assert {filler.edtf for filler in herder.times} == {"2024-02"}
    porters, dam = others
    assert ({filler.edtf for filler in porters.times}, porters.places) == ({"2024-03-03"}, ())
    assert dam.times == ()


@pytest.mark.parametrize(
    ("words", "name", "admin1"),
    [
        (
            "Rebels burned a truck near Santa Cruz, Laguna, on Saturday, the army said.",
            "Santa Cruz",
            "Laguna",
        ),
        (
            "Two farmers were killed outside San Jose, Occidental Mindoro, on Thursday, the police "
            "said.",
            "San Jose",
            "Mindoro Occidental",
        ),
    ],
)
def test_a_province_beside_a_name_decides_between_namesakes(tmp_path, words, name, admin1):
    record = read_words(tmp_path, words, "2022-05-08")
    town = next(place for place in record.places if place.name == name)
    assert town.country == "PH"
    assert admin1 in (town.admin1 or "")
