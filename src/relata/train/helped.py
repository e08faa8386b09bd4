"""Whether a training helped: two readers' figures on reports that neither learnt from.

Invariant: nothing here needs torch.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from relata.model.record import Record
from relata.model.report import Report
from relata.score import Summary, score_report, summarise
from relata.train.judged import Finished

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
    """

    learnt: int
    held: int
    changes: tuple[Change, ...]
    mean: float | None


def measure_help(
    learnt: int, held: Sequence[Finished], before: ReadReport, after: ReadReport
) -> Helped:
    """Read the reports that were held back with both readers and compare the figures."""
    old, new = (_figures(held, read) for read in (before, after))
    changes = tuple(
        Change(figure=title, before=old.f1(key), after=new.f1(key))
        for key, title in FIGURES.items()
    )
    steps = [
        each.after - each.before
        for each in changes
        if each.before is not None and each.after is not None
    ]
    mean = sum(steps) / len(steps) if steps else None
    return Helped(learnt=learnt, held=len(held), changes=changes, mean=mean)


def _figures(held: Iterable[Finished], read: ReadReport) -> Summary:
    return summarise(score_report(each.record, read(report_of(each.record))) for each in held)


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
    elif helped.mean > 0:
        yield f"it helped: {helped.mean:+.3f} in the mean of the figures"
    else:
        yield f"it did not help: {helped.mean:+.3f} in the mean; keep the reader you have"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def write_help(helped: Helped, file: Path) -> None:
    """Keep the figures beside the run."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(helped)) + b"\n")
