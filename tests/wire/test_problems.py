"""Each fault that a record can have, put into a right record one at a time."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.documented import TEXT, documented_record
from tests.factory import make_clash_record
from tests.strikes import make_strikes_record

from relata.wire import encode_record, problems_of
from relata.wire.contract import EXTENSIONS
from relata.wire.shape import keys_of

Json = dict[str, Any]


def right_record() -> Json:
    return json.loads(encode_record(documented_record()))


def put(path: str, value: object) -> Callable[[Json], None]:
    """An edit that sets one value: ``events.0.mode``."""

    def edit(record: Json) -> None:
        *steps, last = path.split(".")
        at: Any = record
        for step in steps:
            at = at[int(step)] if isinstance(at, list) else at[step]
        at[int(last) if isinstance(at, list) else last] = value

    return edit


def drop(path: str) -> Callable[[Json], None]:
    def edit(record: Json) -> None:
        *steps, last = path.split(".")
        at: Any = record
        for step in steps:
            at = at[int(step)] if isinstance(at, list) else at[step]
        del at[int(last) if isinstance(at, list) else last]

    return edit


def both(*edits: Callable[[Json], None]) -> Callable[[Json], None]:
    def edit(record: Json) -> None:
        for each in edits:
            each(record)

    return edit


LENGTH = len(TEXT)
CLAIM_BY = {"claim": "c1", "polarity": "for"}

FAULTS: list[tuple[Callable[[Json], None], str]] = [
    # shape
    (drop("claims"), "claims: is missing"),
    (drop("schema"), "schema: is missing"),
    (drop("events.0.occurrence.own_voice"), "events[0].occurrence.own_voice: is missing"),
    (put("claims.0.confidance", 1), "claims[0].confidance: is no key"),
    (put("claims.0.a\nb", 1), r"claims[0].'a\nb': is no key"),
    (put("events", {}), "events: wanted a list, got an object"),
    (put("events.0", None), "events[0]: wanted an object, got null"),
    (put("report", []), "report: wanted an object, got a list"),
    (put("report.text", None), "report.text: wanted a text, got null"),
    (put("report.text", "a\ud800b"), "report.text: holds half a surrogate pair"),
    (put("reader", 1), "reader: wanted an object, got 1"),
    (put("tallies.0.low", 2.0), "tallies[0].low: wanted an integer, got 2.0"),
    (put("tallies.0.low", True), "tallies[0].low: wanted an integer, got true"),
    (put("tallies.0.low", "2"), "tallies[0].low: wanted an integer, got '2'"),
    (put("tallies.0.low", 10**5000), "tallies[0].low: is a number too large"),
    (put("tallies.0.span", [1]), "tallies[0].span: wanted two offsets"),
    (put("tallies.0.span", [1, 2, 3]), "tallies[0].span: wanted two offsets"),
    (put("tallies.0.span", [1, "2"]), "tallies[0].span[1]: wanted an integer offset, got '2'"),
    (put("tallies.0.span", [0, 10**400]), "tallies[0].span[1]: is a number too large"),
    (put("claims.0.hedged", 0), "claims[0].hedged: wanted true or false, got 0"),
    (put("places.0.lat", "16"), "places[0].lat: wanted a number, got '16'"),
    (put("places.0.lat", float("nan")), "places[0].lat: is not a finite number"),
    (put("places.0.radius_km", float("inf")), "places[0].radius_km: is not a finite number"),
    (put("places.0.lat", 10**400), "places[0].lat: is a number too large"),
    (put("notes.0", 1), "notes[0]: wanted a text, got 1"),
    (put("corpus", 1), "corpus: wanted an object, got 1"),
    (put("corpus", {"a": [float("nan")]}), "corpus: holds a number that is not finite"),
    (put("corpus", {"\ud800": 1}), "corpus: holds half a surrogate pair"),
    (put("schema", "relata.record/9"), "schema: wanted relata.record/1, got 'relata.record/9'"),
    # codes
    (put("events.0.type", "BATTLE"), "events[0].type: 'BATTLE' is no event_type"),
    (put("events.0.mode", "ufo"), "events[0].mode: 'ufo' is no mode"),
    (put("events.0.mode", "arrest"), "events[0].mode: 'arrest' is no mode of ASSAULT"),
    (put("events.0.mode", None), "events[0].mode: is null; an ASSAULT has a mode"),
    (put("events.0.type", "CONSULT"), "events[0].mode: 'drone' is no mode of CONSULT"),
    (put("events.0.status", "done"), "events[0].status: 'done' is no status"),
    (put("actors.0.kind", "spokesman"), "actors[0].kind: 'spokesman' is no actor_kind"),
    (put("places.0.kind", "town"), "places[0].kind: 'town' is no place_kind"),
    (put("places.0.precision", "near"), "places[0].precision: 'near' is no precision"),
    (put("weapons.0.kind", "hospital"), "weapons[0].kind: 'hospital' is no weapon_kind"),
    (put("objects.0.kind", "mine"), "objects[0].kind: 'mine' is no object_kind"),
    (put("tallies.0.effect", "wounded"), "tallies[0].effect: 'wounded' is no effect"),
    (put("tallies.0.scope", "war"), "tallies[0].scope: 'war' is no scope"),
    (put("tallies.0.demographic", "boys"), "tallies[0].demographic: 'boys' is no demographic"),
    (put("tallies.0.combatant", "maybe"), "tallies[0].combatant: 'maybe' is no combatant"),
    (put("claims.0.stance", "says"), "claims[0].stance: 'says' is no stance"),
    (put("links.0.type", "because"), "links[0].type: 'because' is no link_type"),
    (
        put("events.0.occurrence.by.0.polarity", "pro"),
        "events[0].occurrence.by[0].polarity: 'pro' is no polarity",
    ),
    (put("report.published_basis", "guess"), "report.published_basis: 'guess' is no"),
    # forms and bounds
    (put("report.sha256", "g" * 64), "report.sha256: wanted 64 hex digits"),
    (put("report.id", "0" * 16), "report.id: is not the first 16 digits"),
    (put("report.id", "0" * 15), "report.id: wanted 16 hex digits"),
    (put("report.language", "English"), "report.language: wanted a language tag"),
    (put("report.retrieved", "yesterday"), "report.retrieved: wanted a moment"),
    (put("report.retrieved", "2026-13-41T25:61:61Z"), "report.retrieved: "),
    (put("report.published", "7 March"), "report.published: '7 March' is no EDTF date"),
    (put("report.published_clock", "noon"), "report.published_clock: wanted a time of day"),
    (put("report.text", ""), "report.text: is empty"),
    (put("report.source", " "), "report.source: is empty"),
    (put("actors.0.country", "USA"), "actors[0].country: wanted two capitals"),
    (put("places.0.lat", 90.01), "places[0].lat: wanted -90 to 90, got 90.01"),
    (put("places.0.lon", -181), "places[0].lon: wanted -180 to 180, got -181"),
    (put("places.0.lon", None), "places[0]: has one of lat and lon"),
    (put("places.0.radius_km", -1), "places[0].radius_km: wanted 0 to"),
    (put("places.0.gazetteer", "GAGO"), "places[0].gazetteer: wanted data set and id"),
    (put("actors.0.confidence", 1.5), "actors[0].confidence: wanted 0 to 1, got 1.5"),
    (put("events.0.agents.0.confidence", -0.1), "events[0].agents[0].confidence: wanted 0 to 1"),
    (put("tallies.0.low", 3), "tallies[0]: low 3 is above high 2"),
    (put("tallies.0.low", -1), "tallies[0].low: wanted 0 to"),
    (put("times.0.edtf", "2024-02-30"), "times[0].edtf: '2024-02-30' is a day that no calendar"),
    (put("times.0.edtf", "2024-03-05T05"), "times[0].edtf: '2024-03-05T05' holds a time of day"),
    (put("times.0.candidates", ["soon"]), "times[0].candidates[0]: 'soon' is no EDTF date"),
    (put("times.1.clock", "25:00"), "times[1].clock: wanted a time such as 05:00"),
    (put("times.1.clock", ""), "times[1].clock: wanted a time such as 05:00"),
    (put("times.1.clock", "05:00/06:00/07:00"), "times[1].clock: wanted a time such as 05:00"),
    (put("times.1.utc_offset", "GMT+3"), "times[1].utc_offset: wanted an offset"),
    # spans
    (put("actors.0.mentions.0", [-1, 4]), "actors[0].mentions[0]: [-1, 4) starts before"),
    (put("actors.0.mentions.0", [4, 4]), "actors[0].mentions[0]: [4, 4) covers nothing"),
    (put("actors.0.mentions.0", [9, 4]), "actors[0].mentions[0]: [9, 4) covers nothing"),
    (
        put("actors.0.mentions.0", [0, LENGTH + 1]),
        f"actors[0].mentions[0]: [0, {LENGTH + 1}) ends after the text, which has {LENGTH}",
    ),
    (put("claims.0.cue.0", [40, 42]), "claims[0].cue[0]: [40, 42) covers no words"),
    (put("claims.0.cue", []), "claims[0].cue: is empty, so no words carry it"),
    (put("events.0.triggers", []), "events[0].triggers: is empty"),
    (put("actors.0.mentions", [[0, 4], [0, 4]]), "actors[0].mentions[1]: [0, 4) stands there"),
    (put("report.headline", [0, LENGTH + 9]), "report.headline: [0,"),
    (put("unread.0.span", [LENGTH, LENGTH + 1]), "unread[0].span: "),
    (put("unread.0.why", ""), "unread[0].why: is empty"),
    (put("tallies.0.words", "two"), "tallies[0].words: 'two' is not what the text has there"),
    (put("tallies.0.span", [134, 137]), "tallies[0].words: 'Two' is not what the text has there"),
    (put("tallies.0.more_spans", [[5, 5]]), "tallies[0].more_spans[0]: [5, 5) covers nothing"),
    # ids and references
    (put("actors.0.id", "x1"), "actors[0].id: wanted a and a number, got 'x1'"),
    (put("actors.0.id", "a"), "actors[0].id: wanted a and a number, got 'a'"),
    (put("actors.0.id", "a²"), "actors[0].id: wanted a and a number, got 'a²'"),
    (put("claims.1.id", "c1"), "claims[1].id: 'c1' is also the id of claims[0]"),
    (put("actors.0.of", "a9"), "actors[0].of: 'a9' is no id of this record"),
    (put("actors.0.of", "p1"), "actors[0].of: wanted the id of an actor, got 'p1'"),
    (put("actors.0.of", ""), "actors[0].of: wanted the id of an actor, got ''"),
    (put("events.0.agents.0.ref", "p1"), "events[0].agents[0].ref: wanted the id of an actor or"),
    (put("events.0.targets.0.ref", "t1"), "events[0].targets[0].ref: wanted the id of"),
    (put("events.0.times.0.ref", "t9"), "events[0].times[0].ref: 't9' is no id"),
    (put("events.0.times.0.edtf", "2024-03-06"), "events[0].times[0].edtf: '2024-03-06' is not"),
    (put("events.0.times.0.edtf", None), "events[0].times[0].edtf: null is not"),
    (put("events.0.places.0.edtf", "2024"), "events[0].places[0].edtf: has no place here"),
    (put("tallies.0.event", "e3"), "tallies[0].event: 'e3' is no id"),
    (put("tallies.0.of", "p1"), "tallies[0].of: wanted the id of an actor or an object or"),
    (put("tallies.0.part_of", "n1"), "tallies: part_of goes round: 'n1' → 'n1'"),
    (put("claims.0.source", "nobody"), "claims[0].source: wanted the id of an actor"),
    (put("claims.3.via", ["outlet"]), "claims[3].via[0]: wanted the id of an actor"),
    (put("claims.3.via", ["a5", "a5"]), "claims[3].via[1]: 'a5' is named twice"),
    (put("claims.0.about", ["p1"]), "claims[0].about[0]: wanted the id of an event or"),
    (put("claims.0.about", ["c1"]), "claims[0].about: the claim is about itself"),
    (put("claims.0.said", "t7"), "claims[0].said: 't7' is no id"),
    (put("claims.0.within", "c7"), "claims[0].within: 'c7' is no id"),
    (put("links.0.to", "e2"), "links[0]: links 'e2' to itself"),
    (put("links.0.to", "a1"), "links[0].to: wanted the id of an event or"),
    (put("events.0.occurrence.by.0.claim", "c8"), "events[0].occurrence.by[0].claim: 'c8' is no"),
    (both(put("actors.1.of", "a1")), "actors: of goes round: 'a1' → 'a2' → 'a1'"),
    (
        both(put("claims.0.within", "c2"), put("claims.1.within", "c1")),
        "claims: within goes round: 'c1' → 'c2' → 'c1'",
    ),
    (
        both(put("tallies.0.part_of", "n2"), put("tallies.1.part_of", "n1")),
        "tallies: part_of goes round: 'n1' → 'n2' → 'n1'",
    ),
    (
        both(put("links.0.type", "part_of"), put("links.0.from", "n1"), put("links.0.to", "n2")),
        "links[0]: makes n1 part of n2, but its part_of is null",
    ),
    (
        lambda record: record["links"].extend(
            [
                {**record["links"][0], "id": "l2", "type": "part_of"},
                {**record["links"][0], "id": "l3", "type": "part_of", "from": "e1", "to": "e2"},
            ]
        ),
        "links: part_of goes round: 'e2' → 'e1' → 'e2'",
    ),
    (
        lambda record: record["events"][0]["agents"].append(record["events"][0]["agents"][0]),
        "events[0].agents[1].ref: 'a4' fills the slot twice",
    ),
    # voices
    (put("tallies.0.by", []), "tallies[0]: is given neither in the report's own voice nor"),
    (put("events.0.agents.0.by", []), "events[0].agents[0]: is given neither"),
    (put("events.0.agents.0.by", [CLAIM_BY, CLAIM_BY]), "events[0].agents[0].by[1].claim: 'c1'"),
    (
        put("events.0.agents.0.by.1.polarity", "for"),
        "events[0].agents[0].by[1].polarity: for does not go with c4, which denies_responsibility",
    ),
    (
        put("events.0.occurrence.by.2.polarity", "against"),
        "events[0].occurrence.by[2].polarity: against does not go with c4",
    ),
    (
        put("events.0.occurrence.by.0.polarity", "against"),
        "events[0].occurrence.by[0].polarity: against does not go with c1, which confirms; wanted",
    ),
    (
        put("claims.1.stance", "denies"),
        "tallies[0].by[0].polarity: for does not go with c2, which denies; wanted against",
    ),
    (
        put("claims.1.stance", "doubts"),
        "tallies[0].by[0].polarity: for does not go with c2, which doubts; wanted doubt",
    ),
    (
        both(
            put("events.1.occurrence.own_voice", False), put("events.1.occurrence.by", [CLAIM_BY])
        ),
        "events[1].agents[0].own_voice: is true, but only claims tell that e2 occurred",
    ),
    (put("claims.0.within", "c5"), "claims[0].within: no cue of c1 stands in the content of c5"),
]


@pytest.mark.parametrize("make", [documented_record, make_clash_record, make_strikes_record])
def test_right_records_have_no_problem(make):
    assert problems_of(json.loads(encode_record(make()))) == []


@pytest.mark.parametrize(("edit", "line"), FAULTS, ids=[line[:60] for _, line in FAULTS])
def test_each_fault_is_told_on_a_line_of_its_own(edit, line):
    record = right_record()
    edit(record)
    found = problems_of(record)
    assert any(each.startswith(line) for each in found), found
    assert all("\n" not in each and each.isprintable() for each in found)


def test_faults_are_all_told_at_once():
    record = right_record()
    put("events.0.mode", "ufo")(record)
    put("tallies.0.words", "two")(record)
    put("claims.0.stance", 7)(record)
    put("actors.0.of", "a9")(record)
    assert [line.split(":")[0] for line in problems_of(record)] == [
        "claims[0].stance",
        "events[0].mode",
        "tallies[0].words",
        "actors[0].of",
    ]


def test_one_broken_item_makes_no_second_problem_of_its_references():
    record = right_record()
    put("claims.0.hedged", "no")(record)
    assert problems_of(record) == ["claims[0].hedged: wanted true or false, got 'no'"]


def test_a_broken_report_leaves_only_problems_that_need_no_text():
    record = right_record()
    put("report.text", 1)(record)
    put("events.0.mode", "ufo")(record)
    assert problems_of(record) == [
        "report.text: wanted a text, got 1",
        "events[0].mode: 'ufo' is no mode of the codebook",
    ]


@pytest.mark.parametrize(
    "value",
    [None, True, 1, 1.5, "", "{}", [], [{}], {}, {"schema": None}, {"schema": "relata.record/1"}],
)
def test_what_is_no_record_has_a_problem(value):
    assert problems_of(value)


def test_every_key_but_the_extensions_is_needed():
    record = right_record()
    for name, struct in (("actors", "Actor"), ("claims", "Claim"), ("tallies", "Tally")):
        shape = type(getattr(documented_record(), name)[0])
        assert shape.__name__ == struct
        for key in keys_of(shape):
            lacking = copy.deepcopy(record)
            del lacking[name][0][key.name]
            missing = [line for line in problems_of(lacking) if "is missing" in line]
            assert bool(missing) == ((shape, key.name) not in EXTENSIONS), key.name


def test_a_denial_may_carry_a_value_that_is_itself_the_negation():
    record = right_record()
    put("claims.1.stance", "denies")(record)
    put("tallies.0.low", 0)(record)
    put("tallies.0.high", 0)(record)
    assert problems_of(record) == []


def test_a_denial_may_presuppose_what_it_is_not_about():
    record = right_record()
    put("claims.1.stance", "denies")(record)
    put("claims.1.about", [])(record)
    assert problems_of(record) == []


def test_special_sources_and_open_clocks_are_right():
    record = right_record()
    put("claims.4.source", "unnamed")(record)
    put("claims.1.source", "outlet")(record)
    put("times.1.clock", "22:00/..")(record)
    assert problems_of(record) == []


def test_a_long_chain_is_no_round():
    record = right_record()
    tally = record["tallies"][0]
    record["tallies"] = [
        {**tally, "id": f"n{number}", "part_of": f"n{number + 1}" if number < 3000 else None}
        for number in range(1, 3001)
    ]
    record["claims"][4]["about"] = []
    assert problems_of(record) == []
