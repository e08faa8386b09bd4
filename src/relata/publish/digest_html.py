"""A digest as one HTML file that needs nothing else; light and dark, and prints."""

from collections.abc import Iterator
from html import escape

from relata.model.digest import Digest, Sentence, TollLine
from relata.publish.digest_svg import map_svg, timeline_svg
from relata.publish.digest_text import (
    Marks,
    author_mark,
    banner,
    header,
    note_text,
    place_heading,
)
from relata.views.contradictions import range_in_words

STYLE = """
:root { color-scheme: light dark;
  --ink: #1b1b1b; --paper: #fdfcf9; --line: #b9b3a6; --mark: #8a3b12 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4da; --paper: #17181a; --line: #55514a; --mark: #f0a878 } }
body { font: 17px/1.55 Georgia, serif; color: var(--ink); background: var(--paper);
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { line-height: 1.2 } h2 { border-bottom: 1px solid var(--line); margin-top: 2.2rem }
.banner { border: 2px solid var(--mark); padding: .5rem .8rem; font-weight: bold }
.facts { font-size: .85rem } .id { font: .8rem monospace; opacity: .75 }
a.n { color: var(--mark); text-decoration: none; font-size: .8rem; padding: 0 .1rem }
a.n:focus-visible { outline: 2px solid var(--mark) }
table { border-collapse: collapse; width: 100%; font-size: .85rem }
th, td { border-bottom: 1px solid var(--line); text-align: left; padding: .25rem .4rem }
ol.notes { font-size: .85rem; overflow-wrap: anywhere } li:target { outline: 2px solid var(--mark) }
svg { max-width: 100%; height: auto } svg text { fill: var(--ink); font: 11px sans-serif }
@media print { body { margin: 0; max-width: none } a.n { color: inherit } }
"""


def digest_html(digest: Digest) -> str:
    """The page; the same digest gives the same bytes."""
    marks = Marks(digest)
    body = "\n".join(_body(digest, marks))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(digest.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(digest: Digest, marks: Marks) -> Iterator[str]:
    yield f"<h1>{escape(digest.title)}</h1>"
    yield f'<p class="banner" role="note">{escape(banner(digest))}</p>'
    facts = "<br>".join(escape(line.strip()) for line in header(digest) if line.strip())
    yield f'<p class="facts">{facts}</p>'
    yield from _list("Bottom line", [_sentence(one, marks) for one in digest.bottom_line])
    yield "<h2>Developments</h2>"
    yield from _developments(digest, marks)
    disputed = [
        f"{escape(told.heading)}. {_sentence(one, marks)}"
        for told in digest.told
        for one in told.disputed
    ]
    yield from _list("Disputed", disputed)
    yield from _tolls(digest, marks)
    chains = [
        f"{escape(told.heading)}: {_sentence(one, marks)}"
        for told in digest.told
        for one in told.chain
    ]
    yield from _list("Answers", chains)
    yield from _list(
        "Changed since the last issue", [_sentence(one, marks) for one in digest.changes]
    )
    yield "<h2>Where and when</h2>"
    yield map_svg(digest.incidents)
    yield timeline_svg(digest.incidents)
    yield from _list("Coverage and limits", [escape(line) for line in digest.coverage])
    yield "<h2>Notes</h2>"
    notes = "\n".join(
        f'<li id="n{note.number}">{escape(note_text(note))}</li>' for note in digest.notes
    )
    yield f'<ol class="notes">\n{notes}\n</ol>'


def _list(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"<h2>{escape(title)}</h2>"
        yield "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _developments(digest: Digest, marks: Marks) -> Iterator[str]:
    for place in dict.fromkeys(told.place for told in digest.told):
        yield f"<h3>{escape(place_heading(place))}</h3>"
        for told in digest.told:
            if told.place == place:
                grade = escape(told.grade or "not graded")
                sentences = " ".join(_sentence(one, marks) for one in told.sentences)
                yield (
                    f"<p><strong>{escape(told.heading)}</strong> "
                    f'<span class="id">{told.incident}; {grade}</span><br>{sentences}</p>'
                )


def _sentence(sentence: Sentence, marks: Marks) -> str:
    mark = author_mark(sentence)
    parts = (escape(sentence.text), f"<em>{mark}</em>" if mark else "", _links(sentence, marks))
    return " ".join(part for part in parts if part)


def _links(sentence: Sentence | TollLine, marks: Marks) -> str:
    return "".join(
        f'<a class="n" href="#n{number}" aria-label="note {number}">[{number}]</a>'
        for number in marks.numbers_of(sentence)
    )


def _tolls(digest: Digest, marks: Marks) -> Iterator[str]:
    if not digest.tolls:
        return
    yield "<h2>Casualties by claimant</h2>"
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("incident", "effect", "whom", "figure", "claimant", "state", "notes")
    )
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    for line in digest.tolls:
        cells = (line.incident[:8], line.effect, line.whom, range_in_words(line.low, line.high))
        row = "".join(f"<td>{escape(cell)}</td>" for cell in (*cells, line.claimant, line.state))
        yield f"<tr>{row}<td>{_links(line, marks)}</td></tr>"
    yield "</tbody></table>"
