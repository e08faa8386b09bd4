"""The right side of the HTML view: events, claims, tolls, names, and what was not read.

Every value is a button that carries the spans of its words (``data-spans``, ``start-end`` pairs);
the page's script lights them up. Every value shows its voices as labelled chips, unless they are
those of its event, which stand at the event's head.
"""

from collections.abc import Iterable

from relata.errors import RelataError
from relata.model.codebook import definition
from relata.model.record import Actor, Claim, Event, Filler, Link, Place, Span, Tally, Time
from relata.publish.markup import Child, Markup, element, join
from relata.publish.phrases import (
    COMPARED,
    LINK_PHRASES,
    Lexicon,
    Voicing,
    actor_words,
    filler_words,
    is_compared,
    number_words,
    same_speakers,
    stance_words,
    tally_spans,
    tally_words,
    time_words,
    voicing_words,
    words_of,
)
from relata.publish.text_view import claim_class, speaker_class

SLOTS = (
    ("Who", "agents"),
    ("Whom", "targets"),
    ("Where", "places"),
    ("When", "times"),
    ("With", "weapons"),
)


def span_list(spans: Iterable[Span]) -> str | None:
    """Spans as an attribute: ``12-20 30-33``; None for none."""
    return " ".join(f"{start}-{end}" for start, end in spans) or None


def value_button(
    words: Child, spans: Iterable[Span], *, also: Iterable[Span] = (), kind: str = ""
) -> Markup:
    """A value that lights up its words; ``also`` are words that go with them."""
    return element(
        "button",
        words,
        type="button",
        class_=f"v {kind}".rstrip(),
        data_spans=span_list(spans),
        data_also=span_list(also),
        aria_pressed="false",
    )


def meaning(enumeration: str, code: str | None) -> str | None:
    """What the codebook says of a code; None for a code that it does not know."""
    if code is None:
        return None
    try:
        return definition(enumeration, code)
    except RelataError:
        return None


def sure(confidence: float | None) -> Markup | None:
    """How sure the reader is, in percent."""
    if confidence is None:
        return None
    return element(
        "span", f"{confidence:.0%}", class_="sure", title="how sure the reader is of this"
    )


def chips(voicings: Iterable[Voicing], lexicon: Lexicon) -> Markup:
    """One labelled chip a speaker and polarity, however many of its claims carry the value."""
    grouped: dict[str, list[Voicing]] = {}
    for voicing in voicings:
        grouped.setdefault(voicing_words(voicing), []).append(voicing)
    if not grouped:
        return element("span", "carried by nobody", class_="chip none")
    return join(chip(words, group, lexicon) for words, group in grouped.items())


def chip(words: str, group: list[Voicing], lexicon: Lexicon) -> Markup:
    """One speaker as a chip in its colour, with its name; it lights up the speaker's claims."""
    found = [lexicon.claim(voicing.claim) for voicing in group if voicing.claim]
    claims = [claim for claim in found if claim is not None]
    if not claims:
        return element("span", words, class_="chip own")
    first = claims[0]
    return element(
        "button",
        [words, element("sup", f"×{len(claims)}") if len(claims) > 1 else None],
        type="button",
        class_=f"v chip {claim_class(lexicon, first.id)} {group[0].polarity}",
        data_spans=span_list(span for claim in claims for span in (*claim.cue, *claim.content)),
        data_also=span_list(lexicon.spans(first.source)),
        title="; ".join(f"{claim.id}: {' via '.join(lexicon.chain(claim))}" for claim in claims),
        aria_pressed="false",
    )


def card(ref: str, head: Child, rows: Iterable[Child], *, kind: str) -> Markup:
    """A card of the panel; ``data-card`` is what a click on words in the text looks for."""
    return element(
        "article",
        [element("header", head), *rows],
        class_=f"card {kind}",
        data_card=ref,
        tabindex=-1,
    )


def row(label: str, values: Iterable[Child]) -> Markup | None:
    """A labelled row of values; None when there are none."""
    items = [element("li", value) for value in values]
    if not items:
        return None
    return element("div", [element("dt", label), element("dd", element("ul", items))], class_="row")


