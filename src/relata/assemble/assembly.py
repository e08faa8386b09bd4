"""Marks and their values become the record; see ``relata.assemble``."""

import msgspec

from relata.assemble.bearing import set_bearing
from relata.assemble.dating import settle_age
from relata.assemble.mending import mend_marks
from relata.assemble.nobody import count_nobody
from relata.assemble.rivals import add_rule_links
from relata.assemble.unread import find_unread
from relata.model.identities import Identities
from relata.model.marks import Marks
from relata.model.record import ReaderInfo, Record
from relata.model.report import Report
from relata.model.statements import build_record


def assemble(
    report: Report, marks: Marks, identities: Identities, reader_info: ReaderInfo
) -> Record:
    """The record of one report: a pure function of what it is given.

    Notes are those of the report, of its marks, of its values, then of what had to be mended.

    Raises:
        UnknownMarkError: when a mark has no value among the identities.
    """
    mended = mend_marks(report.text, marks)
    counted = count_nobody(report.text, mended.marks, identities)
    events = settle_age(report, counted.marks.events, identities.times)
    dated = msgspec.structs.replace(counted.marks, events=events)
    record = add_rule_links(set_bearing(build_record(report, dated, counted.identities)))
    record = set_parts(record)
    notes = dict.fromkeys((*report.notes, *marks.notes, *identities.notes, *mended.notes))
    return msgspec.structs.replace(
        record, unread=find_unread(record), notes=tuple(notes), reader=reader_info
    )


def set_parts(record: Record) -> Record:
    """The record with every tally's ``part_of`` as its links say, the first that does."""
    whole_of: dict[str, str] = {}
    for link in record.links:
        if link.type == "part_of" and link.source_id[0] == link.target_id[0] == "n":
            whole_of.setdefault(link.source_id, link.target_id)
    tallies = tuple(
        msgspec.structs.replace(tally, part_of=whole_of.get(tally.id)) for tally in record.tallies
    )
    return msgspec.structs.replace(record, tallies=tallies)
