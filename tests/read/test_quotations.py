"""A quotation that nobody was given belongs to the speaker whom its place names."""

from tests.read.rules import Layout, Marks, actor, at, claim, contents, event, replace

from relata.read.quotations import adopt_quotations


def adopted(text: str, *claims, actors=(), events=()) -> tuple:
    marks = Marks(actors=actors, claims=claims, events=events)
    return adopt_quotations(Layout(text), marks).claims


def test_a_quotation_after_a_colon_belongs_to_the_claim_before_it():
    text = 'The bloc neither admits nor rejects it: "We act against armed men only."'
    (one,) = adopted(text, claim("c1", text, "neither admits nor rejects"))
    assert contents(text, one) == ['"We act against armed men only."']


def test_without_a_claim_the_colon_is_a_cue_of_the_sentence_s_first_actor():
    text = 'A colonel put it plainly to the paper: "They shoot, and we shoot back."'
    colonel, paper = actor("a1", text, "A colonel"), actor("a2", text, "the paper")
    (one,) = adopted(text, actors=(colonel, paper), events=(event("e1", text, "shoot back"),))
    assert (one.source, one.cues, one.about) == ("a1", (at(text, ":"),), ("e1",))


def test_a_colon_without_an_actor_before_it_gives_no_speaker():
    text = 'One line was read out twice: "They shoot, and we shoot back."'
    assert adopted(text) == ()


def test_a_quotation_that_is_a_sentence_belongs_to_the_last_speaker_of_its_paragraph():
    text = 'Soldiers came, said Aung. "They shot at whatever moved."'
    (one,) = adopted(text, replace(claim("c1", text, "said"), content=(at(text, "Soldiers came"),)))
    assert contents(text, one) == ["Soldiers came", '"They shot at whatever moved."']


def test_a_quotation_that_is_a_paragraph_goes_on_with_the_one_before():
    text = 'Soldiers came, said Aung.\n\n"They shot at whatever moved."'
    (one,) = adopted(text, claim("c1", text, "said"))
    assert contents(text, one) == ['"They shot at whatever moved."']


def test_a_quotation_whose_speaker_follows_is_left_to_that_speaker():
    text = 'Soldiers came, said Aung. "Who would shoot at us?" Vey asked.'
    first, second = adopted(text, claim("c1", text, "said"), claim("c2", text, "asked"))
    assert (first.content, second.content) == ((), ())


def test_words_that_are_somebody_s_already_stay_where_they_are():
    text = 'Aung said: "They shot at whatever moved."'
    one = replace(claim("c1", text, "said"), content=(at(text, "shot at whatever moved"),))
    assert adopted(text, one) == (one,)


def test_a_quotation_in_a_sentence_goes_to_its_only_claim_when_that_is_silent():
    text = 'The radio spoke on Monday of "eight agents of the regime dead" and of a fire.'
    (one,) = adopted(text, claim("c1", text, "spoke"))
    assert contents(text, one) == ['"eight agents of the regime dead"']


def test_a_few_quoted_words_are_no_quotation():
    text = 'Soldiers came, said Aung. He calls them "the guests".'
    (one,) = adopted(text, claim("c1", text, "said"))
    assert one.content == ()
