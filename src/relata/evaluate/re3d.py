"""re3d: reports on Iraq and Syria with spans of entities by type.

A folder holds parts, one a publisher, each with ``documents.json`` (``_id``, ``text`` …) and
``entities.json`` (``documentId``, ``begin``, ``end``, ``type``, ``confidence``), one object a line.
Entities of a confidence under one half were rejected by the corpus's own annotators.

Documents that stand in Relata's annotated reports are left out: the shipped reader was trained on
them. ``corpus/`` must be there to tell which; without it ``UnknownOverlap`` is raised.

Figures, for each type that has a letter in Relata: ``<type>.exact`` (equal spans) and
``<type>.overlap`` (paired one to one, any overlap). Persons, organisations and nationalities are
all actors to Relata, military platforms and weapons are weapons, vehicles weapons or objects: a
read mention may stand for any of a type's letters, and recall is what tells. Precision is given
once, for ``any``: the share of all read mentions of those letters that overlap an entity.

Source: Dstl, "Relationship and Entity Extraction Evaluation Dataset", 2017.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from relata.errors import UsageError
from relata.evaluate.outside import (
    BadOutsideFile,
    OutsideSet,
    OutsideText,
    find_outside_files,
    read_outside_file,
)
from relata.model.record import Record, Span
from relata.model.report import Report
from relata.score.align import Mention, align_mentions, mentions_of
from relata.score.counts import Counts, Sheet, Side

LETTERS_OF = {
    "Person": "a",
    "Organisation": "a",
    "Nationality": "a",
    "Location": "p",
    "Temporal": "t",
    "Weapon": "w",
    "MilitaryPlatform": "w",
    "Vehicle": "wo",
    "Quantity": "n",
}
"""The letters under which Relata marks what re3d calls so; types without one are not measured."""

SURE = 0.5
OWN_CORPUS = Path("corpus")


class UnknownOverlap(UsageError):
    """Which texts trained the reader cannot be told: run at the root of Relata's repository."""

    code = "usage.no_training_list"


class Entity(msgspec.Struct, frozen=True):
    """One annotated entity."""

    type: str
    span: Span


Entities = tuple[Entity, ...]


def load_re3d(folder: Path, own: Path = OWN_CORPUS) -> tuple[OutsideText[Entities], ...]:
    """The documents that are not in Relata's corpus, in order of their parts and lines.

    Raises:
        BadOutsideFile: there is none, or one is not as the corpus has it.
        UnknownOverlap: ``own`` is no folder of annotated reports.
    """
    used = _source_ids(own)
    texts: list[OutsideText[Entities]] = []
    for path in find_outside_files(folder, "documents.json", "re3d"):
        entities = _read_entities(path.with_name("entities.json"))
        unseen = (each for each in _read_lines(path) if each["_id"] not in used)
        texts += [_make_text(path, document, entities) for document in unseen]
    return tuple(texts)


def _source_ids(own: Path) -> frozenset[str]:
    """Words of every ``source_id`` line in the annotated reports: re3d's ids are among them."""
    if not own.is_dir():
        raise UnknownOverlap(
            f"wanted Relata's annotated reports in {own}/ to leave out those that trained the "
            "reader, found no such folder; run this at the root of Relata's repository",
            folder=str(own),
        )
    lines = (
        line
        for path in sorted(own.rglob("*.rel"))
        for line in path.read_text(encoding="utf-8").split("\n---", 1)[0].splitlines()
        if line.startswith("source_id:")
    )
    return frozenset(word for line in lines for word in line.replace("'", " ").split())


def _read_lines(path: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(read_outside_file(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise BadOutsideFile(
                f"{path}:{number}: wanted one JSON object a line, got: {error.msg}",
                path=str(path),
                line=number,
            ) from error


def _read_entities(path: Path) -> Mapping[str, set[Entity]]:
    found: dict[str, set[Entity]] = {}
    for row in _read_lines(path):
        if row["confidence"] >= SURE and row["type"] in LETTERS_OF:
            entity = Entity(row["type"], (int(row["begin"]), int(row["end"])))
            found.setdefault(row["documentId"], set()).add(entity)
    return found


def _make_text(
    path: Path, document: Mapping[str, Any], entities: Mapping[str, set[Entity]]
) -> OutsideText[Entities]:
    text, name = str(document["text"]), str(document["_id"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    kept = sorted(entities.get(name, ()), key=lambda each: (each.span, each.type))
    if any(each.span[1] > len(text) for each in kept):
        raise BadOutsideFile(
            f"{path}: wanted entities inside the text of {name}, got one beyond its end",
            path=str(path),
        )
    report = Report(
        id=digest[:16],
        sha256=digest,
        source=f"{path.parent.name}/{name}",
        text=text,
        title=document.get("title"),
        publisher=document.get("sourceName"),
        language="en",
    )
    return OutsideText(id=name, path=report.source, report=report, gold=tuple(kept))


def score_re3d(gold: Entities, record: Record, sheet: Sheet) -> None:
    """Write the figures of one document."""
    for type_, letters in LETTERS_OF.items():
        spans = [each.span for each in gold if each.type == type_]
        read = [each for letter in letters for each in mentions_of(record, letter)]
        _score_type(type_, spans, [Mention("", each.span, "") for each in read], sheet)
    _score_any(gold, record, sheet)


def _score_type(type_: str, gold: list[Span], read: list[Mention], sheet: Sheet) -> None:
    """Recall only: a read mention of the letters may be of another type."""
    hit = (Counter(gold) & Counter(each.span for each in read)).total()
    sheet.add(f"{type_}.exact", Counts(float(len(gold)), float(hit)))
    aligned = align_mentions([Mention("", span, "") for span in gold], read)
    sheet.add(f"{type_}.overlap", Counts(float(len(gold)), float(len(aligned))))
    for i, span in enumerate(gold):
        if i not in aligned:
            sheet.item(f"{type_}.fault", Side(span, type_), None, right=False)


def _score_any(gold: Entities, record: Record, sheet: Sheet) -> None:
    """All entities against all mentions, letter by letter, each span once."""
    for letter in sorted(set("".join(LETTERS_OF.values()))):
        spans = sorted({each.span for each in gold if LETTERS_OF[each.type][0] == letter})
        read = sorted({each.span for each in mentions_of(record, letter)})
        both = float(len(set(spans) & set(read)))
        sheet.add("any.exact", Counts(float(len(spans)), both, float(len(read)), both))
        marks = [[Mention("", span, "") for span in side] for side in (spans, read)]
        hit = float(len(align_mentions(*marks)))
        sheet.add("any.overlap", Counts(float(len(spans)), hit, float(len(read)), hit))


RE3D = OutsideSet(
    name="re3d",
    about="spans by type",
    figures={
        **{
            f"{type_}.{kind}": f"{type_}, {kind}"
            for type_ in LETTERS_OF
            for kind in ("exact", "overlap")
        },
        "any.exact": "all, exact",
        "any.overlap": "all, overlap",
    },
    load=load_re3d,
    score=score_re3d,
)
