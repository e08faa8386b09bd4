"""The toll matrix: effect, whom, and every speaker's figure; which figures gave way to which.

All toll arithmetic of Relata stands here and in ``policies``: a part is never added to its whole,
a total over a period never to an event, "not stated" is never taken for 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from relata.model.incident import Ref, Toll, TollFigure
from relata.model.record import Actor, Tally, Thing
from relata.views.voices import Voices

ALL = "all"
CIVILIANS = "civilians"
COMBATANTS = "combatants"
ANYONE = frozenset("people persons others victims dead bodies casualties wounded injured".split())
"""Words for the counted that do not say whether they bore arms."""

FIGHTING_KINDS = frozenset({"military", "armed_group", "police"})


class Cell(NamedTuple):
    """Which figures may stand side by side: the same effect on the same group."""

    effect: str
    group: str
    demographic: str | None
    is_part: bool


class Row(NamedTuple):
    """One tally by one speaker, before the cells are made."""

    cell: Cell
    of: str | None
    combatant: str | None
    side: str | None
    figure: TollFigure


def toll_rows(voices: Voices, events: Iterable[str]) -> list[Row]:
    """All figures of a report on some of its events, in order of its tallies."""
    wanted = set(events)
    found = []
    for tally in voices.record.tallies:
        if tally.event in wanted and tally.scope in (None, "event"):
            found += _rows(voices, tally)
    return found


def _rows(voices: Voices, tally: Tally) -> list[Row]:
    whom = whom_of(voices, tally)
    part_of = voices.ref(tally.part_of) if tally.part_of else None
    cell = Cell(tally.effect, whom.group, tally.demographic, tally.part_of is not None)
    rows = []
    for said in voices.said_by(tally.own_voice, tally.by):
        figure = TollFigure(
            speaker=said.speaker,
            low=tally.low,
            high=tally.high,
            words=tally.words,
            tally=voices.ref(tally.id),
            claim=said.claim,
            stance=said.stance,
            polarity=said.polarity,
            report=said.report,
            origin=said.origin,
            published=voices.record.report.published,
            approximate=tally.approximate,
            registry=said.registry,
            speaker_kind=said.speaker_kind,
            part_of=part_of,
        )
        rows.append(Row(cell, whom.words, whom.combatant, whom.side, figure))
    by_voice = {(row.figure.speaker, row.figure.polarity): row for row in reversed(rows)}
    return list(reversed(by_voice.values()))


class Whom(NamedTuple):
    """Whom a tally counts: the words, the group it is compared in, its side."""

    words: str | None
    group: str
    combatant: str | None
    side: str | None


def whom_of(voices: Voices, tally: Tally) -> Whom:
    """Whom a tally counts, from its own words and the actor or thing it names."""
    actor = voices.actors.get(tally.of) if tally.of else None
    if actor is None:
        thing = _thing(voices, tally.of)
        group = thing.kind if thing else _group_of_words(tally.combatant)
        return Whom(thing.name if thing else None, group, tally.combatant, None)
    chain = list(voices.chain(actor.id))
    kind = next((one.kind for one in chain if one.kind != "person"), "person")
    if kind == "civilians" and actor.name.casefold().removeprefix("the ") in ANYONE:
        return Whom(actor.name, _group_of_words(tally.combatant), tally.combatant, None)
    side = _side(chain) if kind in FIGHTING_KINDS else None
    combatant = tally.combatant or _combatant(kind)
    return Whom(actor.name, _group(kind, side, combatant), combatant, side)


def _thing(voices: Voices, ref: str | None) -> Thing | None:
    things = (*voices.record.objects, *voices.record.weapons)
    return next((one for one in things if one.id == ref), None)


def _group_of_words(combatant: str | None) -> str:
    return {"yes": COMBATANTS, "no": CIVILIANS}.get(combatant or "", ALL)


def _combatant(kind: str) -> str | None:
    if kind in FIGHTING_KINDS:
        return "yes"
    return "no" if kind == "civilians" else None


def _side(chain: Sequence[Actor]) -> str | None:
    """What the counted fight for: an entry of the registry, a country, or a name."""
    registered = next((one.registry for one in chain if one.registry), None)
    country = next((one.country for one in chain if one.country), None)
    return registered or country or chain[-1].name


def _group(kind: str, side: str | None, combatant: str | None) -> str:
    if side is not None:
        return f"{COMBATANTS}: {side}"
    if combatant == "no" or kind == "civilians":
        return CIVILIANS
    return COMBATANTS if combatant == "yes" else ALL


def make_matrix(rows: Sequence[Row], superseded: Mapping[Ref, Ref]) -> tuple[Toll, ...]:
    """The cells of an incident, with all figures, the superseded marked."""
    cells: dict[Cell, list[Row]] = {}
    for row in rows:
        cells.setdefault(row.cell, []).append(row)
    return tuple(_toll(cell, cells[cell], superseded) for cell in sorted(cells, key=_cell_order))


_EFFECT_ORDER = ("killed", "injured", "casualties", "missing", "captured", "abducted", "detained")


def _cell_order(cell: Cell) -> tuple[int, str, bool, str, str]:
    known = _EFFECT_ORDER.index(cell.effect) if cell.effect in _EFFECT_ORDER else 99
    group = "" if cell.group == ALL else cell.group
    return known, cell.effect, cell.is_part, group, cell.demographic or ""


def _toll(cell: Cell, rows: Sequence[Row], superseded: Mapping[Ref, Ref]) -> Toll:
    figures = [
        msgspec.structs.replace(row.figure, superseded_by=superseded.get(row.figure.tally))
        for row in rows
    ]
    figures.sort(key=lambda one: (one.published, one.report, one.tally, one.claim or ""))
    words = sorted({row.of for row in rows if row.of}, key=lambda name: (len(name), name))
    return Toll(
        effect=cell.effect,
        of=words[0] if words else None,
        by=tuple(figures),
        group=cell.group,
        demographic=cell.demographic,
        combatant=next((row.combatant for row in rows if row.combatant), None),
        side=next((row.side for row in rows if row.side), None),
        part_of_whole=cell.is_part,
    )


# Which figures gave way


def find_superseded(rows: Sequence[Row], linked: Iterable[tuple[Ref, Ref]]) -> dict[Ref, Ref]:
    """The tally that replaced each tally: by a report's own word, or by its speaker's later one.

    A speaker's later figure in the same cell replaces the earlier; an unnamed or anonymous source
    is nobody's later word, and a report without a day is neither earlier nor later. In each pair
    of ``linked`` the first tally supersedes the second by a report's link.
    """
    found = {old: new for new, old in linked}
    by_speaker: dict[tuple[Cell, str], list[TollFigure]] = {}
    for row in rows:
        speaker = _lasting_speaker(row.figure)
        if speaker is not None and row.figure.polarity == "for":
            by_speaker.setdefault((row.cell, speaker), []).append(row.figure)
    for figures in by_speaker.values():
        _supersede_in_time(figures, found)
    return found


def _supersede_in_time(figures: list[TollFigure], found: dict[Ref, Ref]) -> None:
    dated = [
        one for one in figures if len(one.published) == len("2024-05-07") and one.tally not in found
    ]
    dated.sort(key=lambda one: (one.published, one.report, one.tally))
    for older in dated:
        later = [one for one in dated if one.published > older.published]
        if later and (older.low, older.high) != (later[-1].low, later[-1].high):
            found.setdefault(older.tally, later[-1].tally)


def _lasting_speaker(figure: TollFigure) -> str | None:
    """A speaker that is the same in another report; None for those nobody could know again.

    A name that is only common words (``residents``, ``the army``) may be another's there.
    """
    if figure.claim is None:
        return f"outlet {figure.speaker}"
    if figure.registry is not None:
        return figure.registry
    is_named = any(word[0].isupper() for word in figure.speaker.split())
    return figure.speaker.casefold().removeprefix("the ") if is_named else None
