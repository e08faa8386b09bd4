"""The codebook: every enumeration of the record, with definitions and crosswalks.

All of it stands in ``codebook.yaml``; this module only reads it, on first use and once. Importing
it costs nothing. Order is the file's order everywhere, so that whatever is made from the codebook
(docs, schema, tables) comes out the same every time.
"""

from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

import msgspec

from relata.errors import UnknownCodeError

Scheme = Literal["acled", "ucdp", "plover", "cameo"]
Polarity = Literal["for", "against", "doubt"]
Reach = Literal["value", "agent", "nothing"]

SCHEMES: tuple[Scheme, ...] = ("acled", "ucdp", "plover", "cameo")
"""The schemes that the crosswalks lead to."""


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True):
    """The nearest codes of one scheme; never empty.

    Attributes:
        values: one code, or several between which the parties or the object decide.
        checked: whether the codes were held against the scheme's own codebook.
    """

    values: tuple[str, ...]
    checked: bool = True


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """One code of an enumeration.

    Attributes:
        means: a definition in our own words.
        example: invented words, or an invented value.
        of: the event type of a mode; None for any other code.
        polarity: of a stance, what it says of the values that it carries; else None.
        about: of a stance, what naming a value in ``about`` carries; else None.
        crosswalks: by scheme; a scheme that is absent has no equivalent.
        note: our decision where the schemes cut differently, or None.
    """

    name: str
    means: str
    example: str
    of: str | None = None
    polarity: Polarity | None = None
    about: Reach | None = None
    crosswalks: dict[Scheme, Crosswalk] = {}
    note: str | None = None


class Enumeration(msgspec.Struct, frozen=True, kw_only=True):
    """A closed list of codes.

    Attributes:
        fields: where in a record (or incident) the codes stand.
        columns: by scheme, which of its columns the crosswalk values belong to.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    means: str
    codes: tuple[Code, ...]
    columns: dict[Scheme, str] = {}
    note: str | None = None


def enumerations() -> tuple[str, ...]:
    """The names of all enumerations, in the codebook's order."""
    return tuple(_load())


def enumeration(name: str) -> Enumeration:
    """One enumeration.

    Raises:
        UnknownCodeError: no enumeration has that name.
    """
    found = _load().get(name)
    if found is None:
        raise UnknownCodeError(
            f"the codebook has no enumeration {name!r}; it has: {', '.join(_load())}", name=name
        )
    return found


@cache
def codes(name: str) -> tuple[str, ...]:
    """The codes of one enumeration, in the codebook's order.

    Raises:
        UnknownCodeError: no enumeration has that name.
    """
    return tuple(code.name for code in enumeration(name).codes)


def entry(name: str, code: str) -> Code:
    """All that the codebook says of one code.

    Raises:
        UnknownCodeError: no enumeration, or no code of it, has that name.
    """
    found = _entries(name).get(code)
    if found is None:
        raise UnknownCodeError(
            f"{code!r} is no {name} of the codebook; it has: {', '.join(codes(name))}",
            name=name,
            code=code,
        )
    return found


def definition(name: str, code: str) -> str:
    """What a code means, in one sentence.

    Raises:
        UnknownCodeError: no enumeration, or no code of it, has that name.
    """
    return entry(name, code).means


def crosswalk(name: str, code: str, scheme: Scheme) -> tuple[str, ...]:
    """The nearest codes of another scheme; empty where it has no equivalent.

    Raises:
        UnknownCodeError: no enumeration, or no code of it, has that name.
    """
    found = entry(name, code).crosswalks.get(scheme)
    return found.values if found else ()


@cache
def modes_of(event_type: str) -> tuple[str, ...]:
    """The modes of one type of event; empty for a type that has none.

    Raises:
        UnknownCodeError: it is no type of event.
    """
    entry("event_type", event_type)
    return tuple(code.name for code in enumeration("mode").codes if code.of == event_type)


def polarity_of(stance: str) -> Polarity:
    """What a claim of this stance says of the values that it carries.

    A value that is itself the negation (0 killed, an event that is ``denied``) is carried ``for``
    by a claim whose polarity is ``against``.

    Raises:
        UnknownCodeError: it is no stance.
    """
    return cast("Polarity", entry("stance", stance).polarity)


def reach_of(stance: str) -> Reach:
    """What naming a value in a claim's ``about`` carries.

    ``value``: the value named; ``agent``: only the agents of the event named; ``nothing``: the
    stance judges or wills an act, so it carries only what stands in its own content.

    Raises:
        UnknownCodeError: it is no stance.
    """
    return cast("Reach", entry("stance", stance).about)


@cache
def _entries(name: str) -> dict[str, Code]:
    return {code.name: code for code in enumeration(name).codes}


@cache
def _load() -> dict[str, Enumeration]:
    import yaml  # imported late: most commands never look into the codebook

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("relata.model").joinpath("codebook.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=loader)  # a SafeLoader either way
    return {name: _enumeration(name, body) for name, body in raw["enumerations"].items()}


def _enumeration(name: str, body: dict[str, Any]) -> Enumeration:
    rows = {key: value for key, value in body.items() if key != "codes"}
    listed = [_code(code, facts) for code, facts in body["codes"].items()]
    return msgspec.convert({**rows, "name": name, "codes": listed}, Enumeration)


def _code(name: str, facts: dict[str, Any]) -> Code:
    rows = {key: value for key, value in facts.items() if key not in {*SCHEMES, "unchecked"}}
    unchecked = facts.get("unchecked", ())
    walks = {
        scheme: {"values": _listed(facts[scheme]), "checked": scheme not in unchecked}
        for scheme in SCHEMES
        if facts.get(scheme) is not None
    }
    return msgspec.convert({**rows, "name": name, "crosswalks": walks}, Code)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
