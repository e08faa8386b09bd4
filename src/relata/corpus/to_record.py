"""An annotated file made into a record, such that ``to_rel`` gives the file back.

The record's tables come from the gold marks and values the same way as those of a read report.
What a record has no field for goes into its object ``corpus`` (``relata.corpus.keepsake``). To be
sure that nothing is lost, the record is written and parsed once more here, and every entry that
would come back otherwise is kept as it stands.
"""

from typing import cast

import msgspec

from relata.corpus.gold import mark_id, rel_to_identities, rel_to_marks, rel_to_report
from relata.corpus.keepsake import Keepsake, Nested
from relata.corpus.markup import default_order
from relata.corpus.rel import Entry, RelFile, parse_rel
from relata.corpus.to_rel import record_to_rel
from relata.errors import RelContentError
from relata.model.marks import Span
from relata.model.record import Record
from relata.model.statements import build_record

_HEAD_OF_REPORT = ("title", "publisher", "published")


def rel_to_record(rel: RelFile) -> Record:
    """The record of an annotated report, with the object ``corpus``.

    Raises:
        RelContentError: when the file breaks the guidelines so that no record can be made of it.
    """
    report, marks, identities = rel_to_report(rel), rel_to_marks(rel), rel_to_identities(rel)
    record = build_record(report, marks, identities)
    kept = _known_keepsake(rel)
    back = parse_rel(record_to_rel(_with_keepsake(record, kept)), rel.path)
    if _has_same_labels(rel, back):
        renaming = _renaming(rel, back)
    else:
        kept = _keep_labels(rel, kept)
        renaming = {}
        back = parse_rel(record_to_rel(_with_keepsake(record, kept)), rel.path)
    kept = _keep_nesting(rel, kept, renaming)
    kept = _keep_entries(rel, back, kept, renaming)
    return _with_keepsake(record, kept)


def differences(rel: RelFile, back: RelFile) -> list[str]:
    """What differs between two files, but for the numbering of contents and signals.

    Empty when ``corpus/check.py`` would parse them alike.
    """
    found = []
    if rel.head != back.head:
        found.append("head")
    if rel.text != back.text:
        found.append("text")
    renaming = _renaming(rel, back)
    renamed = [(renaming.get(label, label), start, end) for label, start, end in rel.spans]
    if renamed != [tuple(span) for span in back.spans]:
        found.append("spans")
    entries = {label: _rename(entry, renaming) for label, entry in rel.entries.items()}
    found += [
        label
        for label in {**entries, **back.entries}
        if not _same(entries.get(label), back.entries.get(label))
    ]
    if not _same(_rename_links(rel.links, renaming), back.links):
        found.append("links")
    return found


def _same(one: object, other: object) -> bool:
    """Equality that tells true from 1 and a missing key from null."""
    return one == other and repr(type(one)) == repr(type(other)) and _types(one) == _types(other)


def _types(value: object) -> object:
    if isinstance(value, dict):
        return {key: _types(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_types(item) for item in value]
    return type(value)


def _with_keepsake(record: Record, kept: Keepsake) -> Record:
    corpus = cast("dict[str, object]", msgspec.to_builtins(kept))
    return msgspec.structs.replace(record, corpus=corpus)


def _known_keepsake(rel: RelFile) -> Keepsake:
    """The keepsake as far as the file alone decides it."""
    actors = {label: entry for label, entry in rel.entries.items() if label[0] == "a"}
    return Keepsake(
        head={key: value for key, value in rel.head.items() if key not in _HEAD_OF_REPORT},
        without_of=tuple(label for label, entry in actors.items() if "of" not in entry),
        without_links=rel.links is None,
    )


def _content_labels(rel: RelFile) -> dict[str, tuple[Span, ...]]:
    return {label: spans for label, spans in rel.mentions().items() if label[0] in "cs"}


def _has_same_labels(rel: RelFile, back: RelFile) -> bool:
    """Whether contents and signals came back under as many labels, with the same spans."""
    ours, theirs = _content_labels(rel), _content_labels(back)
    if sorted(ours.values()) != sorted(theirs.values()) or len(set(ours.values())) < len(ours):
        return False
    renaming = _renaming(rel, back)
    return all(
        _rename(rel.entries[label], renaming).get("content") == entry.get("content")
        for label, entry in back.entries.items()
        if label[0] == "q"
    )


def _renaming(rel: RelFile, back: RelFile) -> dict[str, str]:
    """New labels of contents and signals by old ones: those with the same letter and spans."""
    new: dict[tuple[str, tuple[Span, ...]], list[str]] = {}
    for label, spans in sorted(_content_labels(back).items()):
        new.setdefault((label[0], spans), []).append(label)
    renaming = {}
    for label, spans in sorted(_content_labels(rel).items()):
        waiting = new.get((label[0], spans))
        if waiting:
            renaming[label] = waiting.pop(0)
    return renaming


def _keep_labels(rel: RelFile, kept: Keepsake) -> Keepsake:
    claims = {label: entry for label, entry in rel.entries.items() if label[0] == "q"}
    links = enumerate(rel.links or (), 1)
    return msgspec.structs.replace(
        kept,
        labels=_content_labels(rel),
        contents={mark_id(q): tuple(entry.get("content") or ()) for q, entry in claims.items()},
        signals={f"l{number}": link["signal"] for number, link in links if link.get("signal")},
    )


def _keep_nesting(rel: RelFile, kept: Keepsake, renaming: dict[str, str]) -> Keepsake:
    by_extent: dict[Span, list[str]] = {}
    for label, start, end in reversed(rel.spans):  # of equals the inner one comes first there
        by_extent.setdefault((start, end), []).append(renaming.get(label, label))
    nesting = [
        Nested(start, end, tuple(labels))
        for (start, end), labels in sorted(by_extent.items())
        if labels != default_order(labels)
    ]
    return msgspec.structs.replace(kept, nesting=tuple(nesting))


def _keep_entries(
    rel: RelFile, back: RelFile, kept: Keepsake, renaming: dict[str, str]
) -> Keepsake:
    """Keep what would come back otherwise: time values by themselves, the rest entry by entry."""
    times: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for label, entry in rel.entries.items():
        renamed = _rename(entry, renaming)
        written = back.entries.get(label)
        if _same(renamed, written):
            continue
        if label[0] == "t" and set(entry) == {"edtf"} and isinstance(entry["edtf"], str):
            times[label] = entry["edtf"]
        elif written is None:
            raise RelContentError(f"{rel.path}: {label} has no span in the text", path=rel.path)
        else:
            entries[label] = renamed
    links = _rename_links(rel.links, renaming)
    return msgspec.structs.replace(
        kept,
        times=times,
        entries=entries,
        links=None if _same(links, back.links) else links,
    )


def _rename(entry: Entry, renaming: dict[str, str]) -> Entry:
    """An entry or link with the labels of its contents or signal renamed."""
    renamed = dict(entry)
    if isinstance(entry.get("content"), list):
        renamed["content"] = [renaming.get(label, label) for label in entry["content"]]
    if entry.get("signal") is not None:
        renamed["signal"] = renaming.get(entry["signal"], entry["signal"])
    return renamed


def _rename_links(
    links: tuple[Entry, ...] | None, renaming: dict[str, str]
) -> tuple[Entry, ...] | None:
    return None if links is None else tuple(_rename(link, renaming) for link in links)
