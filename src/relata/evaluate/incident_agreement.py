"""How far two annotators of incidents agree, on the bundles that both decided."""

import msgspec

from relata.corpus.incident_gold import Bundles
from relata.score.counts import Counts
from relata.score.incidents import PairStates, WrongPair, compare_pairs, score_incidents


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing two files of incidents gave.

    Attributes:
        events: events of the bundles that both decided.
        b3: B³ of the second against the first.
        pairs: pairs of events of different reports of one bundle.
        apart: pairs that only the first joins.
        joined: pairs that only the second joins.
    """

    bundles: int
    events: int
    b3: Counts
    pairs: PairStates
    apart: tuple[WrongPair, ...]
    joined: tuple[WrongPair, ...]


def measure_agreement(first: Bundles, second: Bundles) -> Agreement:
    """Compare two annotators; bundles that only one decided are left out."""
    shared = [name for name in sorted(first) if name in second]
    b3, pairs, events = Counts(), PairStates(), 0
    apart: list[WrongPair] = []
    joined: list[WrongPair] = []
    for name in shared:
        mine = [incident.events for incident in first[name]]
        theirs = [incident.events for incident in second[name]]
        score = score_incidents(mine, theirs, {}, {})
        b3 += score.b3
        pairs += compare_pairs(mine, theirs)
        apart += score.under
        joined += score.over
        events += sum(map(len, mine))
    return Agreement(
        bundles=len(shared),
        events=events,
        b3=b3,
        pairs=pairs,
        apart=tuple(apart),
        joined=tuple(joined),
    )


def tell_agreement(found: Agreement) -> str:
    """The agreement in one sentence, as the data card has it."""
    f1, kappa = found.b3.f1, found.pairs.kappa
    return (
        f"On {found.bundles} bundles ({found.events} events) decided twice, blind: B³ F1 "
        f"{'-' if f1 is None else f'{f1:.3f}'}; Cohen's kappa on pairs of events of different "
        f"reports {'-' if kappa is None else f'{kappa:.3f}'} ({found.pairs.both} joined by both, "
        f"{found.pairs.only_one} and {found.pairs.only_other} by one alone)."
    )
