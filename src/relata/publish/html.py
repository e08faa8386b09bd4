"""A record as one offline HTML page: the text with its marks, and every value beside it.

The page loads nothing: style and script are written into it, and a content security policy that
names their hashes lets nothing else run, whatever a report's text holds.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from relata.model.record import Link, Record, Span
from relata.publish.markup import Markup, element, join
from relata.publish.panel import (
    claim_card,
    event_card,
    names_list,
    toll_table,
    unread_list,
)
from relata.publish.phrases import BASIS_PHRASES, LINK_PHRASES, Lexicon, source_words, words_of
from relata.publish.text_view import render_text, speaker_class

ARROW_TYPES = ("response_to", "caused_by")
"""Links drawn beside the text at all times; the others appear when they are chosen."""


HINT = "A value without a name of its own is told by those who tell of its event."
"""Says how the voices of a card are to be read."""


def render_html(record: Record) -> str:
    """The page of one record, complete from doctype to end."""
    style, script = Markup(_asset("marks.css") + _asset("view.css")), _asset("view.js")
    lexicon = Lexicon(record)
    head = element(
        "head",
        [
            element("meta", charset="utf-8"),
            element(
                "meta", http_equiv="Content-Security-Policy", content=content_policy(style, script)
            ),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element(
                "title", f"{record.report.title or source_words(record.report.source)} – Relata"
            ),
            element("style", style),
        ],
    )
    body = element(
        "body",
        [
            element("a", "Skip to the record", href="#record", class_="skip"),
            page_head(lexicon),
            element("main", [text_side(lexicon), record_side(lexicon)]),
            page_foot(record),
            element("div", "", id="said", role="status", aria_live="polite"),
            element("script", script),
        ],
    )
    return f"<!DOCTYPE html>\n{element('html', [head, body], lang='en')}\n"


def _asset(name: str) -> Markup:
    """One of our own files; read at every call, so the page is always the package's."""
    return Markup(files("relata.publish").joinpath("page", name).read_text(encoding="utf-8"))


def content_policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash_source(style)}'; "
        f"script-src '{_hash_source(script)}'; base-uri 'none'; form-action 'none'"
    )


