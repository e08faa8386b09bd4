"""Names that recur in another shape: surname first, in full again, or before a noun.

1. A person whose name stands again in full, or surname first ("Ferrol, Adan"), is the same person:
   no second one arises, and no mention is missed.
2. Two states of one country are one state: "France" and "the French" in one report. No training
   report has two such actors among its 225 states named by their country.
3. A state that is an actor of the report is also meant where its name, not its adjective, heads
   another actor's words ("U.S. troops"). Source: corpus/GUIDELINES.md, question 24. The form is
   rare: 11 such words in the training reports, of which the annotators marked four; adjectives
   they mark so seldom that the rule leaves them alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from relata.assets import load_yaml_asset
from relata.model.marks import ActorMark, Marks, Span
from relata.read.inside import holds, overlap
from relata.read.layout import Layout

_TITLE = re.compile(
    r"^(?:(?:the\s+)?(?:[A-Za-z]+\s+)?(?:Dr|Mr|Mrs|Ms|Col|Gen|Lt|Maj|Capt|Sgt|Prof|Adm|Brig|Rev"
    r"|Colonel|General|Major|Captain|President|Governor|Minister|Mayor|Sheikh)\.?\s+)+"
)
_NAME = re.compile(r"(?P<given>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*)*) (?P<surname>[A-Z][\w'’-]+)")
_ARTICLE = re.compile(r"^(?:the|a|an|two|three|some|several)\s+", re.IGNORECASE)


def add_names(layout: Layout, marks: Marks) -> Marks:
    """The marks with recurring names joined to their actors."""
    for person in [actor for actor in marks.actors if actor.kind == "person"]:
        for span in _recurrences(layout.text, person):
            marks = _give(marks, person.id, span)
    return _add_state_heads(layout, _join_states(layout, marks))


def _join_states(layout: Layout, marks: Marks) -> Marks:
    """The marks with one actor a state, whichever of its names and adjectives stand for it."""
    table = _state_words() | _people_words()
    first_of: dict[str, str] = {}
    for state in [actor for actor in marks.actors if actor.kind == "state"]:
        names = {_ARTICLE.sub("", layout.text[a:b]) for a, b in state.mentions}
        codes = {table.get(name, "") for name in names if name[:1].isupper()}
        if len(codes) != 1 or "" in codes:
            continue
        first = first_of.setdefault(codes.pop(), state.id)
        if first != state.id:
            marks = _joined(marks, first, state.id)
    return marks


def _joined(marks: Marks, kept: str, gone: str) -> Marks:
    """Two actors made one: mentions, and all that names the second."""
    other = next(actor for actor in marks.actors if actor.id == gone)
    for mention in other.mentions:
        marks = _with_mention(marks, kept, mention)
    actors = tuple(actor for actor in marks.actors if actor.id != gone)
    joined: Marks = _rename(msgspec.structs.replace(marks, actors=actors), gone, kept)
    return joined


def _recurrences(text: str, person: ActorMark) -> Iterator[Span]:
    """Where a person's full name stands, either way round, outside its own mentions."""
    for start, end in person.mentions:
        words = _TITLE.sub("", text[start:end].split(",")[0])
        name = _NAME.fullmatch(words)
        if name is None:
            continue
        given, surname = re.escape(name["given"]), re.escape(name["surname"])
        pattern = rf"(?<!\w)(?:{surname}, {given}|{given} {surname})(?!\w)"
        for again in re.finditer(pattern, text):
            found = again.span()
            if not any(found == m or holds(m, found) for m in person.mentions):
                yield found


def _give(marks: Marks, person: str, span: Span) -> Marks:
    """Give a mention to an actor; an actor that consists of it alone becomes one with that."""
    other = next(
        (a for a in marks.actors if any(overlap(span, mention) for mention in a.mentions)), None
    )
    if other is None:
        return _with_mention(marks, person, span)
    if other.id == person:
        return _widened(marks, person, span)
    if other.kind != "person" or len(other.mentions) > 1:
        return marks
    return _joined(marks, person, other.id)


def _widened(marks: Marks, person: str, span: Span) -> Marks:
    """A person's mention of part of a name, widened to the whole of it."""
    actors = tuple(
        msgspec.structs.replace(one, mentions=tuple(m for m in one.mentions if not holds(span, m)))
        if one.id == person
        else one
        for one in marks.actors
    )
    return _with_mention(msgspec.structs.replace(marks, actors=actors), person, span)


def _with_mention(marks: Marks, actor: str, span: Span) -> Marks:
    return msgspec.structs.replace(
        marks,
        actors=tuple(
            msgspec.structs.replace(one, mentions=tuple(sorted({*one.mentions, span})))
            if one.id == actor
            else one
            for one in marks.actors
        ),
    )


def _rename(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 - any part of the marks
    """A copy of the marks, or of a part, with one id for another and nothing twice in a list."""
    if value == old:
        return new
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_rename(one, old, new) for one in value))
    if isinstance(value, msgspec.Struct):
        fields = {name: _rename(getattr(value, name), old, new) for name in value.__struct_fields__}
        if isinstance(value, ActorMark) and fields["of"] == value.id:
            fields["of"] = None
        return msgspec.structs.replace(value, **fields)
    return value


@cache
def _state_words() -> dict[str, str]:
    """Names of states, long and short ones, to their codes; case counts."""
    table: dict[str, str] = {}
    for code, row in load_yaml_asset("countries.yaml").items():
        for word in row["names"]:
            table.setdefault(word, code)
    return table


@cache
def _people_words() -> dict[str, str]:
    """Adjectives and words for the people of a state, to its code."""
    rows = load_yaml_asset("countries.yaml").items()
    return {word: code for code, row in rows for word in row["people"]}


def _add_state_heads(layout: Layout, marks: Marks) -> Marks:
    table = _state_words()
    for state in [actor for actor in marks.actors if actor.kind == "state"]:
        names = {_ARTICLE.sub("", layout.text[a:b]) for a, b in state.mentions}
        codes = {table[name] for name in names if name in table}
        if len(codes) != 1:
            continue
        code = codes.pop()
        words = sorted((word for word, of in table.items() if of == code), key=len, reverse=True)
        pattern = re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?= [a-z])")
        for span in _heads(layout.text, marks, state, pattern):
            marks = _with_mention(marks, state.id, span)
    return marks


def _heads(text: str, marks: Marks, state: ActorMark, pattern: re.Pattern[str]) -> list[Span]:
    """Where the words of other actors begin with the state's own, not marked by anybody yet."""
    taken = {mention for actor in marks.actors for mention in actor.mentions}
    found: list[Span] = []
    for actor in marks.actors:
        if actor.id == state.id:
            continue
        for start, end in actor.mentions:
            article = _ARTICLE.match(text, start, end)
            head = pattern.match(text, article.end() if article else start, end)
            if head and head.span() not in taken:
                found.append(head.span())
    return found
