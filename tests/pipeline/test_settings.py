from dataclasses import fields
from pathlib import Path

import pytest

from relata.errors import BadSetting
from relata.pipeline.settings import SETTINGS, Settings, load_settings


def test_an_empty_environment_gives_the_defaults():
    assert load_settings({}) == Settings()


def test_every_setting_is_read_from_its_variable():
    settings = load_settings(
        {
            "RELATA_MODEL": "/m",
            "RELATA_GAZETTEER": "/g",
            "RELATA_PLACES": "/p",
            "RELATA_CACHE": "/c",
            "RELATA_WORKERS": "3",
            "RELATA_DEBUG": "1",
        }
    )
    assert settings == Settings(
        model=Path("/m"),
        gazetteer=Path("/g"),
        places=Path("/p"),
        cache=Path("/c"),
        workers=3,
        debug=True,
    )


def test_the_table_names_every_setting_once():
    assert [entry.field for entry in SETTINGS] == [field.name for field in fields(Settings)]


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", "²"])
def test_a_wrong_number_of_workers_is_refused_with_its_variable(text):
    with pytest.raises(BadSetting, match="RELATA_WORKERS"):
        load_settings({"RELATA_WORKERS": text})


def test_debug_is_off_for_zero():
    assert not load_settings({"RELATA_DEBUG": "0"}).debug


def test_the_cache_stands_in_the_user_s_cache_folder():
    assert load_settings({"XDG_CACHE_HOME": "/home/x/.cache"}).cache == Path(
        "/home/x/.cache/relata"
    )


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"HOME": "/home/x"}, "/home/x/.local/share/relata/places.sqlite"),
        ({"HOME": "/home/x", "XDG_DATA_HOME": "/d"}, "/d/relata/places.sqlite"),
        ({"HOME": "/home/x", "RELATA_PLACES": "/own.sqlite"}, "/own.sqlite"),
    ],
)
def test_the_user_s_places_stand_in_the_user_s_data_folder(environment, path):
    assert load_settings(environment).places == Path(path)