def event_card(event: Event, lexicon: Lexicon) -> Markup:
    """One event: what, according to whom, and each value with its voices."""
    voices = lexicon.voicings(event.occurrence.by, own_voice=event.occurrence.own_voice)
    title = [element("b", words_of(event.type).lower(), title=meaning("event_type", event.type))]
    if event.mode:
        title.append(element("span", words_of(event.mode), title=meaning("mode", event.mode)))
    status = element(
        "span",
        words_of(event.status),
        class_=f"status is-{event.status}",
        title=meaning("status", event.status),
    )
    head = join(
        [
            value_button(event.id, event.triggers, kind="id"),
            element("h3", title),
            status,
            sure(event.confidence),
        ]
    )
    rows = [row("Says", [chips(voices, lexicon)])]
    for label, slot in SLOTS:
        fillers: tuple[Filler, ...] = getattr(event, slot)
        rows.append(row(label, [filler_value(f, event, voices, lexicon) for f in fillers]))
    rows.append(row("Result", [tally_value(t, lexicon) for t in lexicon.tallies_of(event)]))
    rows.append(row("Link", [link_value(k, lexicon) for k in lexicon.links_from(event.id)]))
    return card(event.id, head, [element("dl", rows)], kind=f"event is-{event.status}")


def filler_value(
    filler: Filler, event: Event, event_voices: tuple[Voicing, ...], lexicon: Lexicon
) -> Markup:
    """What fills a slot, with its voices where they are not the event's."""
    voices = lexicon.voicings(filler.by, own_voice=filler.own_voice)
    button = value_button(
        filler_words(filler, lexicon), lexicon.spans(filler.ref), also=event.triggers
    )
    if same_speakers(voices, event_voices):
        return button
    return join([button, chips(voices, lexicon)])


def tally_value(tally: Tally, lexicon: Lexicon) -> Markup:
    """A tally with all its voices."""
    voices = lexicon.voicings(tally.by, own_voice=tally.own_voice)
    button = value_button(
        tally_words(tally, lexicon), tally_spans(tally), also=lexicon.spans(tally.of), kind="figure"
    )
    return join([button, chips(voices, lexicon)])


def link_value(link: Link, lexicon: Lexicon) -> Markup:
    """A link with its words and voices."""
    phrase = LINK_PHRASES.get(link.type, words_of(link.type))
    ends = (*lexicon.spans(link.source_id), *lexicon.spans(link.target_id))
    button = value_button(
        f"{phrase} {lexicon.name(link.target_id)}", link.signal or ends, also=ends, kind="link"
    )
    if is_compared(link):
        return join([button, element("span", COMPARED, class_="chip own")])
    return join([button, chips(lexicon.voicings(link.by, own_voice=link.own_voice), lexicon)])


def claim_card(claim: Claim, lexicon: Lexicon) -> Markup:
    """One claim: who says what, through whom, about which events."""
    colour = claim_class(lexicon, claim.id)
    actor = lexicon.actor(claim.source)
    speaker = actor_words(actor, lexicon) if actor else lexicon.speaker(claim).name
    verb = stance_words(claim.stance)
    head = join(
        [
            value_button(claim.id, claim.cue, kind="id"),
            value_button(speaker, lexicon.spans(claim.source), kind=f"chip {colour}"),
            element("span", verb, class_="stance", title=meaning("stance", claim.stance)),
            sure(claim.confidence),
        ]
    )
    words = lexicon.quote(claim.content)
    quoted = value_button(words, claim.content, also=claim.cue, kind="quote") if words else None
    relays = lexicon.chain(claim)[1:]
    about = [value_button(lexicon.name(ref), lexicon.spans(ref)) for ref in claim.about]
    said = [value_button(lexicon.name(claim.said), lexicon.spans(claim.said))] if claim.said else []
    rows = element("dl", [row("Via", relays), row("About", about), row("On", said)])
    return card(claim.id, head, [quoted, rows], kind=f"claim {colour}")


