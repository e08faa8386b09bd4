"""Traps for weapons: names that are also roads, storms, books, people or another weapon."""

import pytest
from tests.resolve_factory import resolve_object, resolve_weapon

from relata.resolve.thing import READERS

WEAPONS = [
    # text, words, the reader's kind, the right kind
    ("A Hurricane battery fired on Orvan at dusk.", "Hurricane battery", "ship", "ship"),
    ("Hurricane rockets fell on Orvan.", "Hurricane", "ship", "rocket"),
    ("The rockets were from a Hurricane.", "Hurricane", "aircraft", "rocket"),
    ("Two Hurricanes strafed the column; one aircraft was lost.", "Hurricanes", "rocket", "rocket"),
    ("Two Tornado jets bombed the ridge.", "Two Tornado jets", "rocket", "aircraft"),
    ("The plane, a Tornado, came back to Marun.", "a Tornado", "rocket", "aircraft"),
    ("Volleys of rockets from a Tornado hit the mill.", "a Tornado", "aircraft", "rocket"),
    ("A Tiger helicopter fired on the dhow.", "A Tiger helicopter", "tank", "helicopter"),
    ("The tank, a Tiger, was buried by the river.", "a Tiger", "helicopter", "tank"),
    ("A Hawk missile missed the drone.", "A Hawk missile", "aircraft", "missile"),
    ("Pilots trained on the jet, a Hawk, for a year.", "a Hawk", "missile", "aircraft"),
    ("They hit the truck with a Lancet.", "a Lancet", "missile", "drone"),
    ("They hit the truck with a Spike on Tuesday.", "a Spike", "other", "missile"),
    ("Guards threw spikes under the wheels.", "spikes", "other", "other"),
    ("A Spike Tuesday hit the truck.", "A Spike", "other", "missile"),
    ("The army got its first Patriot this week.", "Patriot", "other", "missile"),
    ("They fired a Grad at the mill.", "a Grad", "missile", "rocket"),
    ("He carried an M4 with a scope.", "an M4", "tank", "firearm"),
    ("The armoured vehicle, a Cobra, burnt out.", "a Cobra", "helicopter", "tank"),
    ("He fired an M60 from the hip.", "an M60", "firearm", "firearm"),
    ("The tank was an old M60.", "an old M60", "firearm", "tank"),
    ("An old mine went off.", "An old mine", "explosive", "mine"),
    ("A tank mine went off.", "A tank mine", "tank", "mine"),
    ("The coal mine collapsed.", "The coal mine", "other", "other"),
    ("The frigate Cheetah fired twice.", "The frigate Cheetah", "aircraft", "ship"),
    ("An AC-130 gunship circled.", "An AC-130 gunship", "helicopter", "aircraft"),
    ("A T-72, a T72 and a T 72 burnt.", "a T72", "other", "tank"),
    ("The SA-7 was old.", "SA-7", "rocket", "missile"),
    ("They laid a lorry packed with explosives there.", "a lorry packed with explosives",
     "explosive", "vehicle_bomb"),
    ("An explosives-laden drone fell.", "An explosives-laden drone", "explosive", "drone"),
    ("A donkey laden with explosives went off.", "A donkey laden with explosives",
     "explosive", "explosive"),
    ("It fell to a U.S. Reaper at dawn.", "a U.S. Reaper", "blade", "drone"),
    ("They dropped a GBU-39 bomb on it.", "a GBU-39 bomb", "ied", "explosive"),
    ("They used rifles, mortars and boots.", "rifles, mortars and boots", "firearm", "firearm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "readers", "kind"), WEAPONS)
def test_a_name_of_several_things_is_the_one_that_its_words_tell(text, words, readers, kind):
    assert resolve_weapon(text, words, readers).kind == kind


NONE = [
    # text, words marked by mistake
    ("Hurricane Otis made landfall near Orvan.", "Hurricane"),
    ("The camp flooded when Typhoon Merrow passed.", "Typhoon"),
    ("After a tornado the camp was empty.", "tornado"),
    ("Marun is a city; Nov Grad district was shelled.", "Grad"),
    ("A study in the Lancet journal counts the dead.", "Lancet"),
    ("Lancet researchers count the dead.", "Lancet"),
    ("The bus burnt on the M4 motorway near Orvan.", "M4"),
    ("The bus burnt at junction M4 near Orvan.", "M4"),
    ("Support for the truce is at a T-90 percent of old.", "T-90"),
    ("The Patriot Front marched.", "Patriot"),
    ("Spike Merrow, a singer, was held.", "Spike"),
    ("A friend of mine was killed.", "mine"),
    ("The mine workers were freed.", "mine"),
    ("The last of the Tiger brigade fled.", "Tiger"),
    ("A javelin was thrown at the school games.", "javelin"),
    ("The hawk was seen above the camp.", "hawk"),
    ("Jaguar Merrow spoke for the group.", "Jaguar"),
    ("He had jet lag after the talks.", "jet"),
    ("Shell company papers were taken.", "Shell"),
]


@pytest.mark.parametrize(("text", "words"), NONE)
def test_a_name_beside_what_makes_it_something_else_decides_nothing(text, words):
    thing = resolve_weapon(text, words, "cyber")
    assert (thing.kind, thing.why) == ("cyber", READERS)


OBJECTS = [
    ("Shells hit a fuel tank.", "a fuel tank", "energy"),
    ("Shells hit a water tank.", "a water tank", "water_food"),
    ("Two T-72s burnt.", "Two T-72s", "military"),
    ("Rebels burnt the police station.", "the police station", "government"),
    ("A drone hit a block of flats.", "a block of flats", "civilian_building"),
    ("They hit the military hospital.", "the military hospital", "hospital"),
    ("They hit the hospital of the army base.", "the hospital of the army base", "hospital"),
    ("They stopped a convoy of seven lorries.", "a convoy of seven lorries", "vehicle"),
    ("The frigate Ardan Cole sank.", "The frigate Ardan Cole", "ship"),
    ("Smoke rose from the MV Ardan Cole.", "the MV Ardan Cole", "ship"),
    ("They burnt School No. 7.", "School No. 7", "school"),
    ("The Church of Marun's website went down.", "The Church of Marun's website", "other"),
    ("A fishing boat sank.", "A fishing boat", "ship"),
    ("They seized 20 crates of rifles.", "20 crates of rifles", "military"),
    ("They seized a mill and a bridge.", "a mill and a bridge", "other"),
    ("The space shuttle Challenger broke up.", "The space shuttle Challenger", "aircraft"),
    ("They burnt a tank.", "a tank", "other"),
    ("They burnt a T-90M tank.", "a T-90M tank", "military"),
]


@pytest.mark.parametrize(("text", "words", "kind"), OBJECTS)
def test_the_head_tells_an_objects_kind_or_leaves_it_to_the_reader(text, words, kind):
    assert resolve_object(text, words).kind == kind
