"""Records to JSON and back, with validation that names every problem."""

from relata.wire.checking import require_sound
from relata.wire.codec import decode_record, encode_record
from relata.wire.problems import problems_of

__all__ = ["decode_record", "encode_record", "problems_of", "require_sound"]
