"""A reader and a gazetteer made by hand, also for worker processes, which import this module."""

import os
import re

from relata.errors import ReadError, WeightsError
from relata.model.marks import EventMark, Marks, TimeMark
from relata.pipeline.reading import Tools, describe_reader


class FakeReader:
    """Finds "killed" and weekdays; some words make it fail in the ways that readers fail."""

    name = "fake"
    version = "1"
    fingerprint = "0" * 64

    def read(self, report):
        if "REFUSE" in report.text:
            raise ReadError("this text is refused; read another one")
        if "CRASH" in report.text:
            raise ValueError("a fault nobody foresaw")
        if "DIE" in report.text:
            os._exit(1)
        killed = [match.span() for match in re.finditer("killed", report.text)]
        days = [match.span() for match in re.finditer("Monday|Tuesday", report.text)]
        return Marks(
            events=tuple(
                EventMark(
                    id=f"e{number}",
                    triggers=(span,),
                    type="ASSAULT",
                    mode="unknown",
                    status="happened",
                )
                for number, span in enumerate(killed, start=1)
            ),
            times=tuple(
                TimeMark(id=f"t{number}", mentions=(span,))
                for number, span in enumerate(days, start=1)
            ),
        )


class FakeGazetteer:
    """Knows no place."""

    fingerprint = "2" * 64

    def look_up(self, name):
        return ()


def load_fakes(settings):
    reader, gazetteer = FakeReader(), FakeGazetteer()
    return Tools(reader, gazetteer, describe_reader(reader, gazetteer))


def load_nothing(settings):
    raise WeightsError("the weights are absent; fetch them again")
