"""Traps for actors: what tools get wrong in public, with the right actor or the right null."""

import pytest
from tests.place_factory import mark_actor
from tests.resolve_factory import make_report

from relata.resolve.actor import resolve_actors


def resolve(text: str, words: str, kind: str):
    return resolve_actors(make_report(text), mark_actor(text, kind, words))["a1"]


ENTRIES = [
    # letters inside words, and words that only look like names
    ("Rights groups in Haiti spoke.", "Rights groups", "ngo", None),
    ("In Sudan it is said that a camp burned.", "it", "other", None),
    ("They told us who had fired.", "us", "civilians", None),
    ("THE UN SAYS IT IS READY IN IRAQ.", "IS", "armed_group", None),
    ("Fighters of IS fled Mosul in Iraq.", "IS", "armed_group", "islamic-state"),
    ("In Geneva WHO said that cholera spread.", "WHO", "igo", "who"),
    ("In Congo M23 took the town at 23:00.", "M23", "armed_group", "m23"),
    ("In Burundi the M23 of Route 23 was closed.", "M23 of Route 23", "other", None),
    # a name within a longer one
    ("In Iraq Kata'ib Hezbollah fired rockets.", "Kata'ib Hezbollah", "armed_group",
     "kataib-hezbollah"),
    ("The Badr-2 Brigade was formed in Chad.", "The Badr-2 Brigade", "armed_group", None),
    ("Germany's Red Army Faction disbanded.", "Red Army Faction", "armed_group", "raf-de"),
    ("The Rapid Response Support Forces moved.", "The Rapid Response Support Forces",
     "military", None),
    ("The Tehran Hezbollah Football Fans sang.", "The Tehran Hezbollah Football Fans",
     "other", None),
    ("In Riyadh Al-Shabab beat Al-Hilal, 2-1.", "Al-Shabab", "other", None),
    ("In Somalia al-Shabab shelled a base.", "al-Shabab", "armed_group", "al-shabaab"),
    ("In Northern Ireland, Britain, the New IRA claimed it.", "the New IRA", "armed_group",
     "new-ira"),
    # who is against, behind or no longer with a group is not the group
    ("In Syria anti-Hezbollah fighters fired.", "anti-Hezbollah fighters", "armed_group", None),
    ("In Colombia ex-FARC fighters voted.", "ex-FARC fighters", "armed_group", None),
    ("In Colombia a former FARC splinter voted.", "a former FARC splinter", "armed_group", None),
    ("In Yemen Houthi-run television was off air.", "Houthi-run television", "media", None),
    ("In Gaza, Palestine, the Hamas-run health ministry spoke.", "the Hamas-run health ministry",
     "government", "ps-health-ministry"),
    ("Iran-backed militias in Iraq fired.", "Iran-backed militias", "armed_group", None),
    ("Rivals of the Taliban met in Kabul.", "Rivals of the Taliban", "armed_group", None),
    ("The Taliban and the Haqqani network met.", "The Taliban and the Haqqani network",
     "armed_group", None),
    # offices, and those who only have to do with them
    ("The Sudanese army chief fled.", "The Sudanese army chief", "government", None),
    ("Kremlin critics marched in Moscow.", "Kremlin critics", "government", None),
    ("Protesters crossed Downing Street.", "Protesters", "crowd", None),
    ("A Pentagon spokesman in the US denied it.", "A Pentagon spokesman", "military",
     "us-defense-department"),
    ("Nigeria's army denied it.", "Nigeria's army", "military", "ng-army"),
    ("The Nigerien army denied it.", "The Nigerien army", "military", "ne-fan"),
    ("The South Sudanese army denied it.", "The South Sudanese army", "military", "ss-sspdf"),
    ("The North Korean army denied it.", "The North Korean army", "military", "kp-army"),
    ("The Guinea-Bissau army denied it.", "The Guinea-Bissau army", "military", "gw-armed-forces"),
    ("The Dominican Republic's army denied it.", "The Dominican Republic's army", "military",
     "do-armed-forces"),
    ("The armies of Chad and Niger denied it.", "The armies of Chad and Niger", "military", None),
    # papers named after places, services named after others
    ("The Washington Post printed it.", "The Washington Post", "media", "washington-post"),
    ("The Jerusalem Post printed it.", "The Jerusalem Post", "media", "jerusalem-post"),
    ("In India the Supreme Court heard it.", "the Supreme Court", "government", "in-supreme-court"),
    ("The Supreme Court heard it.", "The Supreme Court", "government", None),
    ("In Pakistan the Foreign Office denied it.", "the Foreign Office", "government", None),
    ("Pakistan's Foreign Office denied it.", "Pakistan's Foreign Office", "government", "pk-mofa"),
    # tellings of one name in other letters
    ("In Yemen Ansarallah fired.", "Ansarallah", "armed_group", "houthis"),
    ("In Lebanon Hizbullah fired.", "Hizbullah", "armed_group", "hezbollah"),
    ("In Pakistan the Tehreek-e-Taliban Pakistan fired.", "the Tehreek-e-Taliban Pakistan",
     "armed_group", "ttp"),
    ("In Mali the Groupe de soutien à l'islam et aux musulmans fired.",
     "the Groupe de soutien à l'islam et aux musulmans", "armed_group", "jnim"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "entry"), ENTRIES)
def test_a_name_leads_to_its_own_entry_or_to_none(text, words, kind, entry):
    actor = resolve(text, words, kind)
    assert actor.registry == entry, actor.why


COUNTRIES = [
    ("Iran-backed militias in Iraq fired.", "Iran-backed militias in Iraq", "armed_group", "IQ"),
    ("In Ukraine pro-Russian separatists fired.", "pro-Russian separatists", "armed_group", "UA"),
    ("Bosnian Serb troops left.", "Bosnian Serb troops", "military", "BA"),
    ("US-trained Somali commandos landed.", "US-trained Somali commandos", "military", "SO"),
    ("Turkish and Russian troops patrolled.", "Turkish and Russian troops", "military", None),
    ("In Mali the UN mission left.", "the UN mission", "igo", None),
    ("Troops of the Georgia National Guard flew from Atlanta in the US to Iraq.",
     "the Georgia National Guard", "military", "US"),
    ("Chad, a driver in Sudan, Sudan, was shot.", "Chad, a driver", "person", "SD"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "country"), COUNTRIES)
def test_an_actor_has_its_own_country_not_its_friends(text, words, kind, country):
    assert resolve(text, words, kind).country == country


NAMES = [
    ("Paris, a militia spokesman, denied it.", "Paris, a militia spokesman", "person", "Paris"),
    ("Colonel Ferrol denied it.", "Colonel Ferrol", "person", "Colonel Ferrol"),
    ("Sheriff Adan Ferrol denied it.", "Sheriff Adan Ferrol", "person", "Adan Ferrol"),
    ("Some 3,100 people fled.", "Some 3,100 people", "civilians", "Some 3,100 people"),
    ("Gen. Jordan Amsel denied it.", "Gen. Jordan Amsel", "person", "Jordan Amsel"),
    ("Ferrol, Adan, was held.", "Ferrol, Adan", "person", "Adan Ferrol"),
    ("Jordan said that it knew nothing.", "Jordan", "state", "Jordan"),
]


@pytest.mark.parametrize(("text", "words", "kind", "name"), NAMES)
def test_a_name_is_given_as_a_careful_person_would(text, words, kind, name):
    assert resolve(text, words, kind).name == name


def test_there_are_more_than_forty_traps():
    assert len(ENTRIES) + len(COUNTRIES) + len(NAMES) >= 40
