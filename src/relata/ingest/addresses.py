"""Which network addresses may be fetched from."""

import ipaddress
from collections.abc import Sequence

from relata.errors import DeadHost, RefusedAddress

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")
_METADATA = frozenset({"169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192"})

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """The address is one that anybody on the internet reaches the same host by.

    Addresses of another family inside an IPv6 one (mapped, NAT64, 6to4, Teredo) count as that
    other address. Source: IANA special-purpose address registries, by way of ``ipaddress``.
    """
    try:
        whole = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in (whole, *_inside(whole)))


def _inside(address: Address) -> list[Address]:
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    found: list[Address] = []
    if address.ipv4_mapped is not None:
        found.append(address.ipv4_mapped)
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found.extend(address.teredo)
    if address in _NAT64 or int(address) >> 32 == 0:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        if address in _SHARED:
            return False
    elif address in _NAT64 or address in _SIX_TO_FOUR or address.ipv4_mapped is not None:
        return str(address) not in _METADATA  # judged by the address inside
    return str(address) not in _METADATA and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
        or not address.is_global
    )


def choose_address(host: str, addresses: Sequence[str], *, allow_private: bool) -> str:
    """The address to connect to: the first, when every one of them is public or allowed.

    One private address among public ones refuses the host, since which of them a connection
    meets is the host's choice.

    Raises:
        DeadHost: there is none.
        RefusedAddress: one is not public and private ones are not allowed.
    """
    if not addresses:
        raise DeadHost(
            f"Wanted a host with an address; {host} has none. Check its name.", host=host
        )
    refused = [] if allow_private else [one for one in addresses if not is_public(one)]
    if refused:
        raise RefusedAddress(
            f"Wanted a public address; {host} stands at {refused[0]}, which is private, loopback, "
            "link-local or reserved. If it is your own server, allow private addresses "
            "with --allow-private-addresses.",
            host=host,
            address=refused[0],
        )
    return addresses[0]
