"""Reports written in the corpus's own notation, so that a test shows words and marks at once."""

from relata.corpus import parse_rel
from relata.corpus.rel import RelFile
from relata.corpus.to_record import rel_to_record
from relata.model.record import Record, Voice

HEAD = """id: made-001
title: Made for a test
publisher: Oura Courier
published: '2023-11-22'
style: brief
bundle: null
origin: invented
---
"""

EVENT = "type: ASSAULT, mode: missile, status: happened"


def annotate(body: str, *entries: str) -> RelFile:
    """An annotated report with this body and these lines of its record."""
    return parse_rel(HEAD + body + "\n---\n" + "\n".join(entries) + "\n", "made.rel")


def record_of(body: str, *entries: str) -> Record:
    """The record of an annotated report."""
    return rel_to_record(annotate(body, *entries))


def event_entry(label: str = "e1", status: str = "happened", **slots: str) -> str:
    """The line of an event; slots as YAML, such as ``agents="[a1]"``."""
    filled = {"agents": "[]", "targets": "[]", "place": "null", "time": "null", "weapons": "[]"}
    slots_text = ", ".join(f"{slot}: {value}" for slot, value in (filled | slots).items())
    return f"{label}: {{type: ASSAULT, mode: missile, status: {status}, {slots_text}}}"


def actor_entry(label: str, name: str = "somebody", of: str = "null") -> str:
    """The line of an actor."""
    return f"{label}: {{name: {name}, kind: military, country: null, of: {of}}}"


def claim_entry(
    label: str,
    stance: str,
    source: str = "unnamed",
    content: str = "[]",
    about: str = "[]",
    via: str = "[]",
) -> str:
    """The line of a claim."""
    return (
        f"{label}: {{source: {source}, via: {via}, stance: {stance}, content: {content}, "
        f"about: {about}, said: null}}"
    )


def tally_entry(label: str, low: int, event: str = "e1", effect: str = "killed") -> str:
    """The line of an exact tally."""
    return f"{label}: {{event: {event}, effect: {effect}, of: null, low: {low}, high: {low}}}"


def said(voice: Voice) -> list[str]:
    """A voice in words: ``own`` and ``claim:polarity``."""
    own = ["own"] if voice.own_voice else []
    return own + [f"{by.claim}:{by.polarity}" for by in voice.by]
