"""Files of weapons and objects: the shipped ones are sound, and every fault names file and line."""

import shutil

import pytest

from relata.resolve.thing_files import TABLES, ThingFileError, squash
from relata.resolve.thing_lexicon import FOLDER, compile_lexicon, read_files

MADE = """title: Made for a test
kind: drone
words:
- source: [english]
  are: [whirlbird, buzzer]
names:
  Orvan-7: {also: [Orvan], source: [seen in a made catalogue]}
"""


@pytest.fixture
def folder(tmp_path):
    """A folder like the shipped one, with no kind in it."""
    for table in TABLES:
        (tmp_path / table).mkdir()
    for name in ("phrase.yaml", "sources.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def faults_of(folder, *texts):
    """Faults of weapon files with these texts, without the folder in their paths."""
    for number, text in enumerate(texts):
        (folder / "weapons" / f"made{number}.yaml").write_text(text, encoding="utf-8")
    return [str(each).replace(f"{folder}/weapons/", "") for each in read_files(folder)[1]]


def test_the_shipped_files_have_no_fault():
    assert read_files()[1] == []


def test_five_hundred_models_and_as_many_words_have_a_source():
    tables, _ = read_files()
    weapons = tables["weapons"]
    assert all(each.source for table in tables.values() for each in table)
    assert len({each.entry for each in weapons if each.how != "word"}) >= 500
    assert len(tables["objects"]) >= 500


def test_every_kind_of_weapon_and_object_has_words():
    tables, _ = read_files()
    for table, least in (("weapons", 5), ("objects", 20)):
        counts = {each.kind: 0 for each in tables[table]}
        for each in tables[table]:
            counts[each.kind] += 1
        assert min(counts.values()) >= least


def test_a_sound_file_is_taken(folder):
    assert faults_of(folder, MADE) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: drone", "kind: kite", "made0.yaml:2: kind: wanted one of"),
        ("also:", "aka:", "made0.yaml:7: unknown field 'aka'"),
        ("[english]", "[hearsay]", "made0.yaml:5: whirlbird: source 'hearsay': wanted a note"),
        ("buzzer", '"7"', "made0.yaml:5: '7' has no letter"),
        ("source: [seen in a made catalogue]", "note: x", "made0.yaml:7: source: wanted a list"),
        ("title: Made", "tittle: Made", "made0.yaml:1: unknown field 'tittle'"),
        ("are: [whirlbird, buzzer]", "are: []", "made0.yaml:5: are: wanted a list of words"),
        ("kind: drone", "kind: [", "made0.yaml:4: no YAML"),
        ("also: [Orvan]", "shared: [Orvan]", "made0.yaml:7: 'Orvan' is shared with no other kind"),
        (
            "buzzer",
            "whirl-bird",
            "made0.yaml:5: 'whirl-bird' is drone here and drone (made0.yaml:5)",
        ),
    ],
)
def test_a_fault_names_its_line(folder, old, new, fault):
    assert old in MADE
    assert any(line.startswith(fault) for line in faults_of(folder, MADE.replace(old, new)))


def test_one_spelling_of_two_kinds_names_both_places(folder):
    other = "title: More\nkind: rocket\nnames:\n  ORVAN 7: {source: [english]}\n"
    assert faults_of(folder, MADE, other) == [
        "made1.yaml:4: 'ORVAN 7' is rocket here and drone (made0.yaml:7); "
        "set it under shared: in both"
    ]


def test_a_spelling_that_two_kinds_share_is_no_fault(folder):
    one = MADE.replace("also: [Orvan]", "shared: [Orvan]")
    other = "title: More\nkind: rocket\nnames:\n  Orvan-B: {shared: [Orvan], source: [english]}\n"
    assert faults_of(folder, one, other) == []


def test_nothing_is_compiled_while_a_file_has_a_fault(folder):
    (folder / "weapons" / "made.yaml").write_text(MADE.replace("drone", "kite"), encoding="utf-8")
    with pytest.raises(ThingFileError, match=r"made\.yaml:2: kind: wanted one of"):
        compile_lexicon(folder)


def test_spellings_differ_by_letters_and_digits_alone():
    assert squash("AK-47") == squash("ak 47") == squash("AK47") == "ak47"
    assert squash("S-300") != squash("S-400")
