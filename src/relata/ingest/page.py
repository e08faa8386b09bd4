"""A web page to a draft: main text by trafilatura, then what it lets through taken out.

Invariants: captions never stand in the text; readers' comments and letters never stand in it,
however they are folded away; the text is title, blank line, paragraphs with a blank line between.
"""

import re
from collections.abc import Iterator
from datetime import date

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from relata.errors import NoArticle, TooDeep
from relata.ingest.cleaning import keep_places, tidy, tidy_line
from relata.ingest.decoding import decode
from relata.ingest.draft import Draft, Taken, join_title
from relata.ingest.furniture import Filtered, drop_furniture
from relata.ingest.page_dates import find_page_date
from relata.ingest.page_facts import PageFacts, find_facts
from relata.ingest.walls import find_wall, require_article

_MAX_DEPTH = 250
"""libxml2 drops what is nested deeper than 256 elements without a word; refused before that."""
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|^\s*url:\s*(https?://\S+)\s*$", re.MULTILINE
)
_COMMENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?(?:list|section|area|block|wrap(?:per)?|thread|container))?|"
    r"talkbacks?|disqus|"
    r"discussion|responses|replies|reader-?(?:comments?|letters?)|your-?say|have-?your-?say|"
    r"letters-?to)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|image-?caption|photo-?caption|media-?caption|"
    r"figcaption)(?:$|[\s_-])",
    re.IGNORECASE,
)
_EXTRACTOR = f"trafilatura {trafilatura.__version__}"


def draft_page(taken: Taken) -> Draft:
    """The report of a web page.

    Raises:
        NoArticle: the page has no running text.
        LoginWall: what text there is only asks to log in or subscribe.
        TooDeep: its elements are nested too deep.
        BadEncoding: its bytes are no text.
    """
    decoded = decode(taken.data, taken.content_type)
    markup = keep_places(decoded.text)
    tree = parse_page(markup)
    facts = find_facts(tree)
    url = taken.url or facts.url or _saved_from(markup)
    today = date.fromisoformat(taken.retrieved[:10])
    # the address counted for a date is the page's own, as it names itself
    dated = find_page_date(tree, facts, taken.url or facts.url or url, today)
    title = find_title(tree, facts)
    wall = find_wall(tree, facts)
    captions = take_captions(tree)
    found = extract_lines(tree)
    lines = without_title(list(found.lines), title)
    require_article(lines, wall)
    text, headline = join_title(title, tidy(join_paragraphs(lines)))
    notes = [*decoded.notes, *dated.notes, *(f"Credit: {line}" for line in found.credits)]
    if wall == "gate":
        notes.append("The page is for subscribers in part; the text may be cut short.")
    return Draft(
        text=text,
        headline=headline,
        url=url,
        title=title,
        publisher=facts.publisher,
        author=facts.author,
        language=facts.language,
        publication=dated.publication,
        captions=tuple(dict.fromkeys((*captions, *found.captions))),
        notes=tuple(notes),
        extractor=_EXTRACTOR,
    )


def parse_page(markup: str) -> HtmlElement:
    """The page as a tree, comments and processing instructions left out.

    Raises:
        NoArticle: there is no element in it.
        TooDeep: nested deeper than can be read whole.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoArticle(
            f"Wanted a web page; its markup holds no element ({error}). Save the page again."
        ) from error
    _require_shallow(tree)
    return tree


def _require_shallow(tree: HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise TooDeep(
                f"Wanted a page whose elements are nested at most {_MAX_DEPTH} deep; this one goes "
                "deeper, and part of its text would be lost. Save its text instead.",
                limit=_MAX_DEPTH,
            )


def extract_lines(tree: HtmlElement) -> Filtered:
    """The report's paragraphs, and the captions and credits that stood among them.

    Changes the tree: readers' comments are taken out of it.
    """
    _prune_comments(tree)
    found = trafilatura.extract(
        tree, favor_precision=True, include_comments=False, include_tables=True, output_format="txt"
    )
    return drop_furniture([line.strip() for line in (found or "").split("\n") if line.strip()])


def find_title(tree: HtmlElement, facts: PageFacts) -> str | None:
    """The headline that people see: the page's only h1 when the metadata bears it out."""
    heads = [tidy_line(element.text_content()) for element in tree.iter("h1")]
    heads = [head for head in dict.fromkeys(heads) if head]
    named = [_without_site(title, facts.publisher) for title in facts.titles]
    for head in heads:
        if any(_alike(head, title) for title in named):
            return head
    if named:
        return named[0]
    return heads[0] if heads else None


