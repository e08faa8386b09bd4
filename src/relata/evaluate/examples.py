"""Annotated reports to measure on: what the reader gets of each, and what gold says."""

import hashlib
from pathlib import Path
from typing import Literal

import msgspec

from relata.corpus import (
    RelFile,
    load_corpus,
    load_split,
    rel_to_marks,
    rel_to_record,
    rel_to_report,
)
from relata.errors import UsageError
from relata.model.marks import Marks
from relata.model.record import Record
from relata.model.report import Report

Split = Literal["dev", "train", "all"]
"""``dev``: the development reports of the split file; ``train``: all others; ``all``: both."""

LONG_WORDS = 350
"""From so many words on a report counts as long: as long as a news page is."""


class NothingToMeasure(UsageError):
    """No report of the folder is in the split asked for: name another folder or split."""

    code = "usage.nothing_to_measure"


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated report.

    Attributes:
        id: its name in the corpus.
        path: its file.
        is_invented: whether the text was written for the corpus.
        style: its register, as the head names it.
        report: what the reader gets: text, title, publisher and date, no mark.
        marks: the annotators' marks.
        gold: the record of the annotators' marks and values.
        fingerprint: sha256 of its file.
    """

    id: str
    path: str
    is_invented: bool
    style: str
    report: Report
    marks: Marks
    gold: Record
    fingerprint: str

    @property
    def is_long(self) -> bool:
        """Whether the text has ``LONG_WORDS`` words or more."""
        return len(self.report.text.split()) >= LONG_WORDS


def load_examples(folder: str | Path, split: Split = "all") -> tuple[Example, ...]:
    """The annotated reports under a folder (or one file) that are in a split, by path.

    Raises:
        RelSyntaxError, RelContentError: a file cannot be understood; mend it.
        SplitError: a split was asked for and the folder has no split file.
        NothingToMeasure: no report is left.
    """
    development = frozenset() if split == "all" else load_split(folder)
    kept = tuple(
        rel
        for rel in load_corpus(folder)
        if split == "all" or (rel.id in development) == (split == "dev")
    )
    if not kept:
        raise NothingToMeasure(
            f"Wanted reports of the split {split} under {folder}, found none. "
            "Name another folder, or say --split all.",
            folder=str(folder),
            split=split,
        )
    return tuple(make_example(rel) for rel in kept)


def make_example(rel: RelFile) -> Example:
    """One annotated file as an example."""
    return Example(
        id=rel.id,
        path=rel.path,
        is_invented=rel.is_invented,
        style=str(rel.head["style"]),
        report=rel_to_report(rel),
        marks=rel_to_marks(rel),
        gold=rel_to_record(rel),
        fingerprint=hashlib.sha256(Path(rel.path).read_bytes()).hexdigest(),
    )


def fingerprint_examples(examples: tuple[Example, ...]) -> str:
    """sha256 over the files of a set of examples, whatever their order and folder."""
    lines = sorted(f"{example.id} {example.fingerprint}\n" for example in examples)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
