"""A digest as a Word document: sections, notes that links lead to, no library needed.

The few parts of the format that a text with lists and one table needs are written here (ECMA-376,
WordprocessingML). The same digest gives the same bytes. Map and timeline are drawings of the HTML
page alone.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape

from relata.model.digest import Digest, Sentence, TollLine
from relata.publish.digest_text import (
    Marks,
    author_mark,
    banner,
    header,
    note_text,
    place_heading,
)
from relata.views.contradictions import range_in_words

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_OF_PARTS = (2000, 1, 1, 0, 0, 0)
"""What a part is dated with, so that no day shows in the bytes."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

_TOLL_HEAD = ("incident", "effect", "whom", "figure", "claimant", "state", "notes")


def digest_docx(digest: Digest) -> bytes:
    """The document's bytes."""
    body = "".join(_body(digest, Marks(digest)))
    document = f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, text in {**_PARTS, "word/document.xml": document}.items():
            part = zipfile.ZipInfo(name, _DAY_OF_PARTS)
            package.writestr(part, text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _body(digest: Digest, marks: Marks) -> Iterator[str]:
    yield _paragraph(_run(digest.title), "Title")
    yield _paragraph(_run(banner(digest), bold=True))
    yield from (_paragraph(_run(line.strip())) for line in header(digest) if line.strip())
    yield from _list("Bottom line", (_sentence(one, marks) for one in digest.bottom_line))
    yield _paragraph(_run("Developments"), "Heading1")
    yield from _developments(digest, marks)
    disputed = (
        _run(f"{told.heading}. ") + _sentence(one, marks)
        for told in digest.told
        for one in told.disputed
    )
    yield from _list("Disputed", disputed)
    yield from _tolls(digest, marks)
    chains = (
        _run(f"{told.heading}: ") + _sentence(one, marks)
        for told in digest.told
        for one in told.chain
    )
    yield from _list("Answers", chains)
    changes = (_sentence(one, marks) for one in digest.changes)
    yield from _list("Changed since the last issue", changes)
    yield from _list("Coverage and limits", (_run(line) for line in digest.coverage))
    yield _paragraph(_run("Notes"), "Heading1")
    for note in digest.notes:
        mark = _bookmark(note.number, _run(f"{note.number}. "))
        yield _paragraph(mark + _run(note_text(note)))


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    told = list(items)
    if told:
        yield _paragraph(_run(title), "Heading1")
        yield from (_paragraph(item, "ListBullet") for item in told)


def _developments(digest: Digest, marks: Marks) -> Iterator[str]:
    for place in dict.fromkeys(told.place for told in digest.told):
        yield _paragraph(_run(place_heading(place)), "Heading2")
        for told in digest.told:
            if told.place == place:
                yield _paragraph(_run(told.heading), "Heading3")
                yield _paragraph(_run(f"{told.incident}; {told.grade or 'not graded'}"))
                yield _paragraph(_run(" ").join(_sentence(one, marks) for one in told.sentences))


def _tolls(digest: Digest, marks: Marks) -> Iterator[str]:
    if not digest.tolls:
        return
    yield _paragraph(_run("Casualties by claimant"), "Heading1")
    rows = [_row(_run(name, bold=True) for name in _TOLL_HEAD)]
    for line in digest.tolls:
        cells = (line.incident[:8], line.effect, line.whom, range_in_words(line.low, line.high))
        rows.append(
            _row([*map(_run, (*cells, line.claimant, line.state)), _links(line, marks) or _run("")])
        )
    columns = "<w:gridCol/>" * len(_TOLL_HEAD)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>{_paragraph('')}"
    )


def _row(cells: Iterable[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


# Words with their notes


def _sentence(sentence: Sentence, marks: Marks) -> str:
    mark = author_mark(sentence)
    said = _run(f"{mark} ", italic=True) if mark else ""
    return _run(f"{sentence.text} ") + said + _links(sentence, marks)


def _links(cited: Sentence | TollLine, marks: Marks) -> str:
    return "".join(
        f'<w:hyperlink w:anchor="n{number}">{_run(f"[{number}]")}</w:hyperlink>'
        for number in marks.numbers_of(cited)
    )


def _bookmark(number: int, runs: str) -> str:
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="n{number}"/>{runs}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _paragraph(runs: str, style: str | None = None) -> str:
    wanted = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{wanted}{runs}</w:p>"


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Words of one look; what XML 1.0 cannot hold is left out."""
    kept = _NO_XML.sub("", text)
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(kept, quote=False)}</w:t></w:r>'


# The parts that are the same in every document


def _style(name: str, title: str, size: int, extra: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:pPr><w:spacing w:before="200" w:after="80"/>{extra}</w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    + _style("Title", "Title", 40)
    + "".join(
        _style(f"Heading{level}", f"heading {level}", size, f'<w:outlineLvl w:val="{level - 1}"/>')
        for level, size in ((1, 30), (2, 26), (3, 23))
    )
    + '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr>'
    '</w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_NUMBERING = (
    f'{_XML}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_KINDS = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            for name, kind in _KINDS.items()
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
        "</Relationships>"
    ),
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
}
