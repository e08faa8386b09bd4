"""A process that keeps made records and acknowledges each on a line: what the crash tests kill.

python -m tests.store.keeper LEDGER FIRST LAST
"""

import sys

from tests.made_records import loaded_of, make_record

from relata.pipeline.keeping import keep_report
from relata.store import open_ledger
from relata.wire import decode_record


def main() -> None:
    address, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    ledger = open_ledger(address, decode_record)
    for number in range(first, last):
        record = make_record(number, acts=30)
        kept = keep_report(ledger, "keeper", loaded_of(record), record)
        sys.stdout.write(f"{kept.report}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
