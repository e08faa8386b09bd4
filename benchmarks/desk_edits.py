"""How much work the machine's records save: edits and keys to gold, from its record and from none.

    python benchmarks/desk_edits.py [--reports 40]

The reader reads development reports; its records are set beside the annotated ones. Each difference
that the desk can mend is one edit, and costs the keys of the shortest way by keyboard: going to
the field (2), the editor (1), what is typed, saving (1). Adding a part costs marking its words (6
keys of selecting), the key, and its menus. A right record costs one key. What the annotation has
and the desk has no field for (coreference, demographics) is counted on neither side.
"""

import argparse
import json
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from relata.corpus import load_corpus, load_split, rel_to_record, rel_to_report
from relata.model.entries import write_count
from relata.model.record import Claim, Event, Record, Tally
from relata.pipeline.reading import load_tools, read_report
from relata.pipeline.settings import Settings
from relata.score.claims import claim_pairs
from relata.score.comparison import Comparison, compare
from relata.score.events import event_pairs, is_same_filler
from relata.score.tallies import tally_pairs

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "desk_edits.json"
GO, EDIT, SAVE, REJECT, SELECT, ADD = 2, 1, 1, 2, 6, 2
SLOTS = ("agents", "targets", "weapons", "places", "times")
SHORTEST_NAME = 6
"""Keys until a name is found in a list."""


@dataclass
class Work:
    """Edits and keys."""

    edits: int = 0
    keys: int = 0

    def add(self, keys: int) -> None:
        """Count one edit."""
        self.edits += 1
        self.keys += keys


def to_gold(comparison: Comparison) -> Work:
    """The work that turns a read record into gold."""
    work = Work()
    for gold, read in event_pairs(comparison):
        _event(work, comparison, gold, read)
    for gold_tally, read_tally in tally_pairs(comparison):
        _tally(work, comparison, gold_tally, read_tally)
    for gold_claim, read_claim in claim_pairs(comparison):
        _claim(work, comparison, gold_claim, read_claim)
    work.keys += 1  # A: the rest is right
    return work


def _event(work: Work, comparison: Comparison, gold: Event | None, read: Event | None) -> None:
    if gold is None:
        work.add(GO + REJECT)
        return
    if read is None:
        work.add(SELECT + ADD + 2 + 2)
        read = Event(
            id="",
            type=gold.type,
            mode=None,
            status=gold.status,
            triggers=(),
            occurrence=gold.occurrence,
        )
    for name in ("type", "mode", "status"):
        if getattr(gold, name) != getattr(read, name) and getattr(gold, name) is not None:
            work.add(GO + EDIT + 2 + SAVE)
    for slot in SLOTS:
        wanted, have = getattr(gold, slot), getattr(read, slot)
        missing = [
            one
            for one in wanted
            if not any(is_same_filler(comparison, one.ref, other.ref) for other in have)
        ]
        surplus = [
            one
            for one in have
            if not any(is_same_filler(comparison, other.ref, one.ref) for other in wanted)
        ]
        if missing or surplus:
            work.add(GO + EDIT + SHORTEST_NAME * len(missing) + len(surplus) + SAVE)


def _tally(work: Work, comparison: Comparison, gold: Tally | None, read: Tally | None) -> None:
    if gold is None:
        work.add(GO + REJECT)
        return
    typed = len(write_count(gold.low, gold.high))
    if read is None:
        work.add(SELECT + ADD + 2 + typed + SAVE + 1)
        return
    if (gold.low, gold.high) != (read.low, read.high):
        work.add(GO + EDIT + typed + SAVE)
    if gold.effect != read.effect:
        work.add(GO + EDIT + 2 + SAVE)
    stands = comparison.stands_for(read.event) if read.event else None
    if stands != gold.event:
        work.add(GO + EDIT + 1 + SAVE)


def _claim(work: Work, comparison: Comparison, gold: Claim | None, read: Claim | None) -> None:
    if gold is None:
        work.add(GO + REJECT)
        return
    if read is None:
        work.add(SELECT + ADD + 2 + 2)
        return
    if comparison.stands_for(read.source) != gold.source and read.source != gold.source:
        work.add(GO + EDIT + SHORTEST_NAME + SAVE)
    if gold.stance != read.stance:
        work.add(GO + EDIT + 2 + SAVE)


def empty_of(record: Record) -> Record:
    """The same report with nothing read."""
    return Record(report=record.report)


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=40)
    chosen = parser.parse_args()
    wanted = sorted(load_split(ROOT / "corpus"))
    step = max(1, len(wanted) // chosen.reports)
    names = set(wanted[::step][: chosen.reports])
    tools = load_tools(Settings())
    rows = []
    for rel in load_corpus(ROOT / "corpus" / "reports"):
        if rel.id not in names:
            continue
        gold = rel_to_record(rel)
        read = read_report(rel_to_report(rel), tools)
        machine = to_gold(compare(gold, read))
        nothing = to_gold(compare(gold, empty_of(gold)))
        rows.append(
            {
                "report": rel.id,
                "edits": machine.edits,
                "keys": machine.keys,
                "edits_from_nothing": nothing.edits,
                "keys_from_nothing": nothing.keys,
            }
        )
    totals = {name: sum(int(row[name]) for row in rows) for name in rows[0] if name != "report"}
    medians = {name: statistics.median(int(row[name]) for row in rows) for name in totals}
    print("| | from the machine's record | from nothing | saved |\n|---|---|---|---|")
    for name in ("edits", "keys"):
        now, before = totals[name], totals[f"{name}_from_nothing"]
        print(f"| {name}, {len(rows)} reports | {now:,} | {before:,} | {1 - now / before:.0%} |")
        of_one, of_nothing = medians[name], medians[f"{name}_from_nothing"]
        print(f"| {name}, median of a report | {of_one:g} | {of_nothing:g} | |")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(
        json.dumps({"totals": totals, "medians": medians, "reports": rows}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
