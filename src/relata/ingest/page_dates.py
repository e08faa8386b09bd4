"""When a page was first published: metadata, words on the page and address weighed together.

Order: metadata, words, address. Words win over metadata where they show that the metadata tells
something else: a later change stamped as publication, or UTC where the outlet's own day differs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from relata.ingest.cleaning import tidy_line
from relata.ingest.dates import (
    Label,
    LabelledStamp,
    Stamp,
    find_stamps,
    read_stamp,
    words_beside_stamps,
)
from relata.ingest.draft import Publication
from relata.ingest.page_facts import PageFacts

_ELSEWHERE = ("aside", "nav", "footer", "script", "style", "noscript", "template", "details")
_OTHER_PAGES = re.compile(
    r"related|recommend|popular|most-?read|trending|sidebar|comment|footer|promo|teaser|latest|"
    r"more-(?:news|stories)|also|newsletter",
    re.IGNORECASE,
)
_HOLDERS = ("time", "p", "div", "span", "li", "small", "em", "i", "b", "header", "td", "dd", "h6")
_MAX_STAMP = 160
_LONG_PARAGRAPH = 120
_MAX_OTHER_WORDS = 8
"""A stamp's line may hold a name and an office beside its dates, hardly more."""
_STAMP_START = re.compile(
    r"^\W*(?:this (?:article|story|page|report|post|piece) (?:was )?)?(?:first |originally |last |"
    r"initially )?(?:published|posted|updated|modified|changed|issued|released)\b",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_IN_PATH = re.compile(
    r"(?P<before>[^/]*)/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|"
    r"[a-z]{3})(?:[/-](?P<d>\d{1,2}))?(?=[/_.-]|$)",
    re.IGNORECASE,
)
_NOT_PUBLICATION = re.compile(
    r"^(?:vol(?:ume)?s?|archives?|issues?|uploads?|images?|files?|media|wp-content|assets|print|"
    r"pdf)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageDate:
    """The publication date found, or None, and what a person should know of it."""

    publication: Publication | None
    notes: tuple[str, ...] = ()


def find_page_date(tree: HtmlElement, facts: PageFacts, url: str | None, today: date) -> PageDate:
    """Weighs all stamps of a page; those after ``today`` (and a day of zones) are left out."""
    latest = today + timedelta(days=1)
    words = [found for found in _stamps_in_words(tree) if _is_past(found.stamp, latest)]
    published = [stamp for stamp in facts.published if _is_past(stamp, latest)]
    modified = [stamp for stamp in facts.modified if _is_past(stamp, latest)]
    modified += [found.stamp for found in words if found.label == "modified"]
    chosen = _choose(published, words, modified) or _from_address(url, latest)
    notes = list(_notes(chosen, modified))
    if len(published) < len(facts.published):
        notes.append("A publication date after the day of retrieval was left out.")
    return PageDate(chosen, tuple(notes))


def _is_past(stamp: Stamp, latest: date) -> bool:
    return stamp.edtf[:10] <= latest.isoformat()[: len(stamp.edtf)]


def _choose(
    published: list[Stamp], words: list[LabelledStamp], modified: list[Stamp]
) -> Publication | None:
    first = [found.stamp for found in words if found.label == "first"]
    named = first + [found.stamp for found in words if found.label == "published"]
    shown = named + [found.stamp for found in words if found.label == "none"]
    if not published:
        return _as_publication(shown[0], "text") if shown else None
    stamp = published[0]
    changed = {change.edtf for change in modified}
    for said in first + (named if stamp.edtf in changed else []):
        if said.edtf < stamp.edtf:
            return _as_publication(said, "text")
    for said in shown[:1] if stamp.is_utc else []:
        if _days_between(said, stamp) == 1:
            return _as_publication(said, "text")
    return _as_publication(stamp, "metadata")


def _as_publication(stamp: Stamp, basis: str) -> Publication:
    return Publication(stamp.edtf, "text" if basis == "text" else "metadata", stamp.clock)


def _days_between(one: Stamp, other: Stamp) -> int:
    if one.day is None or other.day is None:
        return 0
    return abs((one.day - other.day).days)


def _notes(chosen: Publication | None, modified: list[Stamp]) -> Iterator[str]:
    changes = sorted({stamp.edtf for stamp in modified})
    if not changes:
        return
    if chosen is None:
        yield (
            f"The page says only that it was changed on {changes[-1]}, not when it was first "
            "published; its publication date is unknown."
        )
    elif changes[-1] > chosen.edtf:
        yield (
            f"The page was changed on {changes[-1]}, after its publication on {chosen.edtf}; "
            "its words may be those of the later day."
        )


def _from_address(url: str | None, latest: date) -> Publication | None:
    """A day or month in the address's path, unless a volume, archive or upload is named by it."""
    path = urlsplit(url).path if url else ""
    for match in _DAY_IN_PATH.finditer(path):
        if _NOT_PUBLICATION.match(match["before"]):
            continue
        month = match["m"].lower()
        number = _MONTHS.index(month) + 1 if month in _MONTHS else _number(month)
        try:
            day = date(int(match["y"]), number, int(match["d"] or 1))
        except ValueError:
            continue
        if day <= latest:
            return Publication(day.isoformat() if match["d"] else day.isoformat()[:7], "url")
    return None


def _number(month: str) -> int:
    return int(month) if month.isdigit() else 0


def _stamps_in_words(tree: HtmlElement) -> list[LabelledStamp]:
    """Stamps on the page: any that is labelled, and bare ones near the head of the article."""
    found: list[LabelledStamp] = []
    paragraphs, seen_title = 0, False
    for element in _walk_article(tree):
        if element.tag == "h1":
            seen_title = True
        words = _short_words(element)
        if words is None:
            paragraphs += element.tag == "p" and seen_title
            continue
        near = paragraphs <= 1 and (seen_title or _inside_article(element))
        found += [one for one in _stamps_of(element, words) if near or one.label != "none"]
    return list(dict.fromkeys(found))


def _stamps_of(element: HtmlElement, words: str) -> list[LabelledStamp]:
    if element.tag != "time" or not element.get("datetime"):
        return find_stamps(words) if _is_mostly_stamp(words) else []
    shown = find_stamps(words)
    exact = read_stamp(element.get("datetime") or "")
    label = shown[0].label if shown else "none"
    if label == "none":
        label = _label_of(element)
    # what people see is the outlet's own day; the attribute often is UTC
    if shown and exact and shown[0].stamp.edtf != exact.edtf:
        exact = shown[0].stamp
    return [LabelledStamp(label, exact)] if exact else shown


def _label_of(element: HtmlElement) -> Label:
    names = " ".join(
        filter(None, (element.get("class"), element.get("itemprop"), element.get("id")))
    )
    before = (
        tidy_line(element.getprevious().tail or "") if element.getprevious() is not None else ""
    )
    parent = element.getparent()
    if parent is not None:
        names += " " + (parent.get("class") or "")
        before += " " + tidy_line(parent.text or "")
    if re.search(r"updat|modif|chang|revis", f"{names} {before}", re.IGNORECASE):
        return "modified"
    return "published" if re.search(r"publi|posted", f"{names} {before}", re.IGNORECASE) else "none"


def _is_mostly_stamp(words: str) -> bool:
    """Keeps out sentences of the report that name a day."""
    if len(words_beside_stamps(words)) > _MAX_OTHER_WORDS:
        return False
    ends = words.endswith((".", "!", "?")) and not words.endswith(("a.m.", "p.m."))
    return not ends or bool(_STAMP_START.match(words))


def _short_words(element: HtmlElement) -> str | None:
    """The element's words when short enough for a stamp; None for a long one; else empty."""
    if element.tag not in _HOLDERS:
        return ""
    length = 0
    parts: list[str] = []
    for part in element.itertext():
        parts.append(part)
        length += len(part.strip())
        if length > _MAX_STAMP:
            return None if element.tag == "p" else ""
    words = tidy_line(" ".join(parts))
    if element.tag == "p" and len(words) > _LONG_PARAGRAPH and not find_stamps(words):
        return None
    return words if re.search(r"\d{4}", words) or element.tag == "time" else ""


def _walk_article(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements in the order of the page, without those that show other pages."""
    skip: HtmlElement | None = None
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if skip is not None and any(up is skip for up in element.iterancestors()):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _ELSEWHERE or (
            element.tag not in ("body", "html", "article", "main") and _OTHER_PAGES.search(names)
        ):
            skip = element
            continue
        yield element


def _inside_article(element: HtmlElement) -> bool:
    return any(up.tag in ("article", "main") for up in element.iterancestors())
