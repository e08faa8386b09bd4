"""Two readers side by side, or a reader and people: where they agree, and where not.

Neither side is gold. For each field: how many items the first has, the second has and both have
alike (F1 of the one against the other, the same either way round), and for values that both give
to the same thing Krippendorff's alpha, which takes off what chance would give.

People's judgements are compared only where somebody judged, field by field of the review sheet:
what nobody looked at says nothing. A judgement finds its part in the other side's record by its
words; an accepted value is what stood there when it was accepted. A part that the other side lacks
counts as not there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from relata.errors import UsageError
from relata.evaluate.figures import FIGURES
from relata.model.ledger import CODED, Judgement
from relata.model.project import PROJECT_PREFIX
from relata.model.record import Record, Span
from relata.score import Counts, compare, score_comparison
from relata.score.agreement import Alpha, agreement
from relata.score.counts import Side
from relata.score.paired import PAIRED, paired_values
from relata.store.anchors import find_anchored
from relata.views.judged import Said, apply_judgements
from relata.views.sheet import make_sheet
from relata.views.sheet_parts import OPEN, REJECTED, SheetField

FIRST, SECOND = "first", "second"
_TITLES = {
    **{figure.key.rpartition(".")[0]: figure.title for figure in FIGURES},
    "event_voice": "voice of an act",
    "tally_voice": "voice of a tally",
}
_TOLD_ELSEWHERE = frozenset({"event_found.strict", "event_once.strict"})
"""Figures whose differences are among those of the type."""
_VALUES_ONLY = frozenset({"event_voice", "tally_voice"})
_UNJUDGED = frozenset(
    "review comment note value grade sentence translation admiralty event tally claim".split()
)


class NothingToCompare(UsageError):
    """The two sides have no report in common: name readings of the same texts."""

    code = "usage.nothing_to_compare"


class ComparedField(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one field.

    Attributes:
        counts: items of the first side (``gold``), of the second (``read``), and alike; None for
            a field that only things which both sides have can show.
        alpha: Krippendorff's alpha of the values given to the same things; None where a field has
            no values of its own (cues, contents).
    """

    key: str
    title: str
    counts: Counts | None
    alpha: Alpha | None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One item on which the two differ; a side is None where it has nothing there."""

    report: str
    field: str
    span: Span | None
    words: str
    first: str | None
    second: str | None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing two sides gave; reports that only one side has are named and not counted."""

    reports: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    fields: tuple[ComparedField, ...]
    differences: tuple[Difference, ...]


def compare_records(first: Mapping[str, Record], second: Mapping[str, Record]) -> Compared:
    """Compare two readings of the same texts, each by its text.

    Raises:
        NothingToCompare: no text is on both sides.
    """
    shared = [text for text in first if text in second]
    if not shared:
        raise NothingToCompare(
            f"wanted readings of the same texts, got {len(first)} and {len(second)} reports "
            "with no text in common"
        )
    counts: dict[str, Counts] = {}
    units: dict[str, dict[str, dict[str, str]]] = {}
    differences: list[Difference] = []
    main = {figure.key for figure in FIGURES} - _TOLD_ELSEWHERE
    for text in shared:
        comparison = compare(first[text], second[text])
        score = score_comparison(comparison)
        for key, count in score.counts.items():
            counts[key] = counts.get(key, Counts()) + count
        for value in paired_values(comparison):
            given = units.setdefault(value.field, {})
            given[value.unit] = {FIRST: value.first, SECOND: value.second}
            if value.field in _VALUES_ONLY and value.first != value.second:
                sides = Side(value.span, value.first), Side(value.span, value.second)
                words = text[slice(*value.span)] if value.span else ""
                differences.append(_difference(first[text], f"{value.field}.", *sides, words))
        differences += [
            _difference(first[text], fault.figure, fault.gold, fault.read, fault.words)
            for fault in score.faults
            if fault.figure in main
        ]
    return Compared(
        reports=len(shared),
        only_first=_lacking(first, second),
        only_second=_lacking(second, first),
        fields=tuple(_fields(counts, units)),
        differences=tuple(differences),
    )


def _lacking(one: Mapping[str, Record], other: Mapping[str, Record]) -> tuple[str, ...]:
    return tuple(record.report.source for text, record in one.items() if text not in other)


