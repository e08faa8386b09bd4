"""Reports and marks for tests of resolve, made from a text and the words to mark."""

from relata.model.identities import ResolvedThing
from relata.model.marks import ActorMark, Marks, ObjectMark, TallyMark, TimeMark, WeaponMark
from relata.model.report import Report
from relata.resolve.thing import resolve_objects, resolve_weapons
from tests.factory import span_in


def make_report(text: str, published: str = "2023-11-22") -> Report:
    """A report of an invented text."""
    return Report(id="0" * 16, sha256="0" * 64, source="made.txt", text=text, published=published)


def mark_times(text: str, *words: str) -> Marks:
    """Marks ``t1``, ``t2`` … on the words, in the order given."""
    times = tuple(
        TimeMark(id=f"t{number}", mentions=(span_in(text, each),))
        for number, each in enumerate(words, start=1)
    )
    return Marks(times=times)


def mark_tallies(text: str, *words: str, of: str | None = None) -> Marks:
    """Marks ``n1``, ``n2`` … on the words; ``of`` are the words of the actor of them all."""
    actors = (
        () if of is None else (ActorMark(id="a1", mentions=(span_in(text, of),), kind="other"),)
    )
    tallies = tuple(
        TallyMark(
            id=f"n{number}",
            mentions=(span_in(text, each),),
            effect="killed",
            event="e1",
            of=None if of is None else "a1",
        )
        for number, each in enumerate(words, start=1)
    )
    return Marks(actors=actors, tallies=tallies)


def resolve_weapon(text: str, words: str, readers: str = "other") -> ResolvedThing:
    """What the words of a text are as a weapon; ``readers`` is the kind that the reader gave."""
    mark = WeaponMark(id="w1", mentions=(span_in(text, words),), kind=readers)
    return resolve_weapons(make_report(text), Marks(weapons=(mark,)))["w1"]


def resolve_object(text: str, words: str, readers: str = "other") -> ResolvedThing:
    """What the words of a text are as an object; ``readers`` is the kind that the reader gave."""
    mark = ObjectMark(id="o1", mentions=(span_in(text, words),), kind=readers)
    return resolve_objects(make_report(text), Marks(objects=(mark,)))["o1"]
