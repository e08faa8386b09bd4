"""A gold and a read record of the same text, with everything in them matched once."""

import msgspec

from relata.errors import DataError
from relata.model.marks import OUTLET
from relata.model.record import Actor, Claim, Event, Place, Record, Span, Tally, Thing, Time
from relata.score.align import LETTERS, Match, match_letter
from relata.score.counts import Side

Entry = Actor | Place | Time | Thing | Event | Tally | Claim


class TextMismatch(DataError):
    """Two records to be compared are not of the same text: read the gold record's own text."""

    code = "data.text_mismatch"


class Index(msgspec.Struct, frozen=True):
    """One record with its entries by id.

    Attributes:
        entries: id → entry, all tables together, links aside.
        letters: id → letter of the corpus (``q`` for claims, whose record ids begin with ``c``).
    """

    record: Record
    entries: dict[str, Entry]
    letters: dict[str, str]

    def words(self, ref: str | None) -> str:
        """The first words that name what ``ref`` names; the ref itself when it names no entry."""
        if ref is None:
            return "none"
        entry = self.entries.get(ref)
        if entry is None:
            return ref
        span = span_of(entry)
        return ref if span is None else self.record.report.text[span[0] : span[1]]

    def side(self, ref: str, value: str) -> Side:
        """A side of a compared item, standing where ``ref`` stands in the text."""
        entry = self.entries.get(ref)
        return Side(None if entry is None else span_of(entry), value)


class Comparison(msgspec.Struct, frozen=True):
    """Two records of one text and how their things go together; ``matches`` is by letter."""

    gold: Index
    read: Index
    matches: dict[str, Match]

    def stands_for(self, read_ref: str) -> str | None:
        """Gold id of the thing a read thing stands for; None when it has no counterpart."""
        letter = self.read.letters.get(read_ref)
        return None if letter is None else self.matches[letter].stands_for.get(read_ref)

    def stand_for_same(self, gold_ref: str, read_ref: str) -> bool:
        """Whether the read thing stands for the gold thing (ids from any table but links)."""
        letter = self.gold.letters.get(gold_ref)
        if letter is None or self.read.letters.get(read_ref) != letter:
            return False
        return self.stands_for(read_ref) == gold_ref

    def is_same_source(self, gold_source: str, read_source: str) -> bool:
        """Whether two claims have one speaker.

        ``outlet`` and an actor that bears the publisher's name are one speaker: the corpus has no
        ``outlet`` and marks the publisher as an actor.
        """
        if gold_source == read_source and gold_source not in self.gold.entries:
            return True
        if read_source == OUTLET:
            return is_publisher(self.gold.record, gold_source)
        if gold_source == OUTLET:
            return is_publisher(self.read.record, read_source)
        return self.stand_for_same(gold_source, read_source)


def span_of(entry: Entry) -> Span | None:
    """The first span of an entry; None for one that points at no words."""
    match entry:
        case Event():
            spans: tuple[Span, ...] = entry.triggers
        case Tally():
            spans = (entry.span,)
        case Claim():
            spans = entry.cue
        case _:
            spans = entry.mentions
    return spans[0] if spans else None


def index_record(record: Record) -> Index:
    """A record with its entries by id."""
    tables: dict[str, tuple[Entry, ...]] = {
        "a": record.actors,
        "p": record.places,
        "t": record.times,
        "w": record.weapons,
        "o": record.objects,
        "e": record.events,
        "n": record.tallies,
        "q": record.claims,
    }
    return Index(
        record=record,
        entries={entry.id: entry for table in tables.values() for entry in table},
        letters={entry.id: letter for letter, table in tables.items() for entry in table},
    )


def is_publisher(record: Record, ref: str) -> bool:
    """Whether ``ref`` is an actor that bears the name of the report's publisher."""
    publisher = (record.report.publisher or "").casefold().strip()
    for actor in record.actors:
        if actor.id == ref and publisher:
            names = {name.casefold().strip() for name in (actor.name, *actor.aka)}
            return any(_share_words(name, publisher) for name in names)
    return False


def _share_words(name: str, publisher: str) -> bool:
    """Whether one is the other or a part of it of some length ("Lake Watch" on a platform)."""
    shorter, longer = sorted((name, publisher), key=len)
    return len(shorter) >= 4 and f" {shorter} " in f" {longer} "


def compare(gold: Record, read: Record) -> Comparison:
    """Match everything in two records of one text.

    Raises:
        TextMismatch: their texts differ; the caller must read the gold record's text.
    """
    if gold.report.text != read.report.text:
        raise TextMismatch(
            f"Wanted two records of one text, got {len(gold.report.text)} and "
            f"{len(read.report.text)} characters that differ (report {gold.report.id}). "
            "Read the text of the gold record and compare again.",
            report=gold.report.id,
        )
    return Comparison(
        gold=index_record(gold),
        read=index_record(read),
        matches={letter: match_letter(gold, read, letter) for letter in LETTERS},
    )
