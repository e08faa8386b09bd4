"""How right the values of times are, and on which corpora they can be measured."""

from relata.evaluate.values import ValueKind

TIMES = ValueKind(
    name="times",
    figures={
        "time_value": "values, null included",
        "time_value_known": "values that are known",
        "time_clock": "clocks",
    },
    tables=("times",),
)
