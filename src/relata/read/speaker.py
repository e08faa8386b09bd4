"""Speakers named by the layout of a page instead of a verb.

1. **After a dash** or in brackets: a quotation fills a line, and after its closing mark a dash
   and a name end the line or fill the next one (“…” – Name, role).
2. **Above**: a short line that ends in a colon ("And from the regional council:") and a
   quotation that begins the next line.

3. **Announced**: a first line that only announces what others say ("Statements on the shelling of
   the market") does not tell the act in the report's own voice: it is the word of somebody unnamed.

Only quotations that begin their line count: inside running text a dash may mean anything. The
training reports have one quotation of the first kind and five of the second, all with the speaker
that the rule gives; the rest rests on the convention of the printed page.
"""

import re

import msgspec

from relata.model.marks import UNNAMED, ActorMark, ClaimMark, Marks, Span
from relata.read.inside import holds, overlap, told_inside
from relata.read.layout import Layout

MOST_WORDS = 14
"""Words of the longest signature or heading."""

_QUOTED = r"(?:“[^“”]+”|«[^«»]+»|\"[^\"]+\"|‘[^‘’\n]+’(?=\s*[-–—―]))"
_SIGNED = re.compile(
    rf"(?:^|(?<=\n))[ \t>]*(?P<quote>{_QUOTED})[.,]?\s*?\n?[ \t]*"
    r"(?:(?P<dash>[-–—―]{1,2})[ \t]*(?P<name>[^\n“”\"]+)|(?P<open>\()(?P<within>[^()\n]+)\))"
    r"[ \t]*(?=\n|$)"
)
_HEADED = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<lead>(?:(?:and|also|then|finally|next|now)[, ]+)?"
    r"(?:(?:from|by|according to|this from|(?:a |the )?statement (?:of|by|from)|the words of)\s+)?)"
    rf"(?P<name>[^\n:“”\"]+?)(?P<colon>:)\s*\n?[ \t]*(?P<quote>{_QUOTED})(?:\s*\n+[ \t]*{_QUOTED}"
    r"(?=[ \t]*(?:\n|$)))*",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\s*(?:More |Two |Three |Further |Conflicting |Rival )?(?P<cue>statements?|accounts?"
    r"|testimon(?:y|ies)|allegations?|claims?)\s+(?:on|about|of|regarding|concerning)\s+"
    r"(?P<content>[^\n]+?)[.:]?[ \t]*(?=\n)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Col|Gen|Lt|Maj|Capt|Sgt|Prof|Rev|Fr|Sheikh|Imam)\b\.?\s+")
_PROPER = re.compile(
    r"^(?:[A-Z][\w'’-]*\.?\s+){1,4}(?:(?:al|el|bin|ibn|de|van|von)[ -])?[A-Z][\w'’-]+$"
)


class _Speech(msgspec.Struct, frozen=True):
    """A quotation, the words that name its speaker, and the mark that joins the two."""

    quote: Span
    name: Span
    cue: Span


def name_speakers(layout: Layout, marks: Marks) -> Marks:
    """The marks with a claim, and a speaker, for every quotation of these two kinds."""
    signed = _find_signed(layout.text)
    for speech in signed:
        marks = _attribute(layout, marks, speech, is_signed=True)
    quotes = [speech.quote for speech in signed]
    for speech in _find_headed(layout.text):
        if not any(overlap(speech.quote, quote) for quote in quotes):
            marks = _attribute(layout, marks, speech, is_signed=False)
    return _announce(layout, marks)


def _announce(layout: Layout, marks: Marks) -> Marks:
    """Rule 3: the marks with the claim that a first line announces, where it names an act."""
    found = _ANNOUNCED.match(layout.text)
    if found is None:
        return marks
    content, cue = found.span("content"), found.span("cue")
    told = told_inside(marks, content)
    taken = [one for claim in marks.claims for one in (*claim.content, *claim.cues)]
    if not told or any(overlap(found.span(), one) for one in taken):
        return marks
    number = max((int(claim.id[1:]) for claim in marks.claims), default=0) + 1
    claim = ClaimMark(
        id=f"c{number}",
        cues=(cue,),
        source=UNNAMED,
        stance="asserts",
        content=(content,),
        about=told,
    )
    return msgspec.structs.replace(marks, claims=(*marks.claims, claim))


