"""The gate: figures on the development reports never fall in silence.

Floors stand in ``floors.yaml`` beside this file, with the fingerprints of the gold and the weights
they were measured on. Pinning raises floors; it lowers one only when told so by name.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from relata.errors import DataError, UsageError
from relata.evaluate.evaluation import Evaluation
from relata.evaluate.figures import FIGURES
from relata.evaluate.tables import CHECK_TITLES
from relata.score import Summary

FLOORS = Path(__file__).parent / "floors.yaml"

MARGIN = 0.005
"""Floors stand so far below what was measured: another processor rounds the last bits otherwise."""

_HEADER = """\
# Floors of the development figures; `relata evaluate gate` fails below them.
# Written by `relata evaluate gate --pin`, which never lowers one without `--lower-floors`.
"""


class BadFloors(DataError):
    """The file of floors does not hold what it must: write it with ``relata evaluate gate``."""

    code = "data.floors"


class LowerFloors(UsageError):
    """Pinning would lower floors: say ``--lower-floors`` if that is meant, and say why."""

    code = "usage.lower_floors"


class Floors(msgspec.Struct, frozen=True, kw_only=True):
    """What the figures must not fall below.

    Attributes:
        gold: sha256 over the annotated files they were measured on.
        weights: fingerprint of the weights they were measured with.
        least: least F1 by figure.
        most: largest rate by evidence check.
    """

    gold: str
    weights: str
    least: dict[str, float]
    most: dict[str, float]


def load_floors(path: Path | None = None) -> Floors:
    """The pinned floors; those that come with Relata unless another file is named.

    Raises:
        BadFloors: absent, or not what pinning writes.
    """
    path = path or FLOORS
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Floors)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadFloors(
            f"wanted floors (gold, weights, least, most) in {path}, got: {error}. "
            "Write them with `relata evaluate gate --pin`.",
            path=str(path),
        ) from error


def measure_floors(evaluation: Evaluation) -> Floors:
    """The floors that an evaluation would pin: what it measured, less the margin."""
    summary = evaluation.summary()
    return Floors(
        gold=evaluation.gold_fingerprint,
        weights=evaluation.weights_fingerprint,
        least={key: _down(value) for key, value in _measured(summary).items()},
        most={
            name: round(check.rate + MARGIN, 3)
            for name, check in evaluation.checks().items()
            if check.rate is not None
        },
    )


def _down(value: float) -> float:
    return max(0.0, round(value - MARGIN, 3))


def _measured(summary: Summary) -> dict[str, float]:
    """F1 of the main figures and the coreference of all classes, where there is something."""
    figures = {figure.key: summary.f1(figure.key) for figure in FIGURES}
    figures["coreference"] = summary.conll_f1["all"]
    return {key: value for key, value in figures.items() if value is not None}


def problems_at_gate(evaluation: Evaluation, floors: Floors) -> list[str]:
    """One line a figure below its floor or a fingerprint that is not the pinned one."""
    problems = []
    if evaluation.gold_fingerprint != floors.gold:
        problems.append("the annotated reports are not those of the floors: measure and pin again")
    if evaluation.weights_fingerprint != floors.weights:
        problems.append("the weights are not those of the floors: measure and pin again")
    measured = _measured(evaluation.summary())
    for key, floor in floors.least.items():
        if measured.get(key, 0.0) < floor:
            problems.append(f"{key} is {measured.get(key, 0.0):.3f}, its floor is {floor:.3f}")
    checks = evaluation.checks()
    for name, ceiling in floors.most.items():
        rate = checks[name].rate if name in checks else None
        if rate is not None and rate > ceiling:
            problems.append(f"{CHECK_TITLES[name]}: {rate:.3f}, at most {ceiling:.3f}")
    return problems


def pin_floors(
    evaluation: Evaluation, path: Path | None = None, *, may_lower: bool = False
) -> Floors:
    """Write the floors that an evaluation measured.

    Without ``may_lower`` a floor stays where it is when what was measured is above it by less than
    the margin; a figure below its floor stops the pinning.

    Raises:
        LowerFloors: a figure is below its floor; nothing was written.
    """
    path = path or FLOORS
    new = measure_floors(evaluation)
    if path.exists() and not may_lower:
        old = load_floors(path)
        fallen = problems_at_gate(
            evaluation, msgspec.structs.replace(old, gold=new.gold, weights=new.weights)
        )
        if fallen:
            raise LowerFloors(
                f"Pinning would lower floors: {'; '.join(fallen)}. Mend the reader, or say "
                "--lower-floors and tell in the changelog why.",
                fallen=fallen,
            )
        new = _highest(old, new)
    path.write_text(_HEADER + _dump(new), encoding="utf-8")
    return new


def _highest(old: Floors, new: Floors) -> Floors:
    least: Mapping[str, float] = old.least
    most: Mapping[str, float] = old.most
    return msgspec.structs.replace(
        new,
        least={key: max(value, least.get(key, 0.0)) for key, value in new.least.items()},
        most={name: min(value, most.get(name, 1.0)) for name, value in new.most.items()},
    )


def _dump(floors: Floors) -> str:
    content: dict[str, Any] = msgspec.to_builtins(floors)
    return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
