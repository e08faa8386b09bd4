"""Every figure, on one invented report: right readings give 1, a known fault its exact price."""

import msgspec
import pytest
from tests.factory import CLASH_TEXT, make_clash_record, make_info, span_in

from relata.model.record import Filler, Link
from relata.score import Counts, score_report, summarise
from relata.score.comparison import TextMismatch

replace = msgspec.structs.replace


def score_changed(**tables):
    """Counts of the right record with some tables changed."""
    gold = make_clash_record()
    return score_report(gold, replace(gold, **tables)).counts


def test_a_record_against_itself_is_right_in_every_figure():
    gold = make_clash_record()
    score = score_report(gold, gold)
    assert {counts.f1 for counts in score.counts.values()} <= {1.0, None}
    assert score.faults == ()
    assert summarise([score]).conll_f1 == {"actors": 1, "places": 1, "events": 1, "all": 1}


def test_records_of_two_texts_are_refused():
    gold = make_clash_record()
    with pytest.raises(TextMismatch, match="one text"):
        score_report(gold, replace(gold, report=make_info("Another text.")))


def test_a_missing_event_costs_its_triggers_and_all_that_hangs_on_it():
    counts = score_changed(events=())
    assert counts["event_type.strict"] == Counts(2, 0, 0, 0)
    assert counts["agent.strict"] == Counts(1, 0, 0, 0)
    assert "agent.given" not in counts
    assert counts["about.strict"] == Counts(4, 2, 2, 2)
    assert counts["tally_event.strict"] == Counts(1, 0, 1, 0)


def test_a_wrong_type_spares_the_found_trigger_but_not_the_arguments():
    (event,) = make_clash_record().events
    counts = score_changed(events=(replace(event, type="COERCE", mode="raid"),))
    assert counts["event_found.strict"].f1 == 1
    assert counts["event_type.strict"].f1 == 0
    assert counts["agent.strict"] == Counts(1, 0, 1, 0)
    assert "agent.given" not in counts


def test_a_trigger_that_overlaps_is_right_only_in_the_overlap_figures():
    (event,) = make_clash_record().events
    shorter = (event.triggers[0][0], event.triggers[0][0] + 3)
    counts = score_changed(events=(replace(event, triggers=(shorter, event.triggers[1])),))
    assert counts["span.e.exact"] == Counts(2, 1, 2, 1)
    assert counts["span.e.overlap"].f1 == 1
    assert counts["event_type.strict"].f1 == 1


def test_wrong_mode_and_status_cost_one_item_each():
    (event,) = make_clash_record().events
    counts = score_changed(events=(replace(event, mode="clash", status="planned"),))
    assert counts["mode.given"] == counts["mode.strict"] == Counts(1, 0, 1, 0)
    assert counts["status.given"] == Counts(1, 0, 1, 0)
    assert counts["target.given"].f1 == 1


def test_events_whose_types_have_no_mode_are_no_items_of_mode():
    gold = make_clash_record()
    (event,) = gold.events
    talks = replace(gold, events=(replace(event, type="CONSULT", mode=None),))
    assert "mode.strict" not in score_report(talks, talks).counts


def test_an_agent_too_many_costs_precision_only():
    (event,) = make_clash_record().events
    agents = (*event.agents, Filler(ref="a3"))
    counts = score_changed(events=(replace(event, agents=agents),))
    assert counts["agent.given"] == Counts(1, 1, 2, 1)


def test_a_nested_actor_does_not_pass_for_the_actor_around_it():
    (event,) = make_clash_record().events
    counts = score_changed(events=(replace(event, agents=(Filler(ref="a1"),)),))
    assert counts["agent.given"] == Counts(1, 0, 1, 0)


def test_a_second_event_for_the_other_trigger_costs_precision_in_the_strict_figures():
    (event,) = make_clash_record().events
    first = replace(event, triggers=event.triggers[:1])
    second = replace(event, id="e2", triggers=event.triggers[1:])
    counts = score_changed(events=(first, second))
    assert counts["event_type.strict"].f1 == 1
    assert counts["event_once.strict"] == Counts(1, 1, 2, 1)
    assert counts["agent.given"].f1 == 1
    assert counts["agent.strict"] == Counts(1, 1, 2, 1)
    assert counts["coreference.events.muc"] == Counts(1, 0, 0, 0)


