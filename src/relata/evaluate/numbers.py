"""How right the numbers of tallies are, and on which corpora they can be measured."""

from relata.evaluate.meantime import load_meantime
from relata.evaluate.values import ValueKind

NUMBERS = ValueKind(
    name="numbers",
    figures={"tally_number": "low and high"},
    tables=(),
    sets={"meantime": load_meantime},
)
