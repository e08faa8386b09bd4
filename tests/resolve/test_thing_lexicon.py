"""The compiled lexicon is that of its files, quick to load, and finds variants and plurals."""

import time

from relata.assets import ASSETS
from relata.resolve.thing_lexicon import ASSET, compile_lexicon, load_lexicon


def test_the_index_is_that_of_the_files():
    assert (ASSETS / ASSET).read_bytes() == compile_lexicon()


def test_the_index_loads_in_a_tenth_of_a_second():
    load_lexicon.cache_clear()
    started = time.process_time()
    load_lexicon()
    assert time.process_time() - started < 0.1


def kinds(words, table="weapons"):
    return [sense.kind for sense in load_lexicon().look_up(words, table)]


def test_a_designation_may_carry_the_letters_of_a_variant():
    assert kinds("Mi-8MTV9") == kinds("Mi-8") == ["helicopter"]
    assert kinds("F-16AM") == ["aircraft"]
    assert kinds("AK-470") == []


def test_plurals_are_found_under_their_singulars():
    assert kinds("frigates") == kinds("frigate") == ["ship"]
    assert kinds("dispensaries", "objects") == ["hospital"]
    assert kinds("churches", "objects") == ["religious"]


def test_a_shared_spelling_has_all_its_kinds():
    assert sorted(kinds("Tornado")) == ["aircraft", "rocket"]
    assert sorted(kinds("Lynx")) == ["helicopter", "rocket", "tank"]


def test_armies_and_groups_of_all_sides_are_there():
    names = {
        "T-90M": "tank", "Orlan-10": "drone", "Kh-101": "missile", "BM-27": "rocket",
        "F-35": "aircraft", "HIMARS": "rocket", "MQ-9": "drone", "Javelin": "missile",
        "JF-17": "aircraft", "HQ-9": "missile", "CH-4": "drone", "Wing Loong II": "drone",
        "Shahed-136": "drone", "Fateh-110": "missile", "Fajr-5": "rocket", "Mohajer-6": "drone",
        "TB2": "drone", "Akinci": "drone", "T-155 Firtina": "artillery", "Kirpi": "tank",
        "Merkava": "tank", "Iron Dome": "missile", "Tavor": "firearm", "Harop": "drone",
        "Leopard 2": "tank", "Rafale": "aircraft", "Storm Shadow": "missile", "FAMAS": "firearm",
        "BrahMos": "missile", "Pinaka": "rocket", "INSAS": "firearm", "Babur missile": "missile",
        "Qassam": "rocket", "Yassin 105": "rocket", "Hell cannon": "artillery", "TATP": "explosive",
        "PMN-2": "mine", "Novichok": "chemical", "Stuxnet": "cyber", "Casspir": "tank",
        "Magura V5": "ship", "Boghammar": "ship", "RCIED": "ied", "SVBIED": "vehicle_bomb",
    }  # fmt: skip
    assert {words: set(kinds(words)) for words in names} == {
        words: {kind} for words, kind in names.items()
    }
