import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from tests.made_records import loaded_of, make_record

from relata.errors import LedgerOutdated
from relata.pipeline.keeping import keep_report
from relata.store import init_ledger, open_ledger
from relata.store.engine import make_engine, parse_url, reading, writing
from relata.store.schema import bring_up, known_versions, newest_version, version_of
from relata.store.tables import METADATA
from relata.wire import decode_record


def test_a_new_ledger_has_the_newest_schema_and_the_tables_of_the_code(address):
    ledger, before = init_ledger(address, decode_record, "tester")
    assert before is None
    engine = make_engine(parse_url(address))
    with reading(engine) as connection:
        assert version_of(connection) == newest_version()
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, METADATA)
    # the index of words is made by hand in each database's own way
    differing = [one for one in found if "words" not in str(one)]
    assert differing == []
    engine.dispose()
    ledger.close()


@pytest.mark.parametrize("version", known_versions())
def test_every_released_schema_is_brought_up_with_what_it_holds(address, version):
    engine = make_engine(parse_url(address))
    with writing(engine) as connection:
        bring_up(connection, version)
        connection.execute(
            text(
                "INSERT INTO changes (number, at, who, kind, subject) VALUES "
                "(1, '2024-01-01T00:00:00.000000Z', 'old', 'init', 'x')"
            )
        )
        connection.execute(text("INSERT INTO about VALUES ('id', 'abcd')"))
    engine.dispose()
    ledger, before = init_ledger(address, decode_record, "tester")
    assert before == version
    with ledger.view() as view:
        assert view.moment.ledger == "abcd"
        assert [one.who for one in view.changes()] == ["old"]
    ledger.close()


def test_where_copies_are_looked_for_is_made_anew_with_its_hashes(address):
    ledger, _ = init_ledger(address, decode_record, "tester")
    for number in range(5):
        record = make_record(number)
        keep_report(ledger, "tester", loaded_of(record), record)
    bands = text("SELECT value, report FROM bands ORDER BY value, report")
    with ledger.write("tester") as writer:
        kept = writer.connection.execute(bands).all()
        writer.connection.execute(text("UPDATE bands SET value = value / 2"))
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    ledger.close()
    again, before = init_ledger(address, decode_record, "tester")
    with again.view() as view:
        assert view.connection.execute(bands).all() == kept
    assert before == "0003"
    assert len(kept) > 100
    again.close()


def test_running_init_twice_changes_nothing(address):
    first, _ = init_ledger(address, decode_record, "tester")
    with first.view() as view:
        moment = view.moment
    again, before = init_ledger(address, decode_record, "tester")
    with again.view() as view:
        assert view.moment == moment
    assert before == newest_version()
    first.close()
    again.close()


def test_a_ledger_of_a_newer_relata_is_refused(address):
    ledger, _ = init_ledger(address, decode_record, "tester")
    with ledger.write("tester") as writer:
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    for refuse in (
        lambda: open_ledger(address, decode_record),
        lambda: init_ledger(address, decode_record, "tester"),
    ):
        with pytest.raises(LedgerOutdated, match="newer"):
            refuse()
