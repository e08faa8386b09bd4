"""People's sentences in a digest: in place of the machine's, or beside them."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relata.model.digest import Sentence
from relata.model.entries import Cite
from relata.model.incident import Incident, Ref, split_ref
from relata.model.ledger import LedgerReport
from relata.views.quotes import find_cited

Written = dict[str | None, list[Sentence]]
"""A person's sentences by the machine's sentence that they stand for; None for those beside."""


def written(one: Incident, reports: Mapping[str, LedgerReport]) -> Written:
    """What people wrote on an incident for the digest."""
    found: Written = {}
    for remark in one.remarks:
        if remark.field == "sentence":
            cites = tuple(_cited(remark.cites, reports))
            made = Sentence(
                text=remark.text,
                cites=cites,
                by_analyst=True,
                who=remark.who,
                id=remark.id,
                is_outdated=len(cites) < len(remark.cites),
            )
            found.setdefault(remark.in_place_of, []).append(made)
    return found


def _cited(cites: Iterable[Cite], reports: Mapping[str, LedgerReport]) -> Iterable[Ref]:
    """The claims that are still there, by their words; a forgotten report's are not."""
    for cite in cites:
        report = reports.get(split_ref(cite.ref)[0])
        ref = find_cited(report.record, cite) if report and report.record else None
        if ref is not None:
            yield ref


def replaced(machine: Sequence[Sentence], own: Written) -> list[Sentence]:
    """The machine's sentences, a person's last word in place of those it stands for."""
    return [own[one.text][-1] if one.text in own else one for one in machine]


def beside(machine: Sequence[Sentence], own: Written) -> list[Sentence]:
    """What people wrote beside the machine's sentences, and in place of some it no longer writes.

    Those stand as well, marked: the ledger has changed since they were written.
    """
    texts = {one.text for one in machine}
    found = list(own.get(None, ()))
    for place, sentences in own.items():
        if place is not None and place not in texts:
            found.append(msgspec.structs.replace(sentences[-1], is_outdated=True))
    return found
