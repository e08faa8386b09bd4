"""The desk's keys, as its help lists them and its script binds them.

Source: nomenklatura's x, n, u, h and s, which analysts have in their fingers; the rest is the
desk's own.
"""

from typing import NamedTuple


class Key(NamedTuple):
    """One key and what it does; ``name`` is what the script calls the command."""

    keys: str
    name: str
    words: str


KEYS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        "Moving",
        (
            Key("j", "next", "next report"),
            Key("k", "previous", "previous report"),
            Key("J", "next-incident", "next incident"),
            Key("K", "previous-incident", "previous incident"),
            Key("Tab", "next-field", "next field that is not decided"),
            Key("Shift+Tab", "previous-field", "previous field that is not decided"),
            Key("ArrowDown", "down", "next field"),
            Key("ArrowUp", "up", "previous field"),
            Key("Enter", "open", "open the incident's page"),
            Key("Escape", "back", "close what is open; nothing typed is lost"),
            Key("/", "search", "search"),
            Key("?", "help", "this list"),
        ),
    ),
    (
        "Deciding on a field",
        (
            Key("Space", "accept", "accept (also a)"),
            Key("a", "accept", "accept"),
            Key("A", "accept-all", "accept all that is left, and call the report done"),
            Key("e", "edit", "edit the value"),
            Key("r", "reject", "reject, with a reason from 1 to 9"),
            Key("v", "evidence", "show its words; again for the next"),
            Key("[", "shrink", "shorten its words at the end"),
            Key("]", "grow", "lengthen its words at the end"),
            Key(
                "b",
                "bind",
                "take the selected words for it, or the name on them for who, whom, where",
            ),
            Key("N", "number", "the next count"),
            Key("y", "speaker", "who says it: speaker, stance, relays"),
            Key("t", "time", "when it is"),
            Key("p", "place", "where it is"),
            Key("h", "history", "who said what of it, and when"),
        ),
    ),
    (
        "Deciding on an incident",
        (
            Key("x", "same", "the same act as the other incident shown"),
            Key("n", "apart", "not the same act"),
            Key("u", "unsure", "unsure"),
            Key("i", "next-near", "show the next incident that may be the same"),
            Key("m", "merge", "the same as an incident you name"),
            Key("!", "explode", "take the incident apart, with a reason"),
            Key("g", "grade", "grade, from 1 confirmed to 5 discounted"),
            Key("L", "link", "link an event to another, or a count to a count"),
            Key("c", "contradict", "mark two events as contradicting each other"),
            Key("o", "contradictions", "the board of contradictions"),
        ),
    ),
    (
        "The report",
        (
            Key(
                "+",
                "add-part",
                "add on the selected words: a count, an act, a name, a place, a day …",
            ),
            Key("s", "skip", "skip; it comes back"),
            Key("d", "defer", "defer, with a note"),
            Key("f", "flag", "flag for a second reader"),
            Key(".", "comment", "comment"),
            Key(";", "note", "note that exports carry"),
            Key("l", "latin", "the text in Latin letters, or as it is written"),
            Key("w", "translation", "the text beside a translation, which you may write"),
            Key("W", "wide", "text alone, or text and fields"),
            Key("G", "admiralty", "how far the report is trusted: A–F for the source, 1–6 for it"),
            Key("D", "published", "when the report was published; its days are read anew"),
            Key("z", "undo", "take your last deed back"),
            Key("Z", "redo", "give it again"),
        ),
    ),
)
"""All keys by what they are for."""

REASONS = (
    "wrong words",
    "it is not said to have happened",
    "it happened long before",
    "it belongs to another event",
    "wrong actor",
    "wrong number",
    "wrong place or day",
    "wrong speaker or link",
    "nothing worth adding",
)
"""Reasons for rejecting a field, 1 to 9."""
