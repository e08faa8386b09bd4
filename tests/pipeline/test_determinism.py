"""The same bytes give the same record, with the reader that comes with Relata."""

from pathlib import Path

import msgspec
import pytest

from relata.ingest import IngestOptions
from relata.pipeline.run import RunOptions, read_sources
from relata.pipeline.settings import Settings
from relata.wire import encode_record

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
SOURCES = [
    str(EXAMPLES / name)
    for name in ("page.html", "digest.txt", "militia-statement.txt", "ngo-report.md")
]


def records(sources, workers=1):
    """Source → bytes of its record, the moment of retrieval aside."""
    options = RunOptions(
        ingest=IngestOptions(published="2024-05-08"), settings=Settings(workers=workers)
    )
    table = {}
    for outcome in read_sources(sources, options):
        report = msgspec.structs.replace(outcome.record.report, retrieved=None)
        table[outcome.source] = encode_record(
            msgspec.structs.replace(outcome.record, report=report)
        )
    return table


@pytest.fixture(scope="module")
def wanted():
    return records(SOURCES)


def test_a_report_read_alone_gives_the_bytes_it_gives_among_others(wanted):
    assert all(b'"events":[{' in record for record in wanted.values())
    for source in SOURCES:
        assert records([source]) == {source: wanted[source]}


@pytest.mark.parametrize("order", [SOURCES[::-1], SOURCES[2:] + SOURCES[:2]])
def test_the_order_of_reports_does_not_change_their_records(wanted, order):
    assert records(order) == wanted


def test_two_workers_give_the_same_records_as_one(wanted):
    assert records(SOURCES, workers=2) == wanted
