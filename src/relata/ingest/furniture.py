"""Lines of a page that are no part of its report, and how they are told.

The page's main text has been cut out already; this takes away what still leaks. Every rule looks
at a whole line, and where the wording could begin a sentence of the report, the sentence stays:
a line too many is seen and skipped, a line lost is lost.
"""

import re
from dataclasses import dataclass

from relata.ingest import furniture_patterns as patterns
from relata.ingest.dates import is_stamp_line

_SEPARATOR = re.compile(r"\s*[|›»·•]\s*|\s>\s|\s{2,}")
_SHORT = 200
_PROMPT_LIMIT = 260
_FULL_SENTENCE_WORDS = 6
_CLOSING_LINES = 3


@dataclass(frozen=True, slots=True)
class Filtered:
    """The lines that stay, and those taken out that are worth keeping apart.

    Attributes:
        lines: the report's.
        captions: of pictures, and their credits.
        credits: who reported, wrote and edited, or which agencies the outlet drew on.
    """

    lines: tuple[str, ...]
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def drop_furniture(lines: list[str]) -> Filtered:
    """The lines of the report in their order; everything from a heading of comments on is gone."""
    kept: list[str] = []
    captions: list[str] = []
    credits: list[str] = []
    for line in lines:
        if patterns.COMMENTS.match(line) and any(map(_ends_a_sentence, kept)):
            break
        if patterns.CAPTION_CREDIT.match(line):
            captions.append(line)
        elif kept and len(line) <= _PROMPT_LIMIT and patterns.CREDITS.match(line):
            credits.append(line)
        elif not is_furniture(line):
            kept.append(line)
    closing = _source_lines(kept)
    kept = _without_loose_end(kept[: len(kept) - len(closing)])
    return Filtered(tuple(kept), tuple(captions), (*credits, *closing))


def is_furniture(line: str) -> bool:
    """The whole line belongs to the page, not to the report."""
    words = line.strip()
    if not re.search(r"\w", words):
        return True
    if len(words) <= _PROMPT_LIMIT and (patterns.BREAKS.match(words) or _is_prompt(words)):
        return True
    if len(words) > _SHORT:
        return False
    return _leads_on(words) or _is_share(words) or is_stamp_line(words) or _is_menu(words)


def _leads_on(words: str) -> bool:
    if patterns.LEADS.match(words) or patterns.TEASERS.match(words):
        return True
    if patterns.LABELLED_TEASER.match(words) or _is_byline(words):
        return True
    return bool(patterns.SOFT_TEASERS.match(words)) and not _is_full_sentence(words)


def _is_full_sentence(words: str) -> bool:
    return len(words.split()) >= _FULL_SENTENCE_WORDS and _ends_a_sentence(words)


def _ends_a_sentence(words: str) -> bool:
    return words.rstrip("\"'”’)]")[-1:] in (".", "!", "?")


def _is_byline(words: str) -> bool:
    if patterns.BYLINE.match(words) is None:
        return False
    return all(
        word[0].isupper() or word in ("and", "&", "by", "of", "in")
        for word in re.findall(r"[\w&][\w.’'-]*", words)
    )


def _is_prompt(words: str) -> bool:
    asked = (patterns.PROMPTS, patterns.COOKIES, patterns.CONTACTS)
    return any(pattern.search(words) for pattern in asked)


def _is_share(words: str) -> bool:
    return bool(
        len(words) < 120 and patterns.SHARE.match(words) and patterns.SHARE_CORE.search(words)
    )


def _is_menu(words: str) -> bool:
    """``Home | News | Sport``: three or more short parts between separators, no sentence."""
    if _ends_a_sentence(words) or words.startswith("|"):
        return False
    parts = [part for part in _SEPARATOR.split(words) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts)


def _source_lines(lines: list[str]) -> list[str]:
    """Lines at the very end that name the agencies drawn on, in their order."""
    end = len(lines)
    while (
        end > 1 and len(lines) - end < _CLOSING_LINES and patterns.SOURCE_LINE.match(lines[end - 1])
    ):
        end -= 1
    return lines[end:]


def _without_loose_end(lines: list[str]) -> list[str]:
    """Takes off a last heading under which nothing stands any more."""
    end = len(lines)
    while end > 1 and lines[end - 1].endswith(":") and len(lines[end - 1].split()) <= 6:
        end -= 1
    return lines[:end]
