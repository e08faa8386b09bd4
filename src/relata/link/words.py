"""Words of a report as linking compares them: folded, cut to their stems, weighed by rarity."""

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from relata.model.record import Span

AROUND = 7
"""Words on each side of a trigger that are taken for its own."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+|\n+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "s", "e")
_LEAST_STEM = 4
_PUNCTUATION = str.maketrans({"’": "'"})


@cache
def stem(word: str) -> str:
    """A folded word without its inflection, roughly: ``shelling`` and ``shelled`` are one."""
    word = word.casefold().translate(_PUNCTUATION).removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def fold_name(name: str) -> tuple[str, ...]:
    """The stems of a name, in order."""
    return tuple(stem(word) for word in _WORD.findall(name))


def stems_of_sentence(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """Stems of the sentences in which spans stand, sorted, without the shortest words."""
    found: set[str] = set()
    for start, end in spans:
        begin = max((m.end() for m in _SENTENCE_END.finditer(text, 0, start)), default=0)
        stop = _SENTENCE_END.search(text, end)
        found.update(_stems(text[begin : stop.start() if stop else len(text)]))
    return tuple(sorted(found))


def stems_around(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """Stems of the ``AROUND`` words on each side of spans, sorted; the spans' own included."""
    found: set[str] = set()
    for start, end in spans:
        before = _WORD.findall(text, max(0, start - 100), start)[-AROUND:]
        after = _WORD.findall(text, end, end + 100)[:AROUND]
        found.update(_stems(" ".join((*before, text[start:end], *after))))
    return tuple(sorted(found))


def _stems(words: str) -> set[str]:
    return {
        stem(word)
        for word in _WORD.findall(words)
        if (len(word) > 2 or word.isdigit()) and not _is_date(word)
    }


def _is_date(word: str) -> bool:
    """Dates in figures tell nothing of an act that its time does not."""
    return word[0].isdigit() and "-" in word and word.replace("-", "").isdigit()


@cache
def _rarities() -> tuple[dict[str, float], float]:
    """Weight by stem for those met in training reports, and that of all others."""
    lines = files("relata.link").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    total = int(lines[0].split("\t")[1])
    known = {}
    for line in lines[1:]:
        word, count = line.split("\t")
        known[word] = math.log((total + 1) / (int(count) + 1))
    return known, math.log((total + 1) / 2)


@lru_cache(maxsize=65_536)
def rarity(word: str) -> float:
    """How telling a stem is: the logarithm of one over the share of reports that have it."""
    known, otherwise = _rarities()
    return known.get(word, otherwise)


def likeness(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Shared weight over the mean weight of two sets of stems, 0 to 1; 0 when one is empty."""
    common = set(some).intersection(others)
    if not common:
        return 0.0
    weights = _weight(some) * _weight(others)
    return sum(map(rarity, sorted(common))) / math.sqrt(weights) if weights else 0.0


@lru_cache(maxsize=1024)
def _weight(words: tuple[str, ...]) -> float:
    """Rarities of a set of stems, summed in one order so that no bit hangs on theirs."""
    return sum(map(rarity, sorted(set(words))))
