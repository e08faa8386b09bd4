"""Days of a series: ``for a third night``, ``its fifth day``, ``before the week is out``."""

import re
from datetime import timedelta

from relata.model.number_words import ORDINALS
from relata.resolve.time_calendar import Period, Point, day_point, days_between, on_day, week_of
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule

_DAY = timedelta(days=1)


def _nth_of_series(match: re.Match[str], setting: Setting) -> Finding | None:
    """``for a third day``: from two days before the day of the sentence, or of the report."""
    nth = ORDINALS.get(match["nth"])
    day = setting.sentence_day or setting.today
    if nth is None or nth < 2:
        return None
    if day is None:
        return setting.coarse(match.group())
    if match["unit"] == "week":
        monday, _ = week_of(day - timedelta(days=7 * (nth - 1)))
        return setting.from_published(match.group(), Period(day_point(monday, "~"), day_point(day)))
    period = days_between(day - (nth - 1) * _DAY, day)
    return Finding(period, f"{match.group()}, the {match['nth']} on {on_day(day).edtf()}")


def _nth_of_known(match: re.Match[str], setting: Setting) -> Finding | None:
    """``its fifth day`` goes on; ``the second night`` counts from the day the text named."""
    nth = ORDINALS.get(match["nth"])
    if nth is None:
        return None
    if _WITHIN_SERIES.search(setting.before):
        return _nth_of_series(match, setting)
    if match.group().startswith("the ") and match["unit"] != "week" and setting.anchor is not None:
        return setting.from_anchor(match.group(), setting.anchor + (nth - 1) * _DAY)
    return Finding(None, f"{match.group()}: no day named before it to count from")


_WITHIN_SERIES = re.compile(
    r"\b(?:(?:in|into|enter\w*|on) (?:its|their|his|her|an?)|(?:in|into|enter\w*) the)\s+$",
    re.IGNORECASE,
)
"""Words before "third day" under which a series still runs: "are in the", "enters its"."""


def _before_out(match: re.Match[str], setting: Setting) -> Finding | None:
    """``before the week is out``: from publication to the end of the week, month or year."""
    today = setting.today
    if today is None:
        return setting.coarse(match.group())
    if match["unit"] == "week":
        last = week_of(today)[1]
    else:
        last = Point(today.year, today.month if match["unit"] == "month" else None).last()
    return setting.from_published(match.group(), days_between(today, last))


SERIES_RULES: tuple[Rule, ...] = (
    make_rule(
        r"(?:for )?an? (?P<nth>\w+)(?: (?:consecutive|straight|successive|running))? "
        r"(?P<unit>day|night|week)(?: running)?",
        _nth_of_series,
    ),
    make_rule(
        r"(?:its |their |a |the )?(?P<nth>\w+)(?: (?:consecutive|straight|successive))? "
        r"(?P<unit>day|night|week)",
        _nth_of_known,
    ),
    make_rule(r"within the (?P<unit>week|month|year)", _before_out),
    make_rule(r"the (?P<unit>week|month|year) (?:is|was) out", _before_out),
)
