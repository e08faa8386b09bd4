"""Who "rescuers say" in a headline is; all persons and bodies are invented."""

import pytest
from tests.factory import make_info, span_in

from relata.model.ledger import LedgerReport
from relata.model.record import Actor, By, Claim, Event, Record, Tally, Voice
from relata.views.headline import speakers_meant
from relata.views.tolls import toll_rows
from relata.views.voices import Voices

TITLE = "Nine killed in shelling, rescuers say"
BODY = (
    "Shells killed nine in Oruz, the Oruz rescue committee said. The mayor, Idris Valo, told a "
    "radio of nine dead. Monitors spoke of twelve."
)
TEXT = f"{TITLE}\n\n{BODY}"
HEADLINE = (0, len(TITLE))


def claim(local_id, source, cue, about):
    return Claim(
        id=local_id, source=source, stance="asserts", cue=(span_in(TEXT, cue),), about=about
    )


def record(*, who="rescuers", by_mayor=False, by_committee=True, headline=HEADLINE):
    actors = [("a1", who, "civilians"), ("a2", "Oruz rescue committee", "ngo")]
    actors += [("a3", "Idris Valo", "person"), ("a4", "Monitors", "ngo")]
    carrying = [
        By("c1", "for"),
        *([By("c2", "for")] if by_committee else []),
        *([By("c3", "for")] if by_mayor else []),
    ]
    return Record(
        report=make_info(TEXT, headline=headline, title=TITLE),
        actors=tuple(
            Actor(id=one, name=name, kind=kind, mentions=((0, 4),)) for one, name, kind in actors
        ),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="shelling",
                status="happened",
                triggers=(span_in(TEXT, "shelling"),),
                occurrence=Voice(by=tuple(carrying)),
            ),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of=None,
                low=9,
                high=9,
                words="Nine",
                span=(0, 4),
                scope="event",
                by=tuple(carrying),
            ),
        ),
        claims=(
            claim("c1", "a1", "say", ("e1", "n1")),
            claim("c2", "a2", "said", ("e1", "n1")),
            claim("c3", "a3", "told", ("e1", "n1")),
            claim("c4", "a4", "spoke", ()),
        ),
    )


def test_a_common_noun_in_the_headline_is_the_one_who_says_it_below():
    assert speakers_meant(record()) == {"c1": "a2"}


def test_of_several_below_the_one_with_a_word_in_common_is_meant():
    assert speakers_meant(record(by_mayor=True)) == {"c1": "a2"}
    assert speakers_meant(record(who="officials", by_mayor=True)) == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"who": "Oruz Rescuers"},
        {"by_committee": False},
        {"headline": None},
        {"headline": (0, len(TEXT))},
    ],
    ids=["a name", "nobody below says it", "no headline", "all is headline"],
)
def test_else_the_headlines_speaker_stays(changes):
    assert speakers_meant(record(**changes)) == {}


def figures(*, joins_headline):
    told = record()
    report = LedgerReport(
        id=told.report.id, sha256=told.report.sha256, record=told, origin="o", sightings=()
    )
    voices = Voices(report, told, joins_headline=joins_headline)
    return [(row.figure.speaker, row.figure.low) for row in toll_rows(voices, ["e1"])]


def test_one_speaker_gives_one_figure():
    assert figures(joins_headline=True) == [("Oruz rescue committee", 9)]


def test_the_table_of_claims_keeps_the_headlines_own_word():
    assert figures(joins_headline=False) == [("rescuers", 9), ("Oruz rescue committee", 9)]
