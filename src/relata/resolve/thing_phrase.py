"""Noun phrases of weapons and objects: which of their words say what the thing is.

The last words of the head do: ``a military base next to the airport`` is a base, ``a convoy of
seven lorries`` is lorries, ``Grad launchers`` are of the kind of ``Grad``. Where the parts of a
list are of different kinds, the phrase says nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relata.resolve.names import fold
from relata.resolve.thing_files import OPEN
from relata.resolve.thing_lexicon import PhraseWords

Span = tuple[int, int]
Decide = Callable[[Span], str | None]
"""The kind that the words of a span (offsets in the phrase) have as a whole; None: not known."""

_TOKEN = re.compile(r"[^\s,;()\[\]“”\"]+|[,;()]")
_MARKS = frozenset(",;()")
_REACH = 3
"""No term of the lexicon reaches further from its ``of`` than so many words."""
_LINKS = frozenset({"and", "or", "&"})
_POSSESSIVE = re.compile(r"['’]s?$")
_LADEN = re.compile(
    r"\b(?:explosives?|bombs?)[- ](?:laden|packed|filled|rigged|loaded)\b"
    r"|\b(?:laden|packed|filled|rigged|loaded|stuffed) with (?:[\w-]+ ){0,4}?"
    r"(?:explosives?|bombs?|dynamite|anfo|tnt|semtex|gelignite|ammonium)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:no|nr|number)?\.?\s*\d[\d-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a phrase: its key (folded, empty for marks) and where it stands."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Folded: lower case, hyphens as spaces."""
        return fold(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital or a digit."""
        return self.text[:1].isupper() or self.text[:1].isdigit()


def find_laden(phrase: str) -> Span | None:
    """Where the words stand that say what is laden with explosives; None if nothing is."""
    found = _LADEN.search(phrase)
    if found is None:
        return None
    return (0, found.start()) if " with " in found.group() else (found.end(), len(phrase))


def decide_phrase(phrase: str, words: PhraseWords, decide: Decide) -> str | None:
    """The kind on which all parts of a phrase that say anything agree, or None.

    Args:
        phrase: a noun phrase as written.
        words: the closed classes.
        decide: asked for ever shorter ends of the head, the longest first.
    """
    tokens = [Token(m.group(), *m.span()) for m in _TOKEN.finditer(phrase)]
    whole = _across_of(tokens, words, decide)
    if whole is not None:
        return whole
    kinds = {_decide(part, words, decide) for part in _parts(_head(tokens, words))} - {None}
    return kinds.pop() if len(kinds) == 1 else None


def _head(tokens: Sequence[Token], words: PhraseWords) -> list[Token]:
    """The words up to the first that ends the head; a measure's ``of`` leads on."""
    owner = _owner(tokens, words)
    head: list[Token] = []
    for token in tokens[owner + 1 :]:
        if token.key == "of" and head and head[-1].key in words.measures:
            head.clear()
        elif token.key in words.ends and head and "-" not in token.text:
            break
        else:
            head.append(token)
    return head


def _owner(tokens: Sequence[Token], words: PhraseWords) -> int:
    """Where the last owner stands behind an ``of``: the Church of Marun's website is a website."""
    owner, is_behind = -1, False
    for i, token in enumerate(tokens[:-1]):
        if token.key == "of":
            is_behind = True
        elif token.key in words.ends and i:
            break
        elif is_behind and _POSSESSIVE.search(token.text):
            owner = i
    return owner


def _across_of(tokens: Sequence[Token], words: PhraseWords, decide: Decide) -> str | None:
    """The kind of a term with an ``of`` or ``and`` in it: ``a block of flats``."""
    for i, token in enumerate(tokens):
        if token.key in {"of", "and"} and 0 < i < len(tokens) - 1:
            for start in range(max(0, i - _REACH), i):
                for end in range(min(len(tokens), i + 1 + _REACH), i + 1, -1):
                    kind = decide((tokens[start].start, tokens[end - 1].end))
                    if kind is not None:
                        return kind
    return None


def _parts(head: Sequence[Token]) -> list[list[Token]]:
    """A head cut at commas, ``and`` and ``or``."""
    parts: list[list[Token]] = [[]]
    for token in head:
        if token.text in _MARKS or token.key in _LINKS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _decide(part: Sequence[Token], words: PhraseWords, decide: Decide) -> str | None:
    """The kind that a part's last words have, else what they have without a carrier or a name."""
    if any(each.text.isupper() and each.key in words.prefixes for each in part[:-1]):
        return "ship"
    left = list(part)
    while left:
        for start in range(len(left)):
            kind = decide((left[start].start, left[-1].end))
            is_bare = start == len(left) - 1 and left[-1].key in words.carriers
            if kind is not None and not (kind == OPEN and is_bare):
                return kind
        last = left.pop()
        is_name = last.is_capital or _NUMBERED.fullmatch(last.text) or last.key == "no"
        if last.key not in words.carriers and not is_name:
            return None
        if last.is_capital and left and left[-1].key in words.named_ships:
            return "ship"
    return None
