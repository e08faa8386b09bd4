"""An act of the headline is the act that the text tells again."""

from relata.model.marks import Argument, EventMark, LinkMark, Marks, TallyMark
from relata.model.report import Report
from relata.read.headline import find_headline, fold_headline

TEXT = "Raid kills two in Varn\n\nTroops raided a house in Varn. A week ago they raided another."


def make_event(ident: str, start: int, status: str = "happened", **slots) -> EventMark:
    return EventMark(
        id=ident,
        triggers=((start, start + 4),),
        type="COERCE",
        mode="raid",
        status=status,
        **slots,
    )


def make_marks(status: str = "happened") -> Marks:
    return Marks(
        events=(
            make_event("e1", 0, status, places=(Argument("p1"),)),
            make_event("e2", 31, agents=(Argument("a1"),)),
            make_event("e3", 73),
        ),
        tallies=(TallyMark(id="n1", mentions=((11, 14),), effect="killed", event="e1"),),
        links=(
            LinkMark(id="l1", source="e1", target="e2", type="same_as"),
            LinkMark(id="l2", source="e1", target="e3", type="follows"),
        ),
    )


def test_the_first_like_event_of_the_text_takes_in_the_headlines():
    marks = fold_headline(make_marks(), (0, 22))
    assert [e.id for e in marks.events] == ["e2", "e3"]
    assert marks.events[0].triggers == ((0, 4), (31, 35))
    assert marks.events[0].agents == (Argument("a1"),)
    assert marks.events[0].places == (Argument("p1"),)
    assert marks.tallies[0].event == "e2"
    assert [(link.source, link.target) for link in marks.links] == [("e2", "e3")]


def test_an_act_of_another_status_stays_apart():
    assert fold_headline(make_marks("planned"), (0, 22)) == make_marks("planned")


def test_without_a_headline_nothing_changes():
    assert fold_headline(make_marks(), None) == make_marks()


def test_a_first_line_without_a_stop_is_a_headline():
    report = Report(id="0" * 16, sha256="0" * 64, source="x", text=TEXT)
    assert find_headline(report) == (0, 22)
    plain = Report(id="0" * 16, sha256="0" * 64, source="x", text="Troops came.\nThey left.")
    assert find_headline(plain) is None
