"""A record with problems is refused with all of them, whoever made it."""

import json

from relata.errors import RecordError
from relata.model.record import Record
from relata.wire.codec import encode_record
from relata.wire.problems import problems_of

MOST_LISTED = 20
"""Problems that the message lists; all are in ``RecordError.problems``."""


def require_sound(record: Record | bytes, what: str, advice: str) -> None:
    """Refuse a record, or the JSON that a person wrote for one, if anything is wrong with it.

    Args:
        record: the record, or its JSON.
        what: the record in a few words, for the message.
        advice: what the person can do.

    Raises:
        RecordError: it has problems, or the bytes are no JSON.
    """
    data = encode_record(record) if isinstance(record, Record) else record
    try:
        problems = tuple(problems_of(json.loads(data)))
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"wanted a record in JSON, got something else: {error}; mend the file",
            problems=(f"record: {error}",),
        ) from error
    if problems:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        listed = "\n".join(f"  {problem}" for problem in problems[:MOST_LISTED])
        raise RecordError(f"{what} has {count}; {advice}:\n{listed}", problems=problems)
