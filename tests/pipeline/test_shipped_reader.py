"""The reader that comes with Relata, over the example reports: the same bytes, the same record."""

from pathlib import Path

import msgspec
import pytest

from relata.pipeline.run import RunOptions, read_sources
from relata.pipeline.settings import Settings
from relata.wire import encode_record, problems_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "reports"
SOURCES = sorted(str(path) for path in EXAMPLES.iterdir())


def read(sources, workers=1):
    """Records as bytes, the moment of retrieval aside, by source and place in it."""
    records = {}
    for outcome in read_sources(sources, RunOptions(settings=Settings(workers=workers))):
        report = msgspec.structs.replace(outcome.record.report, retrieved=None)
        record = msgspec.structs.replace(outcome.record, report=report)
        records[outcome.source, report.sha256] = encode_record(record)
    return records


@pytest.fixture(scope="module")
def whole():
    return read(SOURCES)


def test_every_example_gives_a_sound_record(whole):
    assert len(whole) >= len(SOURCES)
    assert {key: problems_of(msgspec.json.decode(data)) for key, data in whole.items()} == {
        key: [] for key in whole
    }


def test_every_example_has_events_on_words_of_its_text(whole):
    for data in whole.values():
        record = msgspec.json.decode(data)
        assert record["events"]
        assert all(event["triggers"] for event in record["events"])


@pytest.mark.parametrize("workers", [2, 4])
def test_workers_give_the_same_bytes(whole, workers):
    assert read(SOURCES, workers) == whole


def test_another_order_gives_the_same_bytes(whole):
    assert read(SOURCES[::-1]) == whole


def test_a_report_alone_gives_the_same_bytes(whole):
    alone = read(SOURCES[-1:])
    assert alone
    assert alone.items() <= whole.items()
