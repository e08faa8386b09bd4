from hypothesis import given
from hypothesis import strategies as st

from relata.model.sentence import Sentences


def sentence_texts(text: str) -> list[str]:
    sentences = Sentences(text)
    return [text[start:end].strip() for start, end in sentences.pieces(0, len(text))]


def test_a_text_is_cut_where_sentences_begin() -> None:
    text = 'He left. "Nobody came," she said! A list:\n- one\n- two'
    assert sentence_texts(text) == [
        "He left.",
        '"Nobody came," she said!',
        "A list:",
        "- one",
        "- two",
    ]


def test_titles_months_and_initials_end_no_sentence() -> None:
    text = "Gen. Amin Sallow met Dr. R. Vorn on Oct. 17 in the U.S. House. They left."
    assert len(sentence_texts(text)) == 2


def test_a_sentence_reaches_to_the_start_of_the_next() -> None:
    assert Sentences("One. Two.").around(6) == (5, 9)
    assert Sentences("One. Two.").around(4) == (0, 5)


@given(st.text(alphabet='aA1 .!?\n"', max_size=60))
def test_the_pieces_of_a_text_are_the_whole_text(text: str) -> None:
    sentences = Sentences(text)
    pieces = list(sentences.pieces(0, len(text)))
    assert "".join(text[start:end] for start, end in pieces) == text
    numbers = [sentences.number_of(start) for start, _ in pieces]
    assert numbers == sorted(set(numbers))
