"""PolNeAR: political news with every attribution's source, cue and content marked.

A text is ``text/NAME.txt``, its marks ``attributions/NAME_ANNOTATOR.ann`` in brat's stand-off
format: lines ``T1<tab>Cue 6 10<tab>says`` (a span of several parts has ``;`` between them) and
``E1<tab>Attribution:T4 Cue:T2 Source:T1 Content:T3`` that join them. A text annotated by several
people is measured on the first of its files, in order of their names.

Figures, for each of source, cue and content
- ``.exact``: spans, equal on both sides; a mark in parts counts as its parts.
- ``.overlap``: spans paired one to one, right when they overlap at all.
- ``content.characters``: characters inside any content.
- ``attribution.overlap``: attributions paired by their cues, right when source and content of the
  two overlap as well.

What counts as read is each claim's cue, its content, and the one mention of its speaker that stands
nearest to the cue: a record has all mentions of a speaker, PolNeAR the one in the attribution.

PolNeAR marks thoughts, wishes and knowledge of politicians as it marks speech; Relata's claims are
acts of speech on violence, and their cues are shorter than PolNeAR's ("said Thursday morning").

Source: E. Newell, D. Margolin and D. Ruths, "An Attribution Relations Corpus for Political News",
LREC 2018.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from relata.evaluate.outside import (
    BadOutsideFile,
    OutsideSet,
    OutsideText,
    find_outside_files,
    read_outside_file,
)
from relata.model.record import Claim, Record, Span
from relata.model.report import Report
from relata.score.align import Mention, align_mentions, overlap
from relata.score.claims import compare_characters
from relata.score.counts import Counts, Sheet, Side

ROLES = ("source", "cue", "content")
_MARK = re.compile(r"(T\d+)\t(\S+) ([\d; ]+)\t")
_RELATION = re.compile(r"E\d+\t(Attribution\S*:T\d+(?: \S+:T\d+)*) *")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: spans of each role in text order; empty where it has none."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


Attributions = tuple[Attribution, ...]


def load_polnear(folder: Path) -> tuple[OutsideText[Attributions], ...]:
    """The texts under a folder, by name; of PolNeAR's own folder, those of the part ``dev``.

    Raises:
        BadOutsideFile: there is none, or one is not as the corpus has it.
    """
    files: dict[str, Path] = {}
    part = folder / "data" / "dev"
    for path in find_outside_files(part if part.is_dir() else folder, "*.ann", "PolNeAR"):
        files.setdefault(_ANNOTATOR.sub("", path.stem), path)
    return tuple(_load(name, path) for name, path in files.items())


def _load(name: str, path: Path) -> OutsideText[Attributions]:
    source = path.parent.parent / "text" / f"{name}.txt"
    text = read_outside_file(source)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id=digest[:16], sha256=digest, source=str(source), text=text, language="en")
    gold = tuple(_read_relations(read_outside_file(path), len(text), path))
    return OutsideText(id=name, path=str(source), report=report, gold=gold)


def _read_relations(lines: str, length: int, path: Path) -> Iterable[Attribution]:
    marks = {}
    for line in lines.splitlines():
        if match := _MARK.match(line):
            marks[match[1]] = tuple(_spans(match[3], length, path))
    for line in lines.splitlines():
        if match := _RELATION.fullmatch(line):
            yield _relation(match[1], marks, path)


def _spans(offsets: str, length: int, path: Path) -> Iterable[Span]:
    for part in offsets.split(";"):
        start, end = (int(each) for each in part.split())
        if not 0 <= start < end <= length:
            raise BadOutsideFile(
                f"{path}: wanted spans inside the text of {length} characters, got {start}-{end}; "
                "take text and marks from the same release",
                path=str(path),
            )
        yield start, end


def _relation(names: str, marks: dict[str, tuple[Span, ...]], path: Path) -> Attribution:
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    for part in names.split():
        role, _, mark = part.partition(":")
        kept = re.sub(r"\d+$", "", role).lower()
        if kept not in spans:
            continue
        if mark not in marks:
            raise BadOutsideFile(
                f"{path}: wanted the mark {mark} that an attribution names, found none",
                path=str(path),
            )
        spans[kept] += marks[mark]
    return Attribution(**{role: tuple(sorted(each)) for role, each in spans.items()})


def score_polnear(gold: Attributions, record: Record, sheet: Sheet) -> None:
    """Write the figures of one text."""
    read = tuple(read_attributions(record))
    for role in ROLES:
        _score_role(role, gold, read, sheet)
    contents = [[span for each in side for span in each.content] for side in (gold, read)]
    sheet.add("content.characters", compare_characters(*contents))
    _score_whole(gold, read, sheet)


def read_attributions(record: Record) -> Iterable[Attribution]:
    """The record's claims as attributions."""
    mentions = {actor.id: actor.mentions for actor in record.actors}
    for claim in record.claims:
        yield Attribution(
            source=_nearest(mentions.get(claim.source, ()), claim),
            cue=claim.cue,
            content=claim.content,
        )


def _nearest(mentions: Sequence[Span], claim: Claim) -> tuple[Span, ...]:
    """The speaker's mention with the fewest characters between it and the cue."""
    if not mentions or not claim.cue:
        return tuple(mentions[:1])
    start, end = claim.cue[0]
    return (min(mentions, key=lambda span: max(start - span[1], span[0] - end)),)


def _score_role(role: str, gold: Attributions, read: Attributions, sheet: Sheet) -> None:
    """Spans of a role, each once however many attributions share it."""
    sides = [
        [Mention("", span, "") for span in sorted({s for a in side for s in getattr(a, role)})]
        for side in (gold, read)
    ]
    both = Counter(each.span for each in sides[0]) & Counter(each.span for each in sides[1])
    hit = float(both.total())
    sheet.add(f"{role}.exact", Counts(float(len(sides[0])), hit, float(len(sides[1])), hit))
    aligned = align_mentions(*sides)
    for i, mention in enumerate(sides[0]):
        found = Side(sides[1][aligned[i]].span) if i in aligned else None
        sheet.item(f"{role}.overlap", Side(mention.span), found, right=found is not None)
    for j, mention in enumerate(sides[1]):
        if j not in set(aligned.values()):
            sheet.item(f"{role}.overlap", None, Side(mention.span), right=False)


def _score_whole(gold: Attributions, read: Attributions, sheet: Sheet) -> None:
    cues = [
        [Mention(str(i), span, "") for i, each in enumerate(side) for span in each.cue[:1]]
        for side in (gold, read)
    ]
    aligned = align_mentions(*cues)
    pairs = {int(cues[0][i].owner): int(cues[1][j].owner) for i, j in aligned.items()}
    right = sum(
        _share(gold[i].source, read[j].source) and _share(gold[i].content, read[j].content)
        for i, j in pairs.items()
    )
    counts = Counts(float(len(gold)), float(right), float(len(read)), float(right))
    sheet.add("attribution.overlap", counts)


def _share(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two marks overlap, or neither has words."""
    return (not one and not other) or any(overlap(a, b) for a in one for b in other)


POLNEAR = OutsideSet(
    name="polnear",
    about="attributions",
    figures={
        **{f"{role}.{kind}": f"{role}, {kind}" for role in ROLES for kind in ("exact", "overlap")},
        "content.characters": "content, characters",
        "attribution.overlap": "attribution whole, overlap",
    },
    load=load_polnear,
    score=score_polnear,
)
