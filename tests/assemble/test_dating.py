"""Recent acts happened, older ones are past, as their dates say."""

import pytest

from relata.assemble.dating import settle_age
from relata.model.identities import ResolvedTime
from relata.model.marks import Argument, EventMark
from relata.model.report import Report


def settle(status: str, edtf: str | None, published: str = "2024-03-20") -> str:
    report = Report(id="0" * 16, sha256="0" * 64, source="x", text="x", published=published)
    event = EventMark(
        id="e1",
        triggers=((0, 1),),
        type="ASSAULT",
        mode="shelling",
        status=status,
        times=(Argument("t1"),),
    )
    (settled,) = settle_age(report, (event,), {"t1": ResolvedTime(edtf=edtf)})
    return settled.status


@pytest.mark.parametrize(
    ("status", "edtf", "settled"),
    [
        ("past", "2024-03-19", "happened"),
        ("past", "2024-03-11/2024-03-17", "happened"),
        ("happened", "2024-01-02", "past"),
        ("happened", "2019", "past"),
        ("happened", "2024-02", "happened"),
        ("past", "2024-03-05", "past"),
        ("happened", "2023-10-17/..", "happened"),
        ("happened", None, "happened"),
        ("planned", "2019-05-01", "planned"),
        ("past", "2024-03-25", "past"),
    ],
)
def test_the_date_of_an_act_tells_recent_from_past(status, edtf, settled):
    assert settle(status, edtf) == settled


@pytest.mark.parametrize("published", ["XXXX", "2024-03", "2024-03~"])
def test_without_a_day_of_publication_nothing_is_settled(published):
    assert settle("happened", "2019", published) == "happened"
