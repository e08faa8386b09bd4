"""Whatever a reader marks, the record is sound, and can be written as a sound annotated file."""

import json
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.assemble.assembling import INFO, make_report

from relata.assemble import assemble
from relata.corpus import parse_rel
from relata.corpus.problems import problems_of_rel
from relata.corpus.to_rel import write_rel
from relata.model.codebook import codes
from relata.model.identities import (
    Identities,
    ResolvedActor,
    ResolvedNumber,
    ResolvedPlace,
    ResolvedThing,
    ResolvedTime,
)
from relata.model.marks import (
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    PlaceMark,
    TallyMark,
    TimeMark,
    WeaponMark,
)
from relata.wire import encode_record, problems_of

TEXT = 'Rebels of the Front hit a [post] in Oruz, killing nine. "We did it," their envoy said \\.'
IDS = [f"{letter}{number}" for letter in "aptwoenc" for number in (1, 2, 3)]

any_id = st.sampled_from(IDS)
maybe_id = st.none() | any_id
sureness = st.none() | st.floats(0, 1)
span = st.tuples(st.integers(-1, len(TEXT) + 2), st.integers(0, len(TEXT) + 2)).map(
    lambda ends: (min(ends), max(ends))
)
some_spans = st.lists(span, min_size=1, max_size=3).map(tuple)
maybe_spans = st.lists(span, max_size=2).map(tuple)
some_ids = st.lists(any_id, max_size=3).map(tuple)
slot = st.lists(st.builds(Argument, any_id, sureness), max_size=3).map(tuple)


def code(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(codes(name))


def table(letter: str, mark: Any, **fields: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three marks with different ids."""
    fields = {**fields, "confidence": sureness}
    numbers = st.sets(st.integers(1, 3), max_size=3)
    return numbers.flatmap(
        lambda drawn: st.tuples(
            *(
                st.builds(mark, id=st.just(f"{letter}{number}"), **fields)
                for number in sorted(drawn)
            )
        )
    )


marks = st.builds(
    Marks,
    actors=table("a", ActorMark, mentions=some_spans, kind=code("actor_kind"), of=maybe_id),
    places=table("p", PlaceMark, mentions=some_spans, kind=code("place_kind")),
    times=table("t", TimeMark, mentions=some_spans),
    weapons=table("w", WeaponMark, mentions=some_spans, kind=code("weapon_kind")),
    objects=table("o", ObjectMark, mentions=some_spans, kind=code("object_kind")),
    events=table(
        "e",
        EventMark,
        triggers=some_spans,
        type=code("event_type"),
        mode=st.none() | code("mode"),
        status=code("status"),
        agents=slot,
        targets=slot,
        places=slot,
        times=slot,
        weapons=slot,
    ),
    tallies=table(
        "n", TallyMark, mentions=some_spans, effect=code("effect"), event=maybe_id, of=maybe_id
    ),
    claims=table(
        "c",
        ClaimMark,
        cues=some_spans,
        source=any_id | st.sampled_from(["unnamed", "outlet"]),
        stance=code("stance"),
        via=some_ids,
        content=maybe_spans,
        about=some_ids,
        said=maybe_id,
    ),
    links=table(
        "l",
        LinkMark,
        source=any_id,
        target=any_id,
        type=code("link_type"),
        signal=maybe_spans,
        claim=maybe_id,
    ),
)
IDENTITIES = Identities(
    actors={f"a{n}": ResolvedActor(name=f"Actor {n}") for n in (1, 2, 3)},
    places={f"p{n}": ResolvedPlace(name=f"Place {n}") for n in (1, 2, 3)},
    times={f"t{n}": ResolvedTime(edtf="2023-11-21") for n in (1, 2, 3)},
    weapons={f"w{n}": ResolvedThing(kind="tank", name="tank") for n in (1, 2, 3)},
    objects={f"o{n}": ResolvedThing(kind="other", name="post") for n in (1, 2, 3)},
    tallies={f"n{n}": ResolvedNumber(low=n, high=n) for n in (1, 2, 3)},
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking such marks takes minutes
)
@given(marks)
def test_any_marks_make_a_sound_record_and_a_sound_file(drawn: Marks) -> None:
    record = assemble(make_report(TEXT), drawn, IDENTITIES, INFO)
    assert problems_of(json.loads(encode_record(record))) == []
    rel = parse_rel(write_rel(record).content)
    assert problems_of_rel(rel) == []
    assert rel.text == TEXT
