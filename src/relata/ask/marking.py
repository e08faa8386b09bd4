"""A model's answer becomes marks; what is not anchored to the text is dropped with a note.

Invariant: what somebody said never becomes the report's own voice by a loss. Where a claim cannot
be kept, what it is about and what stands in its words goes with it; where only its speaker cannot,
the claim stays and its source is unnamed. What marks may not say of each other (modes of another
type, circles) is mended later, as any reader's marks are.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from relata.ask.anchoring import Anchors
from relata.ask.answer import Answer, AskedClaim, AskedEvent, AskedLink, AskedTally, Quote, Thing
from relata.model.codebook import codes
from relata.model.marks import (
    UNNAMED,
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    PlaceMark,
    TallyMark,
    TimeMark,
    WeaponMark,
)
from relata.model.record import Span

SLOTS = {"agents": "ao", "targets": "aopw", "places": "p", "times": "t", "weapons": "w"}
"""Slots of an event and the letters of what may fill each, as the contract has them."""

_KINDS = {"a": "actor_kind", "p": "place_kind", "w": "weapon_kind", "o": "object_kind"}
_LONGEST_SHOWN = 40

Item = TypeVar("Item", Thing, AskedEvent, AskedTally, AskedClaim)


def mark_answer(answer: Answer, text: str) -> Marks:
    """The marks of an answer, numbered in the order of the text."""
    return _Marker(answer, text).marks()


class _Marker:
    """Turns one answer into marks."""

    def __init__(self, answer: Answer, text: str) -> None:
        self.answer = answer
        self.anchors = Anchors(text)
        self.notes: list[str] = []
        self.ids: dict[str, str] = {}
        self.spans: dict[str, tuple[Span, ...]] = {}

    def marks(self) -> Marks:
        answer = self.answer
        things = {
            letter: self.anchored(table, letter, lambda each: each.mentions)
            for letter, table in (
                ("a", answer.actors),
                ("p", answer.places),
                ("t", answer.times),
                ("w", answer.weapons),
                ("o", answer.objects),
            )
        }
        claims = self.anchored(answer.claims, "c", lambda each: each.cue)
        self.drop_with_lost_claims(claims)
        answer = self.answer
        events = self.anchored(answer.events, "e", lambda each: each.triggers)
        tallies = self.anchored(answer.tallies, "n", lambda each: each.mentions)
        return Marks(
            actors=tuple(self.actor(each) for each in things["a"]),
            places=tuple(
                PlaceMark(id=self.ids[each.id], mentions=self.spans[each.id], kind=each.kind)
                for each in things["p"]
            ),
            times=tuple(
                TimeMark(id=self.ids[each.id], mentions=self.spans[each.id]) for each in things["t"]
            ),
            weapons=tuple(
                WeaponMark(id=self.ids[each.id], mentions=self.spans[each.id], kind=each.kind)
                for each in things["w"]
            ),
            objects=tuple(
                ObjectMark(id=self.ids[each.id], mentions=self.spans[each.id], kind=each.kind)
                for each in things["o"]
            ),
            events=tuple(self.event(each) for each in events),
            tallies=tuple(self.tally(each) for each in tallies),
            claims=tuple(self.claim(each) for each in claims),
            links=tuple(self.links()),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    # Anchoring

    def anchored(
        self, items: Sequence[Item], letter: str, quotes: Callable[[Item], Sequence[Quote]]
    ) -> list[Item]:
        """The items with words in the text and known codes, in the order of their first words."""
        kept: list[Item] = []
        for item in items:
            if item.id in self.ids or item.id in {each.id for each in kept}:
                self.note(item.id, "", "has the id of another")
            elif self.is_sound(item, letter) and (spans := self.find(item.id, quotes(item))):
                self.spans[item.id] = spans
                kept.append(item)
        kept.sort(key=lambda each: self.spans[each.id])
        self.ids |= {each.id: f"{letter}{number}" for number, each in enumerate(kept, 1)}
        return kept

    def find(self, owner: str, quotes: Iterable[Quote]) -> tuple[Span, ...]:
        """The spans of quotes, in text order, each once."""
        found = set()
        for quote in quotes:
            span = self.anchors.find(quote)
            if span is None:
                self.note(owner, quote.words, "are not in the text, or not where it says")
            else:
                found.add(span)
        return tuple(sorted(found))

    def is_sound(self, item: Item, letter: str) -> bool:
        """Whether the codebook has its codes, and the text all that a claim is said to contain."""
        if isinstance(item, AskedClaim) and len(self.find(item.id, item.content)) < len(
            set(item.content)
        ):
            return False
        if isinstance(item, Thing):
            wanted = {"kind": _KINDS[letter]} if letter in _KINDS else {}
        elif isinstance(item, AskedEvent):
            wanted = {"type": "event_type", "status": "status"}
        else:
            name = "effect" if isinstance(item, AskedTally) else "stance"
            wanted = {name: name}
        for field, enumeration in wanted.items():
            code = str(getattr(item, field))
            if code not in codes(enumeration):
                self.note(item.id, code, f"is no {enumeration}")
                return False
        return True

    def drop_with_lost_claims(self, kept: Sequence[AskedClaim]) -> None:
        """Leave out events and tallies that only a lost claim's words would have carried."""
        standing = {id(each) for each in kept}
        for claim in self.answer.claims:
            if id(claim) in standing:
                continue
            content = [span for each in claim.content if (span := self.anchors.find(each))]
            self.answer = self.without(claim, content)

    def without(self, claim: AskedClaim, content: Sequence[Span]) -> Answer:
        def stays(item: AskedEvent | AskedTally, quotes: Sequence[Quote]) -> bool:
            spans = [span for each in quotes if (span := self.anchors.find(each))]
            inside = any(a <= start and end <= b for a, b in content for start, end in spans)
            if inside or item.id in claim.about:
                self.note(item.id, claim.id, "is the claim it hangs on, which was left out")
                return False
            return True

        rest = self.answer
        return Answer(
            **{name: getattr(rest, name) for name in rest.__struct_fields__}
            | {
                "events": tuple(each for each in rest.events if stays(each, each.triggers)),
                "tallies": tuple(each for each in rest.tallies if stays(each, each.mentions)),
            }
        )

    # Marks

    def actor(self, item: Thing) -> ActorMark:
        return ActorMark(
            id=self.ids[item.id],
            mentions=self.spans[item.id],
            kind=item.kind,
            of=self.one(item.id, item.of, "a"),
        )

    def event(self, item: AskedEvent) -> EventMark:
        def fill(slot: str) -> tuple[Argument, ...]:
            refs = self.all(item.id, getattr(item, slot), SLOTS[slot])
            return tuple(Argument(ref) for ref in refs)

        return EventMark(
            id=self.ids[item.id],
            triggers=self.spans[item.id],
            type=item.type,
            mode=item.mode,
            status=item.status,
            agents=fill("agents"),
            targets=fill("targets"),
            places=fill("places"),
            times=fill("times"),
            weapons=fill("weapons"),
        )

    def tally(self, item: AskedTally) -> TallyMark:
        return TallyMark(
            id=self.ids[item.id],
            mentions=self.spans[item.id],
            effect=item.effect,
            event=self.one(item.id, item.event, "e"),
            of=self.one(item.id, item.of, "aow"),
        )

    def claim(self, item: AskedClaim) -> ClaimMark:
        special = item.source in codes("special_source")
        source = item.source if special else self.one(item.id, item.source, "a")
        return ClaimMark(
            id=self.ids[item.id],
            cues=self.spans[item.id],
            source=source or UNNAMED,
            stance=item.stance,
            via=self.all(item.id, item.via, "a"),
            content=self.find(item.id, item.content),
            about=self.all(item.id, item.about, "enco"),
            said=self.one(item.id, item.said, "t"),
        )

    def links(self) -> Iterable[LinkMark]:
        number = 0
        for link in self.answer.links:
            ends = [self.one("a link", each, "ecn") for each in (link.source, link.target)]
            if None in ends or not self.is_known(link):
                continue
            number += 1
            yield LinkMark(
                id=f"l{number}",
                source=str(ends[0]),
                target=str(ends[1]),
                type=link.type,
                signal=self.find("a link", link.signal),
                claim=self.one("a link", link.claim, "c"),
            )

    def is_known(self, link: AskedLink) -> bool:
        if link.type in codes("link_type"):
            return True
        self.note("a link", link.type, "is no link_type")
        return False

    # References

    def one(self, owner: str, ref: str | None, letters: str) -> str | None:
        """The mark that an id of the answer stands for; None where it stands for none."""
        if ref is None:
            return None
        found = self.ids.get(ref)
        if found is None or found[0] not in letters or found == self.ids.get(owner):
            self.note(owner, ref, "is no mark that may stand there")
            return None
        return found

    def all(self, owner: str, refs: Iterable[str], letters: str) -> tuple[str, ...]:
        found = (self.one(owner, ref, letters) for ref in refs)
        return tuple(dict.fromkeys(ref for ref in found if ref))

    def note(self, owner: str, what: str, why: str) -> None:
        """One line on something that was left out; ids are those of the answer."""
        shown = what if len(what) <= _LONGEST_SHOWN else f"{what[:_LONGEST_SHOWN]}…"
        quoted = f" “{shown}”" if what else ""
        self.notes.append(f"left out of the answer, {owner[:_LONGEST_SHOWN]}:{quoted} {why}")
