"""A record as people judged it; the machine's stays as it was."""

import pytest
from tests.strikes import make_strikes_record

from relata.model.ledger import Anchor, Judgement
from relata.views.judged import Said, apply_judgements
from relata.views.sheet import make_sheet

RECORD = make_strikes_record()


def said(part, field, verdict, value=None, other=None, number=1, who="ana"):
    judgement = Judgement(
        id=f"j{number}",
        field=field,
        verdict=verdict,
        anchor=Anchor(report="r", letter=part[0], quote="x"),
        value=value,
        who=who,
        at="2024-05-07T00:00:00Z",
        change=number,
    )
    return Said(part, judgement, other)


def part_of(record, name):
    parts = (*record.events, *record.tallies, *record.claims, *record.places, *record.times)
    return next(one for one in (*parts, *record.actors, *record.links) if one.id == name)


def test_without_judgements_the_record_is_the_machines():
    assert apply_judgements(RECORD, []) is RECORD


@pytest.mark.parametrize(
    ("part", "field", "value", "name", "expected"),
    [
        ("e1", "status", "attempted", "status", "attempted"),
        ("e1", "type", "COERCE", "type", "COERCE"),
        ("n1", "effect", "injured", "effect", "injured"),
        ("c1", "stance", "warns", "stance", "warns"),
        ("t1", "time", "2024-05", "edtf", "2024-05"),
        ("a1", "registry", "iq-pmf", "registry", "iq-pmf"),
    ],
)
def test_a_set_value_takes_the_machines_place(part, field, value, name, expected):
    judged = apply_judgements(RECORD, [said(part, field, "set", value)])
    assert getattr(part_of(judged, part), name) == expected


def test_the_last_word_on_a_field_counts():
    words = [said("n1", "count", "set", "4", number=1), said("n1", "count", "set", "6+", number=2)]
    judged = part_of(apply_judgements(RECORD, words), "n1")
    assert (judged.low, judged.high) == (6, None)


@pytest.mark.parametrize(
    ("words", "count", "signature"),
    [
        ("set accept", 4, "set by ana, confirmed by ben"),
        ("accept set", 5, "set by ben"),
        ("set reject accept", 4, "set by ana, confirmed by cem"),
        ("reject accept", 3, None),
        ("set set accept", 5, "set by ben, confirmed by cem"),
        ("set reject", 3, None),
    ],
)
def test_who_accepts_accepts_what_stands(words, count, signature):
    given = [
        said("n1", "count", verdict, str(4 + at) if verdict == "set" else None, number=at, who=who)
        for at, (verdict, who) in enumerate(zip(words.split(), ("ana", "ben", "cem"), strict=False))
    ]
    judged = apply_judgements(RECORD, given)
    assert part_of(judged, "n1").low == count
    field = next(
        one
        for part in make_sheet(RECORD, judged, given).parts
        for one in part.fields
        if part.id == "n1" and one.field == "count"
    )
    assert field.signed == signature


def test_a_link_that_a_person_drew_stays_when_another_accepts_it():
    ends = RECORD.events[0].id, RECORD.events[-1].id
    words = [
        said(ends[0], "link", "set", "follows", other=ends[1]),
        said(ends[0], "link", "accept", other=ends[1], number=2, who="ben"),
    ]
    links = apply_judgements(RECORD, words).links
    assert ("follows", *ends) in {(one.type, one.source_id, one.target_id) for one in links}


def test_what_is_coded_blind_changes_nothing_and_hides_no_earlier_word():
    words = [said("n1", "count", "set", "4", number=1), said("n1", "count", "coded", "9", number=2)]
    judged = part_of(apply_judgements(RECORD, words), "n1")
    assert (judged.low, judged.high) == (4, 4)


def test_a_time_that_is_mended_moves_its_events():
    event = next(one for one in RECORD.events if one.times)
    time = event.times[0].ref
    judged = apply_judgements(RECORD, [said(time, "time", "set", "2024-06-01")])
    assert {one.edtf for one in part_of(judged, event.id).times if one.ref == time} == {
        "2024-06-01"
    }


def test_fillers_that_stay_keep_their_voices_and_new_ones_get_the_events():
    event = next(one for one in RECORD.events if one.agents)
    kept = event.agents[0]
    other = next(one for one in RECORD.actors if one.id != kept.ref)
    names = f"{part_of(RECORD, kept.ref).name}; {other.name}"
    judged = part_of(apply_judgements(RECORD, [said(event.id, "agents", "set", names)]), event.id)
    assert judged.agents[0] == kept
    assert judged.agents[1].ref == other.id
    assert judged.agents[1].by == event.occurrence.by


def test_an_unknown_name_fills_nothing_and_rejecting_empties_the_slot():
    event = next(one for one in RECORD.events if one.agents)
    for word in (
        said(event.id, "agents", "set", "Nobody Known"),
        said(event.id, "agents", "reject"),
    ):
        assert part_of(apply_judgements(RECORD, [word]), event.id).agents == ()


def test_a_link_is_drawn_and_rejected():
    events = [one.id for one in RECORD.events]
    before = {(one.source_id, one.target_id) for one in RECORD.links}
    free = next(
        (one, two) for one in events for two in events if one != two and (one, two) not in before
    )
    drawn = apply_judgements(RECORD, [said(free[0], "link", "set", "response_to", free[1])])
    assert free in {(one.source_id, one.target_id) for one in drawn.links}
    link = RECORD.links[0]
    gone = apply_judgements(RECORD, [said(link.source_id, "link", "reject", None, link.target_id)])
    assert (link.source_id, link.target_id) not in {
        (one.source_id, one.target_id) for one in gone.links
    }


def test_a_sheet_holds_every_value_once_and_shows_both_the_machines_and_the_persons():
    words = [said("n1", "count", "set", "41")]
    sheet = make_sheet(RECORD, apply_judgements(RECORD, words), words)
    fields = [field for part in sheet.parts for field in part.fields]
    keys = [(field.ref, field.field, field.other) for field in fields]
    assert len(set(keys)) == len(keys)
    (count,) = [one for one in fields if one.ref.endswith(":n1") and one.field == "count"]
    assert (count.value, count.state, count.seen) == ("41", "changed", "j1")
    assert count.machine != "41"
    assert {part.id for part in sheet.parts} >= {one.id for one in RECORD.events}
