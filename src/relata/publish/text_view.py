"""The left side of the HTML view: the report's text with its marks."""

from relata.publish.markup import Markup, element, join
from relata.publish.phrases import Lexicon
from relata.publish.segments import Layer, Segment, cut, text_marks

ENTITY_LAYERS: tuple[Layer, ...] = ("actor", "place", "time", "weapon", "object")

CARD_LAYERS: tuple[Layer, ...] = ("trigger", "tally", "cue", "signal", *ENTITY_LAYERS, "content")
"""Layers whose marks open something in the panel, the most telling first."""

FOCUS_LAYERS: tuple[Layer, ...] = ("trigger", "tally", "cue")
"""Layers that the keyboard reaches in the text; the panel reaches all others."""

COLOURS = 8
"""Speaker colours of the style sheet; more speakers share them, their labels tell them apart."""


def speaker_class(lexicon: Lexicon, key: str) -> str:
    """The colour class of a speaker, by the order in which speakers first speak."""
    rank = lexicon.speaker_ranks.get(key)
    return "spx" if rank is None else f"sp{rank % COLOURS}"


def claim_class(lexicon: Lexicon, claim_id: str) -> str:
    """The colour class of a claim's speaker."""
    claim = lexicon.claim(claim_id)
    return speaker_class(lexicon, claim.source) if claim else "spx"


def render_text(lexicon: Lexicon) -> Markup:
    """The text with one element a marked segment; unmarked text stands bare."""
    segments = cut(len(lexicon.text), text_marks(lexicon.record))
    labels = claim_labels(lexicon)
    return join(render_segment(segment, lexicon, labels) for segment in segments)


def claim_labels(lexicon: Lexicon) -> dict[tuple[str, int], str]:
    """Where a speaker's label stands: at a claim's first words, or at its cue if it has none.

    Keys are the claim's id and the offset.
    """
    labels = {}
    for claim in lexicon.record.claims:
        spans = claim.content or claim.cue
        if spans:
            labels[claim.id, spans[0][0]] = lexicon.speaker(claim).name
    return labels


def render_segment(
    segment: Segment, lexicon: Lexicon, labels: dict[tuple[str, int], str]
) -> Markup:
    """One segment, with the classes of its marks and the ids they stand for."""
    words = lexicon.text[segment.start : segment.end]
    if not segment.marks:
        return join([words])
    classes = segment_classes(segment, lexicon)
    refs = [ref for layer in CARD_LAYERS for ref in segment.refs(layer)]
    opened = [mark.ref for layer in FOCUS_LAYERS for mark in segment.starting(layer)]
    marked = element(
        "span",
        words,
        class_=" ".join(classes),
        data_s=segment.start,
        data_e=segment.end,
        data_refs=" ".join(dict.fromkeys(refs)) or None,
        data_ev=" ".join(mark.ref for mark in segment.ending("trigger")) or None,
        tabindex=0 if opened else None,
        role="button" if opened else None,
        aria_label=f"{' '.join(words.split())}, {', '.join(opened)}" if opened else None,
    )
    speaker = speaker_label(segment, labels)
    if speaker is None:
        return marked
    # an attribute, drawn by the style sheet: the element's text stays the report's own
    colour = " ".join(name for name in classes if name.startswith("sp"))
    return join([element("span", "", class_=f"by {colour}", data_by=speaker), marked])


def speaker_label(segment: Segment, labels: dict[tuple[str, int], str]) -> str | None:
    """Names of the speakers whose words begin here, the outermost first; None for nobody."""
    starting = (*segment.starting("cue"), *segment.starting("content"))
    names = [labels[mark.ref, mark.start] for mark in starting if (mark.ref, mark.start) in labels]
    return " › ".join(dict.fromkeys(reversed(names))) or None


def segment_classes(segment: Segment, lexicon: Lexicon) -> list[str]:
    """The classes of a segment: one a layer, the speaker's colour, how deep content is nested."""
    classes = [f"m-{layer}" for layer in dict.fromkeys(mark.layer for mark in segment.marks)]
    classes += [f"from-{mark.layer}" for mark in segment.marks if mark.start == segment.start]
    classes += [f"to-{mark.layer}" for mark in segment.marks if mark.end == segment.end]
    speaking = [*segment.refs("cue"), *segment.refs("content")]
    if speaking:
        classes.append(claim_class(lexicon, speaking[0]))
        classes.append(f"deep{min(len(segment.refs('content')), 3)}")
    events = [lexicon.event(ref) for ref in segment.refs("trigger")]
    classes += [f"is-{event.status}" for event in events if event is not None]
    return list(dict.fromkeys(classes))
