import io

import msgspec
from rich.console import Console
from tests.factory import make_info
from tests.strikes import make_strikes_record

from relata.model.record import Link, Record
from relata.publish.table import render_table


def printed(record, width=100):
    stream = io.StringIO()
    render_table(record, Console(file=stream, width=width))
    return stream.getvalue()


def test_no_line_is_wider_than_the_terminal():
    for width in (80, 120):
        assert (
            max(len(line) for line in printed(make_strikes_record(), width).splitlines()) <= width
        )


def test_a_toll_is_shown_with_its_claimant():
    assert "7 killed (fighters) – Eastern Shield Brigades" in printed(make_strikes_record())


def test_an_event_that_one_side_denies_is_shown_with_the_denial():
    assert "denied by Eastern Shield Brigades" in printed(make_strikes_record())


def test_a_value_only_a_claim_carries_names_the_claimant():
    assert "US aircraft – Pentagon" in printed(make_strikes_record())


def test_a_claim_tells_its_relay():
    assert "Eastern Shield Brigades via Nahrain Press · denies" in printed(make_strikes_record())


def test_a_contradiction_that_no_words_tell_of_is_nobodys_word():
    record = make_strikes_record()
    link = Link(id="l9", source_id="c2", target_id="c1", type="contradicts", own_voice=True)
    shown = printed(msgspec.structs.replace(record, links=(link,)), width=200)
    line = next(line for line in shown.splitlines() if "contradicts" in line)
    assert line.rstrip().endswith("– from what each says")


def test_a_tally_has_the_id_by_which_a_claim_names_it():
    record = make_strikes_record()
    shown = printed(record, width=200)
    assert [tally.id for tally in record.tallies if f"  [{tally.id}]" not in shown] == []


def test_a_report_without_a_title_names_its_source_once():
    shown = printed(Record(report=make_info("Rain.", title=None, source="-")))
    assert shown.count("standard input") == 1


def test_a_link_tells_its_words_and_voice():
    line = "in response to e2 “fired” (“a response to”) – Lena Forsgate"
    assert line in printed(make_strikes_record())


def test_what_was_not_read_is_counted_and_quoted():
    assert "Not read: 1" in printed(make_strikes_record())
    assert "“Some 40”" in printed(make_strikes_record())


def test_an_unknown_day_is_said_to_be_unknown():
    info = make_info("Rain.", published="XXXX", published_basis="unknown")
    assert "day of publication not known" in printed(Record(report=info))


def test_a_record_without_events_says_so():
    assert "no event found" in printed(Record(report=make_info("Rain in the hills.")))


def test_markup_and_control_characters_of_a_report_are_printed_as_they_stand():
    info = make_info("x", title="[bold]red[/bold] \x1b[31m alert")
    shown = printed(Record(report=info))
    assert "[bold]red[/bold] �[31m alert" in shown
    assert "\x1b" not in shown


def test_a_tally_without_an_event_stands_besides_the_events():
    record = make_strikes_record()
    tally = msgspec.structs.replace(record.tallies[0], event=None)
    shown = printed(msgspec.structs.replace(record, tallies=(tally,)))
    assert "Besides the events" in shown
    assert "3 injured (soldiers)" in shown