def test_another_expression_of_the_same_day_tells_the_time_too():
    gold = make_clash_record()
    (time,), (event,) = gold.times, gold.events
    other = replace(time, id="t2", mentions=(span_in(CLASH_TEXT, "near"),))
    times = (Filler(ref="t2", edtf="2023-11-21"),)
    read = replace(gold, times=(time, other), events=(replace(event, times=times),))
    counts = score_report(gold, read).counts
    assert counts["time.given"].f1 == 1
    assert counts["time_value.strict"] == Counts(1, 1, 2, 1)


def test_a_wrong_day_and_an_unknown_day_are_both_wrong_values():
    (time,) = make_clash_record().times
    wrong = score_changed(times=(replace(time, edtf="2023-11-14"),))
    unknown = score_changed(times=(replace(time, edtf=None),))
    assert wrong["time_value.given"] == Counts(1, 0, 1, 0)
    assert wrong["time_value_known.strict"] == Counts(1, 0, 1, 0)
    assert unknown["time_value_known.strict"] == Counts(1, 0, 0, 0)


def test_only_clocks_in_numbers_are_judged():
    gold = make_clash_record()
    (time,) = gold.times
    at_dawn = score_report(gold, replace(gold, times=(replace(time, clock="dawn"),))).counts
    at_five = score_report(gold, replace(gold, times=(replace(time, clock="05:00"),))).counts
    assert "time_clock.strict" not in at_dawn
    assert at_five["time_clock.strict"] == Counts(0, 0, 1, 0)


def test_a_place_is_found_within_161_km():
    (place,) = make_clash_record().places
    near = score_changed(places=(replace(place, lat=16.4),))
    far = score_changed(places=(replace(place, lat=16.5),))
    unknown = score_changed(places=(replace(place, lat=None, lon=None),))
    assert near["place_161_km.strict"] == Counts(1, 1, 1, 1)
    assert far["place_161_km.strict"] == Counts(1, 0, 1, 0)
    assert unknown["place_161_km.strict"] == Counts(1, 0, 0, 0)


def test_a_place_whose_point_gold_does_not_know_is_not_judged():
    gold = make_clash_record()
    (place,) = gold.places
    unknown = replace(gold, places=(replace(place, lat=None, lon=None),))
    assert "place_161_km.strict" not in score_report(unknown, gold).counts


def test_a_wrong_source_spares_cue_and_stance():
    claim, *others = make_clash_record().claims
    counts = score_changed(claims=(replace(claim, source="a1"), *others))
    assert counts["cue.strict"].f1 == 1
    assert counts["cue_source.strict"] == Counts(4, 3, 4, 3)
    assert counts["stance.strict"].f1 == 1
    assert counts["tally_speaker.strict"] == Counts(2, 1, 2, 1)


def test_a_missed_claim_costs_source_stance_and_content():
    first, *others = make_clash_record().claims
    counts = score_changed(claims=tuple(others))
    assert counts["cue_source.strict"] == Counts(4, 3, 3, 3)
    assert counts["stance.strict"] == Counts(4, 3, 3, 3)
    assert counts["stance.given"].f1 == 1
    assert counts["content.given"].f1 == 1
    missing = len("eight soldiers were killed")
    assert counts["content.strict"].gold - counts["content.strict"].gold_hit == missing
    assert first.content[0][1] - first.content[0][0] == missing


def test_content_is_measured_in_characters():
    first, *others = make_clash_record().claims
    start, end = first.content[0]
    counts = score_changed(claims=(replace(first, content=((start, end - 6),)), *others))
    total = sum(e - s for claim in make_clash_record().claims for s, e in claim.content)
    assert counts["content.given"] == Counts(total, total - 6, total - 6, total - 6)
    assert counts["content_any.strict"] == counts["content.given"]


def test_an_unnamed_source_is_no_actor():
    claim, *others = make_clash_record().claims
    gold = replace(make_clash_record(), claims=(replace(claim, source="unnamed"), *others))
    assert score_report(gold, gold).counts["cue_source.strict"].f1 == 1
    counts = score_report(gold, make_clash_record()).counts
    assert counts["cue_source.strict"] == Counts(4, 3, 4, 3)


def test_the_outlet_and_the_actor_with_its_name_are_one_source():
    gold = make_clash_record()
    army = replace(gold.actors[2], name="Oura Courier")
    gold = replace(gold, actors=(*gold.actors[:2], army, *gold.actors[3:]))
    outlet = replace(gold.claims[0], source="outlet")
    read = replace(gold, claims=(outlet, *gold.claims[1:]))
    assert score_report(gold, read).counts["cue_source.strict"].f1 == 1


