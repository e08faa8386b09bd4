"""Agreement of coders on what several coded blind, and what the machine's suggestions are worth."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from relata.model.ledger import CODED, Judgement
from relata.model.project import PROJECT_PREFIX
from relata.score.agreement import Alpha, agreement
from relata.store import View

NUMBERS = frozenset({"low", "high"})
VERDICTS = ("accept", "set", "reject")
NOT_READ = frozenset(
    {"review", "comment", "note", "sentence", "grade", "grade_proposal", "translation", "admiralty"}
)
"""Fields that people fill and no machine suggests; nor does it a project's own."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field."""

    field: str
    alpha: Alpha


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which coders differ, with what each said."""

    report: str
    field: str
    words: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How the machine's values of one field fared with people.

    Attributes:
        seconds: median time a person took; None when it was not measured.
    """

    field: str
    accepted: int
    changed: int
    rejected: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All of it."""

    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    suggestions: tuple[Suggestion, ...]


def measure_agreement(view: View) -> Agreement:
    """Agreement on all that was coded blind by more than one person, and the machine's record."""
    said = view.judgements()
    units = _units(one for one in said if one.verdict == CODED)
    by_field: dict[str, dict[str, dict[str, str]]] = {}
    for (field, name), (_, values) in units.items():
        by_field.setdefault(field, {})[name] = values
    return Agreement(
        fields=tuple(
            FieldAgreement(field, agreement(found, "interval" if field in NUMBERS else "nominal"))
            for field, found in sorted(by_field.items())
        ),
        disagreements=tuple(
            Disagreement(one.anchor.report, field, one.anchor.quote, values)
            for (field, _), (one, values) in sorted(units.items())
            if len(set(values.values())) > 1
        ),
        suggestions=tuple(_suggestions(said)),
    )


_Unit = dict[tuple[str, str], tuple[Judgement, dict[str, str]]]


def _units(coded: Iterable[Judgement]) -> _Unit:
    """What was coded, by field and words; each coder's last value."""
    found: _Unit = {}
    for one in coded:
        name = f"{one.anchor.report} {one.anchor.letter} {one.anchor.start} {one.anchor.quote}"
        if one.field == "link" and one.other is not None:
            name += f" {one.other.letter} {one.other.start}"
        _, values = found.setdefault((one.field, name), (one, {}))
        values[one.who] = _coded_value(one)
    return found


def _coded_value(one: Judgement) -> str:
    """What was coded: a value, or the words of the part that was named in its place."""
    if one.value is not None or one.other is None:
        return one.value or ""
    return one.other.quote


def _is_read(field: str) -> bool:
    return field not in NOT_READ and not field.startswith(PROJECT_PREFIX)


def _suggestions(said: Iterable[Judgement]) -> Iterable[Suggestion]:
    counts: dict[str, Counter[str]] = {}
    seconds: dict[str, list[float]] = {}
    for one in said:
        if one.verdict in VERDICTS and _is_read(one.field):
            counts.setdefault(one.field, Counter())[one.verdict] += 1
            if one.seconds is not None:
                seconds.setdefault(one.field, []).append(one.seconds)
    for field, count in sorted(counts.items()):
        times = seconds.get(field)
        yield Suggestion(
            field,
            count["accept"],
            count["set"],
            count["reject"],
            median(times) if times else None,
        )
