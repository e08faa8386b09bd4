"""A time of day without its day, and a number that heads a line as its day.

An hour alone is of the day named last before it, by preference; else of the day of publication.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from relata.resolve.time_absolute import read_absolute
from relata.resolve.time_calendar import Period, on_day
from relata.resolve.time_clock import take_day_time
from relata.resolve.time_relative import read_overnight
from relata.resolve.time_setting import Setting, nearest_day


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; ``bare_time`` when it names a time of day and no day."""

    period: Period | None
    why: str
    clock: str | None = None
    utc_offset: str | None = None
    candidates: tuple[str, ...] = ()
    bare_time: bool = False


def read_listed_day(text: str, setting: Setting) -> Reading | None:
    """``16 –`` at the head of a line in a list of days."""
    if not re.search(r"(?:^|\n)\W*$", setting.before):
        return None
    if stamp := _DOTTED.fullmatch(text):
        return _read_dotted(stamp, setting)
    if not re.match(r"\s*[–—:-]", setting.after) or not re.fullmatch(r"\d{1,2}", text):
        return None
    finding = read_absolute(f"{text}th", setting)
    return None if finding is None else Reading(finding.period, finding.why)


_DOTTED = re.compile(r"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.?")


def _read_dotted(stamp: re.Match[str], setting: Setting) -> Reading | None:
    """``23.11`` heading lines of one month is a day; a clock where the lines share none."""
    others = re.findall(r"\n\W*[0-3]?\d\.([01]?\d)\b", setting.before + setting.after)
    if not others or {int(each) for each in others} != {int(stamp["month"])}:
        return None
    finding = nearest_day(setting, int(stamp["month"]), int(stamp["day"]), stamp.group())
    return None if finding is None else Reading(finding.period, finding.why)


def read_time_alone(text: str, setting: Setting) -> Reading:
    """A time of day without its day: that of the day named last, else of publication."""
    day_time = take_day_time(text, setting.before)
    label = f'"{text}"'
    if re.fullmatch(r"(?:in |during |over )?(?:the |all )?(?:night|overnight)", text):
        finding = read_overnight(label, setting)
    elif setting.anchor is not None and not _lies_ahead(text, setting):
        next_day = timedelta(days=_is_morning_after(setting.anchor_clock, day_time.clock))
        finding = setting.from_anchor(label, setting.anchor + next_day)
    elif setting.today is not None:
        ahead = setting.forward and day_time.clock == "midnight"
        finding = setting.from_published(label, on_day(setting.today + timedelta(days=ahead)))
    else:
        finding = setting.coarse(label)
    return Reading(
        finding.period, finding.why, day_time.clock, day_time.utc_offset, (), bare_time=True
    )


_BOUND = re.compile(r"\b(?:by|until|till)\s*$", re.IGNORECASE)


def _lies_ahead(text: str, setting: Setting) -> bool:
    """Whether an hour is still to come: of the day of publication, though one was named before."""
    bound = _BOUND.search(setting.before) or re.match(r"(?:by|until|till)\b", text)
    return setting.forward and not bound and setting.today is not None and not setting.sentence_day


_EVENING = frozenset({"evening", "night", "dusk", "late", "midnight"})
_MORNING = frozenset({"dawn", "early hours", "early morning", "morning", "midnight"})


def _is_morning_after(anchor_clock: str | None, clock: str | None) -> bool:
    """Whether the hours of a night told before run on into these of a morning."""
    if anchor_clock is None or clock is None:
        return False
    told = anchor_clock.split("/")[-1]
    evening = told in _EVENING or (told[:1].isdigit() and told >= "18:00")
    return evening and (clock in _MORNING or (clock[:1].isdigit() and clock < "10:00"))
