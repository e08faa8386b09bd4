"""GeoWebNews: 200 news pages, toponyms of many types with the points of GeoNames.

A file is ``<articles>`` of ``<article>`` with ``<title>``, ``<text>`` and ``<toponym>``s. Types
say how a toponym is meant. Names of places and names used for something else ("Russia said",
"US troops", the first word of "Leeds University") have a point, and are told apart here. Adjectives
("Russian") have the point of the country; homonyms, languages, words for people and names of firms
have none. Words marked both as a place and as none are left out. Expressions without a name ("the
city") are no toponyms and are passed over.

Source: M. Gritta, M. T. Pilehvar and N. Collier, "A Pragmatic Guide to Geoparsing Evaluation",
Language Resources and Evaluation 2019.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from relata.evaluate.examples import Example
from relata.evaluate.toponyms import (
    BadToponymFile,
    Role,
    Toponym,
    make_toponym_example,
    number_of,
    read_articles,
    text_of,
)
from relata.model.record import Span

FILE = "GWN.xml"
_NO_PLACE = frozenset({"Non_Toponym", "Homonym", "Language", "Demonym"})
_NO_NAME = frozenset({"Literal_Expression", "Non_Lit_Expression"})
_FIGURATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit"})
_SLACK = 4


def load_geowebnews(folder: Path) -> tuple[Example, ...]:
    """The articles, in the order of the file.

    Raises:
        BadToponymFile: the file is absent or not as the corpus has it.
    """
    path, articles = read_articles(folder, FILE)
    return tuple(_read(path, article) for article in articles)


def _read(path: Path, article: ElementTree.Element) -> Example:
    name = article.get("file", "")
    text = text_of(article, "text")
    places = [
        _toponym(path, name, text, each)
        for each in article.iter("toponym")
        if text_of(each, "type") not in _NO_NAME
    ]
    return make_toponym_example(name, path, text, _once(places), text_of(article, "title"))


def _once(toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    """One toponym for each span; words that are a place and none are left out."""
    found: dict[Span, Toponym] = {}
    for each in toponyms:
        same = found.get(each.span)
        if same is not None and same.role != each.role:
            each = Toponym(span=each.span, role="left out")
        found[each.span] = each
    yield from found.values()


def _toponym(path: Path, article: str, text: str, toponym: ElementTree.Element) -> Toponym:
    words = text_of(toponym, "extractedName").strip()
    said = int(number_of(toponym, "start") or 0)
    # A few offsets of the corpus are off by a blank or two.
    start = text.find(words, max(0, said - _SLACK), said + len(words) + _SLACK)
    if not words or start < 0:
        raise BadToponymFile(
            f"{path}: wanted {words!r} at offset {said} of article {article}, got other words",
            path=str(path),
        )
    return Toponym(
        span=(start, start + len(words)),
        role=_role(toponym),
        lat=number_of(toponym, "latitude"),
        lon=number_of(toponym, "longitude"),
        gazetteer=f"geonames:{entry}" if (entry := text_of(toponym, "geonamesID")) else None,
    )


def _role(toponym: ElementTree.Element) -> Role:
    if text_of(toponym, "type") in _NO_PLACE:
        return "no place"
    if number_of(toponym, "latitude") is None:
        return "left out"
    if text_of(toponym, "modifierType") == "Adjective":
        return "adjective"
    return "figurative" if text_of(toponym, "type") in _FIGURATIVE else "name"
