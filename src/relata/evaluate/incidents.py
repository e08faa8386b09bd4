"""How well events of several reports are joined into incidents, on the corpus's bundles."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from relata.corpus.incident_gold import Bundles, load_incidents
from relata.errors import DataError
from relata.evaluate.examples import Example
from relata.evaluate.readings import ReadAll
from relata.link import LinkEvent, describe
from relata.link.joining import candidates, join
from relata.link.scoring import can_be_one
from relata.model.incident import make_ref, split_ref
from relata.model.record import Record
from relata.pipeline.kin import registry_kin
from relata.pipeline.reading import Failure
from relata.score.align import match_letter
from relata.score.incidents import Figures, IncidentScore, Tolls, score_incidents

GOLD_FILE = "incidents.yaml"
SECOND_FILE = "incidents_second.yaml"
Key = tuple[str, str]


class NoIncidents(DataError):
    """None of the reports has annotated incidents: take other reports, or annotate them."""

    code = "data.no_incidents"


class Blocking(msgspec.Struct, frozen=True):
    """What looking up by keys costs and loses.

    Attributes:
        pairs: annotated pairs of events that are one act and whose kinds may be joined.
        found: those of them that share a key.
        candidates: pairs that share a key.
    """

    events: int
    pairs: int
    found: int
    candidates: int

    @property
    def recall(self) -> float | None:
        """Share of the true pairs that are looked at; None without such a pair."""
        return self.found / self.pairs if self.pairs else None


class IncidentFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What joining the events of a set of reports gave.

    Attributes:
        incidents: number of annotated incidents, and of those found.
        failures: reports that could not be read; they count as read with nothing found.
        words: what to print of each event, by global name.
    """

    reports: int
    bundles: int
    incidents: tuple[int, int]
    score: IncidentScore
    by_bundle: Mapping[str, IncidentScore]
    blocking: Blocking
    failures: tuple[str, ...]
    words: Mapping[str, str]


def measure_incidents(
    examples: Sequence[Example], gold: Bundles, read_all: ReadAll | None
) -> IncidentFigures:
    """Join the events of the examples that stand in bundles, and compare with the annotation.

    All bundles are joined together, as in a ledger. ``read_all`` gives readings; without it the
    annotators' records are joined.

    Raises:
        NoIncidents: no example stands in an annotated bundle.
    """
    bundle_of = _bundles_of(gold)
    kept = keep_annotated(examples, gold)
    records, failures = _records(kept, read_all)
    told = {example.id: _Told(example, records[example.id]) for example in kept}
    events = {(report, event.event): event for report, one in told.items() for event in one.events}
    groups = join(events)
    names = {(report, own): name for report, one in told.items() for own, name in one.names.items()}
    wanted = _annotated(gold, told)
    came = [[names[key] for key in group.events] for group in groups]
    tolls = {example.id: _tolls(example.gold, example.id, None) for example in kept}
    read_tolls = {example.id: _tolls(records[example.id], example.id, names) for example in kept}
    by_bundle = {
        name: _score(
            [one for one in wanted if bundle_of[split_ref(one[0])[0]] == name],
            [part for one in came if (part := _inside(one, bundle_of, name))],
            tolls,
            read_tolls,
        )
        for name in sorted({bundle_of[example.id] for example in kept})
    }
    return IncidentFigures(
        reports=len(kept),
        bundles=len(by_bundle),
        incidents=(len(wanted), len(came)),
        score=_score(wanted, came, tolls, read_tolls),
        by_bundle=by_bundle,
        blocking=_measure_blocking(events, names, wanted),
        failures=failures,
        words=_all_words(told.values()),
    )


def keep_annotated(examples: Sequence[Example], gold: Bundles) -> tuple[Example, ...]:
    """The examples that stand in annotated bundles.

    Raises:
        NoIncidents: there is none.
    """
    reports = _bundles_of(gold)
    kept = tuple(example for example in examples if example.id in reports)
    if not kept:
        raise NoIncidents("wanted reports of annotated bundles, found none; take another split")
    return kept


def _bundles_of(gold: Bundles) -> dict[str, str]:
    """The bundle of each report."""
    return {split_ref(ref)[0]: name for name in gold for one in gold[name] for ref in one.events}


