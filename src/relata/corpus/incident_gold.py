"""Which events of a bundle's reports are the same act: the files ``incidents*.yaml``.

The format and the rules stand in ``corpus/INCIDENTS.md``. A file is read with its line numbers, so
that every fault is told with its line.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import yaml

from relata.corpus.rel import RelFile
from relata.errors import DataError


class IncidentGoldError(DataError):
    """A file of annotated incidents breaks its rules: mend the lines it names.

    Attributes:
        problems: one line a fault, ``FILE:LINE: what``; never empty.
    """

    code = "data.incidents"

    def __init__(self, message: str, *, problems: tuple[str, ...], **facts: object) -> None:
        super().__init__(message, problems=problems, **facts)
        self.problems = problems


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act as the annotator sees it.

    Attributes:
        what: the act in the annotator's words.
        events: ``REPORT:e1``, never empty.
        part_of: id of the whole that it is a part of.
        answers: ids of the incidents that it is told as an answer to.
        unsure: pairs of events that may be the same act all the same, each with the reason.
    """

    id: str
    what: str
    events: tuple[str, ...]
    part_of: str | None = None
    answers: tuple[str, ...] = ()
    unsure: tuple[tuple[str, ...], ...] = ()


UNSURE_PARTS = 3
"""Event, event, why."""

Bundles = Mapping[str, tuple[GoldIncident, ...]]
"""Incidents by bundle, in the file's order."""


def load_incidents(path: str | Path) -> Bundles:
    """The annotated incidents of a file.

    Raises:
        IncidentGoldError: the file cannot be read, or an entry is not what it must be.
    """
    place = Path(path)
    try:
        text = place.read_text(encoding="utf-8")
        content = yaml.safe_load(text)
        lines = _lines(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _fault(place, [f"{place}: cannot be read: {error}"]) from error
    if not isinstance(content, dict):
        raise _fault(place, [f"{place}:1: wanted bundles with lists of incidents"])
    problems: list[str] = []
    found: dict[str, tuple[GoldIncident, ...]] = {}
    for bundle, entries in content.items():
        where = lines.get(str(bundle), [])
        found[str(bundle)] = tuple(_incidents(place, entries, where, problems))
    if problems:
        raise _fault(place, problems)
    return found


def _incidents(
    path: Path, entries: object, lines: Sequence[int], problems: list[str]
) -> Iterable[GoldIncident]:
    if not isinstance(entries, list):
        problems.append(f"{path}: wanted a list of incidents, got {entries!r}")
        return
    for number, entry in enumerate(entries):
        line = lines[number] if number < len(lines) else 0
        filled = {k: v for k, v in entry.items() if v is not None} if _is_map(entry) else entry
        try:
            yield msgspec.convert(filled, GoldIncident)
        except msgspec.ValidationError as error:
            problems.append(f"{path}:{line}: {error}")


def _is_map(entry: object) -> bool:
    return isinstance(entry, dict)


def _fault(path: Path, problems: Sequence[str]) -> IncidentGoldError:
    more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
    return IncidentGoldError(
        f"wanted annotated incidents in {path}, got: {problems[0]}{more}; mend these lines",
        problems=tuple(problems),
        path=str(path),
    )


def _lines(text: str) -> dict[str, list[int]]:
    """By bundle, the line of each of its incidents."""
    node = yaml.compose(text)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(key.value): [entry.start_mark.line + 1 for entry in value.value]
        for key, value in node.value
        if isinstance(value, yaml.SequenceNode)
    }


def check_incidents(
    path: str | Path,
    reports: Iterable[RelFile],
    *,
    is_whole: bool = True,
) -> tuple[str, ...]:
    """Faults of a file against the reports, ``FILE:LINE: what``; empty when it is right.

    ``is_whole`` wants every bundle of two or more reports; without it the bundles of the file are
    checked alone.

    Raises:
        IncidentGoldError: the file cannot be read at all.
    """
    place = Path(path)
    bundles = load_incidents(place)
    lines = _lines(place.read_text(encoding="utf-8"))
    events = events_by_bundle(reports)
    problems: list[str] = []
    for bundle, incidents in bundles.items():
        if bundle not in events:
            problems.append(f"{place}: no bundle {bundle} of two or more reports")
            continue
        problems += _check_bundle(place, bundle, incidents, lines[bundle], events[bundle])
    if is_whole:
        problems += [f"{place}: bundle {name} lacks" for name in events if name not in bundles]
    return tuple(problems)


def events_by_bundle(reports: Iterable[RelFile]) -> dict[str, tuple[str, ...]]:
    """The events of the bundles of two or more reports, by their global names."""
    bundles: dict[str, list[RelFile]] = {}
    for report in reports:
        if report.head.get("bundle"):
            bundles.setdefault(str(report.head["bundle"]), []).append(report)
    return {
        name: tuple(
            f"{report.id}:{label}"
            for report in members
            for label in report.entries
            if _is_event(label)
        )
        for name, members in sorted(bundles.items())
        if len(members) > 1
    }


def _is_event(label: str) -> bool:
    return label[0] == "e" and label[1:].isdigit()


def _check_bundle(
    path: Path,
    bundle: str,
    incidents: Sequence[GoldIncident],
    lines: Sequence[int],
    events: Sequence[str],
) -> Iterable[str]:
    ids = {incident.id for incident in incidents}
    seen: dict[str, str] = {}
    for incident, line in zip(incidents, lines, strict=True):
        where = f"{path}:{line}"
        if not incident.events:
            yield f"{where}: {incident.id} has no event"
        for event in incident.events:
            if event not in events:
                yield f"{where}: {bundle} has no event {event}"
            elif event in seen:
                yield f"{where}: {event} stands in {seen[event]} already"
            seen.setdefault(event, incident.id)
        for other in (incident.part_of, *incident.answers):
            if other is not None and other not in ids:
                yield f"{where}: {bundle} has no incident {other}"
            elif other == incident.id:
                yield f"{where}: {other} names itself"
        for pair in incident.unsure:
            if len(pair) != UNSURE_PARTS or any(event not in events for event in pair[:2]):
                yield f"{where}: wanted [event, event, why] in unsure, got {list(pair)}"
    if len(ids) != len(incidents):
        yield f"{path}: {bundle} gives an id twice"
    missing = [event for event in events if event not in seen]
    if missing:
        yield f"{path}: {bundle} lacks {', '.join(missing)}"
