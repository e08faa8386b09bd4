"""Reading a trial through the whole pipeline, and asking its record plain questions."""

from functools import cache
from pathlib import Path

from tests.ingest.sources import make_outside

from relata.ingest import IngestOptions, SourceFailure, load
from relata.model.record import Claim, Event, Record, Tally, Voice
from relata.pipeline.reading import Tools, load_tools, read_report
from relata.pipeline.settings import load_settings

HERE = Path(__file__).parent
WEIGHTS = HERE.parent.parent / "src" / "relata" / "assets" / "reader-en" / "manifest.json"


@cache
def shared_tools() -> Tools:
    """The shipped reader and gazetteer, loaded once a session."""
    return load_tools(load_settings())


@cache
def read_trial(name: str, published: str | None = None) -> tuple[Record, ...]:
    """The records of one trial file, one a report in it."""
    options = IngestOptions(published=published)
    loaded = list(load(str(HERE / name), options, outside=make_outside()))
    assert loaded
    assert not [one for one in loaded if isinstance(one, SourceFailure)]
    return tuple(read_report(one, shared_tools()) for one in loaded)


def read_one(name: str, published: str | None = None) -> Record:
    """The record of a trial file with one report."""
    (record,) = read_trial(name, published)
    return record


def read_words(folder: Path, words: str, published: str) -> Record:
    """The record of a text made for a test."""
    path = folder / "made.txt"
    path.write_text(words, encoding="utf-8")
    (report,) = load(str(path), IngestOptions(published=published), outside=make_outside())
    assert not isinstance(report, SourceFailure)
    return read_report(report, shared_tools())


def counts(record: Record, effect: str) -> set[tuple[int | None, int | None]]:
    """The ranges of all tallies of one effect."""
    return {(n.low, n.high) for n in record.tallies if n.effect == effect}


def count(record: Record, effect: str, low: int, high: int | None) -> Tally:
    """The one tally of an effect with this range."""
    (found,) = [n for n in record.tallies if (n.effect, n.low, n.high) == (effect, low, high)]
    return found


def days(record: Record, event: Event) -> set[str | None]:
    """The days of an event."""
    return {filler.edtf for filler in event.times}


def event_of(record: Record, tally: Tally) -> Event:
    """The event that a tally counts for."""
    return next(event for event in record.events if event.id == tally.event)


def acts(record: Record) -> list[Event]:
    """Acts of violence that the record gives as having occurred."""
    told = ("happened", "ongoing", "attempted", "past")
    return [e for e in record.events if e.type == "ASSAULT" and e.status in told]


def speakers(record: Record, voice: Voice, polarity: str = "for") -> set[str]:
    """Names of those who carry a value with a polarity."""
    names = {actor.id: actor.name for actor in record.actors}
    claims: dict[str, Claim] = {claim.id: claim for claim in record.claims}
    return {
        names.get(claims[by.claim].source, claims[by.claim].source)
        for by in voice.by
        if by.polarity == polarity
    }


def words_of(record: Record, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """The words of some spans."""
    return [record.report.text[start:end] for start, end in spans]
