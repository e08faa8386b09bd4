"""What a page's head says of it: title, publisher, author, dates, address, access."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from relata.ingest.cleaning import tidy_line
from relata.ingest.dates import Stamp, read_stamp

_ARTICLE_TYPES = re.compile(
    r"article|blogposting|report|newsitem|liveblog|pressrelease", re.IGNORECASE
)
_PUBLISHED = (
    "article:published_time og:published_time article:published og:pubdate datepublished "
    "date_published publication_date publication-date publicationdate pubdate publishdate "
    "publish-date publish_date published_time published parsely-pub-date sailthru.date "
    "dc.date.issued dcterms.issued dc.issued dcterms.created dc.created dc.date.created dc.date "
    "dcterms.date citation_publication_date citation_date originalpublicationdate displaydate "
    "cxenseparse:recs:publishtime bt:pubdate rbpubdate article.published datecreated date"
).split()
_MODIFIED = (
    "article:modified_time og:updated_time article:modified og:modified_time datemodified "
    "date_modified dc.date.modified dcterms.modified dc.modified last-modified lastmod "
    "last_modified revised modified article.updated updated_time"
).split()
_PUBLISHER = (
    "og:site_name article:publisher:name dc.publisher dcterms.publisher application-name".split()
)
_AUTHOR = (
    "author article:author parsely-author dc.creator dcterms.creator sailthru.author byl".split()
)
_MAX_JSON = 2_000_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's metadata says; None and empty where it says nothing.

    Attributes:
        titles: candidates, the most trusted first, site names not yet cut off.
        published: publication stamps, the most trusted first.
        modified: stamps of later changes.
        is_free: whether the page says that its text is free to read; None when it is silent.
    """

    titles: tuple[str, ...]
    publisher: str | None
    author: str | None
    language: str | None
    url: str | None
    published: tuple[Stamp, ...]
    modified: tuple[Stamp, ...]
    is_free: bool | None


def find_facts(tree: HtmlElement) -> PageFacts:
    """Reads the head, JSON-LD and microdata of a page."""
    meta = _read_meta(tree)
    nodes = list(_json_nodes(tree))
    articles = [node for node in nodes if _ARTICLE_TYPES.search(_type_of(node))]
    return PageFacts(
        titles=_titles(tree, meta, articles),
        publisher=_publisher(meta, articles, nodes),
        author=_author(meta, articles),
        language=(tree.get("lang") or meta.get("og:locale", "")).split("-")[0].split("_")[0]
        or None,
        url=_address(tree, meta),
        published=_stamps(
            [
                *_values(articles, "datePublished"),
                *_pick(meta, _PUBLISHED),
                *_marked(tree, "datepublished"),
            ]
        ),
        modified=_stamps(
            [
                *_values(articles, "dateModified"),
                *_pick(meta, _MODIFIED),
                *_marked(tree, "datemodified"),
            ]
        ),
        is_free=_is_free(meta, nodes),
    )


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = tidy_line(element.get("content") or "")
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _pick(meta: dict[str, str], names: list[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        words = element.text_content()
        if len(words) < _MAX_JSON:
            yield from _nodes_of(words)


def _nodes_of(words: str) -> Iterator[dict[str, Any]]:
    try:
        waiting: list[Any] = [json.loads(words.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return  # broken metadata is as good as none; the page's words remain
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _type_of(node: dict[str, Any]) -> str:
    kind = node.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _values(nodes: list[dict[str, Any]], key: str) -> list[str]:
    return [node[key] for node in nodes if isinstance(node.get(key), str)]


def _names(value: Any) -> list[str]:  # noqa: ANN401 - JSON of any shape
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return []


def _marked(tree: HtmlElement, name: str) -> list[str]:
    """Values of microdata outside lists of other pages."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or (element.get("itemprop") or "").lower() != name:
            continue
        if not any(up.tag in ("aside", "nav", "footer") for up in element.iterancestors()):
            found.append(element.get("content") or element.get("datetime") or "")
    return found[:1]


def _stamps(values: list[str]) -> tuple[Stamp, ...]:
    return tuple(stamp for stamp in map(read_stamp, values) if stamp is not None)


def _titles(
    tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]]
) -> tuple[str, ...]:
    named = [
        *_values(articles, "headline"),
        *_pick(meta, ["og:title", "twitter:title", "dc.title"]),
    ]
    named += [element.text_content() for element in list(tree.iter("title"))[:1]]
    return tuple(dict.fromkeys(filter(None, (tidy_line(name) for name in named))))


def _publisher(
    meta: dict[str, str], articles: list[dict[str, Any]], nodes: list[dict[str, Any]]
) -> str | None:
    named = [name for node in articles for name in _names(node.get("publisher"))]
    sites = [name for node in nodes if _type_of(node) == "WebSite" for name in _names(node)]
    for value in (*_pick(meta, ["og:site_name"]), *named, *sites, *_pick(meta, _PUBLISHER)):
        if tidy_line(value) and not value.startswith("http"):
            return tidy_line(value)
    return None


def _author(meta: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    named = [name for node in articles[:1] for name in _names(node.get("author"))]
    for value in (", ".join(dict.fromkeys(map(tidy_line, named))), *_pick(meta, _AUTHOR)):
        if value and not value.startswith(("http", "@")):
            return re.sub(r"^by\s+", "", value, flags=re.IGNORECASE) or None
    return None


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            href = (element.get("href") or "").strip()
            if href.startswith(("http://", "https://")):
                return href
    value = meta.get("og:url", "")
    return value if value.startswith(("http://", "https://")) else None


def _is_free(meta: dict[str, str], nodes: list[dict[str, Any]]) -> bool | None:
    for node in nodes:
        value = node.get("isAccessibleForFree")
        if value is not None:
            return str(value).lower() not in ("false", "0")
    tier = meta.get("article:content_tier", "").lower()
    return None if not tier else tier == "free"
