"""Builds a digest from incidents: sentences that say who says what, each with its claims.

Nothing is said in the digest's own voice but what it counts itself (``coverage``). A value carried
only by claims is given to its claimants; one that is denied stands beside its denial; a plain
"killed" without a speaker is never written.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relata.model.digest import Digest, Note, Sentence, Told, TollLine
from relata.model.incident import (
    Contradiction,
    Incident,
    Ref,
    SaidBy,
    Toll,
    TollFigure,
    Value,
    split_ref,
)
from relata.model.ledger import LedgerReport, Moment
from relata.model.record import outlet_name
from relata.views.contradictions import range_in_words
from relata.views.policies import estimate, is_live
from relata.views.quotes import quote_of
from relata.views.stances import OWN, VERBS, said_that, told_by
from relata.views.wording import RESULTS, act, capital, day, joined, listed, many, the
from relata.views.written import beside, replaced, written

BOTTOM_LINES = 4


class DigestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a digest is about.

    Attributes:
        first_day, last_day: ISO days of the period.
    """

    title: str
    first_day: str
    last_day: str
    policy: str = "low-best-high"


def build_digest(
    incidents: Sequence[Incident],
    reports: Mapping[str, LedgerReport],
    moment: Moment,
    options: DigestOptions,
    before: Digest | None = None,
) -> Digest:
    """The digest of some incidents, the gravest first; the same input gives the same digest."""
    ranked = sorted((one for one in incidents if one.kind == "occurrence"), key=_weight)
    known = {one.id: one for one in ranked}
    told = tuple(_tell(one, options.policy, known, reports) for one in ranked)
    tolls = tuple(line for one in ranked for line in _toll_lines(one))
    bottom = tuple(one.sentences[0] for one in told[:BOTTOM_LINES] if one.sentences)
    changes = tuple(_changes(ranked, before)) if before is not None else ()
    sentences = [*bottom, *changes]
    sentences += [s for one in told for s in (*one.sentences, *one.disputed, *one.chain)]
    cited = dict.fromkeys(ref for sentence in sentences for ref in sentence.cites)
    cited |= dict.fromkeys(ref for line in tolls for ref in line.cites)
    trust = _trust(ranked)
    return Digest(
        title=options.title,
        first_day=options.first_day,
        last_day=options.last_day,
        moment=moment,
        policy=options.policy,
        bottom_line=bottom,
        told=told,
        tolls=tolls,
        notes=tuple(_note(at, ref, reports, trust) for at, ref in enumerate(cited, start=1)),
        coverage=tuple(_coverage(incidents, ranked, reports)),
        changes=changes,
        incidents=tuple(ranked),
        analysts=tuple(sorted({one.who for one in sentences if one.who})),
        fed=_fed(sentences),
    )


def _weight(one: Incident) -> tuple[int, int, int, str, str]:
    """The gravest first: killed by the lowest count, then disputes, then independent origins."""
    killed = estimate(one, "killed", "lowest").best or 0
    return -killed, -len(one.contradictions), -one.origins, one.time or "9999", one.id


def _tell(
    one: Incident,
    policy: str,
    known: Mapping[str, Incident],
    reports: Mapping[str, LedgerReport],
) -> Told:
    place = one.place
    own = written(one, reports)
    machine = [_what(one), *_who(one), *_how_many(one, policy)]
    disputed = list(_disputed(one))
    return Told(
        incident=one.id,
        heading=heading(one),
        place=(place.country or "no country told") if place else "no place told",
        day=one.time,
        grade=one.grade,
        sentences=(*replaced(machine, own), *beside([*machine, *disputed], own)),
        disputed=tuple(replaced(disputed, own)),
        chain=tuple(_chain(one, known)),
    )


def heading(one: Incident) -> str:
    """What and where, without an article: ``Shelling – Omdurman, SD``."""
    place = one.place
    where = ", ".join(part for part in (place.name, place.country) if part) if place else ""
    what = act(one.type, one.mode).removeprefix("a ").removeprefix("an ").removeprefix("the ")
    return capital(joined([what, f"– {where}" if where else ""]))


# What happened


def _what(one: Incident) -> Sentence:
    """That it is told, by whom, and who denies it."""
    holders, against = _held_and_denied(one.occurrence)
    doubting = [voice for voice in one.occurrence if voice.polarity == "doubt"]
    place = f"in {one.place.name}" if one.place else "at a place not told"
    held = joined([act(one.type, one.mode), place, day(one.time)])
    groups = [group for group in (holders, against, doubting) if group]
    told = "; it was ".join(told_by(group) for group in groups)
    cites = _refs(one, [voice for group in groups for voice in group])
    return Sentence(text=capital(f"{held} was {told}."), cites=cites)


