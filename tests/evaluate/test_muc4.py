import pytest
from msgspec.structs import replace
from tests.evaluate.muc4_files import KEY, write_muc4
from tests.factory import make_info, span_in

from relata.evaluate.muc4 import MUC4, load_muc4
from relata.evaluate.muc4_fill import fill_templates
from relata.evaluate.muc4_keys import Fill, Template
from relata.evaluate.muc4_score import credit_fill, map_templates
from relata.evaluate.outside import BadOutsideFile, measure_outside
from relata.evaluate.readings import read_with
from relata.model.record import Actor, By, Claim, Event, Filler, Place, Record, Tally, Thing, Time
from relata.model.record import Voice as V

OWN = V(own_voice=True)


def at(text, words):
    return (span_in(text, words),)


def make_record(text, **changes):
    """The right record of the invented message."""
    fields = {
        "mode": "explosives",
        "status": "happened",
        "occurrence": OWN,
        "agents": (Filler(ref="a1", own_voice=True),),
    } | changes
    event = Event(
        id="e1",
        type="ASSAULT",
        triggers=at(text, "BOMBED"),
        targets=(Filler(ref="o1", own_voice=True),),
        places=(Filler(ref="p1", own_voice=True),),
        times=(Filler(ref="t1", edtf="1989-09-06", own_voice=True),),
        **fields,
    )
    return Record(
        report=make_info(text, published="1989-09-07"),
        actors=(
            Actor(
                id="a1",
                name="guerrillas of the Red Dawn",
                kind="armed_group",
                mentions=at(text, "GUERRILLAS OF THE RED DAWN"),
                of="a2",
            ),
            Actor(id="a2", name="Red Dawn", kind="armed_group", mentions=at(text, "THE RED DAWN")),
            Actor(id="a3", name="clerks", kind="civilians", mentions=at(text, "CLERKS")),
            Actor(id="a4", name="the mayor", kind="government", mentions=at(text, "THE MAYOR")),
        ),
        places=(Place(id="p1", name="Lima", kind="city", mentions=((80, 84),), country="PE"),),
        times=(Time(id="t1", mentions=at(text, "YESTERDAY"), edtf="1989-09-06"),),
        objects=(
            Thing(id="o1", kind="civilian_building", name="bank", mentions=at(text, "A BANK")),
        ),
        events=(event,),
        claims=(
            Claim(id="c1", source="a4", stance="accuses", cue=at(text, "CONDEMNED")),
            Claim(id="c2", source="a2", stance="claims_responsibility", cue=at(text, "CONDEMNED")),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of="a3",
                low=2,
                high=2,
                words="TWO",
                span=span_in(text, "TWO"),
            ),
        ),
    )


@pytest.fixture
def messages(tmp_path):
    return load_muc4(write_muc4(tmp_path))


@pytest.fixture
def text(messages):
    return messages[0].report.text


def options(template, slot):
    return [fill.options[0] for fill in template.fills(slot)]


def test_paragraphs_become_lines_and_the_dateline_gives_the_day(messages):
    assert messages[0].report.text.startswith("LIMA, 7 SEP 89 (MADE) -- [TEXT] GUERRILLAS OF")
    assert "A BANK IN LIMA" in messages[0].report.text
    assert messages[0].report.text.endswith("\n\nTHE MAYOR CONDEMNED IT.")
    assert messages[0].report.published == "1989-09-07"
    assert messages[1].report.published == "XXXX"


def test_a_key_gives_options_owners_and_what_is_optional(messages):
    (template,) = messages[0].gold
    assert template.fills("location") == (Fill(("PERU: LIMA (CITY)", "PERU")),)
    assert template.fills("human_number") == (Fill(("2",), ("CLERKS",)),)
    assert template.fills("object_effect") == (Fill(("SOME DAMAGE",), ("BANK",), True),)
    assert template.fills("human_name") == ()


def test_a_message_without_an_incident_has_no_template(messages):
    assert messages[1].gold == ()


def test_a_description_of_a_named_person_belongs_to_the_name(tmp_path):
    key = KEY.replace('            "CLERKS"\n20', '            "CLERK" / "MR": "ANA SOL"\n20')
    (first, _) = load_muc4(write_muc4(tmp_path, key=key))
    assert first.gold[0].fills("human_description") == (Fill(("CLERK", "MR"), ("ANA SOL",)),)


def test_a_message_without_a_key_is_refused(tmp_path):
    key = KEY[: KEY.index("0.  MESSAGE: ID                     TST1-MUC3-0002")]
    with pytest.raises(BadOutsideFile, match="none for TST1-MUC3-0002"):
        load_muc4(write_muc4(tmp_path, key=key))


