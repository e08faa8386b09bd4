"""Small marks made by hand for the rules behind the network; every text is invented."""

import msgspec

from relata.model.marks import ActorMark, Argument, ClaimMark, EventMark, Marks, Span, TallyMark
from relata.read.layout import Layout


def at(text: str, words: str, nth: int = 1) -> Span:
    """Where words stand in a text for the n-th time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def actor(id: str, text: str, *words: str, kind: str = "person") -> ActorMark:
    """An actor with one mention for each of the words."""
    return ActorMark(id=id, mentions=tuple(at(text, one) for one in words), kind=kind)


def event(id: str, text: str, words: str, type: str = "ASSAULT", **fields: object) -> EventMark:
    """An event with one trigger."""
    made = EventMark(id=id, triggers=(at(text, words),), type=type, mode=None, status="happened")
    return replace(made, **fields)


def tally(id: str, text: str, words: str, effect: str = "killed", **fields: object) -> TallyMark:
    """A tally with one mention."""
    made = TallyMark(id=id, mentions=(at(text, words),), effect=effect, event=None)
    return replace(made, **fields)


def claim(id: str, text: str, cue: str, source: str = "a1", **fields: object) -> ClaimMark:
    """A claim with one cue."""
    made = ClaimMark(id=id, cues=(at(text, cue),), source=source, stance="asserts")
    return replace(made, **fields)


def replace(mark, **fields):
    """A copy of a mark with some fields changed."""
    return msgspec.structs.replace(mark, **fields)


def contents(text: str, mark: ClaimMark) -> list[str]:
    """The words of a claim's contents."""
    return [text[start:end] for start, end in mark.content]


__all__ = [
    "Argument",
    "Layout",
    "Marks",
    "actor",
    "at",
    "claim",
    "contents",
    "event",
    "replace",
    "tally",
]
