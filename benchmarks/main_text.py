"""How much of a page's article, and how little else, ingest takes for its main text.

    python benchmarks/main_text.py FOLDER [--leaks FILE] [--lost FILE]

FOLDER holds ``ground-truth.json`` (page name → ``articleBody``) and ``html/NAME.html.gz``, as the
article-extraction-benchmark gives them. Both texts are cut into overlapping runs of four words,
counted with repeats. Precision is the share of the found runs that belong to the article, recall
the share of the article's runs that were found; both are averaged over the pages (a page where
nothing was found has no precision), and F1 is the harmonic mean of the two averages.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from relata.ingest.cleaning import keep_places
from relata.ingest.decoding import decode
from relata.ingest.page import extract_lines, find_title, parse_page, take_captions, without_title
from relata.ingest.page_facts import find_facts

RUN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its article as people marked it, and what two extractors found."""

    name: str
    article: str
    found: str
    trafilatura_alone: str


def main() -> None:
    """Prints the figures; writes the leaks and the losses where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leaks", type=Path, help="where to list found lines that are no article")
    parser.add_argument("--lost", type=Path, help="where to list article lines that were not found")
    options = parser.parse_args()
    start = time.perf_counter()
    pages = list(read_pages(options.folder))
    took_s = time.perf_counter() - start
    for label, texts in (
        ("relata", [(page.article, page.found) for page in pages]),
        ("trafilatura alone", [(page.article, page.trafilatura_alone) for page in pages]),
    ):
        precision, recall, f1 = score(texts)
        print(f"{label:18} precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    print(f"{len(pages)} pages, both extractors: {took_s:.1f} s")
    if options.leaks:
        options.leaks.write_text("\n".join(list_strays(pages, leaked=True)) + "\n", "utf-8")
    if options.lost:
        options.lost.write_text("\n".join(list_strays(pages, leaked=False)) + "\n", "utf-8")


def read_pages(folder: Path) -> Iterator[Page]:
    """Every page of the ground truth, in the order of the file."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, known in truth.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        alone = trafilatura.extract(data, favor_precision=True, include_comments=False)
        yield Page(name, known["articleBody"], find_text(data), alone or "")


def find_text(data: bytes) -> str:
    """The body that ingest takes out of a page, without its title."""
    tree = parse_page(keep_places(decode(data).text))
    title = find_title(tree, find_facts(tree))
    take_captions(tree)
    return "\n".join(without_title(list(extract_lines(tree).lines), title))


def runs_of(text: str) -> Counter[tuple[str, ...]]:
    """Overlapping runs of four words, with how often each stands; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(
        tuple(words[at : at + RUN_WORDS]) for at in range(max(1, len(words) - RUN_WORDS + 1))
    )


def score(texts: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision and recall averaged over pages, and the F1 of the two averages."""
    precisions, recalls = [], []
    for article, found in texts:
        wanted, got = runs_of(article), runs_of(found)
        shared = (wanted & got).total()
        if not wanted and not got:
            precisions.append(1.0)
            recalls.append(1.0)
            continue
        if got:
            precisions.append(shared / got.total())
        recalls.append(shared / wanted.total() if wanted else 0.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def list_strays(pages: list[Page], *, leaked: bool) -> Iterator[str]:
    """Lines of one text of which less than half the runs stand in the other, page by page."""
    for page in pages:
        one, other = (page.found, page.article) if leaked else (page.article, page.found)
        known = runs_of(other)
        for line in filter(None, (line.strip() for line in one.split("\n"))):
            runs = runs_of(line)
            if runs and (runs & known).total() * 2 < runs.total() and line not in other:
                yield f"{page.name[:8]}\t{line}"


if __name__ == "__main__":
    main()
