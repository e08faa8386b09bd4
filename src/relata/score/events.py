"""Events: trigger with type, mode, status and arguments.

Figures
- ``event_type.strict``: trigger mentions; right when an overlapping mention is read with the type.
- ``event_found.strict``: trigger mentions found, whatever their type.
- ``event_once.strict``: events, each once however many triggers it has; right when its partner has
  the type.
- ``mode``, ``status``, ``agent``, ``target``, ``place``, ``time``, ``weapon``, each
  ``.given`` (over pairs of events whose triggers overlap and whose types agree) and ``.strict``
  (over all events: what a missed, spurious or mistyped event carries counts as an error).
- ``mode`` leaves out pairs in which neither side has a mode: their types have none.
"""

from collections.abc import Callable
from typing import Literal

from relata.model.record import Event, Filler, Time
from relata.score.align import Match
from relata.score.comparison import Comparison, Index, span_of
from relata.score.counts import Sheet, Side
from relata.score.slots import put_beside, score_slot

SLOTS: dict[str, Callable[[Event], tuple[Filler, ...]]] = {
    "agent": lambda event: event.agents,
    "target": lambda event: event.targets,
    "place": lambda event: event.places,
    "time": lambda event: event.times,
    "weapon": lambda event: event.weapons,
}
"""Figure of each slot of an event, and where its fillers stand."""


def score_events(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of events."""
    _score_triggers(comparison.matches["e"], sheet)
    for gold, read in event_pairs(comparison):
        is_right = gold is not None and read is not None and gold.type == read.type
        sheet.item("event_once.strict", _value(gold, "type"), _value(read, "type"), right=is_right)
        if is_right:
            _score_event(comparison, sheet, gold, read, "given")
            _score_event(comparison, sheet, gold, read, "strict")
        else:
            _score_event(comparison, sheet, gold, None, "strict")
            _score_event(comparison, sheet, None, read, "strict")


def event_pairs(comparison: Comparison) -> list[tuple[Event | None, Event | None]]:
    """Events paired one to one by their triggers; without a partner, beside None."""
    return put_beside(
        comparison.matches["e"].pairs,
        comparison.gold.record.events,
        comparison.read.record.events,
    )


def _score_triggers(match: Match, sheet: Sheet) -> None:
    taken = set(match.aligned.values())
    for i, mention in enumerate(match.gold):
        gold = Side(mention.span, mention.label)
        other = match.read[match.aligned[i]] if i in match.aligned else None
        read = None if other is None else Side(other.span, other.label)
        sheet.item("event_found.strict", gold, read, right=other is not None)
        is_right = other is not None and other.label == mention.label
        sheet.item("event_type.strict", gold, read, right=is_right)
    for j, mention in enumerate(match.read):
        if j not in taken:
            side = Side(mention.span, mention.label)
            sheet.item("event_found.strict", None, side, right=False)
            sheet.item("event_type.strict", None, side, right=False)


def _score_event(
    comparison: Comparison,
    sheet: Sheet,
    gold: Event | None,
    read: Event | None,
    variant: Literal["given", "strict"],
) -> None:
    """Write mode, status and slots of one event or one pair of events of one type."""
    if (gold and gold.mode) or (read and read.mode):
        _score_value(f"mode.{variant}", sheet, _value(gold, "mode"), _value(read, "mode"))
    if gold or read:
        _score_value(f"status.{variant}", sheet, _value(gold, "status"), _value(read, "status"))
    for slot, fillers in SLOTS.items():
        score_slot(
            f"{slot}.{variant}",
            sheet,
            [] if gold is None else _show(comparison.gold, gold, fillers(gold)),
            [] if read is None else _show(comparison.read, read, fillers(read)),
            lambda left, right: is_same_filler(comparison, left, right),
        )


def _value(event: Event | None, field: Literal["type", "mode", "status"]) -> Side | None:
    """The side of a value; a mode that is null is a value too: "none"."""
    return None if event is None else Side(span_of(event), str(getattr(event, field) or "none"))


def _score_value(figure: str, sheet: Sheet, gold: Side | None, read: Side | None) -> None:
    is_right = gold is not None and read is not None and gold.value == read.value
    sheet.item(figure, gold, read, right=is_right)


def _show(index: Index, event: Event, fillers: tuple[Filler, ...]) -> list[tuple[str, Side]]:
    return [(filler.ref, Side(span_of(event), index.words(filler.ref))) for filler in fillers]


def is_same_filler(comparison: Comparison, gold_ref: str, read_ref: str) -> bool:
    """Whether two fillers are one: the same thing, or times of one known value.

    A day is often written twice ("on Tuesday … yesterday"); either expression tells the time.
    """
    if comparison.stand_for_same(gold_ref, read_ref):
        return True
    gold, read = comparison.gold.entries.get(gold_ref), comparison.read.entries.get(read_ref)
    if isinstance(gold, Time) and isinstance(read, Time):
        return gold.edtf is not None and gold.edtf == read.edtf
    return False
