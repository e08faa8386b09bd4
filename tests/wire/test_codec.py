import json

import msgspec
import pytest
from tests.documented import documented_record
from tests.factory import make_clash_record
from tests.strikes import make_strikes_record

from relata.errors import RecordError
from relata.wire import decode_record, encode_record

RECORDS = [documented_record, make_clash_record, make_strikes_record]


@pytest.mark.parametrize("make", RECORDS)
def test_a_record_comes_back_as_it_was(make):
    record = make()
    assert decode_record(encode_record(record)) == record


@pytest.mark.parametrize("make", RECORDS)
def test_writing_twice_gives_the_same_single_line(make):
    written = encode_record(make())
    assert written == encode_record(make())
    assert b"\n" not in written
    assert encode_record(decode_record(written)) == written


def test_keys_stand_in_the_order_of_the_contract():
    record = json.loads(encode_record(documented_record()))
    assert list(record) == [
        "schema",
        "report",
        "actors",
        "places",
        "times",
        "weapons",
        "objects",
        "events",
        "tallies",
        "claims",
        "links",
        "unread",
        "notes",
        "reader",
    ]


def test_links_are_written_from_and_to():
    link = json.loads(encode_record(documented_record()))["links"][0]
    assert (link["from"], link["to"]) == ("e2", "e1")
    assert not {"source_id", "target_id"} & set(link)


def test_corpus_is_written_only_when_there_is_one_and_with_sorted_keys():
    record = documented_record()
    assert "corpus" not in json.loads(encode_record(record))
    kept = msgspec.structs.replace(record, corpus={"style": "wire", "id": "x"})
    assert encode_record(kept).endswith(b'"corpus":{"id":"x","style":"wire"}}')
    assert decode_record(encode_record(kept)) == kept


def test_characters_beyond_ascii_are_written_as_they_are():
    record = msgspec.structs.replace(documented_record(), notes=("Kataʼib – عين الأسد",))
    assert "Kataʼib – عين الأسد".encode() in encode_record(record)


def test_half_a_surrogate_pair_is_refused():
    record = msgspec.structs.replace(documented_record(), notes=("\ud800",))
    with pytest.raises(RecordError, match="surrogate"):
        encode_record(record)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"null", "object"),
        (b"\xff\xfe", "malformed"),
        (b"{}", "report"),
        (b"[" * 100_000, "deep|object"),
        (b'{"schema": 1}', "str"),
        (b'{"report": {"corpus": ' + b"[" * 100_000, "deep|id"),
    ],
)
def test_bytes_that_are_no_record_are_refused_with_the_reason(data, reason):
    with pytest.raises(RecordError, match=f"(?i){reason}") as caught:
        decode_record(data)
    assert caught.value.code == "data.record"
    assert caught.value.problems


def test_text_that_is_no_utf8_is_refused():
    data = encode_record(documented_record()).replace(b"Idris", b"Id\xffis")
    with pytest.raises(RecordError):
        decode_record(data)


def test_a_record_of_another_schema_is_refused_by_name():
    data = encode_record(documented_record()).replace(b"relata.record/1", b"relata.record/2")
    with pytest.raises(RecordError, match=r"relata\.record/2"):
        decode_record(data)
