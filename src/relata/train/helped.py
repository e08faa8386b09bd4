"""Whether a training helped: two readers' figures on reports that neither learnt from.

Invariant: nothing here needs torch.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from relata.model.record import Record
from relata.model.report import Report
from relata.score import Counts, ReportScore, score_report
from relata.train.judged import Finished

RESAMPLES = 500
SEED = 20240507
FIGURES = {
    "event_type.strict": "event trigger + type",
    "mode.given": "mode",
    "status.given": "status",
    "agent.given": "agent",
    "target.given": "target",
    "place.given": "place of event",
    "time.given": "time of event",
    "cue_source.strict": "cue + source",
    "stance.strict": "stance",
    "content.given": "content",
    "about.strict": "claim → about",
    "tally.strict": "tally: number + effect",
    "tally_event.strict": "tally: its event",
    "link.strict": "links",
}
"""What is compared; docs/evaluation.md says what each counts."""

ReadReport = Callable[[Report], Record]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One figure (F1) before and after; None where neither side has an item of it."""

    figure: str
    before: float | None
    after: float | None


class Helped(msgspec.Struct, frozen=True, kw_only=True):
    """What a training changed on reports that were held back.

    Attributes:
        learnt, held: how many reports were learnt from and held back.
        mean: mean change of the figures that both have; None for none.
        low, high: 95 % interval of the mean, reports drawn anew; None where the mean is.
    """

    learnt: int
    held: int
    changes: tuple[Change, ...]
    mean: float | None
    low: float | None = None
    high: float | None = None


def measure_help(
    learnt: int, held: Sequence[Finished], before: ReadReport, after: ReadReport
) -> Helped:
    """Read the reports that were held back with both readers and compare the figures."""
    old, new = (_score(held, read) for read in (before, after))
    changes = _changes(old, new)
    mean = _mean(changes)
    chance = random.Random(SEED)
    drawn = []
    for _ in range(RESAMPLES if mean is not None else 0):
        chosen = chance.choices(range(len(held)), k=len(held))
        step = _mean(_changes([old[i] for i in chosen], [new[i] for i in chosen]))
        drawn += [] if step is None else [step]
    drawn.sort()
    return Helped(
        learnt=learnt,
        held=len(held),
        changes=changes,
        mean=mean,
        low=drawn[int(0.025 * (len(drawn) - 1))] if drawn else None,
        high=drawn[int(0.975 * (len(drawn) - 1))] if drawn else None,
    )


def _score(held: Iterable[Finished], read: ReadReport) -> list[ReportScore]:
    return [score_report(each.record, read(report_of(each.record))) for each in held]


def _changes(old: Sequence[ReportScore], new: Sequence[ReportScore]) -> tuple[Change, ...]:
    before, after = _counts(old), _counts(new)
    return tuple(
        Change(figure=title, before=before[key].f1, after=after[key].f1)
        for key, title in FIGURES.items()
    )


def _counts(scores: Iterable[ReportScore]) -> dict[str, Counts]:
    total = dict.fromkeys(FIGURES, Counts())
    for score in scores:
        for key in FIGURES:
            total[key] += score.counts.get(key, Counts())
    return total


def _mean(changes: Iterable[Change]) -> float | None:
    steps = [
        each.after - each.before
        for each in changes
        if each.before is not None and each.after is not None
    ]
    return sum(steps) / len(steps) if steps else None


def report_of(record: Record) -> Report:
    """A record's report as a reader gets it again."""
    info = record.report
    return Report(
        id=info.id,
        sha256=info.sha256,
        source=info.source,
        text=info.text,
        url=info.url,
        title=info.title,
        publisher=info.publisher,
        language=info.language,
        published=info.published,
        headline=info.headline,
    )


def tell_help(helped: Helped) -> Iterator[str]:
    """The figures as lines, then whether it helped, in words."""
    yield f"on {helped.held} finished reports held back, F1 before and after:"
    for each in helped.changes:
        if each.before is not None or each.after is not None:
            yield f"  {each.figure:24} {_shown(each.before)} → {_shown(each.after)}"
    if helped.mean is None:
        yield "nothing to compare: the held-back reports have no values"
        return
    within = f"{helped.mean:+.3f} in the mean of the figures"
    if helped.low is not None and helped.high is not None:
        within += f", 95 % between {helped.low:+.3f} and {helped.high:+.3f}"
    if helped.mean <= 0:
        yield f"it did not help: {within}; keep the reader you have"
    elif helped.low is not None and helped.low > 0:
        yield f"it helped: {within}"
    else:
        yield f"it may have helped, too few reports to be sure: {within}"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def write_help(helped: Helped, file: Path) -> None:
    """Keep the figures beside the run."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(helped)) + b"\n")
