import pytest
from tests.annotated import annotate, event_entry, record_of, tally_entry

from relata.corpus import rel_to_marks, rel_to_report
from relata.errors import UnknownMarkError
from relata.model.identities import Identities, ResolvedNumber
from relata.model.statements import build_record, is_zero


def test_the_day_of_an_event_is_that_of_the_time_it_names() -> None:
    record = record_of(
        "It [e1 fired] at [t1 five on Tuesday].",
        "t1: {edtf: '2023-11-21T05'}",
        event_entry(time="t1"),
    )
    assert record.events[0].times[0].edtf == "2023-11-21"
    assert record.times[0].clock == "05:00"


def test_the_words_of_a_count_are_its_first_mention() -> None:
    record = record_of(
        "[n1 Nine] died in the [e1 raid]; [n1 nine], again.", event_entry(), tally_entry("n1", 9)
    )
    tally = record.tallies[0]
    assert (tally.words, tally.span, len(tally.more_spans)) == ("Nine", (0, 4), 1)


def test_a_count_that_a_link_makes_a_part_names_its_whole() -> None:
    record = record_of(
        "The [e1 raid] killed [n1 nine], [n2 two] of them women.",
        event_entry(),
        tally_entry("n1", 9),
        tally_entry("n2", 2),
        "links: [{from: n2, to: n1, type: part_of, signal: null, claim: null}]",
    )
    assert [tally.part_of for tally in record.tallies] == [None, "n1"]


def test_a_mark_without_a_value_is_a_fault_of_the_caller() -> None:
    rel = annotate("[n1 Nine] died.", tally_entry("n1", 9, event="null"))
    with pytest.raises(UnknownMarkError, match="n1"):
        build_record(rel_to_report(rel), rel_to_marks(rel), Identities())


def test_only_a_count_of_exactly_nobody_is_zero() -> None:
    assert is_zero(ResolvedNumber(low=0, high=0))
    assert not is_zero(ResolvedNumber(low=0, high=5))
    assert not is_zero(ResolvedNumber())