def _records(
    examples: Sequence[Example], read_all: ReadAll | None
) -> tuple[dict[str, Record], tuple[str, ...]]:
    if read_all is None:
        return {example.id: example.gold for example in examples}, ()
    records, failures = {}, []
    outcomes = read_all(example.report for example in examples)
    for example, outcome in zip(examples, outcomes, strict=True):
        if isinstance(outcome, Failure):
            failures.append(f"{example.id}: {outcome.message} [{outcome.code}]")
            records[example.id] = Record(report=example.gold.report)
        else:
            records[example.id] = outcome.record
    return records, tuple(failures)


class _Told:
    """One report's events as read, and the annotated names of those that are aligned."""

    def __init__(self, example: Example, record: Record) -> None:
        self.example = example
        self.record = record
        self.events: tuple[LinkEvent, ...] = describe(record, registry_kin)
        aligned = {
            read: wanted for wanted, read in match_letter(example.gold, record, "e").pairs.items()
        }
        self.names = {
            event.id: make_ref(example.id, aligned.get(event.id, f"unaligned {event.id}"))
            for event in record.events
        }


def _annotated(gold: Bundles, told: Mapping[str, _Told]) -> list[list[str]]:
    return [
        kept
        for incidents in gold.values()
        for incident in incidents
        if (kept := [ref for ref in incident.events if split_ref(ref)[0] in told])
    ]


def _inside(incident: Iterable[str], bundle_of: Mapping[str, str], bundle: str) -> list[str]:
    return [ref for ref in incident if bundle_of[split_ref(ref)[0]] == bundle]


def _tolls(
    record: Record, report: str, names: Mapping[Key, str] | None
) -> dict[str, dict[str, Figures]]:
    """Figures of whole events, by the event's global name and effect."""
    found: dict[str, dict[str, Figures]] = {}
    for tally in record.tallies:
        if tally.event is None or tally.part_of or tally.scope not in (None, "event"):
            continue
        name = names[report, tally.event] if names else make_ref(report, tally.event)
        effects = found.setdefault(name, {})
        figures = effects.get(tally.effect, frozenset())
        effects[tally.effect] = figures | {(tally.low, tally.high)}
    return found


def _score(
    wanted: Sequence[Sequence[str]],
    came: Sequence[Sequence[str]],
    tolls: Mapping[str, Tolls],
    read_tolls: Mapping[str, Tolls],
) -> IncidentScore:
    gold_tolls = {name: by for one in tolls.values() for name, by in one.items()}
    came_tolls = {name: by for one in read_tolls.values() for name, by in one.items()}
    return score_incidents(wanted, came, gold_tolls, came_tolls)


def _measure_blocking(
    events: Mapping[Key, LinkEvent], names: Mapping[Key, str], wanted: Sequence[Sequence[str]]
) -> Blocking:
    own = {name: key for key, name in names.items()}
    looked_at = frozenset(candidates(events))
    pairs = found = 0
    for incident in wanted:
        keys = sorted(own[ref] for ref in incident if ref in own)
        for at, one in enumerate(keys):
            for other in keys[at + 1 :]:
                if can_be_one(events[one], events[other]):
                    pairs += 1
                    found += (one, other) in looked_at
    return Blocking(len(events), pairs, found, len(looked_at))


def _all_words(told: Iterable[_Told]) -> dict[str, str]:
    """What to print of each event; of an aligned one, as it was read."""
    words: dict[str, str] = {}
    for one in told:
        for event in one.example.gold.events:
            words[make_ref(one.example.id, event.id)] = _words(one.example.gold, event.id)
        for own, name in one.names.items():
            words[name] = _words(one.record, own)
    return words


def _words(record: Record, event: str) -> str:
    one = next(each for each in record.events if each.id == event)
    trigger = " … ".join(record.report.text[start:end] for start, end in one.triggers[:1])
    return f"{one.type}/{one.mode or '-'} {one.status} “{trigger}”"


def load_gold(folder: Path, name: str = GOLD_FILE) -> Bundles:
    """The annotated incidents beside a corpus."""
    return load_incidents(folder / name)
