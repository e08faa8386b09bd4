"""A process that keeps made records and acknowledges each on a line: what the crash tests kill.

python -m tests.store.keeper LEDGER FIRST LAST
"""

import sys
from collections.abc import Callable

from tests.made_records import loaded_of, make_record

from relata.pipeline.keeping import keep_report
from relata.store import open_ledger
from relata.wire import decode_record


def keep(say: Callable[[str], None], address: str, first: int, last: int) -> None:
    """Keep the records of some numbers one by one; ``say`` takes the id of each that is kept."""
    ledger = open_ledger(address, decode_record)
    for number in range(first, last):
        record = make_record(number, acts=30)
        say(keep_report(ledger, "keeper", loaded_of(record), record).report)


def print_line(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    keep(print_line, sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
