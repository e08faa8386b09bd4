import json

import jsonschema
import pytest
from tests.documented import documented_record
from tests.factory import make_clash_record
from tests.strikes import make_strikes_record

from relata.model.codebook import codes, modes_of
from relata.wire import encode_record
from relata.wire.schema import record_schema

SCHEMA = jsonschema.Draft202012Validator(record_schema())


def test_the_schema_is_a_json_schema():
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("make", [documented_record, make_clash_record, make_strikes_record])
def test_right_records_follow_the_schema(make):
    record = json.loads(encode_record(make()))
    assert [error.message for error in SCHEMA.iter_errors(record)] == []


@pytest.mark.parametrize("event_type", codes("event_type"))
def test_the_schema_knows_the_modes_of_each_type(event_type):
    record = json.loads(encode_record(documented_record()))
    record["events"][0]["type"] = event_type
    accepted = set()
    for mode in [*codes("mode"), None]:
        record["events"][0]["mode"] = mode
        if SCHEMA.is_valid(record):
            accepted.add(mode)
    allowed = {*modes_of(event_type)} | ({None} if event_type != "ASSAULT" else set())
    assert accepted == allowed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("actors", 0, "kind"), "spokesman"),
        (("actors", 0, "id"), "p1"),
        (("actors", 0, "confidance"), 1),
        (("weapons", 0, "kind"), "hospital"),
        (("objects", 0, "kind"), "mine"),
        (("places", 0, "lat"), 91),
        (("places", 0, "confidence"), 2),
        (("tallies", 0, "low"), -1),
        (("tallies", 0, "of"), "p1"),
        (("tallies", 0, "span"), [1]),
        (("claims", 0, "cue"), []),
        (("claims", 0, "source"), "nobody"),
        (("events", 0, "agents", 0, "ref"), "p1"),
        (("events", 0, "occurrence", "by", 0, "polarity"), "pro"),
        (("report", "id"), "xyz"),
        (("report", "text"), ""),
        (("schema",), "relata.record/2"),
        (("reader", "name"), None),
    ],
)
def test_the_schema_refuses(path, value):
    record = json.loads(encode_record(documented_record()))
    *steps, last = path
    at = record
    for step in steps:
        at = at[step]
    at[last] = value
    assert not SCHEMA.is_valid(record)


def test_the_schema_comes_out_the_same_every_time():
    assert json.dumps(record_schema()) == json.dumps(record_schema())
