"""How right the values of times are, and on which corpora they can be measured."""

from relata.evaluate.meantime import load_meantime
from relata.evaluate.timex_score import FIGURES, score_timexes
from relata.evaluate.values import SetFigures, ValueKind
from relata.evaluate.wikiwars import load_wikiwars

_AS_TIMEX = SetFigures(figures=FIGURES, scorers=(score_timexes,))

TIMES = ValueKind(
    name="times",
    figures={
        "time_value": "values, null included",
        "time_value_known": "values that are known",
        "time_clock": "clocks",
    },
    tables=("times",),
    sets={"wikiwars": load_wikiwars, "meantime": load_meantime},
    by_set={"wikiwars": _AS_TIMEX, "meantime": _AS_TIMEX},
)
