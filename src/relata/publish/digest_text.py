"""A digest as Markdown and as JSON."""

from collections.abc import Iterable, Iterator

import msgspec

from relata.model.digest import Digest, Note, Sentence, Told, TollLine
from relata.publish.exports.territories import country_name
from relata.views.contradictions import range_in_words
from relata.views.wording import listed

BANNER = "Unreviewed draft, made by a machine: nobody has graded these incidents yet."
REVIEWED = "Made by a machine; incidents with a grade were looked at by a person."


def digest_json(digest: Digest) -> str:
    """The digest as JSON, with the map from each sentence to its claims."""
    return msgspec.json.format(msgspec.json.encode(digest, order="deterministic")).decode() + "\n"


def banner(digest: Digest) -> str:
    """What a reader must know first: whether people looked at it, and who wrote in it."""
    first = REVIEWED if any(one.grade for one in digest.told) else BANNER
    if not digest.analysts:
        return first
    return f"{first} Sentences marked so are by {listed(digest.analysts)}."


def author_mark(sentence: Sentence) -> str:
    """What stands behind a sentence that a person wrote; ``""`` behind the machine's."""
    if not sentence.by_analyst:
        return ""
    what = "worded by an analyst" if sentence.cites else "analyst judgement"
    since = "; the ledger has changed since" if sentence.is_outdated else ""
    return f"({what}{since})"


def digest_markdown(digest: Digest) -> str:
    """The digest as Markdown; every sentence ends with its notes."""
    return "\n".join(_lines(digest, Marks(digest))).rstrip() + "\n"


class Marks:
    """The numbers of the notes that sentences end with."""

    def __init__(self, digest: Digest) -> None:
        self.numbers = {note.ref: note.number for note in digest.notes}

    def numbers_of(self, sentence: Sentence | TollLine) -> list[int]:
        """The notes of a sentence, in order."""
        return sorted({self.numbers[ref] for ref in sentence.cites})

    def text(self, sentence: Sentence) -> str:
        """A sentence with its notes; a person's says so."""
        mark = author_mark(sentence)
        parts = (sentence.text, f"*{mark}*" if mark else "", self.brackets(sentence))
        return " ".join(part for part in parts if part)

    def brackets(self, sentence: Sentence | TollLine) -> str:
        """``[1][4]``."""
        return "".join(f"[{number}]" for number in self.numbers_of(sentence))


def _lines(digest: Digest, marks: Marks) -> Iterator[str]:
    yield f"# {digest.title}"
    yield ""
    yield f"> {banner(digest)}"
    yield ""
    yield from header(digest)
    yield from _section("Bottom line", [f"- {marks.text(one)}" for one in digest.bottom_line])
    yield from _section("Developments", _developments(digest, marks))
    disputed = [line for told in digest.told for line in _disputed(told, marks)]
    yield from _section("Disputed", disputed)
    yield from _section("Casualties by claimant", _tolls(digest, marks))
    chains = [f"- {told.heading}: {marks.text(one)}" for told in digest.told for one in told.chain]
    yield from _section("Answers", chains)
    changes = [f"- {marks.text(one)}" for one in digest.changes]
    yield from _section("Changed since the last issue", changes)
    yield from _section("Coverage and limits", [f"- {line}" for line in digest.coverage])
    yield from _section("Notes", [f"{note.number}. {note_text(note)}" for note in digest.notes])


def header(digest: Digest) -> list[str]:
    """Period, cutoff, ledger and policy."""
    return [
        f"Period: {digest.first_day} to {digest.last_day}  ",
        f"Information cutoff: {digest.moment.at} (UTC)  ",
        f"Ledger: {digest.moment.ledger}, change {digest.moment.change}  ",
        f"Policy for one number out of many: {digest.policy}",
        "",
    ]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"## {title}"
        yield ""
        yield from told
        yield ""


def _developments(digest: Digest, marks: Marks) -> Iterator[str]:
    for place in dict.fromkeys(told.place for told in digest.told):
        yield f"### {place_heading(place)}"
        yield ""
        for told in digest.told:
            if told.place == place:
                grade = told.grade or "not graded"
                yield f"**{told.heading}** ({told.incident}; {grade})"
                yield ""
                yield " ".join(marks.text(one) for one in told.sentences)
                yield ""


def place_heading(place: str) -> str:
    """A country's name for its code; other words as they stand."""
    return country_name(place) or place


def _disputed(told: Told, marks: Marks) -> Iterator[str]:
    for one in told.disputed:
        yield f"- {told.heading}. {marks.text(one)}"


def _tolls(digest: Digest, marks: Marks) -> Iterator[str]:
    if not digest.tolls:
        return
    yield "| incident | effect | whom | figure | claimant | state | notes |"
    yield "|---|---|---|---|---|---|---|"
    for line in digest.tolls:
        yield (
            f"| {line.incident} | {line.effect} | {line.whom} | "
            f"{range_in_words(line.low, line.high)} | {line.claimant} | {line.state} | "
            f"{marks.brackets(line)} |"
        )


def note_text(note: Note) -> str:
    """One endnote in a line: outlet, title, day, addresses, hash, and the words."""
    title = f"“{note.title}”, " if note.title else ""
    where = (note.url or note.source) + (f" (archived: {note.archive})" if note.archive else "")
    trust = f", Admiralty {note.admiralty}" if note.admiralty else ""
    return (
        f"{note.outlet}, {title}{note.published}, {where}, sha256 {note.sha256[:16]}, "
        f"retrieved {note.retrieved}{trust}. {note.speaker} ({note.speaker_kind}): “{note.quote}” "
        f"[{note.ref}]"
    )
