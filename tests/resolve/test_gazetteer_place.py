"""The keys under which a place on its way into the gazetteer is found later."""

import pytest

from relata.errors import UsageError
from relata.resolve.gazetteer_place import SourcePlace, keys_of, source_file


def place(name, country="IQ", kind="city", **more):
    return SourcePlace("made:1", name, country, None, kind, 33.5, 44.25, **more)


def test_every_name_gives_a_strict_key_and_where_spellings_vary_a_loose_one():
    keys = keys_of(place("al-Hudayrah", names=["Hodeira"]))
    assert {"al hudayrah", "hodeira"} <= keys
    assert {key for key in keys if key.startswith("~")} == {"~hudir"}


def test_towns_of_countries_that_spell_in_one_way_have_no_loose_key():
    assert keys_of(place("San Corvo", country="MX")) == {"san corvo"}
    assert keys_of(place("San Corvo", country="MX", kind="admin2")) == {"san corvo"}
    assert len(keys_of(place("San Corvo", country="MX", kind="site"))) == 2
    assert len(keys_of(place("San Corvo", country=None))) == 2


def test_a_name_without_letters_and_one_too_short_to_vary_give_no_loose_key():
    assert keys_of(place("???", names=["Al"])) == {"al"}


def test_a_source_that_is_not_installed_is_told_with_the_extra():
    with pytest.raises(UsageError, match=r"relata\[gazetteer\]"):
        source_file("no_such_package_of_places", "cities.json")


def test_a_source_s_file_is_found_where_its_package_stands():
    assert source_file("relata", "errors.py").is_file()
