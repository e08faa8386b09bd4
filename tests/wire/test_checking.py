import msgspec
import pytest
from tests.strikes import make_strikes_record

from relata.errors import RecordError
from relata.wire import encode_record, require_sound


def test_a_sound_record_passes_as_itself_and_as_json():
    record = make_strikes_record()
    require_sound(record, "it", "mend it")
    require_sound(encode_record(record), "it", "mend it")


def test_every_problem_is_named_with_what_and_what_to_do():
    record = make_strikes_record()
    claims = tuple(msgspec.structs.replace(one, stance="sings") for one in record.claims)
    with pytest.raises(
        RecordError, match=r"(?s)row 3 has \d+ problems; mend it:\n  claims"
    ) as told:
        require_sound(msgspec.structs.replace(record, claims=claims), "row 3", "mend it")
    assert len(told.value.problems) == len(claims)


@pytest.mark.parametrize("data", [b"", b"no json", b"[" * 100_000])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(RecordError, match="wanted a record in JSON"):
        require_sound(data, "it", "mend it")
