import json

import pytest
from tests.documented import documented_record

from relata.errors import RecordError
from relata.wire import encode_record
from relata.wire.files import Finding, check_bytes

RIGHT = encode_record(documented_record())
WRONG = RIGHT.replace(b'"mode":"drone"', b'"mode":"ufo"')
INDENTED = json.dumps(json.loads(RIGHT), indent=1).encode()
PROBLEM = ("events[0].mode: 'ufo' is no mode of the codebook",)


def test_one_record_is_one_finding():
    assert list(check_bytes(RIGHT)) == [Finding(1, ())]


def test_each_line_of_json_lines_is_a_finding_with_its_line():
    data = b"\n".join([RIGHT, b"", WRONG, RIGHT, b""])
    assert list(check_bytes(data)) == [Finding(1, ()), Finding(3, PROBLEM), Finding(4, ())]


def test_lines_may_end_in_carriage_returns_and_a_byte_order_mark_may_come_first():
    data = b"\xef\xbb\xbf" + RIGHT + b"\r\n" + WRONG + b"\r\n"
    assert list(check_bytes(data)) == [Finding(1, ()), Finding(2, PROBLEM)]


def test_indented_records_may_follow_each_other():
    lines = INDENTED.count(b"\n") + 1
    data = INDENTED + b"\n" + INDENTED.replace(b'"drone",\n', b'"ufo",\n', 1) + b"\n"
    first, second = check_bytes(data)
    assert first == Finding(1, ())
    assert second.line == lines + 1
    assert second.problems


def test_a_line_that_is_no_json_does_not_hide_the_next():
    found = list(check_bytes(b'{"a": [1,\n' + RIGHT + b"\nNaN\n" + WRONG))
    assert [finding.line for finding in found] == [1, 2, 3, 4]
    assert "is no JSON" in found[0].problems[0]
    assert found[1].problems == ()
    assert found[2].problems == ("record: is no JSON: NaN is no number of JSON",)
    assert found[3].problems == PROBLEM


def test_an_indented_record_that_is_broken_is_told_with_the_place():
    broken = INDENTED.replace(b'"notes": [', b'"notes" [')
    (finding,) = check_bytes(broken)
    line = INDENTED[: INDENTED.index(b'"notes"')].count(b"\n") + 1
    assert finding.problems[0].startswith("record: is no JSON: ")
    assert f"at line {line}, column" in finding.problems[0]


def test_a_key_that_stands_twice_is_told():
    data = RIGHT.replace(b'"notes":', b'"notes":[],"notes":')
    assert list(check_bytes(data)) == [Finding(1, ("record: the key 'notes' stands twice",))]


@pytest.mark.parametrize("opening", [b"[", b'{"corpus":', b'{"report":['])
def test_json_nested_too_deep_is_told(opening):
    (finding,) = check_bytes(opening * 100_000)
    assert finding.problems == ("record: is nested too deep for a record",)


def test_numbers_of_thousands_of_digits_are_told():
    (finding,) = check_bytes(RIGHT.replace(b'"low":2', b'"low":' + b"9" * 5000))
    assert finding.problems == ("tallies[0].low: wanted an integer, got inf",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b"PK\x03\x04\x00\x00", "binary"),
    ],
)
def test_a_file_that_holds_no_records_is_refused(data, reason):
    with pytest.raises(RecordError, match=reason):
        list(check_bytes(data))