def test_a_folder_without_the_corpus_is_refused(tmp_path):
    with pytest.raises(BadOutsideFile, match="found none"):
        load_muc4(tmp_path)


def test_the_right_record_fills_the_key(messages, text):
    figures = measure_outside(MUC4, messages[:1], read_with(lambda _: make_record(text)))
    assert figures.counts["all slots"].recall == 1
    assert figures.counts["all slots"].precision == 1
    assert figures.counts["templates"].f1 == 1
    assert figures.counts["all roles"].f1 == 1


def test_a_failed_reading_misses_every_filler(messages):
    def fail(_):
        raise BadOutsideFile("made to fail")

    figures = measure_outside(MUC4, messages, read_with(fail))
    assert figures.counts["all slots"].recall == 0
    assert figures.counts["messages"].gold == 1
    assert len(figures.failures) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "planned"},
        {"status": "denied"},
        {"occurrence": V(by=(By("c1", "against"),))},
        {"mode": "intercept"},
    ],
)
def test_what_did_not_happen_is_no_incident(text, changes):
    assert fill_templates(make_record(text, **changes)) == ()


def test_a_fight_between_armed_sides_alone_is_no_incident(text):
    record = make_record(text)
    armed = replace(record.events[0], targets=(Filler(ref="a2"),))
    assert fill_templates(replace(record, events=(armed,), tallies=())) == ()


@pytest.mark.parametrize(
    ("voice", "wanted"),
    [
        (Filler(ref="a1", own_voice=True), "REPORTED AS FACT"),
        (Filler(ref="a1", by=(By("c1", "for"),)), "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (Filler(ref="a1", by=(By("c2", "for"),)), "CLAIMED OR ADMITTED"),
        (Filler(ref="a1", by=(By("c1", "against"),)), "POSSIBLE"),
    ],
)
def test_how_sure_a_perpetrator_is_follows_from_who_says_it(text, voice, wanted):
    (template,) = fill_templates(make_record(text, agents=(voice,)))
    assert options(template, "confidence") == [wanted]
    assert options(template, "perp_organization") == ["THE RED DAWN"]


@pytest.mark.parametrize(
    ("slot", "gold", "read", "credit"),
    [
        ("type", "BOMBING", "ATTACK", 0.5),
        ("type", "BOMBING", "ARSON", 0),
        ("stage", "ATTEMPTED", "ACCOMPLISHED", 0),
        ("human_name", "ANA SOL", "Ana Sol", 1),
        ("human_description", "CLERKS", "THE TWO CLERKS WHO SLEPT", 1),
        ("human_description", "BANK CLERKS", "THE BANK", 0.5),
        ("human_description", "CLERKS", "THE GUARDS", 0),
        ("location", "PERU: LIMA (CITY)", "PERU: LIMA", 1),
        ("location", "PERU: LIMA (CITY)", "PERU", 0.5),
        ("location", "PERU: JUNÍN (CITY)", "PERU: JUNIN", 1),
        ("location", "PERU", "CHILE", 0),
        ("date", "06 SEP 89", "06 SEP 89", 1),
        ("date", "- 06 SEP 89", "06 SEP 89", 0.5),
        ("date", "01 SEP 89 - 05 SEP 89", "06 SEP 89", 0),
        ("human_number", "~100", "100", 0.5),
        ("human_number", "- 15", "-15", 1),
        ("human_effect", "NO INJURY OR DEATH", "NO DEATH", 0.5),
    ],
)
def test_credit_for_a_filler(slot, gold, read, credit):
    assert credit_fill(slot, Fill((gold,)), Fill((read,))) == credit


def test_a_number_of_somebody_else_is_wrong():
    gold, read = Fill(("2",), ("CLERKS",)), Fill(("2",), ("GUARDS",))
    assert credit_fill("human_number", gold, read) == 0


def test_templates_are_mapped_only_where_type_and_a_target_or_perpetrator_agree():
    def made(type_, words):
        return Template({"type": (Fill((type_,)),), "object": (Fill((words,)),)})

    bank, bridge = made("BOMBING", "BANK"), made("BOMBING", "BRIDGE")
    pairs = map_templates((bank, bridge), (made("BOMBING", "THE BRIDGE"),))
    assert pairs[0] == (bank, None)
    assert pairs[1][1] is not None
    assert map_templates((bank,), (made("ARSON", "BANK"),))[0] == (bank, None)


def test_an_optional_template_that_is_not_met_costs_nothing(messages):
    from relata.evaluate.muc4_score import score_muc4
    from relata.score.counts import Sheet

    (template,) = messages[0].gold
    sheet = Sheet(messages[0].report.text)
    empty = Record(report=make_info(messages[0].report.text))
    score_muc4((Template(template.slots, optional=True),), empty, sheet)
    assert sheet.counts["all slots"].gold == 0
