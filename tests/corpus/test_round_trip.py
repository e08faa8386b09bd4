"""Every file of the corpus comes back as ``corpus/check.py`` parses it."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import yaml
from tests.annotated import actor_entry, annotate, claim_entry, event_entry

from relata.corpus import load_corpus, record_to_rel, rel_to_record
from relata.corpus.rel import RelFile, parse_rel
from relata.corpus.to_record import differences

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """``corpus/check.py``, with libyaml's loader where there is one: same values, far faster."""
    spec = importlib.util.spec_from_file_location("check", CORPUS / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    module.yaml = type("Yaml", (), {"safe_load": staticmethod(lambda s: yaml.load(s, loader))})
    return module


def parsed_by(check: ModuleType, path: Path) -> dict[str, Any]:
    head, text, spans, record = check.read(path)
    assert list(check.problems(record, spans)) == [], path
    return {"head": head, "text": text, "spans": spans, "record": record}


def rename(value: Any, names: dict[str, str]) -> Any:
    """A parsed file with its labels renamed wherever they stand."""
    if isinstance(value, dict):
        return {names.get(key, key): rename(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [rename(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def new_names(ours: list[list[Any]], theirs: list[list[Any]]) -> dict[str, str]:
    """Old labels to new by their order: a numbering, so one old label has one new label."""
    names = {}
    for (old, *_), (new, *_) in zip(ours, theirs, strict=True):
        assert old[0] == new[0]
        assert names.setdefault(old, new) == new
    assert len(set(names.values())) == len(names)
    return names


def test_every_corpus_file_survives_the_round_trip(check: ModuleType, tmp_path: Path) -> None:
    files = load_corpus(CORPUS)
    assert len(files) >= 690
    for rel in files:
        before = parsed_by(check, Path(rel.path))
        copy = tmp_path / "copy.rel"
        copy.write_text(record_to_rel(rel_to_record(rel)), encoding="utf-8")
        after = parsed_by(check, copy)
        names = new_names(before["spans"], after["spans"])
        head, text = before.pop("head"), before.pop("text")
        assert (head, text) == (after.pop("head"), after.pop("text")), rel.path
        assert rename(before, names) == after, rel.path


def round_trip(rel: RelFile) -> list[str]:
    return differences(rel, parse_rel(record_to_rel(rel_to_record(rel))))


UNUSUAL = {
    "a place in a list of its own": annotate(
        "[e1 fire] in [p1 Oruz]",
        "p1: {name: Oruz, kind: city, country: null, lat: 12, lon: null}",
        event_entry(place="[p1]"),
    ),
    "keys that are usually there and are not": annotate(
        "[a1 It] [q1 said]", "a1: {kind: other, name: 1994}", "q1: {source: a1, stance: asserts}"
    ),
    "approx that is false, aka that is empty": annotate(
        "[n1 nine] [a1 men]",
        "n1: {event: null, effect: displaced, of: a1, low: 9, high: 9, approx: false}",
        "a1: {name: men, kind: civilians, country: null, of: null, aka: []}",
    ),
    "two contents over the same words": annotate(
        "[q1 said] [c1 [c2 so]] [q2 too]",
        claim_entry("q1", "asserts", content="[c1]"),
        claim_entry("q2", "asserts", content="[c2]"),
    ),
    "contents out of the text's order and a label with two spans": annotate(
        "[c1 so] [q1 said] [c2 then] and [c1 thus]",
        claim_entry("q1", "asserts", content="[c2, c1]"),
    ),
    "a signal that no link names": annotate(
        "[e1 fire] [s1 after] [e2 fire] [s2 since]",
        event_entry(),
        event_entry("e2"),
        "links: [{from: e1, to: e2, type: follows, signal: s2, claim: null}]",
    ),
    "a link without all its keys": annotate(
        "[e1 fire], [e2 fire]",
        event_entry(),
        event_entry("e2"),
        "links: [{from: e1, to: e2, type: follows}]",
    ),
    "an actor outside a count over the same words": annotate(
        "[a1 [n1 one man]] [e1 hit]",
        actor_entry("a1"),
        event_entry(),
        "n1: {event: e1, effect: injured, of: a1, low: 1, high: 1}",
    ),
    "a time of day with minutes that are zero": annotate(
        "at [t1 five]", "t1: {edtf: '2023-11-21T05:00'}"
    ),
    "an unknown key of the head": parse_rel(
        "id: 7\ntitle: null\npublisher: P\npublished: XXXX\nstyle: null\n"
        "origin: invented\nbundle: b\nreader_note: ten\n---\nplain \\[text\\]\n---\n"
    ),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_unusual_ways_of_writing_survive_the_round_trip(name: str) -> None:
    assert round_trip(UNUSUAL[name]) == []


def test_the_object_corpus_of_an_ordinary_file_holds_the_head_alone() -> None:
    rel = annotate("[a1 It] [e1 fired]", actor_entry("a1"), event_entry(), "links: []")
    assert rel_to_record(rel).corpus == {
        "head": {"id": "made-001", "style": "brief", "bundle": None, "origin": "invented"}
    }


def test_differences_are_told() -> None:
    rel = annotate("[a1 It] [e1 fired]", actor_entry("a1"), event_entry())
    other = msgspec.structs.replace(rel, text="It fires", entries={"a1": rel.entries["a1"]})
    assert differences(rel, other) == ["text", "e1"]
