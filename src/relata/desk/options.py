"""How a desk is run."""

from dataclasses import dataclass

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

BLURRABLE = ("reader", "coder", "reviewer")
"""Roles from which names and exact places may be kept; an admin runs the desk and sees all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """How a desk is run.

    Attributes:
        host: address it listens at; anything but loopback wants accounts.
        names: host names that a browser may call it by, besides the loopback's.
        owner: who sits at a desk without accounts.
        has_accounts: whether people sign in; else one key, printed at the start, opens it.
        two_persons: whether ``confirmed`` stands only when a second person says it.
        blind_share: share of reports, from 0 to 1, that a second coder codes blind.
        blur: role from which, and from those below it, names and exact places are kept; None for
            none.
        allow_private_addresses: whether pages at private addresses may be added.
        is_secure: whether browsers reach it through https, so that cookies may say so.
    """

    host: str = "127.0.0.1"
    port: int = 8400
    names: tuple[str, ...] = ()
    owner: str = "unknown"
    has_accounts: bool = False
    two_persons: bool = False
    blind_share: float = 0.0
    blur: str | None = None
    allow_private_addresses: bool = False
    is_secure: bool = False

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK
