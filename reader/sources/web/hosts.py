"""Which hosts may be asked: public ones, resolved once and checked before anything is sent."""

import ipaddress
import re
import socket
import threading
from typing import NamedTuple

from reader.errors import NotFetched

NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
"""An IPv4 address in any of the spellings that resolvers take: decimal, octal, hexadecimal, shortened."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for an IPv4 address (RFC 6052)."""


class Place(NamedTuple):
    """Where to connect: a checked address of a host."""

    family: int
    address: str


def resolve(host: str, seconds: float, where: str, *, allow_private: bool) -> Place:
    """The first address of a host that may be asked, resolved once: what is checked is what is connected to.

    Raises:
        NotFetched: there is no such host, it does not answer in time, or its address is not a public one.
    """
    if not allow_private and NUMBER.fullmatch(host) and not _is_plain(host):
        raise NotFetched(where, "its host is a number in disguise", "give its name")
    places = _lookup(host, seconds, where)
    for place in places:
        if allow_private or is_public(place.address):
            return place
    what = f"{host} lies in a private network" if places else f"{host} has no address"
    raise NotFetched(
        where, what, "allow private addresses if you mean it" if places else "check its spelling"
    )


def _is_plain(host: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return False


def _lookup(host: str, seconds: float, where: str) -> list[Place]:
    """The addresses of a host, in the order of the resolver, which knows no time limit of its own."""
    found: list[Place] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            for family, _, _, _, address in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM):
                found.append(Place(family, str(address[0])))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise NotFetched(where, f"the address of {host} is not told in time", "try again later")
    if failed:
        raise NotFetched(
            where, f"there is no host {host}", "check its spelling and your connection"
        ) from failed[0]
    return found


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, and so is every address that stands inside it."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in NAT64 or int(ip) >> 32 == 0:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(each is not None and not is_public(str(each)) for each in inner):
            return False
        if ip.ipv4_mapped or ip in NAT64:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified
