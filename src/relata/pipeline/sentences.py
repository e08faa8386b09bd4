"""Sentences that people write for the digest, each with what it rests on."""

from collections.abc import Sequence

from relata.errors import UnknownSubject
from relata.model.entries import Cite, Written, write_sentence
from relata.model.incident import split_ref
from relata.model.ledger import Judgement
from relata.pipeline.incidents import SENTENCE, find_incident
from relata.pipeline.judging import ValueJudgement, judge
from relata.pipeline.value_judgements import check_value
from relata.store import Ledger, View
from relata.views.quotes import cite_of


def write_for_digest(
    ledger: Ledger,
    who: str,
    incident: str,
    text: str,
    refs: Sequence[str] = (),
    in_place_of: str | None = None,
    revises: str | None = None,
) -> Judgement:
    """Keep a person's sentence on an incident.

    ``refs`` are global names of the claims or values that it rests on; none makes it the
    analyst's own judgement. A sentence that ``revises`` another stands wherever that one stood.

    Raises:
        UnknownSubject: the ledger has no such incident, no such part to cite, or no such sentence.
        UsageError: the sentence is empty or too long.
    """
    with ledger.view() as view:
        found = find_incident(view, incident)
        cites = tuple(_cite(view, ref) for ref in dict.fromkeys(refs))
        place = in_place_of
        if revises is not None:
            before = next((one for one in found.remarks if one.id == revises), None)
            if before is None:
                raise UnknownSubject(
                    f"incident {incident} has no sentence {revises!r} that still stands; "
                    "load the digest again",
                    subject=revises,
                )
            place = before.in_place_of
    event = found.events[0]
    ref = f"{event.report}:{event.event}"
    value = write_sentence(Written(text=text, cites=cites, in_place_of=place, revises=revises))
    check_value(SENTENCE, ref, value)
    return judge(ledger, who, ValueJudgement(field=SENTENCE, ref=ref, verdict="set", value=value))


def _cite(view: View, ref: str) -> Cite:
    report, local = split_ref(ref)
    record = view.report(view.full_id(report)).record
    made = cite_of(record, local) if record is not None else None
    if made is None or not made.quote:
        raise UnknownSubject(f"the ledger has no claim or value {ref} to cite", subject=ref)
    return made
