"""Looking actors up, adding files of one's own, checking such files."""

import pytest
from tests.cli.test_main import call

from relata.cli import main as cli
from relata.resolve.actor_registry import load_registry

GOOD = """title: Groups of the hills
country: YE
actors:
  hill-guard:
    name: Hill Guard
    acronyms: [HGX]
    native: [حرس التل الأعلى]
    kind: armed_group
    since: 2019
    relations:
      - {split_from: houthis, since: 2019, source: press}
    source: [its own statements]
"""
CIRCLE = """title: A circle of three
country: YE
actors:
  ring-one: {name: Ring One, kind: party, source: [made up], relations: [{branch_of: ring-two}]}
  ring-two: {name: Ring Two, kind: party, source: [made up], relations: [{branch_of: ring-three}]}
  ring-three: {name: Ring Three, kind: party, source: [made up], relations: [{front_for: ring-one}]}
"""


@pytest.fixture
def own(monkeypatch, tmp_path):
    """The folder of the user's own actors, not there yet."""
    folder = tmp_path / "own"
    monkeypatch.setenv("RELATA_REGISTRY", str(folder))
    load_registry.cache_clear()
    yield folder
    load_registry.cache_clear()


def write(folder, text, name="hills.yaml"):
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def test_an_actor_is_found_by_acronym_by_native_script_and_by_half_a_name(monkeypatch, capfd):
    for words in (["KSS"], ["كتائب سيد الشهداء"], ["sayyid", "kata"]):
        assert call(monkeypatch, "actors", "search", *words) == 0
        first = capfd.readouterr().out.splitlines()[0]
        assert first.startswith("kss  Kata'ib Sayyid al-Shuhada  armed_group  IQ")


def test_an_acronym_of_several_finds_them_all(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "search", "RSF") == 0
    ids = {line.split("  ")[0] for line in capfd.readouterr().out.splitlines()}
    assert {"sd-rsf", "rsf-media"} <= ids


def test_a_name_that_nobody_bears_shows_near_spellings(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "search", "Hezbolah Brigads") == 0
    out = capfd.readouterr().out
    assert out.startswith("no actor named Hezbolah Brigads is known\n")
    assert "near it: kataib-hezbollah" in out


def test_a_long_list_is_cut_and_says_so(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "search", "army", "--limit", "3") == 0
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[-1].endswith("more; say more words, or --limit")


def test_an_actor_is_shown_with_relations_children_and_sources(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "show", "saraya-al-salam") == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "Saraya al-Salam  saraya-al-salam"
    assert lines[1] == "armed_group, Iraq (IQ), since 2014"
    assert "successor of: Mahdi Army  mahdi-army  (since 2014)" in lines
    assert lines[-1].startswith("file: iq.yaml:")
    assert call(monkeypatch, "actors", "show", "iq-pmf") == 0
    assert "Badr Organization  badr: branch of it  (since 2014)" in capfd.readouterr().out


def test_an_id_that_no_actor_has_is_told_with_those_near_it(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "show", "iqpmf") == cli.EXIT_USAGE
    err = capfd.readouterr().err
    assert "iq-pmf" in err
    assert "[usage.unknown_actor]" in err


def test_an_office_that_no_file_has_is_shown_all_the_same(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "show", "hr-government") == 0
    assert capfd.readouterr().out.startswith("Government of Croatia  hr-government\ngovernment, C")


def test_a_seat_leads_to_whom_it_houses(monkeypatch, capfd):
    assert call(monkeypatch, "actors", "search", "Bankova") == 0
    assert capfd.readouterr().out.startswith("ua-president-office  Office of the President of Ukr")


def test_a_file_is_added_found_shown_and_marked(monkeypatch, capfd, tmp_path, own):
    file = write(tmp_path, GOOD)
    assert call(monkeypatch, "actors", "add", file) == 0
    assert capfd.readouterr().out == f"{own / 'hills.yaml'}: 1 actor\n"
    assert call(monkeypatch, "actors", "search", "Hill", "Guard") == 0
    assert capfd.readouterr().out.startswith("own:hill-guard  Hill Guard  armed_group  YE")
    assert call(monkeypatch, "actors", "show", "hill-guard") == 0
    assert "split from: Houthis  houthis  (since 2019, source: press)" in capfd.readouterr().out


