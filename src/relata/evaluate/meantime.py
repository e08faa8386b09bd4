"""MEANTIME: Wikinews articles in CAT's XML, with times in TIMEX3 and marked quantities.

A file is ``<Document>`` with its ``<token>``s in order, each with its sentence, and marks that
point at tokens: ``TIMEX3`` (``type``, ``value``) and ``VALUE`` (``type`` QUANTITY, MONEY, PERCENT).
Spaces are not kept; they are set here as English prints them. The time of creation becomes the
report's date; its words are no part of the text, as a page's date is none of what Relata reads.
Only the first sentences of an article are annotated: the text ends with the last one in which
anything is marked. Times that no token names are left out. The corpus does not mark a value as a
part of a year or month ("early 2009" is 2009): here the words do, as TIMEX's modifier would.

A quantity has no value in the corpus. Here it gets the one that its words say where they are one
number in digits or words, with a bound or without. Money, percentages and quantities that are no
count of things (``2 GHz``, ``13.3``) are left out.

Source: NewsReader MEANTIME corpus (Minard and others, LREC 2016).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from relata.evaluate.examples import Example
from relata.evaluate.timex import Timex, read_timex_value
from relata.evaluate.timex_set import (
    Annotated,
    BadTimexFile,
    find_files,
    make_timex_example,
    read_text,
)
from relata.model.identities import ResolvedNumber
from relata.model.marks import TallyMark
from relata.model.record import Span
from relata.model.report import UNKNOWN_DATE

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%]|n't|'(?:s|re|ve|ll|d|m)?|''")
_NO_SPACE_AFTER = re.compile(r"[(\[$£€#]|(?:US|USD)\$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(
    r"(?:the )?(?:very )?(?:early|mid|late|beginning|start|middle|end)\b", re.IGNORECASE
)
_CREATION = "CREATION_TIME"
_REPEATED = "SET"

Tokens = dict[str, Span]


def load_meantime(folder: Path) -> tuple[Example, ...]:
    """The English articles of one annotation: ``intra-doc_annotation`` where the folder has both.

    Raises:
        BadTimexFile: there is none, or one is not as the corpus has it.
    """
    within = folder / "intra-doc_annotation"
    files = find_files(within if within.is_dir() else folder, "*.xml", "MEANTIME")
    return tuple(make_timex_example(_read(path)) for path in files)


def _read(path: Path) -> Annotated:
    document = _parse(path)
    times = list(document.iter("TIMEX3"))
    text, tokens = _lay_out(document, _tokens_of_creation(times), path)
    return Annotated(
        id=path.stem,
        path=str(path),
        text=text,
        published=_published(times),
        times=tuple(_times(times, text, tokens, path)),
        numbers=tuple(_numbers(document, text, tokens, path)),
    )


def _parse(path: Path) -> ElementTree.Element:
    try:
        document = ElementTree.fromstring(read_text(path))
    except ElementTree.ParseError as error:
        raise BadTimexFile(
            f"{path}:{error.position[0]}: wanted XML, got: {error}",
            path=str(path),
            line=error.position[0],
        ) from error
    if document.tag != "Document" or document.find("token") is None:
        raise BadTimexFile(f"{path}: wanted a <Document> of <token>s, got <{document.tag}>")
    return document


def _tokens_of_creation(times: list[ElementTree.Element]) -> frozenset[str]:
    anchors = (each.findall("token_anchor") for each in times if _is_creation(each))
    return frozenset(anchor.get("t_id", "") for group in anchors for anchor in group)


def _annotated_sentences(document: ElementTree.Element) -> int:
    """How many sentences, from the first, the annotators went through."""
    marked = {anchor.get("t_id") for anchor in document.iter("token_anchor")}
    last = [
        int(token.get("sentence", "0"))
        for token in document.iter("token")
        if token.get("t_id") in marked
    ]
    return max(last, default=0) + 1


def _lay_out(
    document: ElementTree.Element, left_out: frozenset[str], path: Path
) -> tuple[str, Tokens]:
    """The running text, and where each token stands in it; the title is a paragraph of its own.

    What is left out stands nowhere: its span is empty.
    """
    tokens: Tokens = {}
    text, before, sentence = "", "", "0"
    annotated = _annotated_sentences(document)
    for token in document.iter("token"):
        if int(token.get("sentence", "0")) >= annotated:
            break
        word, name = token.text or "", token.get("t_id")
        if name is None:
            raise BadTimexFile(f"{path}: wanted t_id on each <token>, one has none")
        if name in left_out:
            tokens[name] = len(text), len(text)
            continue
        if (now := token.get("sentence", "0")) != sentence:
            text += "\n\n" if sentence == "0" else " "
            sentence = now
        elif text and not (_NO_SPACE_BEFORE.fullmatch(word) or _NO_SPACE_AFTER.fullmatch(before)):
            text += " "
        tokens[name] = len(text), len(text) + len(word)
        text, before = text + word, word
    return text, tokens


def _span(mark: ElementTree.Element, tokens: Tokens, path: Path) -> Span | None:
    """From the first token of a mark to its last; None for a mark without words."""
    names = [anchor.get("t_id", "") for anchor in mark.findall("token_anchor")]
    unknown = [name for name in names if name not in tokens]
    if unknown:
        raise BadTimexFile(f"{path}: a mark points at token {unknown[0]}, which is not there")
    spans = [span for name in names if (span := tokens[name])[0] < span[1]]
    return (min(spans)[0], max(spans)[1]) if spans else None


def _is_creation(time: ElementTree.Element) -> bool:
    return time.get("functionInDocument") == _CREATION


def _published(times: list[ElementTree.Element]) -> str:
    """The day of creation; unknown where the article has none."""
    days = (time.get("value", "")[:10] for time in times if _is_creation(time))
    return next((day for day in days if _DAY.fullmatch(day)), UNKNOWN_DATE)


def _times(
    times: list[ElementTree.Element], text: str, tokens: Tokens, path: Path
) -> Iterator[Timex]:
    marked = ((_span(time, tokens, path), time) for time in times if not _is_creation(time))
    for span, time in sorted(
        ((span, time) for span, time in marked if span), key=lambda each: each[0]
    ):
        value = time.get("value", "")
        modifier = "START" if _PART.match(text[slice(*span)]) else ""
        position = None if time.get("type") == _REPEATED else read_timex_value(value, modifier)
        yield Timex(span=span, value=position, was=value)


_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_QUANTITY = re.compile(
    r"(?:(?P<bound>all|exactly|over|more than|at least|up to|as many as|about|some|approximately"
    r"|around) )?(?P<number>\d{1,3}(?:,\d{3})+|\d+|" + "|".join(_WORDS) + ")",
    re.IGNORECASE,
)


def _numbers(
    document: ElementTree.Element, text: str, tokens: Tokens, path: Path
) -> Iterator[tuple[TallyMark, ResolvedNumber]]:
    quantities = (mark for mark in document.iter("VALUE") if mark.get("type") == "QUANTITY")
    spans = sorted(span for mark in quantities if (span := _span(mark, tokens, path)))
    for i, span in enumerate(spans, 1):
        number = _number_said(text[span[0] : span[1]])
        if number is not None:
            yield TallyMark(id=f"n{i}", mentions=(span,), effect="killed", event=None), number


def _number_said(words: str) -> ResolvedNumber | None:
    """What a quantity's words say, by the corpus guidelines' reading of bounds; None: left out."""
    match = _QUANTITY.fullmatch(words)
    if match is None:
        return None
    said = match["number"].lower().replace(",", "")
    number = _WORDS.index(said) if said in _WORDS else int(said)
    match (match["bound"] or "").lower():
        case "over" | "more than":
            return ResolvedNumber(low=number + 1)
        case "at least":
            return ResolvedNumber(low=number)
        case "up to" | "as many as":
            return ResolvedNumber(high=number)
        case _:
            return ResolvedNumber(low=number, high=number)
