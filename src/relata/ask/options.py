"""How a language model is asked: where, within what limits."""

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from relata.errors import UsageError


class BadEndpoint(UsageError):
    """The address of a model's server cannot be used: give https, or http on your own network."""

    code = "usage.endpoint"


@dataclass(frozen=True, slots=True)
class AskOptions:
    """One server, one model, and the limits of a run.

    Attributes:
        endpoint: address under which ``chat/completions`` stands (``http://localhost:8000/v1``).
        model: the model's name, as the server knows it.
        key: sent as a bearer token; None for none. Never shown.
        timeout_s: the longest that one answer may take.
        max_requests: requests of the whole run, repeated ones too.
        max_tokens: tokens of the whole run, as the server counts prompts and answers; where it does
            not, four characters count as one.
        max_answer_tokens: longest answer.
        max_report_chars: longest text that is sent, in code points.
        max_wait_s: longest pause that a busy server may ask for.
        cache: folder in which answers are kept by the hash of what was asked; None for nowhere.
    """

    endpoint: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 300
    max_requests: int = 100
    max_tokens: int = 1_000_000
    max_answer_tokens: int = 16_000
    max_report_chars: int = 40_000
    max_wait_s: float = 60
    cache: Path | None = None


def check_endpoint(options: AskOptions) -> str:
    """The address of the chat interface.

    Raises:
        BadEndpoint: no http or https address; or a key would go over plain http to a host that is
            not on this machine or a private network.
    """
    try:
        url = httpx.URL(options.endpoint)
    except httpx.InvalidURL as error:
        raise _bad(options.endpoint, f"{error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise _bad(options.endpoint, "that is none")
    if url.userinfo:
        raise _bad(options.endpoint.rpartition("@")[2], "one with a name or password in it")
    if options.key and url.scheme == "http" and not _is_near(url.host):
        raise _bad(options.endpoint, "plain http, over which no key is sent to another's network")
    return f"{str(url).rstrip('/')}/chat/completions"


def _is_near(host: str) -> bool:
    """Whether a host is this machine or a private network's address; no name is looked up."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback


def _bad(endpoint: str, came: str) -> BadEndpoint:
    return BadEndpoint(
        f"wanted an address like https://HOST/v1 with --endpoint, got {endpoint!r}: {came}; use "
        "https, or http on this machine or your own network",
        endpoint=endpoint,
    )
