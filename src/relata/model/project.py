"""Fields of a project's own: what a team asks of an event, a count or a report beside the record.

They need no change of the ledger: a value is a judgement on ``project:NAME``. A file declares them,
so that the desk offers them, checks what is entered and says what it means.
"""

import re
from typing import Literal

import msgspec

from relata.errors import UsageError
from relata.model.edtf import edtf_problem

PROJECT_PREFIX = "project:"
"""Judgements on fields of a project's own are named so."""

LETTERS = {"event": "e", "count": "n", "report": "r"}
OLDEST = 130
MOST_PEOPLE = 500
SEXES = ("f", "m", "x")
"""Women, men, and who is said to be neither; nothing where nobody says."""

_AGE = re.compile(r"[0-9]{1,3}(-[0-9]{1,3})?|child|adult|infant|elderly")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class ProjectField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field.

    Attributes:
        name: for programs, in small letters: ``road_side``.
        label: for people; the name in words where it is left out.
        of: what has the field.
        kind: ``text``; ``number``, whole and not negative; ``day``, an EDTF day or span;
            ``choice``, one of ``choices``; ``people``, persons with name, age and sex.
    """

    name: str
    label: str = ""
    of: Literal["event", "count", "report"] = "event"
    kind: Literal["text", "number", "day", "choice", "people"] = "text"
    choices: tuple[str, ...] = ()

    @property
    def judged_as(self) -> str:
        """The field's name in judgements."""
        return PROJECT_PREFIX + self.name

    @property
    def words(self) -> str:
        """The label, or the name in words."""
        return self.label or self.name.replace("_", " ")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person of a list of victims; everything may be unknown but not all at once.

    Attributes:
        age: years, a span ``20-30``, or ``infant``, ``child``, ``adult``, ``elderly``.
        sex: one of ``SEXES``.
    """

    name: str | None = None
    age: str | None = None
    sex: str | None = None


def field_problem(field: ProjectField) -> str | None:
    """What is wrong with a declaration, in words; None for nothing."""
    if _NAME.fullmatch(field.name) is None:
        return f"name: wanted small letters, digits and _, got {field.name!r}"
    if field.kind == "choice" and len(field.choices) < 2:
        return f"{field.name}: a choice wants two choices at least"
    if field.kind != "choice" and field.choices:
        return f"{field.name}: only a choice has choices"
    return None


def entered(field: ProjectField, text: str) -> str:
    """What the ledger keeps of what a person entered.

    Raises:
        UsageError: it is no value of the field.
    """
    stripped = text.strip()
    if field.kind == "people":
        return write_people(parse_people(stripped))
    wanted = {
        "number": (stripped.isascii() and stripped.isdigit(), "a whole number"),
        "day": (edtf_problem(stripped) is None, "an EDTF day or span"),
        "choice": (stripped in field.choices, f"one of {', '.join(field.choices)}"),
        "text": (bool(stripped), "some text"),
    }
    is_right, words = wanted[field.kind]
    if not is_right:
        raise UsageError(f"{field.words}: wanted {words}, got {text!r}", field=field.name)
    return stripped


_PEOPLE = msgspec.json.Decoder(tuple[Person, ...])


def parse_people(text: str) -> tuple[Person, ...]:
    """Persons from the ledger's JSON, or from lines ``NAME; AGE; SEX`` as a person enters them.

    What is not known is left empty: ``; 9; f``.

    Raises:
        UsageError: a line has more than three parts, or an age or sex that is none.
    """
    if text.startswith("["):
        try:
            return _PEOPLE.decode(text)
        except msgspec.DecodeError as error:
            raise UsageError(f"wanted a list of persons: {error}", value=text) from error
    lines = [line.strip() for line in text.splitlines() if line.strip(" ;")]
    if not 0 < len(lines) <= MOST_PEOPLE:
        raise UsageError(f"wanted 1 to {MOST_PEOPLE} lines such as Amira Haddad; 34; f")
    return tuple(_person(line) for line in lines)


def _person(line: str) -> Person:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) > 3:
        raise UsageError(f"wanted NAME; AGE; SEX in each line, got {line!r}", value=line)
    name, age, sex = (*parts, "", "")[:3]
    if age and (_AGE.fullmatch(age) is None or _oldest(age) > OLDEST):
        raise UsageError(
            f"wanted an age such as 34, 20-30, infant, child, adult or elderly; got {age!r}",
            value=line,
        )
    if sex and sex.lower() not in SEXES:
        raise UsageError(f"wanted a sex, one of {', '.join(SEXES)}, or nothing; got {sex!r}")
    return Person(name=name or None, age=age or None, sex=sex.lower() or None)


def _oldest(age: str) -> int:
    return max((int(part) for part in re.findall(r"\d+", age)), default=0)


def write_people(people: tuple[Person, ...]) -> str:
    """Persons as the ledger keeps them."""
    rows = [
        {name: value for name, value in msgspec.structs.asdict(one).items() if value is not None}
        for one in people
    ]
    return msgspec.json.encode(rows).decode()


def people_lines(text: str) -> str:
    """Persons of the ledger as lines that may be edited."""
    return "\n".join(
        "; ".join(part or "" for part in (one.name, one.age, one.sex)).rstrip("; ") or "; "
        for one in parse_people(text)
    )


def is_people(text: str) -> bool:
    """Whether a value of a project's field is a list of persons."""
    return text.startswith("[{")
