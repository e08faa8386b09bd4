"""GeoVirus: news on epidemics, every name of a place with the point of its Wikipedia page.

A file is ``<articles>`` of ``<article>`` with ``<text>`` and ``<location>``s, whose offsets count
from 1. Adjectives and what is no place are not marked.

Source: M. Gritta, M. T. Pilehvar and N. Collier, "Which Melbourne? Augmenting Geocoding with
Maps", ACL 2018.
"""

from pathlib import Path
from xml.etree import ElementTree

from relata.evaluate.examples import Example
from relata.evaluate.toponyms import (
    BadToponymFile,
    Toponym,
    make_toponym_example,
    number_of,
    read_articles,
    text_of,
)

FILE = "GeoVirus.xml"


def load_geovirus(folder: Path) -> tuple[Example, ...]:
    """The articles, in the order of the file.

    Raises:
        BadToponymFile: the file is absent or not as the corpus has it.
    """
    path, articles = read_articles(folder, FILE)
    return tuple(_read(path, i, article) for i, article in enumerate(articles))


def _read(path: Path, number: int, article: ElementTree.Element) -> Example:
    text = text_of(article, "text")
    places = [_toponym(path, number, text, each) for each in article.iter("location")]
    return make_toponym_example(str(number), path, text, places)


def _toponym(path: Path, number: int, text: str, location: ElementTree.Element) -> Toponym:
    name = text_of(location, "name")
    start = int(number_of(location, "start") or 0) - 1
    if start < 0 or text[start : start + len(name)] != name:
        raise BadToponymFile(
            f"{path}: wanted {name!r} at its offset in article {number}, got other words",
            path=str(path),
        )
    return Toponym(
        span=(start, start + len(name)),
        role="name",
        lat=number_of(location, "lat"),
        lon=number_of(location, "lon"),
    )
