"""How often times and numbers get their right value, given the gold marks of a corpus folder.

usage: python benchmarks/values.py [CORPUS_FOLDER] [--split train|dev] [--wrong]

A time is right when its day or span is the annotators' (marks of approximation and the time of day
aside); a number when both its bounds are. ``--wrong`` prints each wrong one with its words.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from relata.corpus import load_corpus, load_split, rel_to_identities, rel_to_marks, rel_to_report
from relata.model.identities import Identities, ResolvedNumber, ResolvedTime
from relata.model.report import Report
from relata.resolve.number import resolve_tallies
from relata.resolve.time import resolve_times


def day_of(time: ResolvedTime) -> str | None:
    """The day or span without its marks of approximation."""
    return None if time.edtf is None else re.sub(r"[~?%]", "", time.edtf)


def bounds_of(number: ResolvedNumber) -> tuple[int | None, int | None]:
    """Both ends of a number."""
    return number.low, number.high


def compare(report: Report, gold: Identities, read: Identities, words: dict[str, str]) -> Counter:
    """Right and wrong values of one report; prints each wrong one when ``words`` has its mark."""
    counts: Counter = Counter()
    for name, of in (("times", day_of), ("tallies", bounds_of)):
        expected, found = getattr(gold, name), getattr(read, name)
        for mark, value in expected.items():
            right = of(value) == of(found[mark])
            counts[name, right] += 1
            if not right and mark in words:
                print(f"{report.id}\t{words[mark]}\tgold {of(value)}\tread {of(found[mark])}")
    return counts


def main() -> None:
    """Measure and print two lines."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--split", choices=["train", "dev"])
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    development = load_split(options.folder) if options.split else frozenset()
    total: Counter = Counter()
    for rel in load_corpus(options.folder):
        if options.split and (rel.head["id"] in development) != (options.split == "dev"):
            continue
        report, marks = rel_to_report(rel), rel_to_marks(rel)
        read = Identities(
            times=resolve_times(report, marks), tallies=resolve_tallies(report, marks)
        )
        shown = (*marks.times, *marks.tallies) if options.wrong else ()
        words = {mark.id: report.text[slice(*mark.mentions[0])] for mark in shown}
        total += compare(report, rel_to_identities(rel), read, words)
    for name in ("times", "tallies"):
        right, wrong = total[name, True], total[name, False]
        print(f"{name}: {right}/{right + wrong} right, {right / max(right + wrong, 1):.3f}")


if __name__ == "__main__":
    main()
