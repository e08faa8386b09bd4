"""A record as tables for people, in a terminal of 80 columns or more.

Every value is followed by its voices where they differ from those of the event it belongs to:
nothing that only a claim carries is shown as a fact. Texts of a report are printed as they stand,
never read as markup, and without control characters that could steer the terminal.
"""

import unicodedata

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from relata.model.record import Claim, Event, Filler, Link, Record, Tally
from relata.publish.phrases import (
    BASIS_PHRASES,
    COMPARED,
    LINK_PHRASES,
    Lexicon,
    Voicing,
    actor_words,
    filler_words,
    is_compared,
    same_speakers,
    source_words,
    stance_words,
    tally_words,
    type_words,
    voice_words,
    words_of,
)

QUOTE_LENGTH = 160
"""Characters of a claim's words that are shown."""

STATUS_STYLES = {
    "happened": "bold",
    "ongoing": "bold",
    "denied": "red",
    "planned": "yellow",
    "threatened": "yellow",
    "hypothetical": "yellow",
}
"""A status that is not a fact stands out; others are plain."""

SLOTS = (
    ("who", "agents"),
    ("whom", "targets"),
    ("where", "places"),
    ("when", "times"),
    ("with", "weapons"),
)


def render_table(record: Record, console: Console) -> None:
    """Print one record: its report, events, claims and links, and what was not read."""
    lexicon = Lexicon(record)
    sections = [report_head(record), *events_section(lexicon), *claims_section(lexicon)]
    sections += [*loose_section(lexicon), *unread_section(lexicon)]
    console.print(Group(*sections), soft_wrap=False)
    console.print()


def plain(text: str, style: str = "") -> Text:
    """Text as it stands, control characters replaced."""
    safe = "".join("�" if unicodedata.category(char) == "Cc" else char for char in text)
    return Text(safe, style=style)


def grid(width: int) -> Table:
    """A table without lines: a column of labels, ``width`` wide, and one of values."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=width, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def report_head(record: Record) -> RenderableType:
    """Title, publisher, date with its basis, language, source."""
    report = record.report
    day = "day of publication not known"
    if report.published != "XXXX":
        day = f"{report.published} ({BASIS_PHRASES.get(report.published_basis, '')})"
    facts = [report.publisher or "publisher not known", day, report.language or ""]
    source = source_words(report.source)
    lines = [
        Text(),
        plain(report.title or source, "bold"),
        plain(" · ".join(filter(None, facts))),
        *([plain(source, "dim")] if report.title else []),
        *(plain(f"note: {note}", "dim") for note in record.notes),
    ]
    return Group(*lines)


def heading(text: str) -> RenderableType:
    """The heading of a section."""
    return Padding(Rule(Text(text, "bold"), align="left", style="dim"), (1, 0, 0, 0))


def events_section(lexicon: Lexicon) -> list[RenderableType]:
    """Every event with its slots, tallies and links."""
    if not lexicon.record.events:
        return [heading("Events"), plain("no event found", "dim")]
    return [heading("Events"), *(event_block(event, lexicon) for event in lexicon.record.events)]


def event_block(event: Event, lexicon: Lexicon) -> RenderableType:
    """One event: what it is and according to whom, then what is known of it."""
    voices = lexicon.voicings(event.occurrence.by, own_voice=event.occurrence.own_voice)
    head = Text.assemble(
        (event.id.ljust(4), "cyan"),
        plain(type_words(event), "bold"),
        "  ",
        (words_of(event.status), STATUS_STYLES.get(event.status, "")),
        "  ",
        plain(f"“{lexicon.quote(event.triggers[:1])}”", "dim"),
    )
    rows = [("says", plain(voice_words(voices), "green"))]
    for label, slot in SLOTS:
        fillers: tuple[Filler, ...] = getattr(event, slot)
        rows += [(label, value_line(filler, voices, lexicon)) for filler in fillers]
    rows += [("result", tally_line(tally, lexicon)) for tally in lexicon.tallies_of(event)]
    rows += [("link", link_line(link, lexicon)) for link in lexicon.links_from(event.id)]
    return Padding(Group(head, labelled(rows)), (1, 0, 0, 0))


def labelled(rows: list[tuple[str, Text]]) -> RenderableType:
    """Rows with a label each; a label that repeats is left out."""
    table = grid(width=6)
    previous = None
    for label, value in rows:
        table.add_row(Text("" if label == previous else label, "dim"), value)
        previous = label
    return Padding(table, (0, 0, 0, 4))


def value_line(filler: Filler, event_voices: tuple[Voicing, ...], lexicon: Lexicon) -> Text:
    """A value, and its voices where they are not the event's."""
    voices = lexicon.voicings(filler.by, own_voice=filler.own_voice)
    line = plain(filler_words(filler, lexicon))
    if not same_speakers(voices, event_voices):
        line.append_text(plain(f" – {voice_words(voices)}", "green"))
    return line


