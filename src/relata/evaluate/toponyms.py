"""Toponyms of corpora that give each one a point: what loaders of such corpora share.

Figures, each over single mentions
- ``toponym_161_km``: names of places with a point; right within 161 km on a great circle.
- ``toponym_figurative``: the same of names that stand for a government, team or people, or that
  are part of another name ("Russia said", "the Leeds festival").
- ``toponym_found``: names of places; right when any place overlaps.

Such corpora mark what Relata calls no place too: adjectives of nations (with the country's point),
languages, newspapers, names of firms. For these null is right, and the lines under the table count
how often it is said. What gold leaves without a point for another reason is left out.

Relata's marks have a kind and hold all mentions of a place. Such corpora's toponyms have neither:
they are resolved as of any kind, those of the same words in an article together.

Source: M. Gritta, M. T. Pilehvar and N. Collier, "A Pragmatic Guide to Geoparsing Evaluation",
Language Resources and Evaluation 2019, for the 161 km and for what a toponym is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Literal
from xml.etree import ElementTree

import msgspec

from relata.errors import DataError
from relata.evaluate.examples import Example
from relata.model.earth import distance_km
from relata.model.identities import Identities, ResolvedPlace
from relata.model.marks import Marks, PlaceMark
from relata.model.record import Place, Record, Span
from relata.model.report import Report
from relata.model.statements import build_record
from relata.score import Comparison
from relata.score.align import Mention, align_mentions
from relata.score.counts import Sheet, Side
from relata.score.values import NEAR_KM

FIGURES = {
    "toponym_161_km": "places within 161 km",
    "toponym_figurative": "figurative names within 161 km",
    "toponym_found": "places found",
}

ANY_KIND = "any"
"""Kind of the marks: the corpus says none."""

Role = Literal["name", "figurative", "adjective", "no place", "left out"]
"""What a toponym is: names, figurative or not, are measured by distance."""


class BadToponymFile(DataError):
    """A file of a corpus of toponyms is not as published: take it from the corpus again."""

    code = "data.toponyms"


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """One marked toponym.

    Attributes:
        lat: degrees north, as ``lon`` degrees east; None where the corpus gives none.
        gazetteer: its entry in a gazetteer that the corpus names; None without one.
    """

    span: Span
    role: Role
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None


def read_articles(folder: Path, name: str) -> tuple[Path, list[ElementTree.Element]]:
    """The articles of a corpus that is one XML file somewhere under its folder.

    Raises:
        BadToponymFile: the file is absent or no such XML.
    """
    path = next(iter(sorted(folder.rglob(name))), None)
    if path is None:
        raise BadToponymFile(
            f"{folder}: wanted a folder with the file {name} in it, found none; "
            "name the folder with --data",
            path=str(folder),
        )
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError as error:
        raise BadToponymFile(
            f"{path}:{error.position[0]}: wanted XML, got: {error}",
            path=str(path),
            line=error.position[0],
        ) from error
    articles = root.findall("article")
    if not articles:
        raise BadToponymFile(
            f"{path}: wanted <article>s in the root, got <{root.tag}> without any", path=str(path)
        )
    return path, articles


def text_of(element: ElementTree.Element, name: str) -> str:
    """The text of an element's child; empty where there is none."""
    return element.findtext(name) or ""


def number_of(element: ElementTree.Element, name: str) -> float | None:
    """The number in an element's child; None where there is none or no number stands there."""
    try:
        return float(text_of(element, name))
    except ValueError:
        return None


def make_toponym_example(
    name: str, path: Path, text: str, toponyms: Iterable[Toponym], title: str = ""
) -> Example:
    """An article as the reader gets it, with a mark for each toponym and gold's points."""
    kept = sorted(toponyms, key=lambda each: each.span)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=digest[:16],
        sha256=digest,
        source=f"{path}#{name}",
        text=text,
        title=title or None,
        language="en",
    )
    gold = Marks(places=tuple(_mark(i, each) for i, each in enumerate(kept, 1)))
    places = {
        mark.id: ResolvedPlace(
            name=text[slice(*each.span)],
            lat=each.lat,
            lon=each.lon,
            gazetteer=each.gazetteer,
        )
        for mark, each in zip(gold.places, kept, strict=True)
    }
    return Example(
        id=name,
        path=f"{path}#{name}",
        is_invented=False,
        style="article",
        report=report,
        marks=_join(text, kept),
        gold=build_record(report, gold, Identities(places=places)),
        fingerprint=digest,
    )


def _mark(number: int, toponym: Toponym) -> PlaceMark:
    return PlaceMark(id=f"p{number}", mentions=(toponym.span,), kind=toponym.role)


