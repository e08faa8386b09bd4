"""All checks of what a tool for evidence must never do, run together."""

from collections.abc import Iterable
from typing import Any

import msgspec

from relata.evaluate.alarms import Alarms, count_alarms
from relata.evaluate.document import describe_check
from relata.evaluate.evaluation import evaluate
from relata.evaluate.examples import Example
from relata.evaluate.fairness import ASPECTS, Fairness, measure_fairness
from relata.evaluate.readings import ReadAll
from relata.pipeline.reading import Outcome
from relata.score import Check

KEPT_AT_LEAST = 0.97
"""Least share of values that must stay when the sides are exchanged."""

ALARMS_AT_MOST = 0.2
"""Most alarms a page off the topic that a reader would not accept."""


class CheckOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks found; fairness and alarms are None where they were not asked for."""

    checks: dict[str, Check]
    fairness: Fairness | None
    alarms: Alarms | None


def run_all_checks(
    examples: tuple[Example, ...],
    exchange_from: tuple[Example, ...],
    read_all: ReadAll,
    *,
    exchange: int = 0,
    pages: Iterable[Outcome] = (),
) -> CheckOutcome:
    """Run every check.

    Args:
        examples: reports of the first four checks.
        exchange_from: reports whose sides may be exchanged after those of ``examples``.
        read_all: the reader.
        exchange: in how many reports sides are exchanged.
        pages: readings of pages off the topic.
    """
    measured = {example.id for example in examples}
    others = [example for example in exchange_from if example.id not in measured]
    alarms = count_alarms(pages)
    return CheckOutcome(
        checks=evaluate(examples, read_all).checks(),
        fairness=measure_fairness([*examples, *others], read_all, limit=exchange)
        if exchange
        else None,
        alarms=alarms if alarms.pages or alarms.unread else None,
    )


def describe_checks(outcome: CheckOutcome) -> dict[str, Any]:
    """The outcome as JSON-ready data, every offence with its words and offsets."""
    described: dict[str, Any] = {name: describe_check(c) for name, c in outcome.checks.items()}
    if outcome.fairness is not None:
        described["sides_exchanged"] = _describe_fairness(outcome.fairness)
    if outcome.alarms is not None:
        described["off_topic"] = {
            "per_page": outcome.alarms.per_page,
            **msgspec.to_builtins(outcome.alarms),
        }
    return described


def _describe_fairness(fairness: Fairness) -> dict[str, Any]:
    return {
        "kept": fairness.share_kept(),
        "kept_by_aspect": {aspect: fairness.share_kept(aspect) for aspect in ASPECTS},
        "reports": fairness.reports,
        "reports_unchanged": fairness.reports_unchanged,
        "lost": fairness.lost,
        "found": fairness.found,
        "changes": [msgspec.to_builtins(change) for change in fairness.changes],
    }