def test_a_folder_that_nobody_named_is_under_the_home_and_read_once_it_has_a_file(
    monkeypatch, capfd, tmp_path
):
    monkeypatch.delenv("RELATA_REGISTRY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert call(monkeypatch, "actors", "search", "Hill", "Guard") == 0
    assert "no actor named Hill Guard" in capfd.readouterr().out
    assert call(monkeypatch, "actors", "add", write(tmp_path, GOOD)) == 0
    assert (tmp_path / "home" / "relata" / "actors" / "hills.yaml").exists()
    assert call(monkeypatch, "actors", "search", "Hill", "Guard") == 0
    assert "own:hill-guard" in capfd.readouterr().out
    load_registry.cache_clear()


def test_a_file_that_is_there_is_only_replaced_when_told(monkeypatch, capfd, tmp_path, own):
    file = write(tmp_path, GOOD)
    assert call(monkeypatch, "actors", "add", file) == 0
    write(tmp_path, GOOD.replace("Hill Guard", "Guard of the Hills"))
    assert call(monkeypatch, "actors", "add", file) == cli.EXIT_USAGE
    assert "[usage.output_exists]" in capfd.readouterr().err
    assert "Hill Guard" in (own / "hills.yaml").read_text()
    assert call(monkeypatch, "actors", "add", file, "--replace") == 0
    assert "Guard of the Hills" in (own / "hills.yaml").read_text()


def test_two_files_are_added_or_none(monkeypatch, capfd, tmp_path, own):
    good, bad = write(tmp_path, GOOD), write(tmp_path, CIRCLE, "ring.yaml")
    assert call(monkeypatch, "actors", "add", good, bad) == cli.EXIT_DATA
    assert not own.exists()
    assert f"{bad}:6: ring-three: stands under itself" in capfd.readouterr().err


def test_an_id_in_two_files_is_refused_with_both_lines(monkeypatch, capfd, tmp_path, own):
    assert call(monkeypatch, "actors", "add", write(tmp_path, GOOD)) == 0
    other = write(tmp_path, GOOD.replace("Hill Guard", "Other").replace("HGX", "OX"), "other.yaml")
    assert call(monkeypatch, "actors", "add", other) == cli.EXIT_DATA
    err = capfd.readouterr().err
    assert f"{other}:4: hill-guard: the id stands also in {own / 'hills.yaml'}:4" in err
    assert sorted(path.name for path in own.iterdir()) == ["hills.yaml"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace("    since: 2019\n", "    begun: 2019\n"), 9, "unknown field 'begun'"),
        (GOOD.replace("title:", "heading:"), 1, "unknown field 'heading'"),
        (GOOD.replace("kind: armed_group", "kind: militia"), 8, "kind: wanted one of"),
        (GOOD.replace("kind: armed_group", "kind: [armed_group]"), 8, "kind: wanted a word"),
        (GOOD.replace("country: YE", "country: [YE]"), 4, "country: wanted a word"),
        (GOOD.replace("name: Hill Guard", "name: Houthis"), 4, "bears the name"),
        (GOOD.replace("since: 2019\n", "since: 2019\n    until: 2003\n"), 10, "before it begins"),
        (GOOD.replace("split_from: houthis", "split_from: [houthis]"), 10, "wanted one id"),
        (GOOD.replace("split_from: houthis", "split_from: nobody"), 4, "no entry has the id"),
        (GOOD.replace("  hill-guard:", "  Hill Guard:"), 4, "small letters"),
        (GOOD.replace("hill-guard:", "? [a, b]\n  :"), 4, "before the colon"),
        (GOOD.replace("[HGX]", "&x [HGX]").replace("[its own statements]", "*x"), 12, "reference"),
        (GOOD.replace("[HGX]", "[HGX"), 7, "no YAML"),
        (GOOD.replace("title", "\x07title"), 1, "no YAML"),
        (GOOD.encode("utf-16"), 1, "UTF-8"),
        (GOOD.replace("Groups", "H\xfcgel").encode("latin-1", "replace"), 1, "UTF-8"),
        ("- a list\n", 1, "no mapping"),
        ("", 1, "no mapping"),
        ("[" * 5000, 1, "no"),
        (CIRCLE, 6, "stands under itself: ring-three → ring-one → ring-two → ring-three"),
        (CIRCLE.replace("branch", "successor").replace("front_for", "split_from"), 6, "itself"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_by_file_and_line(
    monkeypatch, capfd, tmp_path, own, text, line, words
):
    file = write(tmp_path, text)
    assert call(monkeypatch, "actors", "check", file) == cli.EXIT_PROBLEMS
    told = [each for each in capfd.readouterr().out.splitlines() if words in each]
    assert told
    assert told[0].startswith(f"{file}:{line}: ")
    assert call(monkeypatch, "actors", "add", file) == cli.EXIT_DATA
    assert not own.exists()


def test_a_file_that_is_absent_or_too_large_is_told(monkeypatch, capfd, tmp_path):
    assert call(monkeypatch, "actors", "check", str(tmp_path / "none.yaml")) == cli.EXIT_PROBLEMS
    assert "none.yaml:1: cannot be read" in capfd.readouterr().out
    file = write(tmp_path, "#" * 4_000_001)
    assert call(monkeypatch, "actors", "check", file) == cli.EXIT_PROBLEMS
    assert "larger than 4,000,000 bytes" in capfd.readouterr().out


def test_without_a_file_one_s_own_are_checked_or_the_shipped(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert call(monkeypatch, "actors", "check") == 0
    assert capfd.readouterr().err.endswith(" actors, 0 faults\n")
    monkeypatch.setenv("RELATA_REGISTRY", str(tmp_path))
    write(tmp_path, GOOD)
    assert call(monkeypatch, "actors", "check") == 0
    assert capfd.readouterr().err == "1 file, 1 actor, 0 faults\n"