def test_a_wrong_number_costs_the_tally_and_its_relations():
    (tally,) = make_clash_record().tallies
    counts = score_changed(tallies=(replace(tally, high=None),))
    assert counts["tally.strict"] == Counts(1, 0, 1, 0)
    assert counts["tally_effect.strict"].f1 == 1
    assert counts["tally_number.strict"].f1 == 0
    assert counts["tally_event.strict"] == Counts(1, 0, 1, 0)
    assert "tally_event.given" not in counts


def test_a_tally_without_owner_and_group_costs_recall():
    (tally,) = make_clash_record().tallies
    counts = score_changed(tallies=(replace(tally, event=None, of=None),))
    assert counts["tally.strict"].f1 == 1
    assert counts["tally_event.strict"] == counts["tally_event.given"] == Counts(1, 0, 0, 0)
    assert counts["tally_group.strict"] == Counts(1, 0, 0, 0)


def test_a_tally_in_the_reports_own_voice_is_not_the_speakers():
    (tally,) = make_clash_record().tallies
    counts = score_changed(tallies=(replace(tally, own_voice=True, by=()),))
    assert counts["tally_speaker.strict"] == Counts(2, 0, 1, 0)


def test_polarity_belongs_to_the_speaker():
    (tally,) = make_clash_record().tallies
    turned = tuple(replace(by, polarity="for") for by in tally.by)
    counts = score_changed(tallies=(replace(tally, by=turned),))
    assert counts["tally_speaker.strict"] == Counts(2, 1, 2, 1)


def link(number, source, target, kind):
    return Link(id=f"l{number}", source_id=source, target_id=target, type=kind)


def test_links_have_a_direction_unless_they_hold_both_ways():
    gold = replace(
        make_clash_record(),
        links=(link(1, "c2", "c1", "contradicts"), link(2, "c4", "e1", "response_to")),
    )
    turned = replace(
        gold, links=(link(1, "c1", "c2", "contradicts"), link(2, "e1", "c4", "response_to"))
    )
    counts = score_report(gold, turned).counts
    assert counts["link.contradicts.strict"].f1 == 1
    assert counts["link.response_to.strict"].f1 == 0
    assert counts["link.strict"] == Counts(2, 1, 2, 1)


def test_a_link_to_a_missed_event_is_left_out_of_the_given_figure():
    gold = replace(
        make_clash_record(),
        links=(link(1, "c2", "c1", "contradicts"), link(2, "c4", "e1", "response_to")),
    )
    read = replace(gold, events=(), links=gold.links[:1])
    counts = score_report(gold, read).counts
    assert counts["link.given"] == Counts(1, 1, 1, 1)
    assert counts["link.strict"] == Counts(2, 1, 1, 1)


def test_every_fault_names_its_words_and_both_values():
    gold = make_clash_record()
    (event,) = gold.events
    read = replace(gold, events=(replace(event, status="planned"),))
    faults = [f for f in score_report(gold, read).faults if f.figure == "status.given"]
    (fault,) = faults
    assert fault.kind == "wrong"
    assert fault.words == "attacked"
    assert (fault.gold.value, fault.read.value) == ("happened", "planned")
    assert fault.gold.span == span_in(CLASH_TEXT, "attacked")


def test_confidences_are_judged_against_gold():
    gold = make_clash_record()
    (event,), (tally,) = gold.events, gold.tallies
    read = replace(
        gold,
        events=(replace(event, confidence=0.8, agents=(Filler(ref="a3", confidence=0.6),)),),
        tallies=(replace(tally, low=7, high=7, confidence=0.9),),
    )
    score = score_report(gold, read)
    assert {(j.kind, j.confidence, j.is_right) for j in score.judged} == {
        ("events", 0.8, True),
        ("agents", 0.6, False),
        ("tallies", 0.9, False),
    }
    calibration = summarise([score]).calibration
    assert calibration["events"] == pytest.approx(0.2)
    assert calibration["tallies"] == pytest.approx(0.9)
    assert calibration["claims"] is None


def test_a_summary_adds_counts_before_it_divides():
    gold = make_clash_record()
    none = replace(gold, actors=(), events=(), tallies=(), claims=(), places=(), times=())
    summary = summarise([score_report(gold, gold), score_report(gold, none)])
    assert summary.reports == 2
    assert summary.counts["event_type.strict"] == Counts(4, 2, 2, 2)
    assert summary.f1("event_type.strict") == pytest.approx(2 / 3)
    assert summary.f1("link.strict") is None