def toll_table(lexicon: Lexicon) -> Markup:
    """Every tally: how many, whom, in which event, according to whom."""
    if not lexicon.record.tallies:
        return element("p", "The report gives no count.", class_="empty")
    heads = element("tr", [element("th", name, scope="col") for name in ("", "How many", "Says")])
    rows = join(toll_row(tally, lexicon) for tally in lexicon.record.tallies)
    return element("table", [element("thead", heads), element("tbody", rows)], class_="tolls")


def toll_row(tally: Tally, lexicon: Lexicon) -> Markup:
    """One tally as a row."""
    whom = lexicon.name(tally.of) if tally.of else None
    event = (
        value_button(tally.event, lexicon.spans(tally.event), kind="id") if tally.event else None
    )
    effect = element(
        "th",
        [event, element("b", words_of(tally.effect)), element("small", whom) if whom else None],
        scope="row",
    )
    figure = value_button(
        number_words(tally), tally_spans(tally), also=lexicon.spans(tally.of), kind="figure"
    )
    words = element("small", f"“{tally.words}”") if tally.words != number_words(tally) else None
    voices = chips(lexicon.voicings(tally.by, own_voice=tally.own_voice), lexicon)
    cells = [effect, element("td", [figure, words, sure(tally.confidence)]), element("td", voices)]
    return element("tr", cells, data_card=tally.id, tabindex=-1)


def names_list(lexicon: Lexicon) -> Markup:
    """Actors, places, times and things, each with what was decided of it and why."""
    record = lexicon.record
    groups = (
        ("Actors", [actor_item(actor, lexicon) for actor in record.actors]),
        ("Places", [place_item(place) for place in record.places]),
        ("Times", [time_item(time, lexicon) for time in record.times]),
        ("Weapons", [thing_item(w.id, w.name, w.kind, w.mentions) for w in record.weapons]),
        ("Objects", [thing_item(o.id, o.name, o.kind, o.mentions) for o in record.objects]),
    )
    return join(
        element("section", [element("h3", title), element("ul", items)], class_="names")
        for title, items in groups
        if items
    )


def name_item(ref: str, button: Markup, *details: str | None) -> Markup:
    """One name with its details."""
    told = " · ".join(detail for detail in details if detail)
    return element("li", [button, element("small", told)], data_card=ref, tabindex=-1)


def actor_item(actor: Actor, lexicon: Lexicon) -> Markup:
    """One actor; a speaker wears its colour."""
    speaks = actor.id in lexicon.speaker_ranks
    kind = f"chip {speaker_class(lexicon, actor.id)}" if speaks else ""
    button = value_button(actor.name, actor.mentions, kind=kind)
    belongs = f"of {lexicon.name(actor.of)}" if actor.of else None
    return name_item(
        actor.id, button, words_of(actor.kind), actor.country, actor.role, belongs, actor.why
    )


def place_item(place: Place) -> Markup:
    """One place with its coordinates, precision and reason."""
    point = None
    if place.lat is not None and place.lon is not None:
        point = f"{place.lat:.2f}, {place.lon:.2f}"
    where = ", ".join(filter(None, (place.admin1, place.country))) or None
    precision = f"precise to {words_of(place.precision)}" if place.precision else "not located"
    button = value_button(place.name, place.mentions)
    return name_item(place.id, button, words_of(place.kind), where, point, precision, place.why)


def time_item(time: Time, lexicon: Lexicon) -> Markup:
    """One time with its reason."""
    button = value_button(time_words(time, lexicon), time.mentions)
    return name_item(time.id, button, f"“{lexicon.quote(time.mentions[:1])}”", time.why)


def thing_item(ref: str, name: str, kind: str, mentions: tuple[Span, ...]) -> Markup:
    """One weapon or object."""
    return name_item(ref, value_button(name, mentions), words_of(kind))


def unread_list(lexicon: Lexicon) -> Markup:
    """Numbers and words of violence that no value took up."""
    unread = lexicon.record.unread
    if not unread:
        return element("p", "No number or word of violence was passed over.", class_="empty")
    items = [
        element(
            "li",
            [value_button(f"“{lexicon.quote([u.span])}”", [u.span]), element("small", u.why)],
        )
        for u in unread
    ]
    return element("ul", items, class_="names")
