"""Fields of a project's own: declared in a file, checked as they are entered."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.errors import UsageError
from relata.model.project import (
    Person,
    ProjectField,
    entered,
    field_problem,
    is_people,
    parse_people,
    people_lines,
    write_people,
)
from relata.pipeline.project_fields import load_project_fields

EXAMPLE = Path(__file__).parents[2] / "examples/fields/casualty-recorder.yaml"

names = st.text(st.characters(categories=("L",)), min_size=1, max_size=20)
people = st.builds(
    Person,
    name=st.none() | names,
    age=st.sampled_from([None, "0", "34", "20-30", "child"]),
    sex=st.sampled_from([None, "f", "m", "x"]),
).filter(lambda one: one != Person())


@given(st.lists(people, min_size=1, max_size=6))
def test_persons_survive_being_written_and_edited(some):
    kept = write_people(tuple(some))
    assert is_people(kept)
    assert parse_people(kept) == tuple(some)
    assert parse_people(people_lines(kept)) == tuple(some)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Amira Haddad; 340; f", "wanted an age"),
        ("Amira Haddad; thirty; f", "wanted an age"),
        ("Amira Haddad; 34; woman", "wanted a sex"),
        ("Amira; 34; f; here", "NAME; AGE; SEX"),
        ("  \n ; ", "wanted 1 to"),
        ('[{"nam": 1', "list of persons"),
    ],
)
def test_a_line_that_names_no_person_is_refused(text, part):
    with pytest.raises(UsageError, match=part):
        parse_people(text)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("number", "12", "-1"),
        ("day", "2024-05", "May"),
        ("choice", "a", "c"),
        ("text", "words", " "),
    ],
)
def test_a_value_is_checked_by_the_fields_kind(kind, right, wrong):
    field = ProjectField(name="own", kind=kind, choices=("a", "b") if kind == "choice" else ())
    assert field_problem(field) is None
    assert entered(field, f" {right} ") == right
    with pytest.raises(UsageError, match="own: wanted"):
        entered(field, wrong)


def test_the_example_declares_its_fields():
    fields = load_project_fields(EXAMPLE)
    assert [one.judged_as for one in fields][:2] == ["project:victims", "project:checked_against"]
    assert fields[0].kind == "people"
    assert load_project_fields(None) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fields: [", "Wanted fields"),
        ("fields: [{name: Own}]", "small letters"),
        ("fields: [{name: own, kind: choice}]", "two choices"),
        ("fields: [{name: own, choices: [a, b]}]", "only a choice"),
        ("fields: [{name: own, of: village}]", "village"),
        ("fields: [{name: own, colour: red}]", "colour"),
        ("fields: [{name: own}, {name: own}]", "declared twice"),
        ("other: []", "other"),
    ],
)
def test_a_file_that_declares_no_fields_is_refused_with_the_reason(tmp_path, text, part):
    path = tmp_path / "fields.yaml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        load_project_fields(path)
    assert part in caught.value.message


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="absent"):
        load_project_fields(tmp_path / "absent.yaml")
