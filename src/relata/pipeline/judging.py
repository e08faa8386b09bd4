"""People's judgements: given, undone, and found again after a new reading."""

from dataclasses import dataclass

from relata.errors import UnknownSubject, UsageError
from relata.model.incident import split_ref
from relata.model.ledger import Anchor, Judgement
from relata.pipeline.linking import join_again
from relata.store import EventKey, Ledger, View, Writer, find_anchored, hash_id, make_anchor

INCIDENT = "incident"
VERDICTS = ("same", "apart", "unsure")
VALUE_VERDICTS = ("accept", "reject", "set")


def judge_pair(
    ledger: Ledger, who: str, verdict: str, one: str, other: str, why: str | None = None
) -> Judgement:
    """A person's word on two events (``REPORT:e1``): same, apart or unsure.

    Raises:
        UnknownSubject: one of the events is not in the ledger.
        UsageError: the two are one event.
    """
    if one == other:
        raise UsageError(f"wanted two events, got {one} twice; name another")
    with ledger.write(who) as writer:
        view = writer.view()
        anchors = sorted(
            (anchor_of(view, one), anchor_of(view, other)), key=lambda a: (a.report, a.start)
        )
        made = _put(writer, INCIDENT, verdict, anchors[0], anchors[1], None, why)
        _join_judged(writer, made)
        return made


def judge_value(
    ledger: Ledger,
    who: str,
    field: str,
    verdict: str,
    ref: str,
    value: str | None = None,
    why: str | None = None,
) -> Judgement:
    """A person's word on one value of a report (``REPORT:n1``): accepted, rejected or set.

    Raises:
        UnknownSubject: the ledger has no such part.
    """
    with ledger.write(who) as writer:
        return _put(writer, field, verdict, anchor_of(writer.view(), ref), None, value, why)


def undo(ledger: Ledger, who: str, judgement: str, why: str | None = None) -> Judgement:
    """Take a judgement back; the ledger stands as if it had not been given.

    Raises:
        UnknownSubject: there is no such judgement, or it is undone already.
    """
    with ledger.write(who) as writer:
        made = next(
            (one for one in writer.view().judgements() if one.id.startswith(judgement)), None
        )
        if made is None:
            raise UnknownSubject(
                f"the ledger has no judgement {judgement!r} that still holds; "
                "relata history lists them",
                subject=judgement,
            )
        change = writer.change("undo", made.id, why)
        writer.withdraw(change.number, made.id)
        if made.field == INCIDENT:
            _join_judged(writer, made)
        return made


def _put(
    writer: Writer,
    field: str,
    verdict: str,
    anchor: Anchor,
    other: Anchor | None,
    value: str | None,
    why: str | None,
) -> Judgement:
    subject = anchor.report
    change = writer.change("judge", subject, why)
    made = Judgement(
        id=hash_id("judgement", str(change.number), anchor.report, anchor.quote, field, verdict),
        field=field,
        verdict=verdict,
        anchor=anchor,
        other=other,
        value=value,
        who=writer.who,
        at=change.at,
        why=why,
        change=change.number,
    )
    writer.put_judgement(made)
    return made


def _join_judged(writer: Writer, judgement: Judgement) -> None:
    """Cluster anew what a judgement on two events touches."""
    view = writer.view()
    ends = [anchor for anchor in (judgement.anchor, judgement.other) if anchor is not None]
    seeds = {key for anchor in ends if (key := find_event(view, anchor)) is not None}
    join_again(writer, view, seeds)


def find_event(view: View, anchor: Anchor) -> EventKey | None:
    """The current event that an anchor means; None when its words are gone."""
    current = view.current_records([anchor.report]).get(anchor.report)
    if current is None or anchor.report in view.withdrawn:
        return None
    event = find_anchored(view.record(current.id), anchor)
    return (current.id, event) if event else None


def anchor_of(view: View, ref: str) -> Anchor:
    """The words of a part of a report's current record.

    Raises:
        UnknownSubject: the ledger has no such report or part.
    """
    report, local_id = split_ref(ref)
    record = view.report(view.full_id(report)).record
    if record is None:
        raise UnknownSubject(
            f"report {report} was not read, so {ref} is not in the ledger", subject=ref
        )
    return make_anchor(record, local_id)


@dataclass(frozen=True, slots=True)
class Queued:
    """A judgement whose words the current records no longer mark: a person must look."""

    judgement: Judgement
    why: str


def queued(view: View) -> list[Queued]:
    """The judgements that do not fit the current records; none is ever dropped."""
    found = []
    for one in view.judgements():
        for anchor in (one.anchor, one.other):
            why = _why_lost(view, anchor) if anchor is not None else None
            if why is not None:
                found.append(Queued(one, why))
                break
    return found


def _why_lost(view: View, anchor: Anchor) -> str | None:
    if anchor.report in view.withdrawn:
        return f"report {anchor.report} is forgotten"
    current = view.current_records([anchor.report]).get(anchor.report)
    if current is None:
        return f"report {anchor.report} has no record"
    if find_anchored(view.record(current.id), anchor) is None:
        return f"the record of {anchor.report} marks nothing on “{anchor.quote}”"
    return None
