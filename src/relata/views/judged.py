"""A record as people have judged it: their values in place of the machine's, their rejects gone.

The stored record stays as it was read; this is computed each time it is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from relata.model.ledger import Judgement
from relata.model.record import Record, Tally

EVENT_FIELDS = frozenset({"type", "mode", "status"})
NUMBER_FIELDS = frozenset({"low", "high"})
TALLY_FIELDS = NUMBER_FIELDS | {"effect"}


def apply_judgements(record: Record, said: Iterable[tuple[str, Judgement]]) -> Record:
    """The record with each judgement applied to the part it hangs on, in the order given.

    ``said`` pairs a part's local id with a judgement. A rejected tally is left out; a rejected
    event stays, for it is in an incident, and is left out by the views.
    """
    by_part: dict[str, list[Judgement]] = {}
    for local_id, judgement in said:
        by_part.setdefault(local_id, []).append(judgement)
    if not by_part:
        return record
    tallies = [_tally(one, by_part.get(one.id, ())) for one in record.tallies]
    return msgspec.structs.replace(
        record,
        events=tuple(_set(one, by_part.get(one.id, ()), EVENT_FIELDS) for one in record.events),
        tallies=tuple(one for one in tallies if one is not None),
        claims=tuple(_set(one, by_part.get(one.id, ()), {"stance"}) for one in record.claims),
    )


def _tally(tally: Tally, said: Sequence[Judgement]) -> Tally | None:
    last = {one.field: one.verdict for one in said}
    if last.get("tally") == "reject":
        return None
    judged: Tally = _set(tally, said, TALLY_FIELDS)
    return judged


def _set(part: Any, said: Sequence[Judgement], fields: Iterable[str]) -> Any:  # noqa: ANN401
    allowed = set(fields)
    values: Mapping[str, object] = {
        one.field: int(one.value) if one.field in NUMBER_FIELDS else one.value
        for one in said
        if one.verdict == "set" and one.field in allowed and one.value is not None
    }
    return msgspec.structs.replace(part, **values) if values else part
