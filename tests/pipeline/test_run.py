import msgspec
import pytest
from tests.pipeline.fakes import load_fakes, load_nothing

from relata.errors import WeightsError
from relata.ingest import IngestOptions
from relata.pipeline.reading import Failure, ReadOutcome, fingerprint_rules, read_report
from relata.pipeline.run import RunOptions, read_sources
from relata.pipeline.settings import Settings
from relata.wire import encode_record

TEXT = "Two men were killed on Monday near the old mill, the mayor said, and {n} fled. {word}"


@pytest.fixture
def sources(tmp_path):
    """Nine short reports."""
    paths = []
    for number in range(9):
        path = tmp_path / f"r{number}.txt"
        path.write_text(TEXT.format(n=number + 20, word=""))
        paths.append(str(path))
    return paths


def write(path, word):
    path.write_text(TEXT.format(n=3, word=word))
    return str(path)


def run(sources, workers=1, load=load_fakes):
    options = RunOptions(
        ingest=IngestOptions(published="2024-05-08"),
        settings=Settings(workers=workers),
        load=load,
    )
    return list(read_sources(sources, options))


def encoded(outcomes):
    """Records as bytes, the moment of retrieval aside."""
    return [
        encode_record(
            msgspec.structs.replace(
                outcome.record,
                report=msgspec.structs.replace(outcome.record.report, retrieved=None),
            )
        )
        for outcome in outcomes
    ]


def test_every_report_is_read_in_the_order_of_the_sources(sources):
    outcomes = run(sources)
    assert [outcome.source for outcome in outcomes] == sources
    assert all(len(outcome.record.events) == 1 for outcome in outcomes)


@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_gives_the_same_bytes_in_the_same_order(sources, workers):
    assert encoded(run(sources, workers)) == encoded(run(sources))


def test_another_order_of_sources_changes_no_record(sources):
    assert encoded(run(sources[::-1]))[::-1] == encoded(run(sources))


def test_a_record_names_what_it_was_read_with(sources):
    reader = run(sources[:1])[0].record.reader
    assert reader.name == "fake"
    assert reader.rules == fingerprint_rules()
    assert reader.extractor


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_report_fails_with_its_stage_and_the_others_are_read(tmp_path, sources, workers):
    bad = [
        str(tmp_path / "absent.txt"),
        write(tmp_path / "refused.txt", "REFUSE"),
        write(tmp_path / "crash.txt", "CRASH"),
    ]
    outcomes = run([sources[0], *bad, sources[1]], workers)
    assert [type(outcome) for outcome in outcomes] == [
        ReadOutcome,
        Failure,
        Failure,
        Failure,
        ReadOutcome,
    ]
    stages = [(failure.stage, failure.code) for failure in outcomes[1:4]]
    assert stages[0][0] == "ingest"
    assert stages[0][1].startswith("source.")
    assert stages[1:] == [("read", "read"), ("read", "internal")]


def test_a_fault_nobody_foresaw_tells_its_kind_and_place(tmp_path):
    (failure,) = run([write(tmp_path / "crash.txt", "CRASH")])
    assert "ValueError: a fault nobody foresaw" in failure.message
    assert "fakes.py:" in failure.message


def test_only_the_report_that_kills_its_worker_fails(tmp_path, sources):
    deadly = write(tmp_path / "deadly.txt", "DIE")
    outcomes = run([*sources[:3], deadly, *sources[3:]], workers=2)
    assert [outcome.source for outcome in outcomes] == [*sources[:3], deadly, *sources[3:]]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [(f.source, f.stage, f.code) for f in failures] == [(deadly, "read", "read.worker_died")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_without_weights_stops_with_the_reason(sources, workers):
    with pytest.raises(WeightsError, match="weights are absent"):
        run(sources, workers, load_nothing)


def test_a_source_is_taken_in_only_when_it_is_its_turn(sources):
    taken = []

    def watched():
        for source in sources:
            taken.append(source)
            yield source

    outcomes = read_sources(watched(), RunOptions(load=load_fakes))
    next(outcomes)
    assert len(taken) == 1


def test_no_source_gives_no_outcome():
    assert run([]) == []


def test_reading_a_report_by_itself_gives_the_same_record(sources):
    from relata.ingest import load

    options = IngestOptions(published="2024-05-08")
    (report,) = load(sources[0], options)
    record = read_report(report, load_fakes(Settings()))
    assert encoded([ReadOutcome("x", record)]) == encoded(run(sources[:1]))
