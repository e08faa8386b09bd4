"""A digest says nothing without its source, and the same thing about the same moment."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_records import loaded_of, make_record

from relata.model.codebook import codes, modes_of
from relata.model.digest import Digest, Sentence, Uncited
from relata.pipeline.digesting import load_digest, make_digest, sentences_of
from relata.pipeline.judging import judge_pair, judge_value, undo
from relata.pipeline.keeping import forget, keep_report
from relata.publish.digest_html import digest_html
from relata.publish.digest_text import digest_json, digest_markdown
from relata.store import init_ledger
from relata.store.query import Query
from relata.views.digest import DigestOptions
from relata.views.wording import ACTS, RESULTS, day, listed, the
from relata.wire import decode_record

OPTIONS = DigestOptions(title="A made digest", first_day="2020-01-01", last_day="2026-01-01")


def keep(ledger, numbers):
    for number in numbers:
        record = make_record(number, acts=12)
        keep_report(ledger, "tester", loaded_of(record), record)


def digest_of(ledger, as_of=None, before=None):
    with ledger.view(as_of) as view:
        return make_digest(view, Query(), OPTIONS, before, is_now=as_of is None)


@pytest.fixture
def ledger(tmp_path):
    made, _ = init_ledger(str(tmp_path / "digest.sqlite"), decode_record, "tester")
    yield made
    made.close()


def test_a_sentence_without_a_source_cannot_be_made():
    with pytest.raises(Uncited):
        Sentence(text="Two were killed.")
    assert Sentence(text="This looks like a pattern.", by_analyst=True).cites == ()


@settings(max_examples=8, deadline=None)
@given(numbers=st.sets(st.integers(0, 60), min_size=1, max_size=12))
def test_every_sentence_of_a_random_ledger_ends_with_its_notes(numbers, tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "random.sqlite"
    ledger, _ = init_ledger(str(path), decode_record, "tester")
    keep(ledger, sorted(numbers))
    digest = digest_of(ledger)
    noted = {note.ref for note in digest.notes}
    sentences = [one for told in digest.told for one in (*told.sentences, *told.disputed)]
    for sentence in (*digest.bottom_line, *sentences):
        assert sentence.cites
        assert set(sentence.cites) <= noted
        assert sentence.text in digest_html(digest).replace("&#x27;", "'")
    body = digest_markdown(digest).split("## Developments")[1].split("## Casualties")[0]
    paragraphs = [line for line in body.splitlines() if line and line[0] not in "#*"]
    assert paragraphs
    assert all(line.endswith("]") for line in paragraphs)
    assert all(note.quote for note in digest.notes)
    ledger.close()


def test_the_digest_of_a_past_moment_is_the_same_after_a_hundred_changes(ledger):
    keep(ledger, range(20))
    with ledger.view() as view:
        moment, reports = view.moment, view.report_ids()
    wanted = [write(digest_of(ledger)) for write in (digest_markdown, digest_html, digest_json)]
    chance = random.Random(3)
    keep(ledger, range(20, 60))
    for _ in range(20):
        one, other = chance.sample(reports, 2)
        made = judge_pair(
            ledger, "ana", chance.choice(("same", "apart")), f"{one}:e1", f"{other}:e1"
        )
        if chance.random() < 0.5:
            undo(ledger, "ana", made.id)
    for report in reports[:15]:
        judge_value(ledger, "ana", "low", "set", f"{report}:n1", "99")
    for report in reports[15:]:
        forget(ledger, "ana", report, "withdrawn")
    with ledger.view() as view:
        assert view.moment.change - moment.change >= 80
    then = digest_of(ledger, moment.at)
    assert [write(then) for write in (digest_markdown, digest_html, digest_json)] == wanted
    assert digest_markdown(digest_of(ledger)) != wanted[0]


def test_what_a_report_fed_is_found_in_the_json(ledger, tmp_path):
    keep(ledger, range(6))
    path = tmp_path / "issue.json"
    path.write_text(digest_json(digest_of(ledger)), encoding="utf-8")
    loaded = load_digest(path)
    assert msgspec.json.decode(path.read_bytes(), type=Digest) == loaded
    report = make_record(3, acts=12).report.id
    found = sentences_of(report, [("issue", loaded)])
    assert found
    assert all(name == "issue" for name, _ in found)


def test_the_next_issue_tells_what_is_new(ledger):
    keep(ledger, range(5))
    before = digest_of(ledger)
    keep(ledger, range(5, 12))
    after = digest_of(ledger, before=before)
    assert any(one.text.startswith("New: ") for one in after.changes)
    assert digest_of(ledger, before=after).changes == ()


def test_every_code_has_its_words():
    for type_ in codes("event_type"):
        assert type_ in ACTS
        for mode in modes_of(type_):
            assert mode in ("unknown", "other") or f"{type_}/{mode}" in ACTS, (type_, mode)
    assert set(RESULTS) == set(codes("effect"))


def test_days_and_names_read_as_english():
    assert day("2024-05-06") == "on 6 May 2024"
    assert day("2024-05") == "in May 2024"
    assert day("2024-05-06/2024-05-08") == "between 6 May 2024 and 8 May 2024"
    assert day(None) == ""
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert the("Harun Front") == "the Harun Front"
    assert the("army") == "the army"
    assert the("Oruz's health ministry") == "Oruz's health ministry"
    assert the("Idris Valo") == "Idris Valo"
