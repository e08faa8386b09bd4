"""An incident in one line for a table's notes: what is told, by whom, and what is disputed."""

from collections.abc import Iterable, Mapping, Sequence

from relata.model.incident import EventSource, Incident, SaidBy, Side, Toll, TollFigure
from relata.model.ledger import LedgerReport
from relata.views.contradictions import range_in_words
from relata.views.policies import is_live

_POLARITY = {"for": "", "against": "denied by ", "doubt": "doubted by "}


def tell(incident: Incident) -> str:
    """One line: type, agents, targets, tolls with their speakers, disputes spelled out."""
    parts = [_act(incident), *map(_toll, incident.tolls), *_disputes(incident)]
    return ". ".join(part for part in parts if part) + "."


def analysts_notes(incidents: Iterable[Incident]) -> list[str]:
    """What people noted on incidents for exports, each note once, without who they are."""
    notes = {one.id: one.text for act in incidents for one in act.remarks if one.field == "note"}
    return [f"Analyst's note: {text}" for text in notes.values()]


def tell_with_notes(incident: Incident) -> str:
    """The line, and people's notes behind it."""
    return " ".join([tell(incident), *analysts_notes([incident])])


def _act(incident: Incident) -> str:
    what = incident.type.lower() + (f" ({incident.mode})" if incident.mode else "")
    named = [
        f"{value.name}{_attribution(value.by)}"
        for value in incident.agents
        if any(one.polarity == "for" for one in value.by)
    ]
    on = [f"{value.name}{_attribution(value.by)}" for value in incident.targets[:3]]
    by = [f"by {_listed(named)}"] if named else []
    told = " ".join([what, *by, *([f"on {_listed(on)}"] if on else [])])
    return told[:1].upper() + told[1:] + _attribution(incident.occurrence, word="as told by")


def _attribution(by: Sequence[SaidBy], word: str = "according to") -> str:
    """Who gives a value; nothing where the outlets say it themselves and nobody denies it."""
    is_own = any(one.claim is None for one in by)
    speakers = dict.fromkeys(one.speaker for one in by if one.polarity == "for" and one.claim)
    against = dict.fromkeys(one.speaker for one in by if one.polarity == "against")
    said = [] if is_own or not speakers else [f"{word} {_listed(speakers)}"]
    said += [f"denied by {_listed(against)}"] if against else []
    return f" ({', '.join(said)})" if said else ""


def _toll(toll: Toll) -> str:
    figures = [_figure(figure) for figure in toll.by]
    part = ", part of a total" if toll.part_of_whole else ""
    whom = f" {toll.of}" if toll.of else ""
    return f"{toll.effect.capitalize()}{whom}{part}: " + ", ".join(dict.fromkeys(figures))


def _figure(figure: TollFigure) -> str:
    gone = "" if is_live(figure) or figure.superseded_by is None else ", since replaced"
    number = range_in_words(figure.low, figure.high)
    return f"{number} ({_POLARITY[figure.polarity]}{figure.speaker}{gone})"


def _disputes(incident: Incident) -> Iterable[str]:
    for one in incident.contradictions:
        sides = dict.fromkeys(map(_side, one.sides))
        yield f"Disputed ({one.about}, {one.status}): " + " against ".join(sides)


def _side(side: Side) -> str:
    return f"{side.value} ({side.speaker})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def outlets_of(incident: Incident, reports: Mapping[str, LedgerReport]) -> list[str]:
    """The outlets that tell of it, each once, in order of name."""
    return sorted({outlet_of(event, reports) for event in incident.events})


def outlet_of(event: EventSource, reports: Mapping[str, LedgerReport]) -> str:
    """The outlet of an event's report; its path or address where none is known."""
    report = reports.get(event.report)
    record = report.record if report else None
    return (record.report.publisher if record else None) or event.source
