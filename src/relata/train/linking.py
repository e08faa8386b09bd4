"""Weights of linking, from annotated incidents of the training bundles; numpy alone.

``python -m relata.train.linking`` counts words over the training reports, makes pairs of events of
different reports, and fits a logistic function to whether they are one act. Pairs within a bundle
are all taken, pairs across bundles where linking would look at them. It rewrites ``words.tsv`` and
the weights of ``weights.yaml`` in the room ``link``; meanings stand in that file already.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import yaml

import relata.link
from relata.corpus import RelFile, load_corpus, load_split, rel_to_record
from relata.corpus.incident_gold import load_incidents
from relata.errors import DataError
from relata.link.description import SHAPES, LinkEvent, LinkPlace, describe
from relata.link.features import features_of
from relata.link.joining import candidates
from relata.link.scoring import Weight, can_be_one, weights
from relata.link.words import fold_name
from relata.model.incident import split_ref
from relata.model.record import Record
from relata.pipeline.kin import registry_kin
from relata.score.align import match_letter
from relata.wire import decode_record

ROOM = Path(relata.link.__file__).parent
LEAST_COUNT = 3
"""Words in fewer training reports count as unknown."""
RIDGE = 2.0
"""How strongly weights are held near their priors; ``always`` is nearly free."""
FREE = 1e-3
ROUNDS = 40
CHANCE = 5
"""Random pairs an event, so that what unlike reports have in common is learnt too."""
SEED = 5
OTHER_DAYS = (3, 40)
OTHER_DEGREES = 0.9
"""How far a place is moved to make a pair two acts: some 140 km."""

Key = tuple[str, str]
Matrix = npt.NDArray[np.float64]


class UnnamedFeature(DataError):
    """A feature has no meaning in ``weights.yaml``: write one there, then train again."""

    code = "data.link_feature"


class TrainingSet(msgspec.Struct, frozen=True):
    """Events with the incident that each belongs to; a name of its own for an unannotated one."""

    events: Mapping[Key, LinkEvent]
    incident: Mapping[Key, str]
    bundle: Mapping[str, str]
    """By report."""


def train_linking(corpus: Path, readings: Path | None = None) -> Iterator[str]:
    """Write word counts and weights; yields lines to show.

    ``readings`` holds records of the reader as JSON lines: they are learnt from beside the
    annotators' records.
    """
    held = load_split(corpus)
    reports = [rel for rel in load_corpus(corpus / "reports") if rel.id not in held]
    write_words(reports, ROOM / "words.tsv")
    _forget_words()
    sets = [training_set(corpus, [(rel, rel_to_record(rel)) for rel in reports])]
    if readings is not None:
        by_text = {one.report.text: one for one in map(decode_record, _lines(readings))}
        read = [(rel, by_text[rel.text]) for rel in reports if rel.text in by_text]
        sets.append(training_set(corpus, read))
    pairs = [pair for one in sets for pair in pairs_of(one)]
    names = sorted({name for features, _ in pairs for name in features} - {"always"})
    names = ["always", *names]
    yield f"{len(pairs)} pairs, {sum(same for _, same in pairs)} of them one act"
    known = {name: weights()[name] for name in names if name in weights()}
    found = fit_signed(*_matrix(pairs, names), known, names)
    write_weights(dict(zip(names, found, strict=True)), ROOM / "weights.yaml")
    yield f"{len(names)} weights in {ROOM / 'weights.yaml'}"


def _lines(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().splitlines() if line.strip()]


def _forget_words() -> None:
    from relata.link import words

    words._rarities.cache_clear()


def write_words(reports: Iterable[RelFile], path: Path) -> None:
    """Write in how many reports each stem stands."""
    counts: Counter[str] = Counter()
    total = 0
    for rel in reports:
        counts.update(set(fold_name(rel.text)))
        total += 1
    kept = sorted(word for word, count in counts.items() if count >= LEAST_COUNT)
    lines = [f"\t{total}", *(f"{word}\t{counts[word]}" for word in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def training_set(corpus: Path, records: Iterable[tuple[RelFile, Record]]) -> TrainingSet:
    """The events of the records that are annotated, by report of the corpus."""
    gold: dict[str, str] = {}
    bundles: dict[str, str] = {}
    for bundle, incidents in load_incidents(corpus / "incidents.yaml").items():
        for one in incidents:
            gold |= dict.fromkeys(one.events, one.id)
            bundles |= {split_ref(event)[0]: bundle for event in one.events}
    events: dict[Key, LinkEvent] = {}
    incident: dict[Key, str] = {}
    for rel, record in records:
        if rel.id not in bundles:
            continue
        pairs = match_letter(rel_to_record(rel), record, "e").pairs
        names = {read: wanted for wanted, read in pairs.items()}
        for event in describe(record, registry_kin):
            key = rel.id, event.event
            events[key] = event
            incident[key] = gold.get(f"{rel.id}:{names.get(event.event)}", f"none {key}")
    return TrainingSet(events, incident, bundles)


Pair = tuple[Mapping[str, float], bool]


def pairs_of(one: TrainingSet) -> Iterator[Pair]:
    """Features of pairs and whether they are one act."""
    bundle = one.bundle
    keys = sorted(one.events)
    within = {
        (mine, theirs)
        for at, mine in enumerate(keys)
        for theirs in keys[at + 1 :]
        if bundle[mine[0]] == bundle[theirs[0]]
    }
    across = {(mine, theirs) for mine, theirs in _by_chance(keys) if mine[0] != theirs[0]}
    for mine, theirs in sorted(within | across | set(candidates(one.events))):
        if can_be_one(one.events[mine], one.events[theirs]):
            found = features_of(one.events[mine], one.events[theirs])
            same = one.incident[mine] == one.incident[theirs]
            yield {feature.name: feature.value for feature in found}, same
            if same:
                yield from _undone(one.events[mine], one.events[theirs])


def _undone(mine: LinkEvent, theirs: LinkEvent) -> Iterator[Pair]:
    """A true pair made two acts: another day, another place; all else, the words too, as it was.

    Bundles hold few pairs of like acts on other days or in other towns, a ledger many.
    """
    changed = []
    if mine.is_dated and theirs.first is not None and theirs.last is not None:
        changed += [
            msgspec.structs.replace(theirs, first=theirs.first + days, last=theirs.last + days)
            for days in OTHER_DAYS
        ]
    if mine.places and theirs.places:
        moved = tuple(
            msgspec.structs.replace(
                place,
                words=(*place.words, "elsewhere"),
                lat=None if place.lat is None else place.lat - OTHER_DEGREES,
                lon=None if place.lon is None else place.lon - OTHER_DEGREES,
            )
            for place in theirs.places
            if place.precision not in SHAPES
        )
        if moved and len(moved) == len(theirs.places):
            changed.append(_without(msgspec.structs.replace(theirs, places=moved), theirs.places))
    for other in changed:
        found = features_of(mine, other)
        names = {feature.name for feature in found}
        if names & {"days_apart_2", "days_apart_more", "place_far"}:
            yield {feature.name: feature.value for feature in found}, False


def _without(event: LinkEvent, places: Iterable[LinkPlace]) -> LinkEvent:
    """The event as if the names of places had not been told."""
    names = {word for place in places for word in place.words}
    return msgspec.structs.replace(
        event,
        words=tuple(word for word in event.words if word not in names),
        near_words=tuple(word for word in event.near_words if word not in names),
        topic=tuple(word for word in event.topic if word not in names),
    )


def _by_chance(keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of which hardly one is one act, each event in ``CHANCE`` of them."""
    chance = random.Random(SEED)
    for key in keys:
        for other in chance.sample(keys, min(CHANCE, len(keys))):
            yield min(key, other), max(key, other)