def _held_and_denied(said: Sequence[SaidBy]) -> tuple[list[SaidBy], list[SaidBy]]:
    """Who tells of an act and who denies it, each speaker once.

    Who only denies a part in it does not tell of it; who tells of it and rejects a rival account
    does not deny it.
    """
    told = [one for one in said if one.polarity == "for" and one.stance != "denies_responsibility"]
    tellers = {one.speaker for one in told}
    against = [one for one in said if one.polarity == "against" and one.speaker not in tellers]
    return told, against


def _names(said: Iterable[SaidBy]) -> str:
    return listed(the(one.speaker) for one in said)


def _refs(one: Incident, said: Iterable[SaidBy]) -> tuple[Ref, ...]:
    """The claims of some voices; an outlet's own voice stands on the event itself."""
    own = {event.report: Ref(f"{event.report}:{event.event}") for event in reversed(one.events)}
    return tuple(dict.fromkeys(voice.claim or own[voice.report] for voice in said))


def _who(one: Incident) -> Iterable[Sentence]:
    for value in one.agents:
        sentence = _blamed(one, value)
        if sentence is not None:
            yield sentence


def _blamed(one: Incident, value: Value) -> Sentence | None:
    """Who is said to have done it, by whom, and who denies that."""
    holders = [said for said in value.by if said.polarity == "for"]
    against = [said for said in value.by if said.polarity == "against"]
    owning = [said for said in holders if said.speaker in value.name or value.name in said.speaker]
    others = [said for said in holders if said not in owning]
    name = the(value.name)
    accusing = [said for said in others if said.stance == "accuses"]
    parts = [f"{name} said that it had carried it out"] if owning else []
    parts += [f"{_names(accusing)} accused {name} of it"] if accusing else []
    parts += said_that([said for said in others if said not in accusing], f"{name} did it")
    own = [said for said in against if said.speaker == value.name]
    parts += [f"{_names(own)} denied having done it"] if own else []
    parts += said_that([said for said in against if said not in own], f"{name} did it")
    if not parts:
        return None
    return Sentence(text=capital("; ".join(parts)) + ".", cites=_refs(one, [*holders, *against]))


# How many


def _how_many(one: Incident, policy: str) -> Iterable[Sentence]:
    for effect in dict.fromkeys(toll.effect for toll in one.tolls):
        cells = [toll for toll in one.tolls if toll.effect == effect and not toll.part_of_whole]
        figures = [figure for toll in cells for figure in toll.by if is_live(figure)]
        if figures:
            yield _range(one, effect, figures, policy)
    for toll in one.tolls:
        if toll.part_of_whole:
            yield from _part(toll)


def _range(one: Incident, effect: str, figures: Sequence[TollFigure], policy: str) -> Sentence:
    """A range with its owners: ``7–15 killed (7: the committee; 15: the army)``."""
    made = estimate(one, effect, policy)
    owners: dict[str, list[str]] = {}
    for figure in figures:
        owners.setdefault(range_in_words(figure.low, figure.high), []).append(the(figure.speaker))
    told = "; ".join(f"{number}: {listed(names)}" for number, names in owners.items())
    denied = [
        figure
        for toll in one.tolls
        for figure in toll.by
        if toll.effect == effect and figure.polarity == "against"
    ]
    no = f"; {listed(the(one.speaker) for one in denied)} denied it" if denied else ""
    has_best = made.best is not None and made.low != made.high
    best = f", best figure {made.best:,}" if has_best else ""
    number = f"{range_in_words(made.low, made.high)}{best}"
    text = f"{capital(RESULTS[effect])}: {number}, by the policy {policy} ({told}{no})."
    return Sentence(text=text, cites=_figure_refs([*figures, *denied]))


def _part(toll: Toll) -> Iterable[Sentence]:
    for figure in toll.by:
        if is_live(figure):
            whom = toll.demographic or toll.of or "some"
            text = (
                f"Among those {RESULTS[toll.effect]} were "
                f"{range_in_words(figure.low, figure.high)} {whom}, {the(figure.speaker)} "
                f"{VERBS[figure.stance].that if figure.stance else OWN.that}."
            )
            yield Sentence(text=text, cites=_figure_refs([figure]))


def _figure_refs(figures: Iterable[TollFigure]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(one.claim or one.tally for one in figures))


def _toll_lines(one: Incident) -> Iterable[TollLine]:
    for toll in one.tolls:
        whom = toll.demographic or toll.of or ("people" if toll.group == "all" else toll.group)
        for figure in toll.by:
            state = "denied" if figure.polarity == "against" else "stands"
            state = "replaced by a later figure" if figure.superseded_by else state
            yield TollLine(
                incident=one.id,
                effect=toll.effect,
                whom=f"of these, {whom}" if toll.part_of_whole else whom,
                claimant=figure.speaker,
                low=figure.low,
                high=figure.high,
                cites=_figure_refs([figure]),
                state=state,
            )


# Disputes, chains, changes


