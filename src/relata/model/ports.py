"""Ports: what one room asks of another, each declared once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from relata.model.incident import Cluster
from relata.model.ledger import Judgement, LedgerReport, Moment
from relata.model.marks import Marks
from relata.model.report import Report


class GazetteerEntry(Protocol):
    """One place of a gazetteer."""

    @property
    def id(self) -> str:
        """``dataset:id``."""

    @property
    def name(self) -> str:
        """Main name."""

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2."""

    @property
    def admin1(self) -> str | None:
        """Name of the first-order division."""

    @property
    def kind(self) -> str:
        """Kind of place, as in the codebook."""

    @property
    def lat(self) -> float:
        """Degrees north, WGS 84."""

    @property
    def lon(self) -> float:
        """Degrees east, WGS 84."""

    @property
    def population(self) -> int:
        """Inhabitants; 0 when unknown."""

    @property
    def radius_km(self) -> float | None:
        """How far the place reaches around its point; None where its kind says enough."""


class Gazetteer(Protocol):
    """Finds places by name."""

    @property
    def fingerprint(self) -> str:
        """sha256 of the data, for the record's ``reader.gazetteer``."""

    def look_up(self, name: str) -> Sequence[GazetteerEntry]:
        """All entries that bear the name in any spelling known; empty when none does."""


class Reader(Protocol):
    """Turns a report into marks."""

    @property
    def name(self) -> str:
        """Name of the reader, as the record gives it."""

    @property
    def version(self) -> str:
        """Version of the reader."""

    @property
    def fingerprint(self) -> str:
        """sha256 of the weights."""

    def read(self, report: Report) -> Marks:
        """The marks of one report; a pure function of its text and headline."""


class LedgerView(Protocol):
    """The ledger as it stood at one moment; nothing later is seen through it."""

    @property
    def moment(self) -> Moment:
        """Which state this is."""

    def report_ids(self) -> Sequence[str]:
        """All reports but the forgotten, in order of their ids."""

    def reports(self, ids: Iterable[str]) -> Mapping[str, LedgerReport]:
        """The reports asked for, with their current records; unknown or forgotten ids lack."""

    def judgements(self) -> Sequence[Judgement]:
        """All judgements but the undone, oldest first."""

    def clusters(self) -> Sequence[Cluster]:
        """All incidents' events, in order of the clusters' ids."""
