"""Records assembled from annotated reports and from marks made by hand."""

import hashlib

from relata.assemble import assemble
from relata.corpus import rel_to_identities, rel_to_marks, rel_to_report
from relata.corpus.rel import RelFile
from relata.model.record import ReaderInfo, Record
from relata.model.report import Report

INFO = ReaderInfo(
    name="made",
    version="1",
    weights="0" * 64,
    rules="0" * 64,
    gazetteer="0" * 64,
    registry="none",
    extractor="plain text",
)


def assembled(rel: RelFile) -> Record:
    return assemble(rel_to_report(rel), rel_to_marks(rel), rel_to_identities(rel), INFO)


def make_report(text: str, notes: tuple[str, ...] = ()) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=digest[:16], sha256=digest, source="made.txt", text=text, notes=notes)