def _disputed(one: Incident) -> Iterable[Sentence]:
    for contradiction in one.contradictions:
        if contradiction.status == "open":
            sides = "; ".join(_side(contradiction))
            yield Sentence(
                text=f"{_ABOUT[contradiction.about]}: {sides}.",
                cites=tuple(Ref(ref) for ref in contradiction.claims),
            )


_ABOUT = {
    "toll": "How many",
    "agent": "Who did it",
    "target": "What was hit",
    "place": "Where",
    "time": "When",
    "occurrence": "Whether it happened as told",
}


def _side(contradiction: Contradiction) -> list[str]:
    by_value: dict[str, list[str]] = {}
    for side in contradiction.sides:
        by_value.setdefault(side.value, []).append(the(side.speaker))
    return [f"{value} – {listed(names)}" for value, names in by_value.items()]


def _chain(one: Incident, known: Mapping[str, Incident]) -> Iterable[Sentence]:
    holders, _ = _held_and_denied(one.occurrence)
    if one.responds_to and holders:
        others = listed(
            f"{heading(known[name])} ({name})" if name in known else name
            for name in one.responds_to
        )
        text = f"{told_by(holders)} as an answer to: {others}."
        yield Sentence(text=text, cites=_refs(one, holders))


def _changes(ranked: Sequence[Incident], before: Digest) -> Iterable[Sentence]:
    """What is new, and whose figures are not those of the issue before."""
    known = {one.id: one for one in before.incidents}
    for one in ranked:
        was = known.get(one.id)
        if was is None:
            first = _what(one)
            yield Sentence(text=f"New: {first.text}", cites=first.cites)
        elif one.tolls != was.tolls:
            figures = [figure for toll in one.tolls for figure in toll.by if is_live(figure)]
            if figures:
                told = _range(one, one.tolls[0].effect, figures[:6], before.policy)
                yield Sentence(text=f"Changed in {one.id}: {told.text}", cites=told.cites)


# Notes and coverage


def _trust(incidents: Iterable[Incident]) -> dict[str, str]:
    """The Admiralty code of each report that has one."""
    marks = (mark for one in incidents for mark in one.remarks if mark.field == "admiralty")
    return {split_ref(mark.on)[0]: mark.text for mark in marks}


def _note(
    number: int, ref: Ref, reports: Mapping[str, LedgerReport], trust: Mapping[str, str]
) -> Note:
    report, local = split_ref(ref)
    known = reports[report]
    if known.record is None:
        raise ValueError(f"{ref} is of a report without a record")
    record, info = known.record, known.record.report
    claim = next((one for one in record.claims if one.id == local), None)
    source = known.sightings[0] if known.sightings else None
    names = {actor.id: actor for actor in record.actors}
    speaker = names.get(claim.source) if claim else None
    return Note(
        number=number,
        ref=ref,
        speaker=speaker.name if speaker else outlet_name(info),
        speaker_kind=speaker.kind if speaker else "outlet",
        outlet=info.publisher or "unknown outlet",
        title=info.title,
        published=info.published,
        url=info.url,
        source=source.source if source else info.source,
        sha256=known.sha256,
        retrieved=source.retrieved if source else "unknown",
        quote=quote_of(record, local),
        admiralty=trust.get(report),
        archive=next((one.archive for one in known.sightings if one.archive), None),
    )


def _coverage(
    incidents: Sequence[Incident], told: Sequence[Incident], reports: Mapping[str, LedgerReport]
) -> Iterable[str]:
    read = [one for one in reports.values() if one.record is not None]
    outlets = sorted({one.record.report.publisher or "unknown" for one in read if one.record})
    origins = len({one.origin for one in read})
    yield (
        f"{capital(many(len(read), 'report'))} of {many(origins, 'independent origin')} were used, "
        f"from {many(len(outlets), 'outlet')}: {', '.join(outlets) or 'none'}."
    )
    left = len(incidents) - len(told)
    if left:
        apart = "only planned, threatened, denied or told in sums"
        yield f"{many(left, 'incident')} {apart} are not told here."
    voices = [said for one in told for said in one.occurrence if said.claim is not None]
    parties = [v for v in voices if v.speaker_kind in ("military", "armed_group", "government")]
    if voices:
        share = round(100 * len(parties) / len(voices))
        yield f"{share} % of the claims come from armed forces, armed groups or governments."
    nowhere = sum(one.place is None or one.place.lat is None for one in told)
    undated = sum(one.time is None for one in told)
    placed = f"{many(nowhere, 'incident')} without a point on the map"
    yield f"{capital(placed)}, {undated} without a day."


def _fed(sentences: Iterable[Sentence]) -> dict[str, tuple[str, ...]]:
    """For each report, the sentences that rest on it."""
    found: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        for ref in sentence.cites:
            found.setdefault(split_ref(ref)[0], {})[sentence.text] = None
    return {report: tuple(texts) for report, texts in sorted(found.items())}