def tally_line(tally: Tally, lexicon: Lexicon) -> Text:
    """A tally, always with its voices, and its id, by which a claim names it."""
    voices = lexicon.voicings(tally.by, own_voice=tally.own_voice)
    line = plain(tally_words(tally, lexicon), "bold")
    line.append_text(plain(f" – {voice_words(voices)}", "green"))
    line.append_text(plain(f"  [{tally.id}]", "cyan"))
    return line


def link_line(link: Link, lexicon: Lexicon) -> Text:
    """A link, with its words and voices."""
    phrase = LINK_PHRASES.get(link.type, words_of(link.type))
    signal = f" (“{lexicon.quote(link.signal)}”)" if link.signal else ""
    voices = lexicon.voicings(link.by, own_voice=link.own_voice)
    told = COMPARED if is_compared(link) else voice_words(voices)
    line = plain(f"{phrase} {lexicon.name(link.target_id)}{signal}")
    line.append_text(plain(f" – {told}", "green"))
    return line


def claims_section(lexicon: Lexicon) -> list[RenderableType]:
    """Every claim: who says what of which event, and through whom it came."""
    if not lexicon.record.claims:
        return []
    return [heading("Claims"), *(claim_block(claim, lexicon) for claim in lexicon.record.claims)]


def claim_block(claim: Claim, lexicon: Lexicon) -> RenderableType:
    """One claim in one row: its id, its speaker and stance, its words."""
    table = grid(width=max(len(claim.id) for claim in lexicon.record.claims))
    line = plain(speaker_words(claim, lexicon), "green")
    relays = lexicon.chain(claim)[1:]
    if relays:
        line.append_text(plain(f" via {' via '.join(relays)}", "green"))
    line.append_text(plain(f" · {stance_words(claim.stance)}", "bold"))
    if claim.content:
        line.append_text(plain(f": {shortened(lexicon.quote(claim.content))}"))
    if claim.about:
        line.append_text(plain(f"  [{', '.join(claim.about)}]", "cyan"))
    table.add_row(Text(claim.id, "cyan"), line)
    return table


def speaker_words(claim: Claim, lexicon: Lexicon) -> str:
    """The speaker of a claim with role and body, where known."""
    actor = lexicon.actor(claim.source)
    return actor_words(actor, lexicon) if actor else lexicon.speaker(claim).name


def shortened(text: str) -> str:
    """The beginning of a long text, cut at a word."""
    if len(text) <= QUOTE_LENGTH:
        return text
    return text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"


def loose_section(lexicon: Lexicon) -> list[RenderableType]:
    """What stands at no event: tallies without one, links between claims or tallies."""
    known = {event.id for event in lexicon.record.events}
    tallies = [tally for tally in lexicon.record.tallies if tally.event not in known]
    links = [link for link in lexicon.record.links if link.source_id not in known]
    if not tallies and not links:
        return []
    rows = [("count", tally_line(tally, lexicon)) for tally in tallies]
    for link in links:
        start = plain(f"{lexicon.name(link.source_id)}: ")
        rows.append(("link", start.append_text(link_line(link, lexicon))))
    return [heading("Besides the events"), labelled(rows)]


def unread_section(lexicon: Lexicon) -> list[RenderableType]:
    """How many numbers and words of violence no value took up, and which."""
    unread = lexicon.record.unread
    if not unread:
        return []
    words = ", ".join(f"“{lexicon.quote([item.span])}”" for item in unread)
    return [heading(f"Not read: {len(unread)}"), plain(words)]
