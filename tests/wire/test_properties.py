"""What must hold of validation whatever JSON comes in."""

import copy
import json

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documented import documented_record
from tests.factory import make_clash_record
from tests.strikes import make_strikes_record

from relata.errors import RecordError
from relata.wire import decode_record, encode_record, problems_of
from relata.wire.files import check_bytes
from relata.wire.schema import record_schema

RIGHT = [
    json.loads(encode_record(make()))
    for make in (documented_record, make_clash_record, make_strikes_record)
]
SCHEMA = jsonschema.Draft202012Validator(record_schema())

TEXTS = st.text(st.characters(), max_size=12)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-3, 400),
    st.floats(),
    TEXTS,
    st.sampled_from(
        ["a1", "e1", "c1", "n1", "t1", "for", "against", "denies", "ASSAULT", "missile"]
    ),
    st.sampled_from(["denied", "2024-03-05", "relata.record/1", "\ud800", "", "unnamed", 10**400]),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


def paths_of(value, path=()):
    """The path of every value inside a JSON value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        yield (*path, step)
        if isinstance(inner, dict | list):
            yield from paths_of(inner, (*path, step))


PATHS = [sorted(paths_of(record), key=str) for record in RIGHT]


@st.composite
def mutated_records(draw):
    """A right record with one to three of its values replaced, taken away or doubled."""
    number = draw(st.integers(0, len(RIGHT) - 1))
    record = copy.deepcopy(RIGHT[number])
    for _ in range(draw(st.integers(1, 3))):
        *steps, last = draw(st.sampled_from(PATHS[number]))
        try:
            at = record
            for step in steps:
                at = at[step]
            kind = draw(st.sampled_from(["replace", "replace", "drop", "double", "swap"]))
            if kind == "replace":
                at[last] = draw(JSON)
            elif kind == "drop":
                del at[last]
            elif kind == "double" and isinstance(at, list):
                at.append(copy.deepcopy(at[last]))
            elif kind == "swap":
                at[last] = copy.deepcopy(draw(st.sampled_from(list(steps) or [None])))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier edit took the place away
    return record


def check_lines(found):
    assert isinstance(found, list)
    for line in found:
        assert isinstance(line, str)
        assert line.isprintable(), ascii(line)
        assert ": " in line


@given(JSON)
def test_any_json_value_is_checked_without_failing(value):
    found = problems_of(value)
    check_lines(found)
    assert found


@given(st.dictionaries(st.sampled_from(sorted(RIGHT[0])), JSON))
def test_any_values_under_the_keys_of_a_record_are_checked_without_failing(value):
    found = problems_of(value)
    check_lines(found)
    assert found


@settings(max_examples=300)
@given(mutated_records())
def test_a_changed_record_is_either_refused_or_comes_back_as_it_was(record):
    found = problems_of(record)
    check_lines(found)
    if not found:
        written = encode_record(decode_record(json.dumps(record).encode()))
        assert problems_of(json.loads(written)) == []
        assert holds(json.loads(written), record)


def holds(whole, part):
    """Whether a JSON value is another one but for keys that were left out."""
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return bool(whole == part)


@settings(max_examples=300)
@given(mutated_records())
def test_what_the_schema_refuses_validation_refuses(record):
    finite = "NaN" not in json.dumps(record)  # a schema has no word for what is no JSON
    if finite and not SCHEMA.is_valid(record):
        assert problems_of(record)


@given(st.binary(max_size=200))
def test_any_bytes_are_checked_or_refused(data):
    try:
        findings = list(check_bytes(data))
    except RecordError:
        return  # the refusals themselves are tested one by one
    assert findings
    for finding in findings:
        check_lines(list(finding.problems))
        assert finding.line >= 1


@given(st.integers(0, len(json.dumps(RIGHT[0])) - 1))
def test_a_record_cut_short_is_told_and_the_next_still_checked(length):
    whole = json.dumps(RIGHT[0])
    findings = list(check_bytes(f"{whole[:length]}\n{whole}\n".encode()))
    assert findings[-1].problems == ()
    assert findings[-1].line == 2
    if length:
        assert len(findings) == 2
        assert findings[0].problems
