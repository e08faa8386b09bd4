"""A group's name comes out of its noun phrase; a phrase without a name stays as it is."""

import pytest

from relata.resolve.actor_phrase import Form, name_in_phrase, registry_forms


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Northern Dune Brigades, a little-known militia", "Northern Dune Brigades"),
        ('a hitherto unknown "Council of Herders"', "Council of Herders"),
        ("the Norwegian aid group Nordhavn", "Nordhavn"),
        ("an opposition channel, Vesna Live", "Vesna Live"),
        ("hackers signing as Red Pine", "Red Pine"),
        ("Umm Salwa, a displaced woman from Tarim", "Umm Salwa"),
        ("the Delta Monitor (DM)", "Delta Monitor"),
    ],
)
def test_appositions_and_descriptions_come_off_a_name(words: str, name: str):
    assert name_in_phrase(words).name == name


@pytest.mark.parametrize(
    "words",
    [
        "residents of Tal Omar, Dir province",
        "heroic commandos",
        "unarmed Serbs",
        "members of the Dune Brigades",
        "the Alpha Front, the Beta Front and the Gamma Front",
        "state TV",
    ],
)
def test_a_phrase_that_holds_no_single_name_stays(words: str):
    assert name_in_phrase(words).name == words.removeprefix("the ")


def test_a_comma_within_a_number_parts_nothing():
    assert name_in_phrase("nearly 14,000 employees").name == "nearly 14,000 employees"
    assert name_in_phrase("a cook, 61,").name == "cook"


def test_what_describes_a_name_comes_off_for_the_registry():
    for words, name in (
        ("the Washington-based Delta Dialogue", "Delta Dialogue"),
        ("the Delta Sun website", "Delta Sun"),
        ("the Council of Ports in Manila", "Council of Ports"),
        ("the UN mission, UNDEM", "UNDEM"),
        ("the armed group DLF", "DLF"),
    ):
        assert name in {form.words for form in registry_forms(words)}, words
    for words in ("the men of the DLF", "a move to counter DLF", "the interim Delta Council"):
        names = {form.words for form in registry_forms(words)}
        assert not {"DLF", "Delta Council"} & names, words


def test_an_acronym_in_brackets_is_another_name():
    assert name_in_phrase("the Delta Monitor (DM)").beside == ("DM",)


def test_a_registry_is_asked_for_the_name_without_owner_and_kind():
    assert Form("Brigades of Tarim", "TG") in registry_forms("Togo's Brigades of Tarim")
    assert Form("Tarim") in registry_forms("the Tarim movement")
    assert Form("Tarim") not in registry_forms("a Tarim movement")


def test_an_outlet_of_ones_own_is_looked_for_by_its_name_and_a_company_is_not():
    assert Form("Tarim", loose=True) in registry_forms("its Tarim outlet")
    assert registry_forms("its Delta company") == (Form("Delta company"),)
