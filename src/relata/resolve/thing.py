"""Weapons and objects: the kind that the words decide, else the reader's; the name as written.

The reader's mark says that the words are a weapon or an object; the lexicon says of which kind. A
spelling that several kinds bear (``Tornado``, ``M60``) needs words of one of them in its sentence
or the reader's word. A name that is also an ordinary word (``Spike``) needs its capital, and more
than that where a sentence begins; nothing is a weapon's name beside what makes it something else
(``the M4 motorway``). What stays open is left to the reader.
"""

import calendar
import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from relata.model.identities import ResolvedThing
from relata.model.marks import Marks, ObjectMark, Span, WeaponMark
from relata.model.report import Report
from relata.model.sentence import Sentences
from relata.resolve.names import fold, fold_words
from relata.resolve.thing_files import OPEN
from relata.resolve.thing_lexicon import Lexicon, Sense, load_lexicon
from relata.resolve.thing_phrase import decide_phrase, find_laden

_LAST = re.compile(r"([\w'’.]+)[\s-]+$")
_FIRST = re.compile(r"[\s-]+([\w'’]+)")
_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name))
_REMOTE = frozenset({"drone", "ship"})
SHIPS_NAME = "a ship by its name"
READERS = "the kind is the reader's"


def resolve_weapons(report: Report, marks: Marks) -> dict[str, ResolvedThing]:
    """Kind and name of every weapon mark, by mark id."""
    return _resolve_all(report, marks.weapons, "weapons")


def resolve_objects(report: Report, marks: Marks) -> dict[str, ResolvedThing]:
    """Kind and name of every object mark, by mark id."""
    return _resolve_all(report, marks.objects, "objects")


def kind_of_words(words: str, table: str) -> tuple[str, str] | None:
    """Kind that a phrase decides by itself and why, or None where it leaves it open.

    Args:
        words: a noun phrase as written.
        table: ``weapons`` or ``objects``.
    """
    text = f"x {words}"
    return _Mention(text, (2, len(text)), table, Sentences(text)).decide()


def _resolve_all(
    report: Report, marks: tuple[WeaponMark, ...] | tuple[ObjectMark, ...], table: str
) -> dict[str, ResolvedThing]:
    sentences = Sentences(report.text)
    return {mark.id: _resolve(report.text, mark, table, sentences) for mark in marks}


def _resolve(
    text: str, mark: WeaponMark | ObjectMark, table: str, sentences: Sentences
) -> ResolvedThing:
    mentions = [text[slice(*span)] for span in mark.mentions]
    name = max(mentions, key=lambda words: (len(fold(words).split()) > 1, -mentions.index(words)))
    for span in mark.mentions:
        found = _Mention(text, span, table, sentences, mark.kind).decide()
        if found is not None:
            return ResolvedThing(kind=found[0], name=name, why=found[1])
    return ResolvedThing(kind=mark.kind, name=name, why=READERS)


