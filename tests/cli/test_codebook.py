import json

import pytest
from typer.testing import CliRunner

from relata.cli.main import app
from relata.errors import UnknownCodeError
from relata.model.codebook import codes, definition, enumerations


def run(*arguments):
    return CliRunner().invoke(app, ["codebook", *arguments])


def test_the_overview_names_every_enumeration_with_its_codes():
    result = run()
    assert result.exit_code == 0
    for name in enumerations():
        assert name in result.stdout
        for code in codes(name):
            assert code in result.stdout


@pytest.mark.parametrize("name", enumerations())
def test_one_enumeration_is_shown_with_every_code(name):
    result = run(name)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert all(any(line.startswith(f"{code} ") for line in lines) for code in codes(name))


def test_json_holds_every_code_with_its_definition_and_nulls_for_no_equivalent():
    book = json.loads(run("--format", "json").stdout)
    assert list(book) == list(enumerations())
    for name, body in book.items():
        assert list(body["codes"]) == list(codes(name))
        for code, facts in body["codes"].items():
            assert facts["means"] == definition(name, code)
    assert book["mode"]["codes"]["curfew"]["acled"] is None
    assert book["mode"]["codes"]["ied"]["cameo"] == {"values": ["1832", "1833"], "checked": True}


def test_json_of_one_enumeration_holds_it_alone():
    assert list(json.loads(run("stance", "--format", "json").stdout)) == ["stance"]


def test_markdown_has_a_section_for_each_enumeration():
    page = run("--format", "md").stdout
    assert page.count("\n## ") == len(enumerations())
    assert "| `ASSAULT` |" in page


def test_an_enumeration_that_is_not_there_is_refused_with_those_that_are():
    result = run("stances")
    assert isinstance(result.exception, UnknownCodeError)
    assert "event_type, mode, status" in str(result.exception)
