from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.number_kinds import find_numbers


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The raid killed at least five guards.", "at least five", "count"),
        ("Between six and ten men were hurt.", "Between six and ten", "count"),
        ("They paid $40 for it.", "40", "money"),
        ("They paid 300,000 francs.", "300,000", "money"),
        ("Karim Haddad, 52, of Oura died.", "52", "age"),
        ("A 12-year-old boy was hurt.", "12", "age"),
        ("It fell 30 km from Oura.", "30", "distance"),
        ("It fell 10-12 km from Oura.", "10", "distance"),
        ("They fired 122mm shells.", "122", "calibre"),
        ("It happened on 27 February.", "27", "date"),
        ("It happened in 2019.", "2019", "date"),
        ("It happened at 5 a.m. sharp.", "5", "clock"),
        ("It lasted three hours.", "three", "duration"),
        ("Some 40 per cent fled.", "40", "percentage"),
        ("Brigade 54 withdrew.", "54", "designation"),
        ("It carried 200 kg of flour.", "200", "measure"),
        ("It was the fourth attack.", "fourth", "ordinal"),
        ("Dozens fled.", "Dozens", "count"),
    ],
)
def test_kind_of_a_number(text: str, words: str, kind: str) -> None:
    found = find_numbers(text)[0]
    assert (text[found.start : found.end], found.kind) == (words, kind)


def test_a_count_keeps_its_bounds() -> None:
    found = find_numbers("Officials said more than 30 people fled.")[0]
    assert (found.quantity.low, found.quantity.high) == (31, None)


@given(st.text(alphabet="abe -–0123456789,.:/%$onetwhudrdkm", max_size=60))
def test_mentions_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
