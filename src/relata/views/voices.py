"""Who gives a value: the claims that carry it and the outlet's own voice, by name."""

from collections.abc import Iterable, Iterator

from relata.model.incident import Ref, SaidBy, make_ref
from relata.model.ledger import LedgerReport
from relata.model.record import Actor, By, Claim, Record, outlet_name
from relata.views.headline import speakers_meant

OUTLET = "outlet"
UNNAMED = "unnamed"


class Voices:
    """The speakers of one report's record.

    ``joins_headline`` takes a headline's "rescuers say" for the one body that says it below.
    """

    def __init__(
        self, report: LedgerReport, record: Record, *, joins_headline: bool = False
    ) -> None:
        self.report = report
        self.record = record
        self.actors = {actor.id: actor for actor in record.actors}
        self.claims = {claim.id: claim for claim in record.claims}
        self.publisher = outlet_name(record.report)
        self.speakers = speakers_meant(record) if joins_headline else {}

    def said_by(self, own_voice: bool, by: Iterable[By]) -> tuple[SaidBy, ...]:  # noqa: FBT001
        """All who give a value, the outlet's own voice first."""
        return tuple(self._said_by(own_voice=own_voice, by=by))

    def _said_by(self, *, own_voice: bool, by: Iterable[By]) -> Iterator[SaidBy]:
        if own_voice:
            yield SaidBy(
                speaker=self.publisher,
                polarity="for",
                report=self.report.id,
                origin=self.report.origin,
                speaker_kind=OUTLET,
            )
        for one in by:
            yield self._through(self.claims[one.claim], one.polarity)

    def _through(self, claim: Claim, polarity: str) -> SaidBy:
        source = self.speakers.get(claim.id, claim.source)
        actor = self.actors.get(source)
        return SaidBy(
            speaker=self.name_of(source),
            polarity=polarity,
            stance=claim.stance,
            claim=self.ref(claim.id),
            report=self.report.id,
            origin=self.report.origin,
            registry=self._registry_of(actor),
            speaker_kind=self.kind_of(source),
            via=tuple(self.name_of(one) for one in claim.via),
            anonymous=bool(actor and actor.anonymous),
        )

    def name_of(self, source: str) -> str:
        """A speaker's name: a person's with what it speaks for, where the report tells."""
        if source == OUTLET:
            return self.publisher
        actor = self.actors.get(source)
        if actor is None:
            return source
        over = self.actors.get(actor.of) if actor.of else None
        if actor.kind == "person" and over is not None and over.name not in actor.name:
            return f"{actor.name} ({over.name})"
        return actor.name

    def kind_of(self, source: str) -> str:
        """What kind of actor speaks; a person's is that of what it belongs to."""
        if source in (OUTLET, UNNAMED):
            return source
        chain = list(self.chain(source))
        return next((one.kind for one in chain if one.kind not in ("person", "other")), "person")

    def _registry_of(self, actor: Actor | None) -> str | None:
        chain = self.chain(actor.id) if actor else iter(())
        return next((one.registry for one in chain if one.registry), None)

    def chain(self, actor: str) -> Iterator[Actor]:
        """An actor and all that it belongs to, outwards; empty for none of the record."""
        seen: set[str] = set()
        one = self.actors.get(actor)
        while one is not None and one.id not in seen:
            seen.add(one.id)
            yield one
            one = self.actors.get(one.of) if one.of else None

    def ref(self, local_id: str) -> Ref:
        """The global name of a part of the record."""
        return make_ref(self.report.id, local_id)