def _find_signed(text: str) -> list[_Speech]:
    return [
        _Speech(found.span("quote"), found.span(name), found.span(cue))
        for found in _SIGNED.finditer(text)
        for name, cue in (("name", "dash"), ("within", "open"))
        if found[name] and _is_short(found[name])
    ]


def _find_headed(text: str) -> list[_Speech]:
    return [
        _Speech(
            (found.start("quote"), found.end()),
            found.span("name"),
            found.span("colon"),
        )
        for found in _HEADED.finditer(text)
        if _is_short(found["name"])
    ]


def _is_short(words: str) -> bool:
    return len(words.split()) <= MOST_WORDS


def _attribute(layout: Layout, marks: Marks, speech: _Speech, *, is_signed: bool) -> Marks:
    """Give a quotation its speaker, in the claim that has it or in a new one."""
    known = _claim_of(marks, speech)
    if known is not None and not _may_speak(known, speech, is_signed=is_signed):
        return marks
    marks, speaker = _speaker(layout, marks, speech, is_signed=is_signed)
    if speaker is None:
        return marks
    told = told_inside(marks, speech.quote)
    if known is None:
        number = max((int(claim.id[1:]) for claim in marks.claims), default=0) + 1
        known = ClaimMark(id=f"c{number}", cues=(speech.cue,), source=speaker, stance="asserts")
        marks = msgspec.structs.replace(marks, claims=(*marks.claims, known))
    settled = msgspec.structs.replace(
        known,
        source=speaker,
        content=known.content or (speech.quote,),
        about=tuple(dict.fromkeys((*known.about, *told))),
        via=tuple(relay for relay in known.via if relay != speaker),
    )
    claims = tuple(settled if claim.id == known.id else claim for claim in marks.claims)
    return msgspec.structs.replace(marks, claims=claims)


def _claim_of(marks: Marks, speech: _Speech) -> ClaimMark | None:
    """The claim that has the quotation as content, or stands on the very mark that joins it."""
    for claim in marks.claims:
        if any(holds(speech.name, cue) or overlap(speech.cue, cue) for cue in claim.cues):
            return claim
    half = (speech.quote[1] - speech.quote[0]) / 2
    for claim in marks.claims:
        if any(overlap(speech.quote, content) >= half for content in claim.content):
            return claim
    return None


def _may_speak(claim: ClaimMark, speech: _Speech, *, is_signed: bool) -> bool:
    """Whether the claim's speaker is open: it has none, or its cue is the mark itself."""
    is_own_cue = any(overlap(speech.cue, cue) for cue in claim.cues)
    return claim.source == UNNAMED or (is_signed and is_own_cue)


def _speaker(
    layout: Layout, marks: Marks, speech: _Speech, *, is_signed: bool
) -> tuple[Marks, str | None]:
    """The actor whom the words name: one already marked, else a new one for a proper name."""
    named = [
        (mention[0] - speech.name[0], mention[0] - mention[1], actor.id)
        for actor in marks.actors
        for mention in actor.mentions
        if holds(speech.name, mention)
    ]
    if named:
        return marks, min(named)[2]
    start, end = speech.name
    words = layout.text[start:end]
    name = re.split(r"[,(;]", words)[0].rstrip()
    proper = _PROPER.match(_TITLE.sub("", name)) is not None
    if not is_signed and not proper and not words.lower().startswith("the "):
        return marks, None
    if not name or layout.word_span(start, start + len(name)) is None:
        return marks, None
    number = max((int(actor.id[1:]) for actor in marks.actors), default=0) + 1
    span = (start, start + len(words.rstrip() if proper else name))
    actor = ActorMark(id=f"a{number}", mentions=(span,), kind="person" if proper else "other")
    return msgspec.structs.replace(marks, actors=(*marks.actors, actor)), actor.id
