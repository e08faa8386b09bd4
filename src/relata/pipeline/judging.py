"""People's judgements: given, undone, and found again after a new reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from relata.errors import JudgedMeanwhile, UnknownSubject, UsageError
from relata.model.incident import split_ref
from relata.model.ledger import CODED, Anchor, Judgement
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
        made = _put_pair(writer, verdict, anchor_of(view, one), anchor_of(view, other), why)
        _join_judged(writer, [made])
        return made


def put_apart(
    writer: Writer, refs: Sequence[str], why: str, report: str | None = None
) -> list[Judgement]:
    """A person's word that no two of some events of different reports are the same act.

    With a ``report``, its events alone are kept apart from the others. Within a transaction that
    the caller began: all of it is said, or nothing.

    Raises:
        UnknownSubject: one of the events is not in the ledger.
    """
    view = writer.view()
    anchors = [anchor_of(view, ref) for ref in refs]
    made = [
        _put_pair(writer, "apart", one, other, why)
        for one, other in combinations(anchors, 2)
        if one.report != other.report and (report is None or report in (one.report, other.report))
    ]
    _join_judged(writer, made)
    return made


def _put_pair(
    writer: Writer, verdict: str, one: Anchor, other: Anchor, why: str | None
) -> Judgement:
    first, second = sorted((one, other), key=lambda anchor: (anchor.report, anchor.start))
    return _put(writer, INCIDENT, verdict, first, second, None, why=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueJudgement:
    """What a person says of one field of one part.

    Attributes:
        ref: the part, ``REPORT:n1``.
        verdict: ``accept``, ``reject`` or ``set``; ``coded`` for a value given blind, which is
            compared and never applied.
        other: a second part of the same report, for fields that name two.
        seen: the judgement on this field that the person was shown, ``""`` for none; None does not
            ask, and the last word wins.
    """

    field: str
    ref: str
    verdict: str
    value: str | None = None
    other: str | None = None
    why: str | None = None
    was: str | None = None
    seconds: float | None = None
    seen: str | None = None


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
    said = ValueJudgement(field=field, ref=ref, verdict=verdict, value=value, why=why)
    return judge(ledger, who, said)


def judge(ledger: Ledger, who: str, said: ValueJudgement) -> Judgement:
    """A person's word on one value of a report.

    Raises:
        UnknownSubject: the ledger has no such part.
        JudgedMeanwhile: somebody else judged the field after the person was shown it.
    """
    with ledger.write(who) as writer:
        return put_value(writer, said)


def put_value(writer: Writer, said: ValueJudgement) -> Judgement:
    """As ``judge``, within a transaction that the caller began."""
    view = writer.view()
    anchor = anchor_of(view, said.ref)
    other = anchor_of(view, said.other) if said.other is not None else None
    if said.seen is not None:
        _refuse_if_judged(view, anchor, said)
    made = _put(writer, said.field, said.verdict, anchor, other, said.value, said)
    _mark_stale(writer, anchor.report)
    return made


def _refuse_if_judged(view: View, anchor: Anchor, said: ValueJudgement) -> None:
    other = split_ref(said.other)[1] if said.other is not None and said.field == LINK else None
    last = last_on(view, anchor, said.field, other)
    if (last.id if last else "") == said.seen:
        return
    if last is None:
        raise JudgedMeanwhile(
            f"wanted to judge {said.field} of {said.ref} as you were shown it; what stood there "
            "was taken back meanwhile. Look again, then decide",
            judgement=None,
            field=said.field,
            ref=said.ref,
        )
    raise JudgedMeanwhile(
        f"{last.who} judged {said.field} of {said.ref} at {last.at}: {last.verdict}"
        f"{'' if last.value is None else f' {last.value}'}. Look at both values, then decide",
        judgement=last.id,
        who=last.who,
        at=last.at,
        verdict=last.verdict,
        value=last.value,
        field=said.field,
        ref=said.ref,
    )


LINK = "link"
"""The field of which a part has several, one for each second part."""


def last_on(view: View, anchor: Anchor, field: str, other: str | None = None) -> Judgement | None:
    """The last word on a field of the part that an anchor means; with ``other``, on that pair."""
    report = view.report(anchor.report).record
    if report is None:
        return None
    part = find_anchored(report, anchor)
    said = [
        one
        for one in view.judgements_on([anchor.report])
        if one.field == field
        and one.verdict != CODED
        and one.anchor.report == anchor.report
        and find_anchored(report, one.anchor) == part
        and (other is None or (one.other and find_anchored(report, one.other) == other))
    ]
    return said[-1] if said else None


def _mark_stale(writer: Writer, report: str) -> None:
    """The incidents that a report tells of are to be shown anew."""
    view = writer.view()
    current = view.current_records([report]).get(report)
    if current is not None:
        writer.put_stale(set(view.clusters_of([current.id]).values()))


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
        _withdraw(writer, "undo", [made], why)
        return made


def undo_together(ledger: Ledger, who: str, judgements: Sequence[str]) -> None:
    """Take several judgements back in one transaction; of those some may be taken back already.

    Raises:
        UnknownSubject: none of them still holds.
    """
    with ledger.write(who) as writer:
        _withdraw(writer, "undo", _chosen(writer.view().judgements(), judgements))


def redo_together(ledger: Ledger, who: str, judgements: Sequence[str]) -> None:
    """Give several judgements again, in one transaction; some may hold again already.

    Raises:
        UnknownSubject: none of them was taken back.
    """
    with ledger.write(who) as writer:
        _withdraw(writer, "redo", _chosen(writer.view().undone_judgements(), judgements))


def _chosen(judgements: Iterable[Judgement], names: Sequence[str]) -> list[Judgement]:
    """Some judgements in the order of their names."""
    known = {one.id: one for one in judgements}
    found = [known[name] for name in names if name in known]
    if not found:
        raise UnknownSubject(
            f"the ledger has no judgement {', '.join(names)} in that state; look again",
            subject=", ".join(names),
        )
    return found


def _withdraw(
    writer: Writer,
    kind: Literal["undo", "redo"],
    judgements: Sequence[Judgement],
    why: str | None = None,
) -> None:
    """Take judgements back, or give them again, and join and show anew what they touch."""
    for one in judgements:
        change = writer.change(kind, one.id, why)
        writer.withdraw(change.number, one.id, withdrawn=kind == "undo")
    pairs = [one for one in judgements if one.field == INCIDENT]
    if pairs:
        _join_judged(writer, pairs)
    for report in {one.anchor.report for one in judgements if one.field != INCIDENT}:
        _mark_stale(writer, report)


def _put(
    writer: Writer,
    field: str,
    verdict: str,
    anchor: Anchor,
    other: Anchor | None,
    value: str | None,
    said: ValueJudgement | None = None,
    why: str | None = None,
) -> Judgement:
    subject = anchor.report
    reason = said.why if said is not None else why
    change = writer.change("judge", subject, reason)
    made = Judgement(
        id=hash_id("judgement", str(change.number), anchor.report, anchor.quote, field, verdict),
        field=field,
        verdict=verdict,
        anchor=anchor,
        other=other,
        value=value,
        who=writer.who,
        at=change.at,
        why=reason,
        change=change.number,
        was=said.was if said is not None else None,
        seconds=said.seconds if said is not None else None,
    )
    writer.put_judgement(made)
    return made


def _join_judged(writer: Writer, judgements: Iterable[Judgement]) -> None:
    """Cluster anew what judgements on two events touch."""
    view = writer.view()
    ends = {
        anchor
        for judgement in judgements
        for anchor in (judgement.anchor, judgement.other)
        if anchor is not None
    }
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