@dataclass
class _Mention:
    """One mention and what its sentence says about it.

    Attributes:
        text: the text around, or a phrase alone.
        span: where the mention stands in it.
        table: ``weapons`` or ``objects``.
        sentences: of the text.
        readers: the kind that the reader gave; empty for a phrase alone.
        why: the reason for the last kind found.
    """

    text: str
    span: Span
    table: str
    sentences: Sentences
    readers: str = ""
    why: str = ""
    lexicon: Lexicon = field(default_factory=load_lexicon)

    def decide(self) -> tuple[str, str] | None:
        """Kind and reason, or None."""
        phrase = self.text[slice(*self.span)]
        laden = find_laden(phrase)
        if laden is not None:
            return self._decide_laden((self.span[0] + laden[0], self.span[0] + laden[1]))
        kind = decide_phrase(phrase, self.lexicon.phrase, self._kind_of)
        return None if kind is None or kind == OPEN else (kind, self.why or SHIPS_NAME)

    def _decide_laden(self, span: Span) -> tuple[str, str] | None:
        """A weapon that is a vehicle with a bomb in it, or a drone or boat with one."""
        if self.table == "objects":
            return None
        carrier = replace(self, span=span, table="objects").decide()
        if carrier is not None and carrier[0] == "vehicle":
            return "vehicle_bomb", f"a vehicle with explosives in it; {carrier[1]}"
        weapon = replace(self, span=span).decide()
        return weapon if weapon is not None and weapon[0] in _REMOTE else None

    def _kind_of(self, within: Span) -> str | None:
        """The kind of some words of the phrase as a whole."""
        start, end = self.span[0] + within[0], self.span[0] + within[1]
        words = self.text[start:end]
        if self._is_open_beside(fold(words), (start, end)):
            return OPEN
        tables = ("weapons",) if self.table == "weapons" else ("objects", "weapons")
        for table in tables:
            senses = [
                sense
                for sense in self.lexicon.look_up(words, table)
                if self._holds(sense, table, (start, end))
            ]
            kind = self._choose(senses, words, table, (start, end))
            if kind is not None:
                return kind
        return None

    def _is_open_beside(self, word: str, span: Span) -> bool:
        """Whether the neighbours leave a plain word open: ``a friend of mine``."""
        other = self.lexicon.phrase.beside.get(word)
        return other is not None and (
            self._word_before(span[0]) in other.after or self._word_after(span[1]) in other.before
        )

    def _choose(self, senses: list[Sense], words: str, table: str, span: Span) -> str | None:
        """The one kind that the senses can be, by the sentence or the reader where they differ."""
        kinds = {self._in_table(sense.kind, table): sense for sense in senses}
        kinds.pop("", None)
        if not kinds:
            return None
        chosen = next(iter(kinds))
        reason = ""
        if len(kinds) > 1:
            beside = self._kinds_beside(span)
            said = [kind for kind, sense in kinds.items() if sense.kind in beside]
            if len(said) == 1:
                chosen, reason = said[0], ", as other words of the sentence say"
            elif self.readers in kinds:
                chosen, reason = self.readers, ", one of several: the reader's"
            else:
                return OPEN
        sense = kinds[chosen]
        self.why = (
            f"the word: {fold(words)}"
            if sense.how == "word"
            else f"the name: {sense.entry}{reason}"
        )
        return chosen

    def _in_table(self, kind: str, table: str) -> str:
        """A kind of ``table`` as one of the mention's own; empty where it has none."""
        if table == self.table or kind == OPEN:
            return kind
        return self.lexicon.phrase.as_object.get(kind, "")

    def _holds(self, sense: Sense, table: str, span: Span) -> bool:
        """Whether the writing and the neighbours let the words have this sense."""
        if sense.how == "word":
            return True
        phrase = self.lexicon.phrase
        if self._word_after(span[1]) in phrase.denied_after:
            return False
        if self._word_before(span[0]) in phrase.denied_before:
            return False
        if not sense.is_cased:
            return True
        kind = self._in_table(sense.kind, table)
        if not any(letter.isupper() for letter in self.text[slice(*span)]):
            return False
        if self._class_before(span[0]) not in {None, kind}:
            return False  # the frigate Cheetah is no helicopter
        if sense.how == "name":
            return True
        if self._is_name_of_other(span[1]):
            return False  # Hurricane Otis, Spike Merrow
        if not self._begins_sentence(span[0]):
            return True
        return kind == self.readers or sense.kind in self._kinds_beside(span)

    def _is_name_of_other(self, end: int) -> bool:
        """Whether another name follows at once, which no word of weapons or of the calendar is."""
        found = _FIRST.match(self.text[end : end + 30])
        word = found[1] if found else ""
        return (
            word.istitle()
            and word.isalpha()
            and word not in _CALENDAR
            and not self.lexicon.look_up(word, "weapons")
        )

    def _class_before(self, start: int) -> str | None:
        """The kind of the plain words of the mention right before a name in it, or None."""
        words = self.text[self.span[0] : start].split()
        for i in range(len(words)):
            for sense in self.lexicon.look_up(" ".join(words[i:]), self.table):
                if sense.how == "word":
                    return sense.kind
        return None

    def _kinds_beside(self, span: Span) -> set[str]:
        """The kinds of weapon that plain words of the sentence name, the span itself left out."""
        start, end = self.sentences.around(span[0])
        rest = f"{self.text[start : span[0]]} . {self.text[span[1] : end]}"
        words = [word for word, _, _ in fold_words(rest)]
        pairs = [f"{first} {second}" for first, second in pairwise(words)]
        return {
            sense.kind
            for word in (*words, *pairs)
            for sense in self.lexicon.look_up(word, "weapons")
            if sense.how == "word"
        }

    def _begins_sentence(self, start: int) -> bool:
        """Whether only a quotation mark or bracket stands before in the sentence."""
        first, _ = self.sentences.around(start)
        return not self.text[first:start].strip(" \t\"“'‘([")

    def _word_before(self, start: int) -> str:
        """The word right before, folded; empty where a mark stands between."""
        found = _LAST.search(self.text[max(0, start - 30) : start])
        return fold(found[1]) if found else ""

    def _word_after(self, end: int) -> str:
        """The word right after, folded; empty where a mark stands between."""
        found = _FIRST.match(self.text[end : end + 30])
        return fold(found[1]) if found else ""
