import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.clash import write_corpus

from relata.evaluate.examples import load_examples
from relata.evaluate.sides import Side, exchange, exchange_sides, find_sides

STATES = (
    Side(key="AT", names=("Austria",), people=("Austrian",)),
    Side(key="FR", names=("France", "Paris"), people=("French",)),
)
GROUPS = (
    Side(key="a1", names=("Taval Front",), takes_article=True),
    Side(key="a2", names=("Unity",)),
)


@pytest.mark.parametrize(
    ("text", "exchanged"),
    [
        ("Austria shelled France.", "France shelled Austria."),
        ("Austrian troops, AUSTRIA said", "French troops, FRANCE said"),
        ("An Austrian unit met a French one.", "A French unit met an Austrian one."),
        ("Paris warned the Austrians.", "Austria warned the French."),
        ("Austriagate and pro-French", "Austriagate and pro-Austrian"),
    ],
)
def test_states_change_places_by_name_and_by_adjective(text, exchanged):
    assert exchange(text, STATES).text == exchanged


@pytest.mark.parametrize(
    ("text", "exchanged"),
    [
        ("The Taval Front attacked Unity.", "Unity attacked the Taval Front."),
        ("Unity said a Unity fighter died", "The Taval Front said a Taval Front fighter died"),
    ],
)
def test_a_group_takes_its_article_along(text, exchanged):
    assert exchange(text, GROUPS).text == exchanged


def test_spans_are_found_again_in_the_exchanged_text():
    text = "Austria hit a post; France denied that an Austrian died."
    exchanged = exchange(text, STATES)
    for words in ("hit", "post", "denied", "died"):
        start, end = exchanged.map_span((text.index(words), text.index(words) + len(words)))
        assert exchanged.text[start:end] == words
    start, end = exchanged.map_span((0, 7))
    assert exchanged.text[start:end] == "France"


@given(st.lists(st.sampled_from(["Austria", "France", "an Austrian", "hit", "it", "Paris."])))
def test_every_word_outside_the_names_is_found_again(words):
    text = " ".join(words)
    exchanged = exchange(text, STATES)
    position = 0
    for word in words:
        start, end = exchanged.map_span((position, position + len(word)))
        found = exchanged.text[start:end]
        assert found == word if word in ("hit", "it") else found != word
        position += len(word) + 1


def test_the_sides_are_those_that_act_on_each_other(tmp_path):
    (example,) = load_examples(write_corpus(tmp_path / "corpus"))
    # The invented names are no countries: their codes are, and the text does not name these.
    assert exchange_sides(example.gold) is None


def test_two_states_that_the_text_names_are_found(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    path = corpus / "reports" / "made-001.rel"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[a1 Freedonia]", "[a1 Sweden]").replace("Sylvanian]", "Portuguese]")
    path.write_text(text, encoding="utf-8")
    (example,) = load_examples(corpus)
    sides = find_sides(example.gold)
    assert sides is not None
    assert [side.key for side in sides] == ["PT", "SE"]
    exchanged = exchange_sides(example.gold)
    assert exchanged is not None
    assert exchanged.text.startswith(
        "Portugal shelled Dunmore on Tuesday, killing 2 Swedish guards"
    )
    assert exchanged.text.endswith("seize the crossing if a Swedish patrol returned.")
