"""Records to JSON bytes and back."""

import msgspec

from relata.errors import RecordError
from relata.model.record import SCHEMA, Record

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Record)


def encode_record(record: Record) -> bytes:
    """One record as compact JSON in UTF-8, without a line break: one line of JSON Lines.

    The same record always gives the same bytes: keys stand in the contract's order, those of
    ``corpus`` sorted. ``corpus`` is there only when the record has one.

    Raises:
        RecordError: a text of the record cannot be written as Unicode; mend what made it.
    """
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError as error:
        raise RecordError(
            "a record's texts must be whole Unicode, but one holds half a surrogate pair; "
            "mend what made the record",
            problems=("record: holds half a surrogate pair",),
        ) from error


def decode_record(data: bytes) -> Record:
    """The record that JSON bytes hold.

    Only what a Record cannot be without is checked here; ``problems_of`` checks everything.

    Raises:
        RecordError: the bytes are no JSON, or have not the shape of a record of this schema.
    """
    try:
        record = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "the JSON is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise RecordError(
            f"wanted a record in JSON ({SCHEMA}), got something else: {reason}; "
            "run relata check-record on it for every problem",
            problems=(f"record: {reason}",),
        ) from error
    if record.schema != SCHEMA:
        raise RecordError(
            f"wanted a record of schema {SCHEMA}, got {record.schema!r}; read the report again "
            "with this Relata",
            problems=(f"schema: wanted {SCHEMA}, got {record.schema!r}",),
        )
    return record
