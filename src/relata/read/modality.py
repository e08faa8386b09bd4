"""Acts of the future, of conditions and of rumour are never left as having happened.

Like `relata.read.negation`, closed classes of words that stand behind the network: they change a
status only where it was read as ``happened``, ``ongoing`` or ``past``, and only when they bear on
every trigger of the event. On the training reports' annotation, of 205 events that the words for
what is to come or possible would settle, 4 are ``ongoing`` and 1 ``happened``; of 13 called false,
9 are ``denied``.
"""

from collections.abc import Callable

import msgspec

from relata.model.marks import EventMark, Marks, Span
from relata.read.layout import Layout

REACH_WORDS = 3
_TOLD = frozenset(["happened", "ongoing", "past"])
_CLAUSE_ENDS = frozenset(
    ', ; . : ? ! — – ( ) " “ ” but that and because who which when while after before'.split()
)
_PLANNED = frozenset("will would shall ll".split())
_HYPOTHETICAL = frozenset("may might must should".split())
_BE = frozenset("is are was were be".split())
_TO_COME = frozenset("due set about expected scheduled supposed".split())
_FALSE = frozenset(
    "false falsely untrue baseless unfounded hoax fabricated fabrication rumour rumours rumor "
    "rumors mistaken".split()
)
_FALSE_REACH_WORDS = 8
_DETERMINERS = frozenset("the this that these those such a an its their his her".split())


def settle_modality(layout: Layout, marks: Marks) -> Marks:
    """The marks with acts told as future, possible or false settled as such."""
    threats = tuple(c for q in marks.claims if q.stance == "threatens" for c in q.content)
    events = tuple(
        msgspec.structs.replace(e, status=_status(layout, e, threats)) if e.status in _TOLD else e
        for e in marks.events
    )
    return msgspec.structs.replace(marks, events=events)


def _status(layout: Layout, event: EventMark, threats: tuple[Span, ...]) -> str:
    found = [layout.word_span(*span) for span in event.triggers]
    firsts = [words[0] for words in found if words is not None]
    # "The package", after "would be sent": a noun with an article names the act and tells nothing
    # of whether it was done.
    telling = [first for first in firsts if not _is_mere_name(layout, first)]

    def every(test: Callable[[Layout, int], bool]) -> bool:
        return bool(telling) and all(test(layout, first) for first in telling)

    if firsts and all(is_called_false(layout, first) for first in firsts):
        return "denied"
    if every(is_hypothetical):
        return "hypothetical"
    if every(is_planned):
        threatened = all(any(a <= s and e <= b for a, b in threats) for s, e in event.triggers)
        return "threatened" if threatened else "planned"
    return event.status


def _is_mere_name(layout: Layout, first: int) -> bool:
    return first > 0 and layout.words[first - 1].lower() in _DETERMINERS


def _before(layout: Layout, first: int) -> list[str]:
    """Up to ``REACH_WORDS`` words of the same clause before a word, the nearest first."""
    found: list[str] = []
    for at in range(first - 1, max(-1, first - 1 - REACH_WORDS), -1):
        word = layout.words[at]
        if word.lower() in _CLAUSE_ENDS:
            break
        # May is a month and Will a name where they are capitals inside a sentence.
        found.append(word if word[0].isupper() else word.lower())
    return found


def is_planned(layout: Layout, first: int) -> bool:
    """Whether the word is told as to come: "will strike", "is to be deported", "due to meet"."""
    before = _before(layout, first)
    if "have" in before:
        return False
    to = before.index("to") if "to" in before else None
    comes = to is not None and any(w in _BE or w in _TO_COME for w in before[to + 1 : to + 2])
    passive = before[:2] == ["be", "to"]
    return comes or passive or any(w in _PLANNED for w in before)


def is_hypothetical(layout: Layout, first: int) -> bool:
    """Whether the word is told as possible or wanted: "may sail", "must leave"."""
    before = _before(layout, first)
    return "have" not in before and any(w in _HYPOTHETICAL for w in before)


def is_called_false(layout: Layout, first: int) -> bool:
    """Whether a word for falsehood stands near in the same sentence."""
    low = max(0, first - _FALSE_REACH_WORDS)
    high = min(len(layout), first + 1 + _FALSE_REACH_WORDS)
    return any(
        layout.words[at].lower() in _FALSE and layout.sentence[at] == layout.sentence[first]
        for at in range(low, high)
    )
