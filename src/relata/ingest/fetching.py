"""Fetches a web address under limits: address, redirects, size, time, manners."""

import functools
import re
import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

import relata
from relata.errors import (
    DeadHost,
    FetchError,
    HttpFailure,
    LoginWall,
    NotModified,
    TooLarge,
    TooManyRedirects,
    UnsupportedScheme,
)
from relata.ingest.connection import CheckedBackend, Deadline
from relata.ingest.options import IngestOptions
from relata.ingest.outside import Outside

_MAX_REDIRECTS = 5
_MAX_TRIES = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_WALLS = (401, 402, 407)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|auth|account/login|subscribe|register|sso)\b", re.IGNORECASE
)
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/pdf,text/plain;q=0.9,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address served.

    Attributes:
        data: the body, unpacked.
        url: the address that served it, after redirects.
        content_type: the header's words, or None.
        headers: of the last answer, names in lower case.
    """

    data: bytes
    url: str
    content_type: str | None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


_NOT_MODIFIED = 304


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    """The trusted certificates, loaded once; those the environment names are not taken."""
    return httpx.create_ssl_context(trust_env=False)


def user_agent() -> str:
    """What Relata calls itself to servers."""
    return f"Relata/{relata.__version__} (reads published reports; one page at a time)"


def fetch(url: str, options: IngestOptions, outside: Outside) -> Fetched:
    """The body of an http or https address.

    Raises:
        UnsupportedScheme: the address, or one it leads on to, is of another scheme.
        RefusedAddress: a host on the way is not public.
        DeadHost: a host has no address or does not answer.
        TooManyRedirects: more than five, or a circle.
        FetchTimeout: not done in time.
        TooLarge: the body, unpacked, is over the limit.
        LoginWall: the server wants a login or a payment.
        NotModified: nothing is new, by the conditions of ``options``.
        HttpFailure: any other status than success.
    """
    deadline = Deadline(options.timeout_s, url)
    place, seen = url, {url}
    for _ in range(_MAX_REDIRECTS + 1):
        answer = _ask_patiently(place, options, outside, deadline)
        target = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not target:
            return _accept(answer, place, url)
        place = _follow(place, target)
        if place in seen:
            raise TooManyRedirects(
                f"Wanted a page; {url} leads in a circle by way of {place}.", url=url
            )
        seen.add(place)
    raise TooManyRedirects(
        f"Wanted a page within {_MAX_REDIRECTS} redirects; {url} leads on to {place}. "
        "Give the final address.",
        url=url,
    )


def _follow(place: str, target: str) -> str:
    try:
        joined = httpx.URL(place).join(target)
    except (httpx.InvalidURL, ValueError) as error:
        raise HttpFailure(
            f"{place} leads to an address that is none: {target!r}.", url=place
        ) from error
    return str(joined.copy_with(fragment=None))


def _accept(answer: _Answer, place: str, url: str) -> Fetched:
    if answer.status == _NOT_MODIFIED:
        raise NotModified(f"{place} has nothing new since it was fetched last.", url=url)
    if answer.status in _WALLS or (answer.status == 200 and _leads_to_login(url, place)):
        raise LoginWall(
            f"Wanted a page; {place} asks to log in or pay (status {answer.status}). Open it in a "
            "browser where you are logged in, save it, and give the saved file.",
            status=answer.status,
        )
    if not 200 <= answer.status < 300:
        raise HttpFailure(
            f"Wanted a page; {place} answered with status {answer.status}"
            f"{_explain(answer.status)}. Check the address in a browser.",
            status=answer.status,
        )
    return Fetched(answer.body, place, answer.headers.get("content-type"), answer.headers)


def _explain(status: int) -> str:
    known = {
        403: " (forbidden: perhaps a login or a block on programs)",
        404: " (not found)",
        410: " (gone)",
        451: " (withheld for legal reasons)",
    }
    return known.get(status, " (the server failed)" if status >= 500 else "")


def _leads_to_login(url: str, place: str) -> bool:
    return place != url and bool(_LOGIN_PATH.search(place)) and not _LOGIN_PATH.search(url)


def _ask_patiently(
    place: str, options: IngestOptions, outside: Outside, deadline: Deadline
) -> _Answer:
    """Asks again after the time that a busy server names, when that is not too long."""
    waited_s = 0.0
    for attempt in range(_MAX_TRIES):
        answer = _ask(place, options, outside, deadline)
        wait_s = _retry_after_s(answer, outside.now())
        if answer.status not in _BUSY or wait_s is None:
            return answer
        waited_s += wait_s
        if waited_s > options.max_wait_s or attempt == _MAX_TRIES - 1:
            raise HttpFailure(
                f"Wanted a page; {place} is busy (status {answer.status}) and asks to come back "
                f"after {wait_s:g} seconds. Try again then.",
                status=answer.status,
                retry_after_s=wait_s,
            )
        outside.sleep(wait_s)
        deadline = Deadline(options.timeout_s, place)
    raise AssertionError("the loop returns or raises")


def _retry_after_s(answer: _Answer, now: datetime) -> float | None:
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def _ask(place: str, options: IngestOptions, outside: Outside, deadline: Deadline) -> _Answer:
    address = _checked_url(place)
    backend = CheckedBackend(outside, deadline, allow_private=options.allow_private_addresses)
    headers: dict[bytes | str, bytes | str] = {
        "Host": address.netloc.decode("ascii"),
        "User-Agent": user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }
    headers.update((name, value) for name, value in options.conditions.items())
    with (
        _named_failures(place, deadline),
        httpcore.ConnectionPool(ssl_context=_ssl_context(), network_backend=backend) as pool,
        pool.stream("GET", str(address), headers=headers) as response,
    ):
        found = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
        redirected = response.status in _REDIRECTS and "location" in found
        body = (
            b""
            if redirected
            else _read_body(response.iter_stream(), found, options.max_bytes, place)
        )
        return _Answer(response.status, found, body)


@contextmanager
def _named_failures(place: str, deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except FetchError:
        raise
    except httpcore.TimeoutException as error:
        raise deadline.missed() from error
    except (httpcore.NetworkError, OSError) as error:
        raise DeadHost(
            f"Wanted a page; {place} cannot be reached ({error}). Check the address, try later.",
            address=place,
        ) from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise HttpFailure(
            f"Wanted a page; {place} answered with something that is not HTTP ({error}).",
            address=place,
        ) from error


def _checked_url(place: str) -> httpx.URL:
    try:
        url = httpx.URL(place)
    except (httpx.InvalidURL, ValueError) as error:
        raise HttpFailure(
            f"Wanted a web address; {place!r} is none ({error}).", url=place
        ) from error
    if url.scheme not in ("http", "https"):
        raise UnsupportedScheme(
            f"Wanted an address that begins with http:// or https://; got {place!r}. "
            "For a file give its path.",
            scheme=url.scheme,
        )
    if not url.host:
        raise HttpFailure(f"Wanted a web address with a host; {place!r} has none.", url=place)
    return url


def _read_body(chunks: Iterable[bytes], headers: dict[str, str], limit: int, place: str) -> bytes:
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise _over(limit, place)
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        chunks = unpack(chunks, limit=limit, raw=coding == "deflate", place=place)
    elif coding not in ("identity", ""):
        raise HttpFailure(
            f"{place} sent its page packed as {coding}, which was not asked for.", url=place
        )
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise _over(limit, place)
    return bytes(body)


def unpack(
    chunks: Iterable[bytes], *, limit: int, raw: bool = False, place: str = ""
) -> Iterator[bytes]:
    """Unpacked pieces of a gzip (or deflate) stream, never more than ``limit`` bytes at once.

    Raises:
        TooLarge: it unpacks to more than the limit.
        HttpFailure: it is no such stream, or is cut short.
    """
    unpacker, total, begun = zlib.decompressobj(zlib.MAX_WBITS | 32), 0, False
    for chunk in chunks:
        if raw and not begun and chunk[:1] != b"\x78":
            unpacker = zlib.decompressobj(
                -zlib.MAX_WBITS
            )  # servers send deflate without its header
        begun, waiting = True, chunk
        while waiting and not unpacker.eof:
            try:
                piece = unpacker.decompress(waiting, 65536)
            except zlib.error as error:
                raise HttpFailure(
                    f"{place} is packed in a way that does not unpack ({error})."
                ) from error
            total += len(piece)
            if total > limit:
                raise _over(limit, place)
            yield piece
            waiting = unpacker.unconsumed_tail
    if begun and not unpacker.eof:
        raise HttpFailure(f"{place} is packed and cut short; load it again.", place=place)


def _over(limit: int, place: str) -> TooLarge:
    return TooLarge(
        f"Wanted at most {limit:,} bytes; {place} is larger once unpacked. "
        "Split it, or raise the limit.",
        limit=limit,
    )
