"""Characters on a PDF's page to lines in reading order, column by column.

A run is a stretch of one line without a wide gap. Where many runs stand left and many right of a
gutter, the left ones are read before the right ones; a run that crosses the gutter (a heading, a
full-width paragraph) parts what is above it from what is below.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GAP_HEIGHTS = 1.2
"""A gap wider than this many character heights ends a run; justified spaces are narrower."""
_MIN_RUNS_A_SIDE = 3
_MIN_LETTERS_A_SIDE = 12
"""Mean letters a run that both sides need: the short cells of a table are read row by row."""
_MIN_GUTTER = 4.0
_MAX_RUNS = 1_200
"""A page with more runs is a table; looking for its gutters would take too long."""
_MAX_HEAD_ROWS = 2
_HEAD_GAP = 1.7
_EDGE_LINES = 2
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_PARAGRAPH_GAP = 1.45
_TALLER = 1.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box in points from the page's lower left corner."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters on one line, without a wide gap.

    Attributes:
        size: height of its tallest character, in points.
    """

    words: str
    left: float
    right: float
    base: float
    size: float


def make_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Runs in the order in which the file draws them."""
    runs: list[Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and _ends_run(current, glyph):
            runs.extend(_close(current))
            current = []
        current.append(glyph)
    runs.extend(_close(current))
    return runs


def _ends_run(current: list[Glyph], glyph: Glyph) -> bool:
    last = current[-1]
    height = max(max(one.top - one.bottom for one in current[-12:]), 4.0)
    if abs(glyph.bottom - last.bottom) > height * 0.8:
        return True
    inked = next((one for one in reversed(current) if one.character.strip()), last)
    gap = glyph.left - inked.right
    return bool(glyph.character.strip()) and (gap > height * _GAP_HEIGHTS or gap < -height * 2)


def _close(glyphs: list[Glyph]) -> Iterator[Run]:
    inked = [glyph for glyph in glyphs if glyph.character.strip()]
    if not inked:
        return
    yield Run(
        words=" ".join("".join(glyph.character for glyph in glyphs).split()),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        base=median(glyph.bottom for glyph in inked),
        size=max(glyph.top - glyph.bottom for glyph in inked),
    )


def drop_page_furniture(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The pages without page numbers and without heads and feet that recur from page to page.

    A line at the top or bottom edge recurs when it stands, but for its digits, on at least half
    of three or more pages.
    """
    edges = [_edge_lines(runs) for runs in pages]
    counts = Counter(words for lines in edges for words in {_shape(run) for run in lines})
    needed = max(3, (len(pages) + 1) // 2)
    return [
        [
            run
            for run in runs
            if run not in lines
            or not (_PAGE_NUMBER.match(run.words) or counts[_shape(run)] >= needed)
        ]
        for runs, lines in zip(pages, edges, strict=True)
    ]


def _edge_lines(runs: Sequence[Run]) -> list[Run]:
    """The runs of the two highest and the two lowest base lines of a page."""
    bases = sorted({round(run.base) for run in runs})
    edge = {*bases[:_EDGE_LINES], *bases[-_EDGE_LINES:]} if len(bases) > 2 * _EDGE_LINES else set()
    return [run for run in runs if round(run.base) in edge]


def _shape(run: Run) -> str:
    return re.sub(r"\d+", "0", run.words.lower())


def order_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs as a person reads them: a head above all columns, then column by column."""
    gutter = _find_gutter(runs)
    if gutter is None:
        return _rows(runs)
    head = _find_head(runs)
    if head:
        return _rows(head) + order_runs([run for run in runs if run not in head])
    return _read_columns(runs, gutter)


def _find_head(runs: Sequence[Run]) -> list[Run]:
    """The runs of the first one or two rows, when a wide step parts them from all below."""
    bases = sorted({round(run.base) for run in runs}, reverse=True)
    steps = [above - below for above, below in pairwise(bases)]
    if len(steps) < 2 * _MIN_RUNS_A_SIDE:
        return []
    for place in range(_MAX_HEAD_ROWS):
        if steps[place] > _HEAD_GAP * median(steps):
            return [run for run in runs if round(run.base) >= bases[place]]
    return []


def _read_columns(runs: Sequence[Run], gutter: float) -> list[Run]:
    ordered: list[Run] = []
    band: list[Run] = []
    for run in sorted(runs, key=lambda one: -one.base):
        if run.left < gutter < run.right:
            ordered += _read_band(band, gutter)
            ordered.append(run)
            band = []
        else:
            band.append(run)
    return ordered + _read_band(band, gutter)


def _read_band(band: list[Run], gutter: float) -> list[Run]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.left >= gutter]
    return order_runs(left) + order_runs(right)


def _rows(runs: Sequence[Run]) -> list[Run]:
    """Top to bottom; runs on one base line from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: -one.base):
        if rows and abs(rows[-1][0].base - run.base) <= 0.5 * max(run.size, rows[-1][0].size, 4.0):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [run for row in rows for run in sorted(row, key=lambda one: one.left)]


