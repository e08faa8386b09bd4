"""Whatever is done in whatever order, the incidents are those of doing only what still holds."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.made_records import loaded_of, make_record

from relata.pipeline.clusters import clusters_now, clusters_then
from relata.pipeline.judging import judge_pair, undo
from relata.pipeline.keeping import forget, keep_report, put_reading
from relata.store import init_ledger
from relata.store.integrity import check_ledger
from relata.wire import decode_record

REPORTS = 12
RECORDS = [make_record(number, acts=6) for number in range(REPORTS)]
IDS = [record.report.id for record in RECORDS]
numbers = st.integers(0, REPORTS - 1)


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = self.begin("main")
        self.kept, self.reread, self.said, self.past = set(), set(), {}, []

    def begin(self, name):
        path = Path(self.folder.name) / f"{name}.sqlite"
        return init_ledger(str(path), decode_record, "tester")[0]

    def teardown(self):
        self.ledger.close()
        self.folder.cleanup()

    @rule(number=numbers)
    def add(self, number):
        keep_report(self.ledger, "tester", loaded_of(RECORDS[number]), RECORDS[number])
        self.kept.add(number)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def forget(self, data):
        number = data.draw(st.sampled_from(sorted(self.kept)))
        forget(self.ledger, "tester", IDS[number], "test")
        self.kept.discard(number)

    @precondition(lambda self: len(self.kept) > 1)
    @rule(data=st.data(), verdict=st.sampled_from(["same", "apart", "unsure"]))
    def judge(self, data, verdict):
        pair = data.draw(
            st.lists(st.sampled_from(sorted(self.kept)), min_size=2, max_size=2, unique=True)
        )
        one, other = (f"{IDS[number]}:e1" for number in pair)
        made = judge_pair(self.ledger, "ana", verdict, one, other)
        self.said[made.id] = (verdict, one, other)

    @precondition(lambda self: self.said)
    @rule(data=st.data())
    def undo(self, data):
        made = data.draw(st.sampled_from(sorted(self.said)))
        undo(self.ledger, "ana", made)
        del self.said[made]

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def read_again(self, data):
        number = data.draw(st.sampled_from(sorted(self.kept)))
        with self.ledger.write("tester") as writer:
            put_reading(writer, again(RECORDS[number]))
        self.reread.add(number)

    @rule()
    def look(self):
        with self.ledger.view() as view:
            self.past.append((view.moment.at, clusters_now(view)))

    @invariant()
    def the_joins_kept_are_those_made_anew(self):
        with self.ledger.view() as view:
            assert clusters_now(view) == clusters_then(view)
            assert list(check_ledger(view)) == []
            assert sorted(view.report_ids()) == sorted(IDS[number] for number in self.kept)

    @invariant()
    def the_past_stays_as_it_was(self):
        for at, clusters in self.past[-2:]:
            with self.ledger.view(at) as view:
                assert clusters_then(view) == clusters


def again(record):
    """Another reading of the same report, by a reader of another version."""
    import msgspec

    reader = msgspec.structs.replace(record.reader, version="2")
    return msgspec.structs.replace(record, reader=reader)


LedgerMachine.TestCase.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)
test_machine = LedgerMachine.TestCase
