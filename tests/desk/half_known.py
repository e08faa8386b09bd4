"""Three acts of one report: one known to a month, one without a place, one without a day."""

import hashlib

from relata.model.record import Event, Filler, Place, Record, ReportInfo, Time, Voice
from relata.pipeline.keeping import keep_report
from tests.made_records import READER, loaded_of

TEXT = "In March 2024 Arub was shelled. On 5 April 2024 a depot was bombed. Selem was raided."


def _span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def _event(name, words, mode, **slots):
    return Event(
        id=name,
        type="ASSAULT",
        mode=mode,
        status="happened",
        triggers=(_span(words),),
        occurrence=Voice(own_voice=True),
        **slots,
    )


def _place(name, words, lat, lon):
    return Place(
        id=name,
        name=words,
        kind="city",
        mentions=(_span(words),),
        country="XX",
        lat=lat,
        lon=lon,
        radius_km=4.0,
        precision="city",
    )


def keep_half_known(ledger):
    """Keep the report."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    record = Record(
        report=ReportInfo(
            id=digest[:16], sha256=digest, source="half.txt", text=TEXT, published="2024-04-08"
        ),
        places=(_place("p1", "Arub", 33.0, 43.0), _place("p2", "Selem", 34.0, 44.0)),
        times=(
            Time(id="t1", mentions=(_span("March 2024"),), edtf="2024-03"),
            Time(id="t2", mentions=(_span("5 April 2024"),), edtf="2024-04-05"),
        ),
        events=(
            _event(
                "e1",
                "shelled",
                "shelling",
                places=(Filler(ref="p1", own_voice=True),),
                times=(Filler(ref="t1", edtf="2024-03", own_voice=True),),
            ),
            _event(
                "e2",
                "bombed",
                "aerial",
                times=(Filler(ref="t2", edtf="2024-04-05", own_voice=True),),
            ),
            _event("e3", "raided", "clash", places=(Filler(ref="p2", own_voice=True),)),
        ),
        reader=READER,
    )
    keep_report(ledger, "tester", loaded_of(record), record)
