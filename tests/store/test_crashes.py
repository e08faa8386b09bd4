import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text
from tests.ingest.server import run_site
from tests.made_records import loaded_of, make_record
from tests.store.growing_feed import LINK, GrowingFeed

from relata.errors import (
    LedgerDamaged,
    LedgerFull,
    LedgerReadOnly,
    LedgerUnreachable,
)
from relata.pipeline.clusters import clusters_now, clusters_then
from relata.pipeline.keeping import keep_report, put_report
from relata.store import init_ledger, open_ledger
from relata.store.integrity import check_ledger, verify_evidence
from relata.store.tables import REPORTS
from relata.wire import decode_record

ROOT = Path(__file__).parent.parent.parent
KILLS = 6
LAST = 60


def start(address, first=0, last=LAST):
    """A keeper's process."""
    return start_module("tests.store.keeper", address, str(first), str(last))


def start_watcher(address, feed, *once):
    """The process of a watcher of a feed; with ``once`` it polls once and ends."""
    return start_module("tests.store.watcher", address, feed, *once)


def start_module(name, *arguments):
    """A process whose words are caught."""
    return subprocess.Popen(
        [sys.executable, "-m", name, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )


def kill_after(process, lines, pause_s):
    """Kill a keeper a moment after it acknowledged some lines; all that it acknowledged."""
    said = []
    for _ in range(lines):
        line = process.stdout.readline()
        if not line:
            break
        said.append(line.strip())
    time.sleep(pause_s)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return [*said, *(line for line in rest.split("\n")[:-1] if line)]


def assert_whole(address, acknowledged):
    ledger = open_ledger(address, decode_record)
    with ledger.view() as view:
        assert set(acknowledged) <= set(view.report_ids())
        assert list(check_ledger(view)) == []
        assert not [bad for _, bad in verify_evidence(view) if bad]
        assert clusters_now(view) == clusters_then(view)
    ledger.close()


def test_what_was_acknowledged_is_there_after_a_kill_at_any_moment(address):
    init_ledger(address, decode_record, "tester")[0].close()
    chance, acknowledged = random.Random(7), []
    for _ in range(KILLS):
        process = start(address)
        acknowledged += kill_after(process, chance.randrange(1, 8), chance.random() * 0.03)
        assert_whole(address, acknowledged)
    done = start(address)
    said, errors = done.communicate()
    assert done.returncode == 0, errors
    assert_whole(address, said.split())
    assert len(set(said.split())) == LAST


def kept_links(ledger):
    """The addresses of all kept entries of a growing feed, as often as they are kept."""
    with ledger.view() as view:
        wanted = select(REPORTS.c.series).where(REPORTS.c.series.startswith(LINK))
        return sorted(view.connection.execute(wanted).scalars())


def test_a_watcher_killed_at_any_moment_loses_and_doubles_no_entry(address):
    ledger, _ = init_ledger(address, decode_record, "tester")
    chance, acknowledged, feed = random.Random(5), [], GrowingFeed()
    with run_site() as site:
        site.pages["/feed"] = feed
        for _ in range(KILLS):
            process = start_watcher(address, site.url("/feed"))
            acknowledged += kill_after(process, chance.randrange(1, 8), chance.random() * 0.2)
            assert_whole(address, acknowledged)
        feed.is_still = True
        done = start_watcher(address, site.url("/feed"), "once")
        said, errors = done.communicate()
        assert done.returncode == 0, errors
    assert_whole(address, [*acknowledged, *said.split()])
    assert kept_links(ledger) == sorted(feed.links())
    assert feed.count > KILLS
    ledger.close()


def test_two_writers_at_once_lose_and_double_nothing(address):
    init_ledger(address, decode_record, "tester")[0].close()
    writers = [start(address, 0, 40), start(address, 20, 60)]
    said = []
    for writer in writers:
        out, errors = writer.communicate()
        assert writer.returncode == 0, errors
        said += out.split()
    assert_whole(address, said)
    ledger = open_ledger(address, decode_record)
    with ledger.view() as view:
        assert len(view.report_ids()) == 60
        numbers = [change.number for change in view.changes()]
        assert numbers == list(range(1, len(numbers) + 1))
    ledger.close()


def filled(path, count=5):
    ledger, _ = init_ledger(str(path), decode_record, "tester")
    for number in range(count):
        record = make_record(number)
        keep_report(ledger, "tester", loaded_of(record), record)
    ledger.close()
    return [make_record(number).report.id for number in range(count)]


def keep_one(path, number=99):
    ledger = open_ledger(str(path), decode_record)
    try:
        record = make_record(number)
        keep_report(ledger, "tester", loaded_of(record), record)
    finally:
        ledger.close()


def write_more_than_fits(ledger):
    with ledger.write("tester") as writer:
        pages = writer.connection.execute(text("PRAGMA page_count")).scalar_one()
        writer.connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(100, 400):
            record = make_record(number)
            put_report(writer, loaded_of(record), record)


def write_without_leave(ledger):
    with ledger.write("tester") as writer:
        writer.connection.execute(text("PRAGMA query_only = ON"))
        writer.change("forget", "x")


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path):
    kept = filled(tmp_path / "full.sqlite")
    ledger = open_ledger(str(tmp_path / "full.sqlite"), decode_record)
    with pytest.raises(LedgerFull, match="full"):
        write_more_than_fits(ledger)
    ledger.close()
    assert_whole(str(tmp_path / "full.sqlite"), kept)
    keep_one(tmp_path / "full.sqlite")


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_under_the_ledger_is_told(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk could be mounted here")
    try:
        filled(disk / "small.sqlite")
        said = start(str(disk / "small.sqlite"), 10, 3000)
        out, errors = said.communicate()
        assert said.returncode != 0
        assert "LedgerFull" in errors, errors[-2000:]
        shutil.copytree(disk, tmp_path / "roomy")
        assert_whole(str(tmp_path / "roomy" / "small.sqlite"), out.split())
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_file_that_may_only_be_read_is_told(tmp_path):
    filled(tmp_path / "fixed.sqlite")
    (tmp_path / "fixed.sqlite").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(LedgerReadOnly):
            keep_one(tmp_path / "fixed.sqlite")
    finally:
        tmp_path.chmod(0o755)


def test_a_ledger_that_the_database_holds_read_only_is_told(tmp_path):
    filled(tmp_path / "fixed.sqlite")
    ledger = open_ledger(str(tmp_path / "fixed.sqlite"), decode_record)
    with pytest.raises(LedgerReadOnly, match="writable"):
        write_without_leave(ledger)
    ledger.close()


def test_a_truncated_file_is_told_to_be_damaged(tmp_path):
    path = tmp_path / "cut.sqlite"
    filled(path, 40)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size // 2)
    assert found_broken(path)


def found_broken(path):
    """What opening and checking say is broken."""
    try:
        ledger = open_ledger(str(path), decode_record)
    except LedgerDamaged as error:
        return [error.message]
    try:
        with ledger.view() as view:
            return [problem.what for problem in check_ledger(view)]
    except LedgerDamaged as error:
        return [error.message]
    finally:
        ledger.close()


def test_a_file_of_another_kind_is_no_ledger(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 500)
    with pytest.raises(LedgerDamaged, match="notes"):
        open_ledger(str(path), decode_record)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LedgerUnreachable, match="folder"):
        init_ledger(str(tmp_path / "no" / "such" / "ledger.sqlite"), decode_record, "tester")


def test_a_server_that_ends_the_connection_keeps_what_was_acknowledged(server):
    address = server.rsplit("/", 1)[0] + "/relata_ended"
    admin = create_engine(
        server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS relata_ended WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE relata_ended"))
    init_ledger(address, decode_record, "tester")[0].close()
    process = start(address, 0, 5000)
    said = [process.stdout.readline().strip() for _ in range(5)]
    ending = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'relata_ended'"
    )
    with admin.connect() as connection:
        while process.poll() is None:  # between two transactions the writer connects anew
            connection.execute(ending)
            time.sleep(0.02)
    rest, errors = process.communicate()
    assert process.returncode != 0
    assert "LedgerUnreachable" in errors
    assert_whole(address, [*said, *rest.split()])
    again = start(address)
    out, errors = again.communicate()
    assert again.returncode == 0, errors
    assert_whole(address, out.split())
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE relata_ended WITH (FORCE)"))
    admin.dispose()
