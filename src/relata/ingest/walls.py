"""Whether a page hides its text behind a login or subscription, and how surely it says so."""

import re
from typing import Literal

from lxml.html import HtmlElement

from relata.errors import LoginWall, NoArticle
from relata.ingest.cleaning import tidy_line
from relata.ingest.page_facts import PageFacts

Wall = Literal["gate", "hint", "none"]
"""``gate``: the page says that the text goes on only for those who log in or pay; ``hint``: there
is a login on it, as on most pages of outlets that also sell subscriptions."""

_GATE_WORDS = 120
"""Fewer words of running text than this before a gate are a teaser, not a report."""
_HINT_WORDS = 20
_MIN_SENTENCE_WORDS = 8
_PROMPT_WORDS = 40
_LOOKED_AT = 400
_ASK = r"(?:subscribe|log ?in|sign ?(?:in|up)|register|create (?:a|an|your)(?: free)? account|join)"
_GATE = re.compile(
    # asked of the reader: "families must register to see a doctor" is a report's own sentence
    r"(?:^\W*|[.!?:;,]\s+|\bplease |\byou (?:can |need to |must |have to )?|\bor )"
    rf"{_ASK}\b[^.!?]{{0,60}}\b(?:to (?:continue|keep|read|view|access|see|unlock)\b|"
    r"for (?:full|unlimited) access\b)|"
    r"\b(?:to (?:continue|keep) reading|to read (?:more|on|the (?:full|rest|whole)|"
    r"this))\b[^.!?]{0,60}"
    rf"\b{_ASK}\b|"
    r"\b(?:this|the (?:full|rest of (?:this|the)|whole)) (?:article|story|content|page|report|"
    r"text)\b"
    r"[^.!?]{0,40}\b(?:is|are) (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|"
    r"reserved for)\b"
    r"[^.!?]{0,30}\b(?:subscribers?|members?|registered|paying)|"
    r"\byou(?: ha|['’])ve (?:reached|read|used)\b[^.!?]{0,60}\b(?:free|limit|articles)|"
    r"\byou must (?:be logged in|log ?in|sign ?in|subscribe|register)\b|"
    r"\bplease (?:log ?in|sign ?in|subscribe|register) to\b|"
    r"\bexclusive(?:ly)? (?:to|for) (?:our )?(?:subscribers|members)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\balready (?:a )?(?:subscriber|member)\b|\b(?:subscribers?|members?) only\b|"
    r"\bplease (?:log ?in|sign ?in)\b|^\W*(?:log ?in|sign ?in)\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")


def find_wall(tree: HtmlElement, facts: PageFacts) -> Wall:
    """How surely the page, before anything is taken out of it, hides its text."""
    if facts.is_free is False:
        return "gate"
    words = [
        tidy_line(element.text_content())[:_LOOKED_AT]
        for element in tree.iter("p", "h1", "h2", "h3", "h4", "button", "a", "label", "span", "div")
        if len(element) <= (0 if element.tag in ("div", "span") else 4) and not _in_menu(element)
    ]
    words = [line for line in words if len(line.split()) <= _PROMPT_WORDS]
    if any(map(_GATE.search, words)):
        return "gate"
    has_password = any((one.get("type") or "").lower() == "password" for one in tree.iter("input"))
    return "hint" if has_password or any(map(_HINT.search, words)) else "none"


def _in_menu(element: HtmlElement) -> bool:
    return any(up.tag in ("nav", "header", "footer") for up in element.iterancestors())


def require_article(lines: list[str], wall: Wall) -> None:
    """Refuses a page without a report.

    Raises:
        LoginWall: the lines are a teaser before a gate, or nothing beside a login.
        NoArticle: no line is running text.
    """
    running = [line for line in lines if _is_running(line)]
    words = sum(len(line.split()) for line in running)
    if (wall == "gate" and words < _GATE_WORDS) or (wall == "hint" and words < _HINT_WORDS):
        raise LoginWall(
            f"Wanted a report; the page shows {words} words of it and asks to log in or subscribe. "
            "Open it in a browser where you are logged in, save it, and give the saved file.",
            words=words,
        )
    if not running:
        raise NoArticle(
            "Wanted a report; the page has no running text, only menus, lists or pictures. "
            "Give the address of one report, or a file saved after the page has finished loading.",
        )


def _is_running(line: str) -> bool:
    if _GATE.search(line) and len(line.split()) < 2 * _MIN_SENTENCE_WORDS:
        return False
    return len(line.split()) >= _MIN_SENTENCE_WORDS and bool(_SENTENCE_END.search(line[-20:]))
