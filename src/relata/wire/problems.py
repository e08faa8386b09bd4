"""Validation of a record: any JSON value in, one line a problem out."""

from collections.abc import Iterator

from relata.model.record import SCHEMA
from relata.wire.draft import read_draft
from relata.wire.references import reference_problems
from relata.wire.shape import describe
from relata.wire.values import value_problems
from relata.wire.voices import voice_problems


def problems_of(obj: object) -> list[str]:
    """Everything that is wrong with a record, one line a problem: ``path: what``.

    Never raises on a JSON value (dict with text keys, list, str, int, float, bool, None). First
    come faults of shape, then of single values, of references, and of voices; items whose shape
    is wrong are not looked at further.

    Returns:
        An empty list for a record that the store may take in.
    """
    return list(_problems(obj))


def _problems(obj: object) -> Iterator[str]:
    if isinstance(obj, dict) and isinstance(obj.get("schema"), str) and obj["schema"] != SCHEMA:
        # Another schema has other rules; holding it against these would only make noise.
        yield f"schema: wanted {SCHEMA}, got {describe(obj['schema'])}"
        return
    draft = read_draft(obj)
    yield from draft.problems
    yield from value_problems(draft)
    yield from reference_problems(draft)
    yield from voice_problems(draft)
