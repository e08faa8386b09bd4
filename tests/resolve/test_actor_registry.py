"""The registry as shipped, and a folder of the user's own over it."""

import pytest

from relata.assets import ASSETS
from relata.resolve.actor_check import check_entries
from relata.resolve.actor_files import RegistryFileError, read_folder
from relata.resolve.actor_registry import (
    FOLDER,
    compile_registry,
    load_registry,
)

OWN = """title: Made for a test
country: YE
actors:
  valley-guard:
    name: Valley Guard
    acronyms: [VGD]
    kind: armed_group
    relations:
      - {branch_of: houthis, since: 2020}
    source: [named so by its own statements]
  houthis:
    also: [Men of the Valley]
"""


def write(folder, text, name="mine.yaml"):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_the_index_is_that_of_the_files():
    assert (ASSETS / "actors.json").read_bytes() == compile_registry()


def test_the_shipped_files_have_no_fault():
    entries, faults = read_folder(FOLDER)
    assert not faults
    assert not check_entries(entries)
    assert len(entries) >= 1000


def test_names_are_found_in_native_script_and_other_spellings():
    registry = load_registry()
    for words in ("Kataeb Hizballah", "كتائب حزب الله", "Kata’ib Hezbollah"):
        assert [entry.id for entry in registry.look_up(words)] == ["kataib-hezbollah"]
    found = registry.look_up("Front of National Liberation of Angola")
    assert [entry.id for entry in found] == ["fnla"]


def test_own_files_extend_and_their_entries_are_marked(tmp_path):
    registry = load_registry(write(tmp_path, OWN))
    assert [each.id for each in registry.look_up("Valley Guard")] == ["own:valley-guard"]
    (houthis,) = registry.look_up("Men of the Valley")
    assert houthis.id == "own:houthis"
    assert houthis.name == "Houthis"
    assert registry.entries["own:valley-guard"].of == "own:houthis"
    assert registry.fingerprint != load_registry().fingerprint


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (OWN.replace("kind: armed_group", "kind: army"), 7, "kind: wanted one of"),
        (OWN.replace("country: YE", "country: YY"), 4, "ISO 3166"),
        (OWN.replace("since: 2020", "since: lately"), 8, "a year"),
        (OWN.replace("branch_of: houthis", "branch_of: nobody"), 4, "no entry has the id"),
        (OWN.replace("branch_of", "cousin_of"), 8, "relations"),
        (OWN.replace("name: Valley Guard", "name: Hamas"), 4, "bears the name"),
        (OWN.replace("    name: Valley Guard\n", ""), 4, "wanted name:"),
        (OWN + "  valley-guard: {name: Other}\n", 13, "a second time"),
        (OWN.replace("[Men", "[Men,\n ]]"), 13, "no YAML"),
        (OWN.encode() + b"# \xff\n", 13, "UTF-8"),
        (
            OWN + "    relations:\n      - {branch_of: valley-guard}\n",
            11,
            "stands under itself",
        ),
    ],
)
def test_a_faulty_file_of_ones_own_is_refused_by_file_and_line(tmp_path, text, line, words):
    with pytest.raises(RegistryFileError) as refused:
        load_registry(write(tmp_path, text))
    told = "\n".join(refused.value.facts["faults"])
    assert words in told
    assert f"mine.yaml:{line}:" in told


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(RegistryFileError, match="found none"):
        load_registry(tmp_path)


@pytest.mark.parametrize("words", ["The Houthis", "the Houthis", "The Houthis' navy", "A Houthi"])
def test_an_article_at_the_start_of_a_sentence_is_no_part_of_a_longer_name(words):
    assert [entry.country for entry in load_registry().find_inside(words)] == ["YE"]


def test_the_end_of_a_longer_name_is_no_name():
    assert load_registry().find_inside("New Hezbollah") == ()