def _fields(
    counts: Mapping[str, Counts], units: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> Iterator[ComparedField]:
    """The lines of the evaluation's table, then values that have a line of their own."""
    shown = set()
    for figure in FIGURES:
        name = figure.key.rpartition(".")[0]
        count = counts.get(figure.key)
        if count is not None and (count.gold or count.read):
            shown.add(name)
            alpha = agreement(units[name]) if name in units else None
            yield ComparedField(key=name, title=figure.title, counts=count, alpha=alpha)
    for name in PAIRED:
        if name in units and name not in shown:
            alpha = agreement(units[name])
            yield ComparedField(key=name, title=_TITLES[name], counts=None, alpha=alpha)


def _difference(
    record: Record, figure: str, one: Side | None, other: Side | None, words: str
) -> Difference:
    side = one or other
    return Difference(
        report=record.report.source,
        field=figure.rpartition(".")[0],
        span=side.span if side else None,
        words=words,
        first=one.value if one else None,
        second=other.value if other else None,
    )


def _is_of_reading(field: str) -> bool:
    return field not in _UNJUDGED and not field.startswith(PROJECT_PREFIX)


def compare_with_people(records: Iterable[Record], said: Sequence[Judgement]) -> Compared:
    """Compare a reader's records with what people judged in the same reports.

    Raises:
        NothingToCompare: nobody judged a value in any of the reports.
    """
    by_report: dict[str, list[Judgement]] = {}
    for one in said:
        if one.verdict != CODED and one.other is None and _is_of_reading(one.field):
            by_report.setdefault(one.anchor.report, []).append(one)
    judged = [record for record in records if record.report.id in by_report]
    if not judged:
        raise NothingToCompare("wanted judgements on the same reports, found none on any of them")
    units: dict[str, dict[str, dict[str, str]]] = {}
    same: Counter[str] = Counter()
    differences: list[Difference] = []
    for record in judged:
        for name, unit, difference in _judged_units(record, by_report[record.report.id]):
            units.setdefault(name, {})[unit] = {
                FIRST: difference.first or "",
                SECOND: difference.second or "",
            }
            same[name] += difference.first == difference.second
            if difference.first != difference.second:
                differences.append(difference)
    fields = (
        ComparedField(
            key=name,
            title=name.replace("_", " "),
            counts=_alike(len(given), same[name]),
            alpha=agreement(given),
        )
        for name, given in sorted(units.items())
    )
    return Compared(
        reports=len(judged),
        only_first=(),
        only_second=tuple(sorted(set(by_report) - {each.report.id for each in judged})),
        fields=tuple(fields),
        differences=tuple(differences),
    )


def _alike(units: int, same: int) -> Counts:
    return Counts(float(units), float(same), float(units), float(same))


def _judged_units(
    record: Record, said: Sequence[Judgement]
) -> Iterator[tuple[str, str, Difference]]:
    """Field, unit and both values of everything that somebody judged in one report."""
    placed, lost = _place(record, said)
    sheet = make_sheet(record, apply_judgements(record, placed), placed)
    for field in (field for part in sheet.parts for field in part.fields if field.state != OPEN):
        second = _people_say(field)
        words = " … ".join(record.report.text[a:b] for a, b in field.spans[:1])
        yield (
            field.field,
            field.ref,
            Difference(
                report=record.report.source,
                field=field.field,
                span=field.spans[0] if field.spans else None,
                words=words,
                first="accepted" if field.editor == "none" else field.machine,
                second=second,
            ),
        )
    for one in lost:
        if one.verdict != "reject":
            yield (
                one.field,
                f"{record.report.id}:{one.id}",
                Difference(
                    report=record.report.source,
                    field=one.field,
                    span=None,
                    words=one.anchor.quote,
                    first=None,
                    second=one.value or one.was or "accepted",
                ),
            )


def _people_say(field: SheetField) -> str | None:
    if field.state == REJECTED:
        return "rejected"
    return "accepted" if field.editor == "none" else field.value


def _place(record: Record, said: Sequence[Judgement]) -> tuple[list[Said], list[Judgement]]:
    """Judgements on their parts of a record, and the last words that find none.

    What was accepted is the value that people saw then: on another reader's record it is set.
    """
    placed: list[Said] = []
    lost: dict[tuple[str, str, int], Judgement] = {}
    for one in said:
        part = find_anchored(record, one.anchor)
        if part is None:
            lost[one.field, one.anchor.quote, one.anchor.start] = one
        elif one.verdict == "accept" and one.was is not None:
            placed.append(Said(part, msgspec.structs.replace(one, verdict="set", value=one.was)))
        else:
            placed.append(Said(part, one))
    return placed, list(lost.values())
