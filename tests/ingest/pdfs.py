"""PDF files made by hand, small enough to read; all texts are invented."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Words at a place, in points from the lower left corner of a page of 595 × 842."""

    left: float
    base: float
    words: str
    size: float = 11


def make_pdf(*pages: Sequence[Line], info: str = "", encrypt: str = "") -> bytes:
    """A PDF of those pages; ``info`` and ``encrypt`` are dictionaries of the trailer."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for lines in pages:
        content = "BT\n" + "\n".join(_show(line) for line in lines) + "\nET"
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _assemble(objects, info, encrypt)


def make_picture_pdf() -> bytes:
    """A page with a drawn box and not one character."""
    content = "0.5 g 100 100 300 300 re f"
    return _assemble(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>",
            f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<>>>>",
        ],
        "",
        "",
    )


def make_encrypted_pdf() -> bytes:
    """A page behind a password that nobody knows."""
    return make_pdf(
        [Line(60, 700, "Secret")],
        encrypt=f"<</Filter/Standard/V 1/R 2/P -44/O<{'ab' * 32}>/U<{'cd' * 32}>>>",
    )


def _show(line: Line) -> str:
    words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"/F1 {line.size} Tf 1 0 0 1 {line.left} {line.base} Tm ({words}) Tj"


def _assemble(objects: list[str], info: str, encrypt: str) -> bytes:
    trailer = ""
    for name, content in (("Info", info), ("Encrypt", encrypt)):
        if content:
            objects.append(content)
            trailer += f"/{name} {len(objects)} 0 R"
    if encrypt:
        trailer += "/ID[<00><00>]"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")
