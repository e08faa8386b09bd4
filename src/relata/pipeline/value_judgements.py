"""Which values a person may set, and what they may be set to."""

from collections.abc import Callable

from relata.errors import UsageError
from relata.model.codebook import codes
from relata.model.incident import split_ref

ANY_PART = "enclaptwo"


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _code(enumeration: str) -> Callable[[str], bool]:
    return lambda text: text in codes(enumeration)


FIELDS: dict[str, tuple[str, Callable[[str], bool], str]] = {
    "event": ("e", lambda _: False, "accept or reject"),
    "type": ("e", _code("event_type"), "a type of the codebook"),
    "mode": ("e", _code("mode"), "a mode of the codebook"),
    "status": ("e", _code("status"), "a status of the codebook"),
    "grade": ("e", _code("grade"), "a grade of the codebook"),
    "tally": ("n", lambda _: False, "accept or reject"),
    "low": ("n", _number, "a whole number"),
    "high": ("n", _number, "a whole number"),
    "effect": ("n", _code("effect"), "an effect of the codebook"),
    "claim": ("c", lambda _: False, "accept or reject"),
    "stance": ("c", _code("stance"), "a stance of the codebook"),
    "value": (ANY_PART, lambda _: False, "accept or reject"),
}
"""Field: the letters of the parts that have it, what it may be set to, and that in words."""


def check_value(field: str, ref: str, value: str) -> str:
    """A value that a person sets, checked against its field.

    Raises:
        UsageError: no such field, no such field of this part, or not a value of it.
    """
    if field not in FIELDS:
        raise UsageError(f"wanted one of {', '.join(FIELDS)}; got {field!r}", field=field)
    letters, is_allowed, wanted = FIELDS[field]
    if split_ref(ref)[1][:1] not in set(letters):
        raise UsageError(f"{ref} has no {field}; see relata show", field=field, ref=ref)
    if not is_allowed(value):
        raise UsageError(f"{field} must be {wanted}, not {value!r}", field=field, value=value)
    return value