def _hash_source(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def page_head(lexicon: Lexicon) -> Markup:
    """Title and what is known of the publication."""
    report = lexicon.record.report
    day = "day of publication not known"
    if report.published != "XXXX":
        basis = BASIS_PHRASES.get(report.published_basis, report.published_basis)
        day = f"published {report.published}, {basis}"
    facts = [report.publisher or "publisher not known", report.author, day, report.language]
    return element(
        "header",
        [
            element("p", "Relata", class_="brand"),
            element("h1", report.title or source_words(report.source)),
            element("p", " · ".join(fact for fact in facts if fact), class_="facts"),
        ],
        class_="top",
    )


def text_side(lexicon: Lexicon) -> Markup:
    """The report's text, its arrows and its legend."""
    report = lexicon.record.report
    arrows = element(
        "ul", [arrow(link, lexicon) for link in lexicon.record.links], id="links", hidden=True
    )
    text = element(
        "div",
        render_text(lexicon),
        id="text",
        lang=report.language or None,
        dir="auto",
    )
    return element(
        "section",
        [legend(lexicon), element("div", [Markup(SVG), text], class_="sheet"), arrows],
        class_="reading",
        aria_label="Text of the report",
    )


SVG = '<svg id="arrows" aria-hidden="true" focusable="false"></svg>'


def arrow(link: Link, lexicon: Lexicon) -> Markup:
    """A link for the script to draw: from which words to which, and what it says."""
    start, end = arrow_ends(link, lexicon)
    return element(
        "li",
        f"{lexicon.name(link.source_id)} {LINK_PHRASES.get(link.type, words_of(link.type))} "
        f"{lexicon.name(link.target_id)}",
        data_from=start,
        data_to=end,
        data_type=link.type,
        data_always=link.type in ARROW_TYPES,
        data_ends=f"{link.source_id} {link.target_id}",
    )


def arrow_ends(link: Link, lexicon: Lexicon) -> tuple[int | None, int | None]:
    """Offsets of the two mentions that an arrow joins; None twice when one end has no words.

    The mentions nearest to the link's own words, or else to each other, and outside the headline
    if they have mentions there.
    """
    headline = lexicon.record.report.headline
    body = headline[1] if headline else 0
    starts = _in_body(lexicon.spans(link.source_id), body)
    ends = _in_body(lexicon.spans(link.target_id), body)
    pairs = [(_reach(start, end, link.signal), start, end) for start in starts for end in ends]
    if not pairs:
        return None, None
    _, start, end = min(pairs)
    return start, end


def _in_body(spans: Sequence[Span], body: int) -> list[int]:
    starts = [start for start, _ in spans]
    return [start for start in starts if start >= body] or starts


def _reach(start: int, end: int, signal: Sequence[Span]) -> int:
    """How far an arrow's ends are from its signal, or from each other without one."""
    if not signal:
        return abs(start - end)
    return abs(start - signal[0][0]) + abs(end - signal[0][0])


def legend(lexicon: Lexicon) -> Markup:
    """What the marks mean, and who speaks in which colour."""
    kinds = (
        ("m-trigger", "event"),
        ("m-actor", "actor"),
        ("m-place", "place"),
        ("m-time", "time"),
        ("m-weapon", "weapon or object"),
        ("m-tally", "count"),
        ("m-unread", "not read"),
    )
    marks = [element("li", element("span", name, class_=f"key {kind}")) for kind, name in kinds]
    speakers = [
        element(
            "li",
            element("span", s.name, class_=f"chip {speaker_class(lexicon, s.key)}"),
        )
        for s in lexicon.speakers
    ]
    return element(
        "div",
        [
            element("ul", marks),
            element("ul", [element("li", "Words of", class_="lead"), *speakers])
            if speakers
            else None,
        ],
        class_="legend",
        aria_label="Legend",
        role="group",
    )


def record_side(lexicon: Lexicon) -> Markup:
    """The panel with its tabs; without a script all of them show."""
    record = lexicon.record
    no_event = element("p", "No event was found in this report.", class_="empty")
    no_claim = element("p", "Nobody but the report itself speaks.", class_="empty")
    hint = element("p", HINT, class_="hint")
    events = [event_card(event, lexicon) for event in record.events]
    events = [hint, *events] if events else []
    claims = [claim_card(claim, lexicon) for claim in record.claims]
    tabs = (
        Tab("Events", len(record.events), events, no_event),
        Tab("Claims", len(record.claims), claims, no_claim),
        Tab("Tolls", len(record.tallies), [toll_table(lexicon)]),
        Tab("Names", None, [names_list(lexicon)]),
        Tab("Not read", len(record.unread), [unread_list(lexicon)]),
    )
    buttons = element(
        "div", map(tab_button, tabs), class_="tabs", role="tablist", aria_label="The record"
    )
    panels = [tab_panel(tab) for tab in tabs]
    return element("aside", [buttons, *panels], id="record", aria_label="Record", tabindex=-1)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the panel: its name, how many things it shows (None: not counted), and those.

    ``empty`` stands in for content that is not there.
    """

    name: str
    count: int | None
    content: Sequence[Markup]
    empty: Markup | None = None

    @property
    def key(self) -> str:
        """The name as part of an id."""
        return self.name.lower().replace(" ", "-")


def tab_button(tab: Tab) -> Markup:
    """The button that shows a tab."""
    counted = None if tab.count is None else element("span", str(tab.count), class_="count")
    return element(
        "button",
        [tab.name, counted],
        type="button",
        role="tab",
        id=f"tab-{tab.key}",
        aria_controls=f"panel-{tab.key}",
    )


def tab_panel(tab: Tab) -> Markup:
    """What a tab shows."""
    return element(
        "section",
        [element("h2", tab.name), *tab.content, None if tab.content else tab.empty],
        id=f"panel-{tab.key}",
        role="tabpanel",
        aria_labelledby=f"tab-{tab.key}",
    )


def page_foot(record: Record) -> Markup:
    """Where the report came from, what read it, and what a person should know."""
    lines = [element("p", f"Source: {source_words(record.report.source)}")]
    if record.reader is not None:
        reader = record.reader
        lines.append(
            element(
                "p",
                f"Read by {reader.name} {reader.version} (weights {reader.weights[:12]}). A reader "
                "errs: check each value on its words.",
            )
        )
    lines += [element("p", f"Note: {note}") for note in record.notes]
    lines.append(element("p", f"Report sha256 {record.report.sha256}"))
    return element("footer", join(lines))
