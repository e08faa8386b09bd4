"""Names beside a name: the state behind a town, short forms, lists of states, what lies elsewhere.

Looks at a report's text around a mention and at the gazetteer; knows nothing of other marks.
"""

import re
from collections.abc import Iterable, Sequence

from relata.model.marks import Span
from relata.model.ports import Gazetteer, GazetteerEntry
from relata.resolve.admin1 import Division, divisions_of, shared_names
from relata.resolve.countries import country_named, find_country_words
from relata.resolve.names import fold
from relata.resolve.place_choice import Choice
from relata.resolve.place_phrase import names_country
from relata.resolve.place_size import ANY_KIND, TOWNS_TO_DIVISION, lies_in

_BEFORE = 60
_SHORT_AFTER = re.compile(
    r"^,\s+(?P<form>[A-Z](?:[A-Za-z]{1,4}|\.\s?[A-Z][a-z]?))(?=\.?(?:[\s,.;:)]|$))"
)
_DIVISION_BEFORE = re.compile(
    r"\b(?:state|province|governorate|oblast|region|department|republic) of (?:the )?$",
    re.IGNORECASE,
)
_DIVISION_AFTER = re.compile(
    r"^\s+(?:state|province|governorate|oblast|krai|region|department)s?\b", re.IGNORECASE
)
_NAME_AFTER = re.compile(
    r"^(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)"
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_LIST_GOES_ON = re.compile(r"^(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)(?:the\s+)?[A-Z]")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}")
_NAME_BEFORE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]+(?:[ -][^\W\d_a-z][\w'’-]+){0,3})[\"”’']?(?:,\s+|\s+\()$"
)


class NamesBeside:
    """What a report's text and the gazetteer say of the names around a mention."""

    def __init__(self, text: str, gazetteer: Gazetteer, *, one_case: bool) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.one_case = one_case

    def look_up(self, name: str) -> Sequence[GazetteerEntry]:
        """All entries that bear a name; none for no name."""
        return self.gazetteer.look_up(name) if name else ()

    def entries_of(self, name: str, kind: str) -> list[GazetteerEntry]:
        """The entries of a kind that bear a name."""
        return [entry for entry in self.look_up(name) if entry.kind == kind]

    def any_kind(self, span: Span, name: str, containers: Sequence[str]) -> str:
        """The kind that words alone tell: of a country, or what stands beside the name."""
        is_country = country_named(name) is not None and fold(name) not in shared_names()
        if not is_country and self._stands_as_division(span, name):
            return "admin1"
        is_inside = any(
            lies_in(entry, container)
            for one in containers
            for container in self.look_up_container(one)
            if container.kind == "admin1"
            for entry in self.look_up(name)
        )
        return "country" if is_country and not is_inside else ANY_KIND

    def _stands_as_division(self, span: Span, name: str) -> bool:
        """Whether the words beside a name, or its neighbours in a list, say that it is a state."""
        countries = {entry.country for entry in self.entries_of(name, "admin1")}
        if not countries:
            return False
        before = self.text[max(0, span[0] - _BEFORE) : span[0]]
        after = self.text[span[1] : span[1] + _BEFORE]
        if _DIVISION_BEFORE.search(before) or _DIVISION_AFTER.match(after):
            return True
        beside = [m["name"] for m in (_NAME_BEFORE.search(before), _NAME_AFTER.match(after)) if m]
        return bool(beside) and all(
            countries & {entry.country for entry in self._provinces_of(one)} for one in beside
        )

    def stand_in_a_list(self, span: Span, name: str, other: str) -> bool:
        """``Georgia, Oklahoma and Texas``: the second is no container of the first."""
        after = self.text[span[1] : span[1] + 2 * _BEFORE]
        at = after.find(other)
        if at < 0 or not _LIST_GOES_ON.match(after[at + len(other) :]):
            return False
        kinds = {(e.kind, e.kind == "country" or e.country) for e in self.look_up(name)}
        return any(
            entry.kind in {"admin1", "country"}
            and (entry.kind, entry.kind == "country" or entry.country) in kinds
            for entry in self.look_up_container(other)
        )

    @staticmethod
    def is_part_of_name(country: str | None, name: str, entries: Sequence[GazetteerEntry]) -> bool:
        """``British Columbia``: the adjective says nothing on where the place lies."""
        words = {word.code for word in find_country_words(name) if word.way == "people"}
        exact = (entry for entry in entries if fold(entry.name) == fold(name))
        return country in words and any(entry.country != country for entry in exact)

    def entries_at(self, span: Span, name: str) -> Sequence[GazetteerEntry]:
        """All entries that a mention's name may mean, divisions by their short forms included."""
        words, before = self.text[slice(*span)], self.text[max(0, span[0] - _BEFORE) : span[0]]
        stop = "." if self.text[span[1] : span[1] + 1] == "." else ""
        entries = self._divisions(divisions_of(words + stop, before))
        if entries:
            return entries
        found = self.look_up(name)
        if not self.one_case and _ACRONYM.fullmatch(words):
            # Capitals are no town's spelling: "EU" is not Eu, "WA" not Wa.
            short = (
                *(e for e in found if _bears_letters(e)),
                *self._divisions(divisions_of(words)),
            )
            return short or found
        return found

    def _divisions(self, divisions: Iterable[Division]) -> tuple[GazetteerEntry, ...]:
        return tuple(
            entry
            for each in divisions
            for entry in self.entries_of(each.name, "admin1")
            if entry.country == each.country
        )

    def short_form_after(self, span: Span) -> tuple[str, ...]:
        """The state behind a town's name and a comma, where it is abbreviated."""
        match = _SHORT_AFTER.match(self.text[span[1] : span[1] + _BEFORE])
        return (match["form"],) if match and divisions_of(match["form"]) else ()

    def held(self, span: Span) -> Sequence[GazetteerEntry]:
        """What bears the name before a mention, where the two stand as "X, Y"."""
        match = _NAME_BEFORE.search(self.text[max(0, span[0] - _BEFORE) : span[0]])
        return self.look_up(match["name"]) if match else ()

    def country_holding(self, name: str) -> str | None:
        """The country that a container's name binds a place to; None where it leaves it open."""
        # "Augusta, Georgia": what a country shares with a state binds to neither.
        return None if fold(name) in shared_names() else names_country(name)

    def look_up_container(self, name: str) -> Sequence[GazetteerEntry]:
        """What a division's name means; "Occidental Mindoro" may stand as "Mindoro Occidental"."""
        short = self._divisions(divisions_of(name))
        if short:
            return short
        first, _, rest = name.partition(" ")
        return self.look_up(name) or (self.look_up(f"{rest} {first}") if rest else ())

    def lies_elsewhere(self, span: Span, choice: Choice, containers: Sequence[str]) -> str:
        """Why none is taken: the report names a province in a country that has none of them."""
        if choice.taken is None:
            return ""
        countries = {item.entry.country for item in choice.candidates}
        for container in containers:
            after = self.text[span[1] : span[1] + 2 * _BEFORE].partition(container)[2]
            divisions = self._provinces_of(container)
            if not divisions or _LIST_GOES_ON.match(after):
                continue
            if names_country(container) in countries:
                continue  # "Tahoua, Niger": the state, no province of its name
            if not countries & {entry.country for entry in divisions}:
                return f"no place of that name is known in {container}, where the report puts it"
        return ""

    def _provinces_of(self, name: str) -> list[GazetteerEntry]:
        """The provinces that a name means; none where it rather means a town."""
        entries = self.look_up_container(name)
        provinces = [e for e in entries if e.kind == "admin1" and not getattr(e, "loose", False)]
        largest = max((e.population for e in entries if e.kind == "city"), default=0)
        people = max((e.population for e in provinces), default=0)
        return provinces if people > TOWNS_TO_DIVISION * largest else []


def _bears_letters(entry: GazetteerEntry) -> bool:
    return entry.kind == "country" or entry.id.startswith("relata:")
