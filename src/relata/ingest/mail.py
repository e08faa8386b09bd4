"""A saved message (.eml) or web archive (.mhtml) to a draft.

A mail is one report: its subject, its body, then the words of its attachments, each named in the
notes with where it stands, so that two mails with the same attachment both keep it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from relata.errors import BadMail, RelataError
from relata.ingest.cleaning import keep_places, tidy, tidy_line
from relata.ingest.dates import read_stamp
from relata.ingest.decoding import decode
from relata.ingest.draft import Draft, Publication, Taken, join_title
from relata.ingest.feed import fragment_lines

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED_REPLY = re.compile(
    r"^On [^\n]{5,200}(?:\n[^\n]{1,100})? wrote:[ \t]*\n(?:>[^\n]*(?:\n|\Z)|[ \t]*\n)+\Z",
    re.MULTILINE,
)
_MAX_PARTS = 200

DraftOne = Callable[[Taken], Draft]
"""Makes a draft of an attachment, whatever its kind; given by the caller."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of one attachment, or why it has none."""

    name: str
    words: str = ""
    problem: str = ""


def draft_mail(taken: Taken, draft_one: DraftOne) -> Draft:
    """The report of a message.

    Raises:
        BadMail: the message is broken, or neither its body nor an attachment has words.
    """
    message = _parse(taken)
    subject = tidy_line(_header(message, "Subject")) or None
    body = _body(message)
    pieces = [_read_attachment(part, taken, draft_one) for part in _attachments(message)]
    if not body and not any(piece.words for piece in pieces):
        problems = "; ".join(piece.problem for piece in pieces if piece.problem)
        raise BadMail(
            f"Wanted a message with words; this one has none in its body{_because(problems)}. "
            "Save the text that you mean as a file of its own.",
        )
    text, headline = join_title(subject, body)
    notes: list[str] = []
    for piece in pieces:
        text, note = _append(text, piece)
        notes.append(note)
    name, address = parseaddr(_header(message, "From"))
    return Draft(
        text=text,
        headline=headline,
        title=subject,
        publisher=tidy_line(name) or address or None,
        publication=_date(message),
        notes=tuple(notes),
        extractor="mail",
    )


def draft_archive(taken: Taken, draft_page: DraftOne) -> Draft:
    """The report of a page saved as a web archive (.mhtml).

    Raises:
        BadMail: there is no page in it.
        SourceError: as for any page.
    """
    message = _parse(taken)
    place = _header(message, "Snapshot-Content-Location").strip()
    for part in _walk(message):
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        url = place or str(part.get("Content-Location", "")).strip()
        page = replace(
            taken,
            data=_payload(part),
            url=url if url.startswith(("http://", "https://")) else taken.url,
            content_type=_content_type(part),
        )
        return draft_page(page)
    raise BadMail("Wanted a saved web page; the archive holds no HTML. Save the page again.")


def _parse(taken: Taken) -> EmailMessage:
    data = re.sub(rb"\AFrom [^\n]*\n", b"", taken.data.lstrip(b"\xef\xbb\xbf\r\n"))
    try:
        return BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise BadMail(
            f"Wanted a saved message; its structure is broken ({error}). Save its text instead.",
        ) from error


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError):
        # the standard library's header parser fails on some broken headers
        return next(
            (str(value) for key, value in message.raw_items() if key.lower() == name.lower()), ""
        )


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    for place, part in enumerate(message.walk()):
        if place >= _MAX_PARTS:
            return
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in _walk(message):
        is_picture = part.get_content_maintype() in ("image", "audio", "video")
        if _is_attached(part) and not (is_picture and part.get_content_disposition() == "inline"):
            yield part


def _body(message: EmailMessage) -> str:
    """The plain version, or the HTML one where the plain one has next to nothing."""
    parts = [part for part in _walk(message) if not _is_attached(part)]
    plain = [
        _clean_plain(_words(part)) for part in parts if part.get_content_type() == "text/plain"
    ]
    body = "\n\n".join(filter(None, plain))
    if len(body.split()) >= 5:
        return body
    for part in parts:
        if part.get_content_type() == "text/html":
            lines, _ = fragment_lines(_words(part))
            rich = tidy("\n\n".join(lines))
            if len(rich) > len(body):
                return rich
    return body


def _clean_plain(words: str) -> str:
    """Without the signature and the quoted message that is answered; lines as they stand."""
    words = keep_places(words)
    words = _SIGNATURE.split(words, maxsplit=1)[0]
    return _QUOTED_REPLY.sub("", words.strip()).strip()


def _words(part: EmailMessage) -> str:
    return decode(_payload(part), _content_type(part)).text


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _content_type(part: EmailMessage) -> str:
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")


def _read_attachment(part: EmailMessage, taken: Taken, draft_one: DraftOne) -> _Piece:
    name = tidy_line(part.get_filename() or "") or "without a name"
    inner = replace(taken, data=_payload(part), name=name, content_type=_content_type(part))
    try:
        return _Piece(name, draft_one(inner).text.strip())
    except RelataError as error:
        return _Piece(name, problem=f"attachment {name} not read: {error.message}")


def _append(text: str, piece: _Piece) -> tuple[str, str]:
    if not piece.words:
        return text, piece.problem[:1].upper() + piece.problem[1:]
    joined = f"{text}\n\n{piece.words}" if text else piece.words
    start = len(joined) - len(piece.words)
    return joined, f"Characters {start} to {len(joined)} are the attachment {piece.name}."


def _because(problems: str) -> str:
    return f", and {problems}" if problems else " and no attachment"


def _date(message: EmailMessage) -> Publication | None:
    stamp = read_stamp(re.sub(r"\s*\([^)]*\)\s*$", "", _header(message, "Date")))
    return Publication(stamp.edtf, "metadata", stamp.clock) if stamp else None
