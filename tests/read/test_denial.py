"""An act that a report brings up only because somebody denies it is denied."""

from relata.model.marks import ClaimMark, EventMark, Marks
from relata.read.denial import settle_denials
from relata.read.layout import Layout


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def make_event(text: str, *triggers: str, ref: str = "e1") -> EventMark:
    return EventMark(
        id=ref,
        triggers=tuple(span(text, t) for t in triggers),
        type="ASSAULT",
        mode="aerial",
        status="happened",
    )


def make_claim(text, ref, cue, stance, content, about=("e1",), source="a1") -> ClaimMark:
    return ClaimMark(
        id=ref,
        cues=(span(text, cue),),
        source=source,
        stance=stance,
        content=(span(text, content),) if content else (),
        about=about,
    )


DENIED = (
    "The ministry denied that its aircraft bombed the school, and said that no pupils were wounded."
)


def test_an_act_that_only_its_denier_tells_of_is_denied():
    marks = Marks(
        events=(make_event(DENIED, "bombed"),),
        claims=(
            make_claim(DENIED, "c1", "denied", "denies", "its aircraft bombed the school"),
            make_claim(DENIED, "c2", "said", "asserts", "no pupils were wounded"),
        ),
    )
    assert settle_denials(Layout(DENIED), marks).events[0].status == "denied"


def test_an_act_that_somebody_else_asserts_stays_as_it_was_read():
    text = DENIED + " Villagers accused the ministry."
    marks = Marks(
        events=(make_event(text, "bombed"),),
        claims=(
            make_claim(text, "c1", "denied", "denies", "its aircraft bombed the school"),
            make_claim(text, "c2", "accused", "accuses", None, source="a2"),
        ),
    )
    assert settle_denials(Layout(text), marks).events[0].status == "happened"


def test_an_act_that_is_told_outside_the_denial_too_stays():
    text = "A raid hit the mill. The army denied that the raid killed anybody."
    marks = Marks(
        events=(make_event(text, "raid", "killed"),),
        claims=(make_claim(text, "c1", "denied", "denies", "the raid killed anybody"),),
    )
    assert settle_denials(Layout(text), marks).events[0].status == "happened"


def test_a_quotation_behind_a_denial_tells_what_happened():
    text = 'He denied this: "The boy fell on a fence."'
    marks = Marks(
        events=(make_event(text, "fell"),),
        claims=(make_claim(text, "c1", "denied", "denies", '"The boy fell on a fence."'),),
    )
    assert settle_denials(Layout(text), marks).events[0].status == "happened"


def test_a_rumour_that_is_denied_elsewhere_is_denied():
    text = "Rumours that troops fired shells spread at noon. The army called that a lie."
    marks = Marks(
        events=(make_event(text, "fired"),),
        claims=(
            make_claim(text, "c1", "Rumours", "reports", "troops fired shells", source="unnamed"),
            make_claim(text, "c2", "called", "denies", None),
        ),
    )
    assert settle_denials(Layout(text), marks).events[0].status == "denied"


def test_a_party_s_own_claim_that_is_denied_stays_asserted():
    text = "The rebels' claims that troops fired shells spread. The army called that a lie."
    marks = Marks(
        events=(make_event(text, "fired"),),
        claims=(
            make_claim(text, "c1", "claims", "accuses", "troops fired shells", source="a2"),
            make_claim(text, "c2", "called", "denies", None),
        ),
    )
    assert settle_denials(Layout(text), marks).events[0].status == "happened"
