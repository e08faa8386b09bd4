"""An alert: reports that a search has found since a change of the log, as a mail in a file.

Nothing is sent. The file is a whole RFC 5322 message that a mail program opens or a mail server
takes; the same reports of the same ledger at the same moment make the same bytes.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from relata.errors import UsageError
from relata.model.ledger import Moment
from relata.model.report import UNKNOWN_DATE
from relata.publish.markup import clean

SENDER = Address("Relata", "relata", "localhost")
"""Nobody's address: who sends the file on replaces it."""

CHANGE_HEADER = "X-Relata-Change"
"""Names the last change of the log that the search has seen."""

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Signs that turn the direction of what follows them: a mail's line shows as it is written."""

ADDRESS = re.compile(r"([\w!#$%&'*+/^`{|}~-]+\.)*[\w!#$%&'*+/^`{|}~-]+@([\w-]+\.)*[\w-]+", re.ASCII)
"""An address in plain letters; one that needs quotes or an encoding is written in by hand."""

QUOTE_LENGTH = 400
SUBJECT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class AlertEntry:
    """A report that was found.

    Attributes:
        at: when it was added, ISO 8601 in UTC.
        published: EDTF day or month, or ``XXXX``.
        words: how its text begins.
        url: where it was met; None for what is no web page.
    """

    report: str
    sha256: str
    at: str
    title: str
    publisher: str | None
    published: str
    words: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """What a search has found.

    Attributes:
        name: the search's name, or its words.
        since: the change after which reports count; 0 for all.
        entries: the latest added first.
        more: how many were found beside these.
        desk: address of the desk that shows the reports; None where there is none.
    """

    name: str
    since: int
    moment: Moment
    entries: tuple[AlertEntry, ...]
    more: int = 0
    desk: str | None = None


def alert_mail(alert: Alert, to: str | None = None) -> bytes:
    """The message, lines ending in CRLF; without ``to`` it is addressed to nobody yet.

    Raises:
        UsageError: ``to`` is no address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = SENDER
    mail["To"] = _address(to) if to is not None else "undisclosed-recipients:;"
    mail["Subject"] = _one_line(f"Relata: {_count(alert)} – {alert.name}", SUBJECT_LENGTH)
    mail["Date"] = datetime.fromisoformat(alert.moment.at)
    mail["Message-ID"] = f"<{_identity(alert)}@relata.localhost>"
    mail["Auto-Submitted"] = "auto-generated"
    mail[CHANGE_HEADER] = str(alert.moment.change)
    mail.set_content(_body(alert), cte="quoted-printable")
    return mail.as_bytes()


def _address(text: str) -> Address:
    if not ADDRESS.fullmatch(text):
        raise UsageError(f"wanted one mail address (desk@example.org), got {text!r}", value=text)
    return Address(addr_spec=text)


def _identity(alert: Alert) -> str:
    """The same for the same finding, so that a mail program knows a message that comes twice."""
    told = (alert.moment.ledger, clean(alert.name), *(entry.sha256 for entry in alert.entries))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def _count(alert: Alert) -> str:
    count = len(alert.entries) + alert.more
    return f"{count:,} new report{'s' if count != 1 else ''}"


def _body(alert: Alert) -> str:
    head = f"{_count(alert)} for “{_one_line(alert.name)}”"
    told = [f"{head}, as of change {alert.moment.change:,} ({alert.moment.at})."]
    told += [_entry(entry, alert.desk) for entry in alert.entries]
    if alert.more:
        told.append(f"… and {alert.more:,} more, added before these.")
    return "\n\n".join(told) + "\n"


def _entry(entry: AlertEntry, desk: str | None) -> str:
    day = "day unknown" if entry.published == UNKNOWN_DATE else entry.published
    lines = [
        _one_line(entry.title),
        f"{_one_line(entry.publisher or 'publisher unknown')}, {day} · added {entry.at}",
        _one_line(entry.words, QUOTE_LENGTH),
        *([_one_line(entry.url)] if entry.url else ()),
        f"{desk}/reports/{entry.report}" if desk else f"relata show {entry.report}",
    ]
    return "\n".join(line for line in lines if line)


def _one_line(text: str, most: int | None = None) -> str:
    """Words with single spaces, without signs that steer; cut after ``most`` characters."""
    line = " ".join(clean(text.translate(_TURNING)).split())
    return line if most is None or len(line) <= most else f"{line[: most - 1]}…"
