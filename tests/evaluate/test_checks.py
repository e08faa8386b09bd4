from io import StringIO

import msgspec
import pytest
from rich.console import Console
from tests.evaluate.clash import write_corpus

from relata.evaluate.check_tables import list_offences, print_checks
from relata.evaluate.checks import describe_checks, run_all_checks
from relata.evaluate.examples import load_examples
from relata.evaluate.readings import read_with
from relata.pipeline.reading import ReadOutcome

replace = msgspec.structs.replace


@pytest.fixture
def examples(tmp_path):
    return load_examples(write_corpus(tmp_path / "corpus"))


@pytest.fixture
def outcome(examples):
    """Checks of a reader that takes the threatened act for one that happened."""
    (example,) = examples
    first, second = example.gold.events
    wrong = replace(example.gold, events=(first, replace(second, status="happened")))
    pages = [ReadOutcome("weather.html", example.gold)]
    return run_all_checks(examples, (), read_with(lambda report: wrong), pages=pages)


def test_all_checks_are_described_with_their_offences(outcome):
    described = describe_checks(outcome)
    assert described["prospect_as_happened"]["rate"] == 1
    (offence,) = described["prospect_as_happened"]["offences"]
    assert (offence["report"], offence["words"]) == ("made-001", "seize")
    assert described["claim_as_own"]["rate"] == 0
    assert described["off_topic"]["per_page"] == 1
    assert "sides_exchanged" not in described


def test_every_offence_is_a_line_with_its_place(outcome):
    lines = list(list_offences(outcome))
    assert len(lines) == 2
    assert "prospect_as_happened: status “seize” threatened → happened" in lines[0]
    assert "made-001.rel:10-17: " in lines[1]
    assert "ASSAULT shelling happened “shelled”" in lines[1]


def test_a_rate_that_is_too_high_is_marked(outcome):
    shown = StringIO()
    console = Console(width=160, file=shown)
    print_checks(outcome, console)
    assert "1.000 !" in shown.getvalue()
    assert "1.00 a page" in shown.getvalue()
