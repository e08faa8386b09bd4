import itertools
from datetime import UTC, datetime, timedelta

import pytest
from tests.ingest.server import run_site
from tests.trials.reading import shared_tools

from relata.cli.show import report_lines
from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions
from relata.pipeline.keeping import Kept
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.pipeline.watching import Polled, WatchOptions, watch_feeds
from relata.store import init_ledger, open_ledger
from relata.wire import decode_record

ENTRY = """<item><title>Shells hit {place}</title>{link}<pubDate>Fri, 03 May 2024 08:00:00 +0000
</pubDate><description>Two people were hurt when shells hit {place} on Thursday, the mayor said.
The market stayed closed on Friday.</description></item>"""


def feed_of(*places, linked=True):
    """An invented feed with an entry for each place."""
    entries = [
        ENTRY.format(place=place, link=f"<link>http://outlet.example/{place}</link>" * linked)
        for place in places
    ]
    return (
        f"<rss version='2.0'><channel><title>Delta News</title>{''.join(entries)}</channel></rss>"
    )


class Clock:
    def __init__(self):
        self.at = datetime(2024, 5, 3, 12, tzinfo=UTC)

    def now(self):
        return self.at

    def sleep(self, seconds):
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def site():
    with run_site() as made:
        yield made


@pytest.fixture
def ledger(tmp_path):
    made, _ = init_ledger(str(tmp_path / "watch.sqlite"), decode_record, "tester")
    yield made
    made.close()


def options(clock, polls=1, **more):
    ended = []

    def stopped():
        return len(ended) >= polls

    made = WatchOptions(
        AddOptions(
            "watcher",
            RunOptions(
                ingest=IngestOptions(allow_private_addresses=True, timeout_s=20),
                settings=Settings(),
                load=lambda _: shared_tools(),
            ),
        ),
        every_s=600,
        now=clock.now,
        sleep=clock.sleep,
        stopped=stopped,
        **more,
    )
    return made, ended


def run(ledger, feed, clock, polls=1):
    """All that watching yields over some polls."""
    chosen, ended = options(clock, polls)
    found = []
    for outcome in watch_feeds(ledger, [feed], chosen):
        found.append(outcome)
        if isinstance(outcome, Polled):
            ended.append(outcome)
    return found


def reports(ledger):
    with ledger.view() as view:
        return view.report_ids()


def test_new_entries_are_kept_once_and_known_ones_not_again(ledger, site):
    clock = Clock()
    site.serve("/feed", feed_of("Oruz", "Marun"), content_type="application/rss+xml", etag='"1"')
    first = run(ledger, site.url("/feed"), clock)
    assert [one.state for one in first if isinstance(one, Kept)] == ["added", "added"]
    site.serve("/feed", feed_of("Sabel", "Oruz"), content_type="application/rss+xml", etag='"2"')
    clock.at += timedelta(hours=1)
    second = run(ledger, site.url("/feed"), clock)
    assert [one.state for one in second if isinstance(one, Kept)] == ["added", "known"]
    assert len(reports(ledger)) == 3
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_feed_without_news_is_asked_by_its_tag_and_costs_nothing(ledger, site):
    clock = Clock()
    site.serve("/feed", feed_of("Oruz"), content_type="application/rss+xml", etag='"1"')
    run(ledger, site.url("/feed"), clock)
    site.serve("/feed", status=304)
    clock.at += timedelta(hours=1)
    (polled,) = run(ledger, site.url("/feed"), clock)
    assert (polled.new, polled.why) == (0, None)
    with ledger.view() as view:
        assert view.poll_of(site.url("/feed")).etag == '"1"'


def test_a_failing_feed_is_asked_less_and_less_often(ledger, site):
    clock = Clock()
    site.serve("/feed", status=500)
    found = [
        one for one in run(ledger, site.url("/feed"), clock, polls=3) if isinstance(one, Polled)
    ]
    times = [datetime.fromisoformat(one.next_at) for one in found]
    first, second = (later - sooner for sooner, later in itertools.pairwise(times))
    assert all("500" in one.why for one in found)
    assert second > first > timedelta(seconds=600)


def test_a_server_that_says_when_is_not_asked_before(ledger, site):
    clock = Clock()
    site.serve("/feed", status=503, retry_after="7200")
    outcomes = run(ledger, site.url("/feed"), clock)
    assert any(isinstance(one, Failure) for one in outcomes)
    asked_again = datetime.fromisoformat(outcomes[-1].next_at)
    assert asked_again - clock.at >= timedelta(seconds=7200)


def test_a_stop_in_the_middle_loses_nothing(ledger, site, tmp_path):
    clock = Clock()
    site.serve(
        "/feed", feed_of("Oruz", "Marun", "Sabel"), content_type="application/rss+xml", etag='"1"'
    )
    chosen, ended = options(clock)
    for outcome in watch_feeds(ledger, [site.url("/feed")], chosen):
        if isinstance(outcome, Kept):
            ended.append(outcome)  # stopped after its first entry
    assert len(reports(ledger)) == 1
    again = open_ledger(str(tmp_path / "watch.sqlite"), decode_record)
    run(again, site.url("/feed"), clock)
    assert len(reports(again)) == 3
    assert "If-None-Match" not in site.asked[-1][1]
    again.close()


def test_entries_without_an_address_are_not_versions_of_one_page(ledger, site):
    clock = Clock()
    site.serve("/feed", feed_of("Oruz", "Marun", linked=False), content_type="application/rss+xml")
    run(ledger, site.url("/feed"), clock)
    with ledger.view() as view:
        kept = view.reports(view.report_ids())
    assert len({one.origin for one in kept.values()}) == 2
    assert all(one.series is None for one in kept.values())


def test_a_changed_page_is_a_new_version_of_one_origin(ledger, site):
    clock = Clock()
    site.serve("/feed", feed_of("Oruz"), content_type="application/rss+xml")
    run(ledger, site.url("/feed"), clock)
    changed = feed_of("Oruz").replace("Two people", "Three people")
    site.serve("/feed", changed, content_type="application/rss+xml")
    clock.at += timedelta(hours=1)
    run(ledger, site.url("/feed"), clock)
    with ledger.view() as view:
        kept = view.reports(view.report_ids())
    assert len(kept) == 2
    assert len({one.origin for one in kept.values()}) == 1
    (address,) = {one.series for one in kept.values()}
    with ledger.view() as view:
        first, second = view.series(address)
        lines = report_lines(view, view.report(second))
    assert f"  a later version of {first}" in lines
    assert any("2 → 3" in line for line in lines), lines