def _find_gutter(runs: Sequence[Run]) -> float | None:
    """The middle of the white strip with most runs on both sides, or None."""
    best, best_score = None, 0
    if len(runs) > _MAX_RUNS:
        return None
    for start in sorted({run.right for run in runs}):
        after = [run.left for run in runs if run.left > start]
        if not after or min(after) - start < _MIN_GUTTER:
            continue
        place = (start + min(after)) / 2
        score = _score(runs, place)
        if score > best_score:
            best, best_score = place, score
    return best


def _score(runs: Sequence[Run], place: float) -> int:
    left = [run for run in runs if run.right <= place]
    right = [run for run in runs if run.left >= place]
    crossing = len(runs) - len(left) - len(right)
    fewer = min(len(left), len(right))
    if fewer < _MIN_RUNS_A_SIDE or crossing > fewer:
        return 0
    if not _overlap(left, right):
        return 0
    for side in (left, right):
        if sum(len(run.words) for run in side) / len(side) < _MIN_LETTERS_A_SIDE:
            return 0
    return fewer * 4 - crossing


def _overlap(left: list[Run], right: list[Run]) -> bool:
    """The two sides stand beside each other, not one below the other."""
    top = min(max(run.base for run in left), max(run.base for run in right))
    bottom = max(min(run.base for run in left), min(run.base for run in right))
    return sum(bottom <= run.base <= top for run in (*left, *right)) >= 2 * _MIN_RUNS_A_SIDE


def make_paragraphs(runs: Sequence[Run]) -> list[list[str]]:
    """Lines grouped into paragraphs: a wider step down, a jump or a change of size parts them."""
    if not runs:
        return []
    step = _usual_step(runs)
    paragraphs: list[list[str]] = [[runs[0].words]]
    for before, run in pairwise(runs):
        down = before.base - run.base
        if abs(down) <= 0.5 * max(run.size, before.size, 4.0) and run.left >= before.right:
            paragraphs[-1][-1] += f" {run.words}"
        elif _parts(before, run, down, step):
            paragraphs.append([run.words])
        else:
            paragraphs[-1].append(run.words)
    return paragraphs


def _usual_step(runs: Sequence[Run]) -> float:
    steps = [a.base - b.base for a, b in pairwise(runs) if a.base - b.base > 2]
    return median(steps) if steps else 12.0


def _parts(before: Run, run: Run, down: float, step: float) -> bool:
    if down < 0:  # top of the next column: a sentence may go on there
        return before.words[-1:] in '.!?:”"' and run.words[:1].isupper()
    if down > step * _PARAGRAPH_GAP:
        return True
    if max(run.size, before.size) > _TALLER * min(run.size, before.size) and down > step * 1.1:
        return True
    indented = run.left - before.left > 0.8 * max(run.size, 6.0)
    return indented and before.words[-1:] in '.!?”"' and run.words[:1].isupper()