def _alike(one: str, other: str) -> bool:
    left, right = (set(re.findall(r"\w+", words.lower())) for words in (one, other))
    return (
        bool(left and right)
        and len(left & right) >= 0.6 * min(len(left), len(right))
        and len(left) > 1
    )


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name at its end or beginning."""
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    if len(parts) < 2:
        return title
    if publisher and publisher.lower() in (parts[-1].lower(), parts[0].lower()):
        name = parts[-1] if parts[-1].lower() == publisher.lower() else parts[0]
        return re.sub(
            rf"^{re.escape(name)}\s+[|–—·»-]\s+|\s+[|–—·»-]\s+{re.escape(name)}$", "", title
        )
    head, _, tail = title.rpartition(" | ")
    return head if head and len(tail.split()) <= 5 else title


def without_title(lines: list[str], title: str | None) -> list[str]:
    """The paragraphs without a first one that repeats the title."""
    if title and lines and _letters(lines[0]) == _letters(title):
        return lines[1:]
    return lines


def join_paragraphs(lines: list[str]) -> str:
    """Paragraphs with a blank line between; items of a list and rows of a table without."""
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        together = line[:2] == before[:2] == "- " or line[:1] == before[:1] == "|"
        text += f"\n{line}" if together else f"\n\n{line}"
    return text.strip("\n")


def _letters(words: str) -> str:
    return "".join(re.findall(r"\w", words.lower()))


def take_captions(tree: HtmlElement) -> tuple[str, ...]:
    """Takes the pictures' captions out of the tree and returns their words."""
    found: list[str] = []
    for element in list(tree.iter("figcaption", "p", "div", "span", "dd")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "figcaption" and not _CAPTION_NAMES.search(names):
            continue
        words = tidy_line(element.text_content())
        if element.getparent() is None or len(words) > 600:
            continue
        if words:
            found.append(words)
        element.drop_tree()
    return tuple(dict.fromkeys(found))


def _prune_comments(tree: HtmlElement) -> None:
    """Takes out folded parts and comment sections, unless most of the page's words are in them."""
    whole = _count_paragraph_words(tree)
    for element in list(_comment_parts(tree)):
        if element.getparent() is not None and _count_paragraph_words(element) * 2 <= whole:
            element.drop_tree()
        elif element.tag == "details" and element.getparent() is not None and _is_talk(element):
            element.drop_tree()


def _is_talk(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    summary = " ".join(part.text_content() for part in element.iter("summary"))
    return bool(
        _COMMENT_NAMES.search(names)
        or re.search(
            r"comment|your say|letters?|readers?|repl(?:y|ies)|discuss", summary, re.IGNORECASE
        )
    )


def _comment_parts(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("details", "section", "div", "ul", "ol", "aside"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag == "details" or _COMMENT_NAMES.search(names):
            yield element


def _count_paragraph_words(tree: HtmlElement) -> int:
    return sum(len(element.text_content().split()) for element in tree.iter("p", "li"))


def _saved_from(markup: str) -> str | None:
    match = _SAVED_FROM.search(markup[:4000])
    found = (match.group(1) or match.group(2)) if match else None
    return found if found and found.startswith(("http://", "https://")) else None
