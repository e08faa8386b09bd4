"""Events made up for tests of linking: towns, groups and days are invented."""

from hypothesis import strategies as st

from relata.link.description import LinkActor, LinkEvent, LinkPlace, LinkToll

DAY = 738_000
TOWNS = {"orun": (10.0, 20.0), "telmar": (10.03, 20.02), "vassi": (14.0, 25.0)}
WORDS = ("shell", "market", "orun", "telmar", "clinic", "bridg", "gunmen", "guard", "convoy")


def make_place(name: str = "orun", precision: str = "city") -> LinkPlace:
    lat, lon = TOWNS.get(name, (None, None))
    return LinkPlace((name,), "XX", None, lat, lon, 3.0, precision)


def make_actor(
    name: str = "northern front", kind: str = "armed_group", country: str | None = None
) -> LinkActor:
    return LinkActor(tuple(name.split()), None, kind, country)


def make_event(report: str = "r1", event: str = "e1", **values) -> LinkEvent:
    """A shelling of Orun market by the Northern Front in which four were killed."""
    told = {
        "kind": "occurrence",
        "type": "ASSAULT",
        "mode": "shelling",
        "status": "happened",
        "published": DAY + 1,
        "first": DAY,
        "last": DAY,
        "is_dated": True,
        "places": (make_place(),),
        "agents": (make_actor(),),
        "targets": (),
        "weapons": (),
        "tolls": (LinkToll("killed", 4, 4),),
        "words": ("kill", "market", "orun", "shell"),
        "twins": event,
        "anchor": "0:shelled",
        "near_words": ("market", "orun", "shell"),
        "triggers": ("shell",),
        "topic": ("orun",),
    }
    return LinkEvent(report=report, event=event, **{**told, **values})


KINDS = ("occurrence", "series", "prospect", "denied")
FEW_WORDS = st.lists(st.sampled_from(WORDS), max_size=5, unique=True).map(
    lambda w: tuple(sorted(w))
)
FIRST = st.one_of(st.none(), st.integers(DAY, DAY + 5))


@st.composite
def any_event(draw: st.DrawFn, report: str = "r1", event: str = "e1") -> LinkEvent:
    """An event with any mixture of what may be told or left out."""
    first = draw(FIRST)
    places = draw(st.lists(st.sampled_from(sorted(TOWNS)).map(make_place), max_size=2))
    actors = st.lists(st.sampled_from(["northern front", "army"]).map(make_actor), max_size=2)
    return make_event(
        report,
        event,
        kind=draw(st.sampled_from(KINDS[:1] * 5 + KINDS)),
        type=draw(st.sampled_from(("ASSAULT", "ASSAULT", "COERCE", "CONSULT"))),
        mode=draw(st.sampled_from(("shelling", "aerial", "unknown", None))),
        published=draw(st.one_of(st.none(), st.integers(DAY, DAY + 9))),
        first=first,
        last=None if first is None else first + draw(st.sampled_from((0, 0, 3, 40))),
        places=tuple(places),
        setting=() if places else (make_place("vassi"),),
        agents=tuple(draw(actors)),
        targets=tuple(draw(actors)),
        weapons=draw(st.sampled_from(((), ("artillery",), ("drone",)))),
        tolls=draw(
            st.sampled_from(((), (LinkToll("killed", 4, 4),), (LinkToll("killed", 9, None),)))
        ),
        words=draw(FEW_WORDS),
        near_words=draw(FEW_WORDS),
        triggers=draw(FEW_WORDS)[:1],
        clocks=draw(st.sampled_from(((), ("05:00",), ("dawn",), ("22:00/05:00",)))),
        topic=draw(FEW_WORDS),
        is_past=draw(st.booleans()),
        is_lead=draw(st.booleans()),
        is_part=draw(st.booleans()),
        is_whole=draw(st.booleans()),
    )


@st.composite
def any_events(
    draw: st.DrawFn, reports: int = 4, each: int = 3
) -> dict[tuple[str, str], LinkEvent]:
    """Events of a few reports by record and event; some are called the same by their report."""
    found = {}
    for number in range(draw(st.integers(2, reports))):
        report = f"r{number}"
        for place in range(draw(st.integers(1, each))):
            event = draw(any_event(report, f"e{place}"))
            if place and draw(st.integers(0, 5)) == 0:
                event = make_event(report, f"e{place}", twins="e0")
            found[report, f"e{place}"] = event
    return found
