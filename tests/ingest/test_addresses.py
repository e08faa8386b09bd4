import pytest

from relata.errors import DeadHost, RefusedAddress
from relata.ingest.addresses import choose_address, is_public


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"],
        *["169.254.169.254", "169.254.1.1", "100.64.0.1", "100.100.100.200", "192.0.0.192"],
        *["198.18.0.1", "203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
        *["::", "::1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254"],
        *["ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"],
        *["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1"],
        *["2001:db8::1", "fec0::1", "not an address", ""],
    ],
)
def test_addresses_of_machines_networks_and_metadata_are_not(address):
    assert not is_public(address)


def test_one_private_address_among_public_ones_refuses_the_host():
    with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1"):
        choose_address("x.example", ["8.8.8.8", "10.0.0.1"], allow_private=False)


def test_private_addresses_may_be_allowed():
    assert choose_address("x.example", ["10.0.0.1"], allow_private=True) == "10.0.0.1"


def test_a_host_without_address_is_dead():
    with pytest.raises(DeadHost):
        choose_address("x.example", [], allow_private=False)
