"""Which values a person may set, and what they may be set to."""

from collections.abc import Callable
from typing import NamedTuple

from relata.errors import UsageError
from relata.model.codebook import codes
from relata.model.edtf import edtf_problem
from relata.model.entries import is_admiralty, parse_count, parse_point, parse_sentence
from relata.model.incident import split_ref
from relata.model.project import PROJECT_PREFIX
from relata.store.anchors import REPORT, UNREAD

ANY_PART = "enclaptworu"
LONGEST_TEXT = 20_000


class JudgedField(NamedTuple):
    """A field that people judge.

    Attributes:
        letters: of the parts that have it.
        is_allowed: whether a text may be its value; UsageError may be raised with the reason.
        wanted: what it may be, in words.
    """

    letters: str
    is_allowed: Callable[[str], bool]
    wanted: str


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _code(enumeration: str) -> Callable[[str], bool]:
    return lambda text: text in codes(enumeration)


def _text(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST_TEXT and "\x00" not in text


def _names(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and "\x00" not in text


def _count(text: str) -> bool:
    return parse_count(text) is not None


def _point(text: str) -> bool:
    return text == "unknown" or parse_point(text) is not None


def _sentence(text: str) -> bool:
    return parse_sentence(text) is not None


def _edtf(text: str) -> bool:
    return text == "unknown" or edtf_problem(text) is None


def _nothing(_: str) -> bool:
    return False


_VERDICT = "accept or reject"
_LIST = "names of the record's parts, between semicolons"
_WORDS = f"some text of at most {LONGEST_TEXT:,} characters"

FIELDS: dict[str, JudgedField] = {
    "event": JudgedField("e", _nothing, _VERDICT),
    "type": JudgedField("e", _code("event_type"), "a type of the codebook"),
    "mode": JudgedField("e", _code("mode"), "a mode of the codebook"),
    "status": JudgedField("e", _code("status"), "a status of the codebook"),
    "grade": JudgedField("e", _code("grade"), "a grade of the codebook"),
    "sentence": JudgedField("e", _sentence, "a sentence for the digest, or JSON with its cites"),
    "grade_proposal": JudgedField("e", _code("grade"), "a grade of the codebook"),
    "agents": JudgedField("e", _names, _LIST),
    "targets": JudgedField("e", _names, _LIST),
    "weapons": JudgedField("e", _names, _LIST),
    "places": JudgedField("e", _names, _LIST),
    "times": JudgedField("e", _names, _LIST),
    "tally": JudgedField("n", _nothing, _VERDICT),
    "count": JudgedField("n", _count, "a count: 4, 3-5, 3+, -5 or unknown"),
    "low": JudgedField("n", _number, "a whole number"),
    "high": JudgedField("n", _number, "a whole number"),
    "effect": JudgedField("n", _code("effect"), "an effect of the codebook"),
    "of_event": JudgedField("n", _nothing, "another event of the report"),
    "claim": JudgedField("c", _nothing, _VERDICT),
    "stance": JudgedField("c", _code("stance"), "a stance of the codebook"),
    "speaker": JudgedField("c", _text, "a name, outlet or unnamed"),
    "relays": JudgedField("c", _names, _LIST),
    "place": JudgedField("p", _point, "a point in JSON, or unknown"),
    "time": JudgedField("t", _edtf, "an EDTF day or span, or unknown"),
    "name": JudgedField("aw", _text, _WORDS),
    "kind": JudgedField("a", _code("actor_kind"), "a kind of the codebook"),
    "country": JudgedField("a", _text, "an ISO 3166 code"),
    "registry": JudgedField("a", _text, "an entry of the registry, or unknown"),
    "link": JudgedField("elnc", _code("link_type"), "a type of link of the codebook"),
    "unread": JudgedField(UNREAD, _nothing, "reject"),
    "review": JudgedField(
        REPORT, lambda text: text in ("done", "flagged", "deferred"), "done, flagged or deferred"
    ),
    "translation": JudgedField(REPORT, _text, _WORDS),
    "admiralty": JudgedField(
        REPORT, is_admiralty, "a letter from A to F and a digit from 1 to 6, such as B2"
    ),
    "comment": JudgedField(ANY_PART, _text, _WORDS),
    "note": JudgedField(ANY_PART, _text, _WORDS),
    "reading": JudgedField("enclaptwo", _nothing, _VERDICT),
    "value": JudgedField(ANY_PART, _nothing, _VERDICT),
}
"""Every field, in the order of the documentation. ``event``, ``tally``, ``claim`` and ``value`` say
that what was told is right or wrong; all others say that it was read right or wrong."""


def field_of(name: str) -> JudgedField:
    """A field by its name; a project's own takes any text, on any part.

    Raises:
        UsageError: there is no such field.
    """
    if name.startswith(PROJECT_PREFIX) and len(name) > len(PROJECT_PREFIX):
        return JudgedField(ANY_PART, _text, _WORDS)
    if name not in FIELDS:
        raise UsageError(f"wanted one of {', '.join(FIELDS)}; got {name!r}", field=name)
    return FIELDS[name]


def check_field(field: str, ref: str) -> None:
    """Refuse a field that a part does not have.

    Raises:
        UsageError: no such field, or no such field of this part.
    """
    if split_ref(ref)[1][:1] not in set(field_of(field).letters):
        raise UsageError(f"{ref} has no {field}; see relata show", field=field, ref=ref)


def check_value(field: str, ref: str, value: str) -> str:
    """A value that a person sets, checked against its field.

    Raises:
        UsageError: no such field, no such field of this part, or not a value of it.
    """
    check_field(field, ref)
    known = field_of(field)
    if not known.is_allowed(value):
        raise UsageError(f"{field} must be {known.wanted}, not {value!r}", field=field, value=value)
    return value
