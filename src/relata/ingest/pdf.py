"""A PDF to a draft: characters by PDFium, reading order and broken words by Relata."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from relata.errors import BadPdf, EncryptedPdf, ImageOnlyPdf, TooLarge, TruncatedPdf
from relata.ingest.cleaning import tidy
from relata.ingest.dates import find_dateline, read_stamp
from relata.ingest.draft import Draft, Taken
from relata.ingest.headline import find_headline
from relata.ingest.hyphens import join_lines, known_words
from relata.ingest.pdf_layout import (
    Glyph,
    Run,
    drop_page_furniture,
    make_paragraphs,
    make_runs,
    order_runs,
)

_HYPHENS = {0xFFFE: "-", 0x0002: "-", 0x00AD: "-"}
"""PDFium's marks for a hyphen at the end of a line."""
_MIN_LETTERS_A_PAGE = 5
_MAX_PAGES = 1_000
_EXTRACTOR = f"pypdfium2 {pypdfium2.version.PYPDFIUM_INFO}"


def draft_pdf(taken: Taken) -> Draft:
    """The text of a PDF, columns one after the other, broken words whole.

    Raises:
        TruncatedPdf: its end is missing.
        EncryptedPdf: it wants a password.
        ImageOnlyPdf: it has pages but no characters.
        BadPdf: PDFium cannot open it for another reason.
        TooLarge: it has too many pages.
    """
    _require_end(taken.data)
    with _open(taken.data) as document:
        if len(document) > _MAX_PAGES:
            raise TooLarge(
                f"Wanted a PDF of at most {_MAX_PAGES} pages; this one has {len(document)}. "
                "Split it.",
                pages=len(document),
            )
        drawn = [_runs_of(document[place]) for place in range(len(document))]
        title, created = _metadata(document)
    pages = [make_paragraphs(order_runs(runs)) for runs in drop_page_furniture(drawn)]
    paragraphs = _join_pages(pages)
    letters = sum(len(line) for paragraph in paragraphs for line in paragraph)
    if letters < _MIN_LETTERS_A_PAGE * max(1, len(pages)):
        raise ImageOnlyPdf(
            f"Wanted a PDF with text; its {len(pages)} page(s) hold {letters} characters, so the "
            "text is in pictures. Run text recognition (OCR) on it first.",
            pages=len(pages),
        )
    known = known_words([line for paragraph in paragraphs for line in paragraph])
    text = tidy("\n\n".join(join_lines(paragraph, known) for paragraph in paragraphs))
    headline = find_headline(text)
    publication = find_dateline(text)
    notes = () if publication or not created else (_note_created(created),)
    return Draft(
        text=text,
        headline=headline,
        title=text[slice(*headline)] if headline else title,
        url=taken.url,
        publication=publication,
        notes=notes,
        extractor=_EXTRACTOR,
    )


def _require_end(data: bytes) -> None:
    if b"%%EOF" not in data[-2048:]:
        raise TruncatedPdf(
            f"Wanted a whole PDF; this one stops after {len(data)} bytes without its end mark, so "
            "part of it is missing. Load or copy it again.",
            bytes=len(data),
        )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedPdf(
                "Wanted a PDF that opens without a password; this one is encrypted. "
                "Open it with its password and save it without.",
            ) from error
        raise BadPdf(
            f"Wanted a PDF; it cannot be opened ({error}). Get a sound copy, or save its text.",
        ) from error


def _note_created(created: str) -> str:
    return (
        f"The PDF was made on {created}; that need not be the day of publication, so the date is "
        "left unknown. Give it with --published if you know it."
    )


def _metadata(document: pypdfium2.PdfDocument) -> tuple[str | None, str | None]:
    found = document.get_metadata_dict(skip_empty=True)
    title = tidy(found.get("Title", ""))
    stamp = read_stamp(found.get("CreationDate", "").removeprefix("D:")[:8])
    return title or None, stamp.edtf if stamp else None


def _runs_of(page: pypdfium2.PdfPage) -> list[Run]:
    try:
        return make_runs(list(_glyphs(page)))
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The page's characters in the order of the file, without those PDFium makes up itself."""
    textpage = page.get_textpage()
    box = [ctypes.c_double() for _ in range(4)]
    try:
        for place in range(textpage.count_chars()):
            code = pdfium.FPDFText_GetUnicode(textpage, place)
            character = _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else " ")
            made_up = pdfium.FPDFText_IsGenerated(textpage, place) == 1
            if character in "\r\n" or (made_up and not character.strip() and character != " "):
                continue
            if not pdfium.FPDFText_GetCharBox(textpage, place, *map(ctypes.byref, box)):
                continue
            left, right, bottom, top = (side.value for side in box)
            yield Glyph(character, left, bottom, right, top)
    finally:
        textpage.close()


def _join_pages(pages: list[list[list[str]]]) -> list[list[str]]:
    """All paragraphs; one that a page break cuts in the middle of a sentence goes on."""
    joined: list[list[str]] = []
    for page in pages:
        rest = page
        if joined and page and joined[-1][-1][-1:] not in '.!?:”"' and page[0][0][:1].islower():
            joined[-1].extend(page[0])
            rest = page[1:]
        joined.extend(rest)
    return joined
