"""Every export of annotated reports of the corpus: what must hold whatever is told."""

from functools import cache
from pathlib import Path

import pytest
from tests.publish.exports.ledgers import given_of

from relata.corpus import load_corpus, rel_to_record
from relata.publish.exports import default_policy, writer_of
from relata.publish.exports.csv_cells import read_csv

REPORTS = Path(__file__).parents[3] / "corpus" / "reports"
EVERY = 10
"""One report of so many, so that the suite stays quick."""


@cache
def records():
    found = {}
    for rel in list(load_corpus(REPORTS))[::EVERY]:
        record = rel_to_record(rel)
        found[record.report.id] = record
    return list(found.values())


@cache
def rows_of(name):
    export = writer_of(name)(given_of(records(), policy=default_policy(name), is_sensitive=True))
    return read_csv(export.files[0].content), export


def test_every_incident_has_a_row_or_a_reason():
    given = given_of(records())
    for name in ("acled", "ucdp", "hxl"):
        rows, export = rows_of(name)
        dropped = [one.subject for one in export.dropped]
        assert len(dropped) == len(set(dropped))
        assert all(one.reason for one in export.dropped)
        if name == "acled":
            notes = "\n".join(row["notes"] for row in rows)
            told = {one.id for one in given.incidents if f"[RLT-{one.id}]" in notes}
            assert told.isdisjoint(dropped)
            assert len(told) + len(dropped) == len(given.incidents)
        else:
            assert export.files[0].rows + len(dropped) == len(given.incidents)


def test_statements_have_one_id_each_and_their_words_stand_in_the_text():
    rows, _ = rows_of("claims")
    assert len({row["statement"] for row in rows}) == len(rows)
    texts = {record.report.id: record.report.text for record in records()}
    for row in rows:
        if row["start"]:
            words = texts[row["report"]][int(row["start"]) : int(row["end"])]
            assert row["words"].startswith(words)


def test_low_is_never_above_best_nor_best_above_high():
    rows, _ = rows_of("ucdp")
    for row in rows:
        known = [int(row[name]) for name in ("low", "best", "high") if row[name]]
        assert known == sorted(known)
        parts = [int(row[f"deaths_{one}"] or 0) for one in ("a", "b", "civilians", "unknown")]
        assert not row["best"] or sum(parts) == int(row["best"])


def test_ids_of_rows_are_unique_and_ours():
    for name, column in (("acled", "event_id_cnty"), ("ucdp", "id"), ("hxl", "incident")):
        rows, _ = rows_of(name)
        rows = rows[1:] if name == "hxl" else rows
        assert all(row[column].startswith("RLT-") for row in rows)
        assert len({row[column] for row in rows}) == len(rows)


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_what_happened_nowhere_and_on_no_day_has_no_row(name):
    rows, _ = rows_of(name)
    assert rows
    assert all(row["country"] or row["latitude"] or row["where_prec"] for row in rows)
    assert all(row["year"] for row in rows)
