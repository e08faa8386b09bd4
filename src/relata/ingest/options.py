"""What callers may ask of ingest, and how it tells of a source that failed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from relata.errors import BadDate, RelataError, UsageError
from relata.model.report import UNKNOWN_DATE

_EDTF = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?~?|XXXX(?:-\d\d-\d\d)?)"
)
_WANTED = "a day (2015-05-03), a month (2015-05), about a month (2015-06~), a year, or XXXX"


def check_published(value: str) -> str:
    """The publication date given by a user, checked.

    Raises:
        BadDate: not one of the EDTF forms that a publication date may have, or no day of any
            calendar; the message lists the forms.

    Source: ISO 8601-2:2019, levels 0 and 1.
    """
    match = _EDTF.fullmatch(value.strip())
    if match is None:
        raise BadDate(f"A publication date must be {_WANTED}; got {value!r}.", value=value)
    year, month, day = match.group("year", "month", "day")
    try:
        date(int(year or 2000), int(month or 1), int(day or 1))
        if not year and value.strip() != UNKNOWN_DATE:
            date(2000, int(value.strip()[5:7]), int(value.strip()[8:10]))
    except ValueError as error:
        raise BadDate(
            f"A publication date must be {_WANTED}; {value!r} is on no calendar ({error}).",
            value=value,
        ) from error
    return value.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How sources are taken in.

    Attributes:
        published: EDTF publication date that overrides what the source says; None takes the
            source's word. ``XXXX`` means unknown.
        allow_private_addresses: fetch from private, loopback and link-local addresses too.
        keep_other_languages: keep reports that are not in English.
        max_bytes: largest source read, also after unpacking.
        max_characters: longest text of one report.
        timeout_s: time allowed for one fetch, redirects included.
        max_wait_s: longest ``Retry-After`` that is waited out.
        conditions: request headers by which a server tells that nothing is new
            (``If-None-Match``, ``If-Modified-Since``); it is asked for everything without them.
    """

    published: str | None = None
    allow_private_addresses: bool = False
    keep_other_languages: bool = False
    max_bytes: int = 20_000_000
    max_characters: int = 2_000_000
    timeout_s: float = 30.0
    max_wait_s: float = 30.0
    conditions: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Checks the date and the limits; raises UsageError."""
        if self.published is not None:
            object.__setattr__(self, "published", check_published(self.published))
        for name in ("max_bytes", "max_characters", "timeout_s"):
            if getattr(self, name) <= 0:
                raise UsageError(
                    f"{name} must be more than 0; got {getattr(self, name)}. "
                    "Leave it out for the default."
                )


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """A source, or one item of it, that did not become a report.

    Attributes:
        source: the path or URL as given, with the item's own address where it has one.
        error: why; its message can be shown to people.
    """

    source: str
    error: RelataError
