"""How many judgements find their words again when the example ledger is read by other weights.

    python benchmarks/reread.py FOLDER_OF_OTHER_WEIGHTS

Every event, tally and claim of the example reports is judged, then all are read again.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from relata.pipeline.adding import AddOptions, Reread, add_sources, reread
from relata.pipeline.judging import judge_value, queued
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import load_settings
from relata.store import init_ledger
from relata.wire import decode_record

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "reread.json"
JUDGED = {"e": "event", "n": "tally", "c": "claim"}


def main() -> None:
    """Fill, judge, read again; print and write what stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    chosen = parser.parse_args()
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        ledger, _ = init_ledger(f"{folder}/ledger.sqlite", decode_record, "benchmark")
        options = AddOptions("benchmark", RunOptions(settings=settings))
        sources = [str(ROOT / "examples" / "reports"), str(ROOT / "examples" / "incidents")]
        for _ in add_sources(ledger, sources, options):
            pass
        with ledger.view() as view:
            reports = view.reports(view.report_ids())
        given: Counter[str] = Counter()
        for report, one in reports.items():
            if one.record is None:
                continue
            for part in (*one.record.events, *one.record.tallies, *one.record.claims):
                field = JUDGED[part.id[0]]
                judge_value(ledger, "benchmark", field, "accept", f"{report}:{part.id}")
                given[field] += 1
        other = AddOptions(
            "benchmark", RunOptions(settings=replace(settings, model=chosen.weights))
        )
        new = sum(one.is_new for one in reread(ledger, other, reports) if isinstance(one, Reread))
        with ledger.view() as view:
            kept, lost = len(view.judgements()), queued(view)
        ledger.close()
    waiting = Counter(item.judgement.field for item in lost)
    rows = {
        name: {"given": given[name], "queued": waiting[name], "found": given[name] - waiting[name]}
        for name in given
    }
    total = given.total()
    share = (total - len(lost)) / total
    results = {
        "reports": len(reports),
        "with_a_new_record": new,
        "kinds": rows,
        "judgements": total,
        "kept": kept,
        "found_again": round(share, 4),
    }
    print("| judged | given | found again | queued |\n|---|---|---|---|")
    for name, row in rows.items():
        print(f"| {name} | {row['given']} | {row['found']} | {row['queued']} |")
    print(f"{share:.1%} of {total} found again, {kept} kept; {new} reports with a new record")
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
