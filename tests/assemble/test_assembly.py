import pytest
from tests.annotated import actor_entry, annotate, event_entry
from tests.assemble.assembling import INFO, assembled, make_report

from relata.assemble import assemble
from relata.errors import UnknownMarkError
from relata.model.identities import Identities
from relata.model.marks import ActorMark, Marks


def test_a_mark_without_a_value_is_a_fault_of_the_caller() -> None:
    actor = ActorMark(id="a1", mentions=((0, 4),), kind="person")
    with pytest.raises(UnknownMarkError, match="a1"):
        assemble(make_report("They"), Marks(actors=(actor,)), Identities(), INFO)


def test_notes_of_the_report_come_first_and_none_comes_twice() -> None:
    identities = Identities(notes=("second", "first"))
    record = assemble(make_report("Text", ("first",)), Marks(), identities, INFO)
    assert record.notes == ("first", "second")
    assert record.reader == INFO


def test_the_same_marks_give_the_same_record() -> None:
    rel = annotate("[a1 It] [e1 fired]", actor_entry("a1"), event_entry(agents="[a1]"))
    assert assembled(rel) == assembled(rel)
