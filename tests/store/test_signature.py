import random

import pytest

from relata.store.signature import are_copies, band_values, copied_share, lead_values, shingles

WIRE = " ".join(f"word{number}" for number in range(120))


def test_a_text_cut_at_the_end_with_a_new_headline_is_a_copy():
    cut = "Two hurt in port fire " + " ".join(WIRE.split()[:70])
    assert are_copies(shingles(WIRE), shingles(cut))


def test_a_text_in_own_words_is_no_copy():
    own = " ".join(f"term{number}" for number in range(120))
    assert copied_share(shingles(WIRE), shingles(own)) == 0.0


def test_equal_texts_share_all_bands_and_short_ones_have_none():
    assert band_values(shingles(WIRE)) == band_values(shingles(WIRE.upper()))
    assert band_values(shingles("three words only")) == ()


def test_bands_are_fixed_for_good():
    # kept in ledgers: another value would lose every copy that is known
    assert band_values(shingles(WIRE))[0] == BAND_0
    assert len(band_values(shingles(WIRE))) == 20


BAND_0 = 2203842659246105195


def test_a_text_cut_short_shares_its_first_long_sentences():
    lead = "Four people were killed and nine wounded when shells fell on a bus park."
    whole = f"PORT SABEL (Delta) - Headline. {lead} More was said. Much more than that was told."
    cut = f"Four killed\n\n{lead}"
    assert set(lead_values(whole)) & set(lead_values(cut))
    assert lead_values("Too short. Also short.") == ()


@pytest.mark.parametrize(
    ("shared", "least", "most"),
    [(0.1, 0.0, 0.0), (0.3, 0.0, 0.1), (0.7, 0.93, 1.0), (0.9, 1.0, 1.0)],
)
def test_texts_meet_in_a_band_as_often_as_independent_hashes_would_have_them(shared, least, most):
    chance = random.Random(5)
    met = 0
    for _ in range(TRIALS):
        common = round(2 * shared / (1 + shared) * 80)
        mine, theirs = ({(str(chance.random()),) for _ in range(80 - common)} for _ in range(2))
        both = {(str(chance.random()),) for _ in range(common)}
        bands = [set(band_values(frozenset(both | own))) for own in (mine, theirs)]
        met += bool(bands[0] & bands[1])
    assert least <= met / TRIALS <= most


TRIALS = 200