def _matrix(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Features ``(pairs, features)`` and targets ``(pairs,)``."""
    column = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(pairs), len(names)))
    for row, (features, _) in enumerate(pairs):
        for name, value in features.items():
            values[row, column[name]] = value
    return values, np.array([float(same) for _, same in pairs])


def fit_signed(
    values: Matrix, targets: Matrix, known: Mapping[str, Weight], names: Sequence[str]
) -> list[float]:
    """Weights none of which has a sign that is forbidden; such features count for nothing."""
    signs = [SIGNS[known[name].speaks] if name in known else 0 for name in names]
    priors = np.array([known[name].prior if name in known else 0.0 for name in names])
    kept = list(range(values.shape[1]))
    while True:
        found: dict[int, float] = dict(
            zip(kept, fit(values[:, kept], targets, priors[kept]), strict=True)
        )
        worst = min(kept, key=lambda column: found[column] * signs[column])
        if found[worst] * signs[worst] >= 0:
            return [found.get(column, 0.0) for column in range(values.shape[1])]
        kept.remove(worst)


SIGNS = {"for": 1, "against": -1, "either": 0}


def fit(values: Matrix, targets: Matrix, priors: Matrix) -> list[float]:
    """Weights of a logistic function by Newton's method, held near priors; the first is free."""
    found = priors.copy()
    hold = np.full(values.shape[1], RIDGE)
    hold[0] = FREE
    loss = _loss(values, targets, found, priors, hold)
    for _ in range(ROUNDS):
        likely = _likely(values @ found)
        slope = values.T @ (likely - targets) + hold * (found - priors)
        bend = (values * (likely * (1 - likely))[:, None]).T @ values + np.diag(hold)
        step = np.linalg.solve(bend, slope)
        share = 1.0
        while (new := _loss(values, targets, found - share * step, priors, hold)) > loss + 1e-9:
            share /= 2
        found, gained, loss = found - share * step, loss - new, new
        if gained < 1e-6:
            break
    return [round(float(weight), 3) for weight in found]


def _likely(total: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-np.clip(total, -30, 30)))


def _loss(values: Matrix, targets: Matrix, found: Matrix, priors: Matrix, hold: Matrix) -> float:
    """What ``fit`` makes small: the surprise at the targets, and the distance from the priors."""
    total = values @ found
    surprise = np.logaddexp(0, total) - targets * total
    return float(surprise.sum() + (hold * (found - priors) ** 2).sum() / 2)


def write_weights(found: Mapping[str, float], path: Path) -> None:
    """Rewrite the weights of the file, keeping what its features mean.

    Raises:
        UnnamedFeature: a feature has no meaning there.
    """
    text = path.read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    content: dict[str, Any] = yaml.safe_load(text)
    lacking = sorted(set(found) - set(content["features"]))
    if lacking:
        raise UnnamedFeature(
            f"wanted a meaning for every feature in {path}, none for {', '.join(lacking)}; "
            "add them there with weight 0",
            features=lacking,
        )
    features = {
        name: {**entry, "weight": found.get(name, 0.0)}
        for name, entry in content["features"].items()
    }
    body = yaml.safe_dump({"features": features}, sort_keys=False, width=100, allow_unicode=True)
    path.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    for line in train_linking(Path("corpus"), given[0] if given else None):
        sys.stdout.write(f"{line}\n")
