"""A digest: what a period's reports tell, every sentence with the claims it rests on."""

import msgspec

from relata.model.incident import Incident, Ref
from relata.model.ledger import Moment

SCHEMA = "relata.digest/1"


class Uncited(ValueError):
    """A sentence without a source was about to be made: the maker of the digest is wrong."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and what it rests on.

    Attributes:
        cites: global names of claims, or of values in a report's own voice; never empty unless
            ``by_analyst`` says that a person wrote it.
        who: the person who wrote it; None for the machine.
        id: of that person's judgement, for taking it back.
        is_outdated: the ledger changed since a person wrote it: the machine no longer writes the
            sentence that it stands for, or a claim that it cites is gone.
    """

    text: str
    cites: tuple[Ref, ...] = ()
    by_analyst: bool = False
    who: str | None = None
    id: str | None = None
    is_outdated: bool = False

    def __post_init__(self) -> None:
        """Refuse a sentence that rests on nothing."""
        if not self.cites and not self.by_analyst:
            raise Uncited(f"no source for: {self.text}")


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One endnote: a claim, or a value in a report's own voice, with its report.

    Attributes:
        admiralty: what a person graded the report, ``B2``; None until somebody does.
    """

    number: int
    ref: Ref
    speaker: str
    speaker_kind: str
    outlet: str
    title: str | None
    published: str
    url: str | None
    source: str
    sha256: str
    retrieved: str
    quote: str
    archive: str | None = None
    admiralty: str | None = None


class TollLine(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of the table of casualties."""

    incident: str
    effect: str
    whom: str
    claimant: str
    low: int | None
    high: int | None
    cites: tuple[Ref, ...]
    state: str = "stands"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One incident in sentences."""

    incident: str
    heading: str
    place: str
    day: str | None
    grade: str | None
    sentences: tuple[Sentence, ...]
    disputed: tuple[Sentence, ...] = ()
    chain: tuple[Sentence, ...] = ()


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """A digest of a period, as of a moment of the ledger.

    Attributes:
        bottom_line: the few sentences that matter most.
        coverage: facts on what was read, by the machine's own count, which cite nothing.
        changes: sentences on what differs from the issue before; empty without one.
        analysts: who wrote sentences of it, sorted.
        fed: for each report, the texts of all sentences that rest on it.
    """

    schema: str = SCHEMA
    title: str
    first_day: str
    last_day: str
    moment: Moment
    policy: str
    bottom_line: tuple[Sentence, ...]
    told: tuple[Told, ...]
    tolls: tuple[TollLine, ...]
    notes: tuple[Note, ...]
    coverage: tuple[str, ...]
    changes: tuple[Sentence, ...] = ()
    incidents: tuple[Incident, ...] = ()
    analysts: tuple[str, ...] = ()
    fed: dict[str, tuple[str, ...]] = {}