def _join(text: str, toponyms: Iterable[Toponym]) -> Marks:
    """Marks on toponyms, those of the same words together."""
    spans: dict[str, list[Span]] = {}
    for each in toponyms:
        spans.setdefault(text[slice(*each.span)].casefold(), []).append(each.span)
    return Marks(
        places=tuple(
            PlaceMark(id=f"p{i}", mentions=tuple(mentions), kind=ANY_KIND)
            for i, mentions in enumerate(spans.values(), 1)
        )
    )


def score_toponyms(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of one article."""
    for gold, read in pair_mentions(comparison):
        role = "name" if gold is None else gold[1].kind
        if role not in _FIGURE_OF:
            continue
        figure, both = _FIGURE_OF[role], gold is not None and read is not None
        sides = _side(gold), _side(read)
        if role == "name":
            sheet.item("toponym_found.strict", *sides, right=both)
        if gold is None and read is not None and read[1].lat is None:
            continue
        known = None if read is None or read[1].lat is None else sides[1]
        right = both and known is not None and _away_km(gold, read) <= NEAR_KM
        sheet.item(f"{figure}.strict", sides[0], known, right=right)
        if both:
            sheet.item(f"{figure}.given", sides[0], known, right=right)


_FIGURE_OF = {"name": "toponym_161_km", "figurative": "toponym_figurative"}

Owned = tuple[Span, Place]
Pairs = Iterator[tuple[Owned | None, Owned | None]]


def pair_mentions(comparison: Comparison) -> Pairs:
    """Gold's toponyms with the read place that stands there, then what was read elsewhere.

    Several of gold's toponyms may lie in one read mention ("Selat, Ukraine"): the one that it
    names is the first that overlaps most; the others were not found.
    """
    gold, read = _mentions(comparison.gold.record), _mentions(comparison.read.record)
    aligned = align_mentions(
        [Mention(place.id, span, "") for span, place in gold],
        [Mention(place.id, span, "") for span, place in read],
    )
    for i, owned in enumerate(gold):
        yield owned, read[aligned[i]] if i in aligned else None
    taken = set(aligned.values())
    for j, owned in enumerate(read):
        if j not in taken and not any(_overlap(owned[0], span) for span, _ in gold):
            yield None, owned


def _mentions(record: Record) -> list[Owned]:
    found = ((span, place) for place in record.places for span in place.mentions)
    return sorted(found, key=lambda each: each[0])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _side(owned: Owned | None) -> Side | None:
    if owned is None:
        return None
    span, place = owned
    shown = "null" if place.lat is None else f"{place.name} {place.lat:.2f}, {place.lon:.2f}"
    return Side(span, shown)


def _away_km(gold: Owned | None, read: Owned | None) -> float:
    points = [_point(each[1]) for each in (gold, read) if each is not None]
    one, other = [*points, None, None][:2]
    return float("inf") if one is None or other is None else distance_km(*one, *other)


def _point(place: Place) -> tuple[float, float] | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def describe_toponyms(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """The median error, the nulls that were said rightly, and what was left out."""
    pairs = [pair for each in comparisons for pair in pair_mentions(each) if pair[0] is not None]
    away = sorted(_away_km(gold, read) for gold, read in _of_role(pairs, "name"))
    known = [km for km in away if km != float("inf")]
    if known:
        yield (
            f"median error: {_km(median(known))} of the {len(known)} places with a point, "
            f"{_km(median(away))} of all {len(away)} (no point: the farthest)"
        )
    listed = [pair for pair in _of_role(pairs, "name") if pair[0] and pair[0][1].gazetteer]
    near = sum(_away_km(gold, read) <= NEAR_KM for gold, read in listed)
    if listed:
        yield f"of the {len(listed)} places with an entry in a gazetteer: {near} within 161 km"
    for role, words in _NO_POINT.items():
        of_role = [read for _, read in _of_role(pairs, role)]
        nulls = sum(read is None or read[1].lat is None for read in of_role)
        if of_role:
            yield f"no point for {nulls} of {len(of_role)} {words}"
    yield f"left out: {len(_of_role(pairs, 'left out'))} toponyms without coordinates of their own"


_NO_POINT: dict[Role, str] = {
    "figurative": "figurative names",
    "adjective": "adjectives",
    "no place": "names of what is no place",
}
"""What is best left without a point, and how the lines call it."""


def _of_role(
    pairs: Iterable[tuple[Owned | None, Owned | None]], role: Role
) -> list[tuple[Owned | None, Owned | None]]:
    return [(gold, read) for gold, read in pairs if gold is not None and gold[1].kind == role]


def _km(km: float) -> str:
    return "unknown" if km == float("inf") else f"{km:.1f} km"
