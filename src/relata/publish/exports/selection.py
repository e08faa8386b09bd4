"""Which incidents have a row at all, and why the others have none."""

from collections.abc import Sequence

from relata.model.incident import Incident
from relata.publish.exports.shape import Dropped, by_dates

WHY_NOT: dict[str, str] = {
    "series": "told as a practice or a total over a period, not as an act on a day",
    "prospect": "only planned, threatened or supposed: it has not happened",
    "denied": "told only as not having happened",
}
"""Why an incident of each kind but ``occurrence`` has no row."""


def take_occurrences(incidents: Sequence[Incident]) -> tuple[list[Incident], list[Dropped]]:
    """The incidents that happened as far as somebody says so, and the others with the reason."""
    taken, dropped = [], []
    for one in by_dates(incidents):
        if one.kind == "occurrence":
            taken.append(one)
        else:
            dropped.append(Dropped(one.id, WHY_NOT[one.kind]))
    return taken, dropped


def drop_wholes(
    incidents: Sequence[Incident],
) -> tuple[list[Incident], list[Dropped]]:
    """Without incidents of which a part is among the others: their tolls would count twice."""
    parts: dict[str, list[str]] = {}
    for one in incidents:
        if one.part_of is not None:
            parts.setdefault(one.part_of, []).append(one.id)
    kept = [one for one in incidents if one.id not in parts]
    dropped = [
        Dropped(
            one.id,
            f"its parts have rows of their own ({', '.join(sorted(parts[one.id]))}): "
            "a whole is never added to its parts",
        )
        for one in incidents
        if one.id in parts
    ]
    return kept, dropped
