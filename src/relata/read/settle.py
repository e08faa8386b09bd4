"""The rules that stand behind the network, in their order.

Each rule is a function of layout and marks that changes only what closed-class words or
punctuation say beyond doubt; where they say nothing, the marks stay as they were read.
"""

from collections.abc import Callable

from relata.model.marks import Marks
from relata.read.accounts import attribute_accounts
from relata.read.answering import settle_answers
from relata.read.counting import leave_rival_counts, settle_counts
from relata.read.denial import settle_denials
from relata.read.figurative import drop_figurative
from relata.read.governing import settle_governed
from relata.read.harm import add_killings
from relata.read.layout import Layout
from relata.read.modality import settle_modality
from relata.read.naming import add_names
from relata.read.negation import settle_negations
from relata.read.placing import place_counts
from relata.read.quotations import adopt_quotations
from relata.read.rejected_count import settle_rejected_counts
from relata.read.silence import settle_silences
from relata.read.speaker import name_speakers
from relata.read.speech import complete_contents, leave_foreign_quotations, settle_ignorance
from relata.read.unreal import settle_drills, settle_false_alarms

RULES: tuple[Callable[[Layout, Marks], Marks], ...] = (
    drop_figurative,
    add_names,
    settle_counts,
    complete_contents,
    name_speakers,
    adopt_quotations,
    attribute_accounts,
    place_counts,
    add_killings,
    leave_foreign_quotations,
    leave_rival_counts,
    settle_ignorance,
    settle_rejected_counts,
    settle_negations,
    settle_denials,
    settle_modality,
    settle_governed,
    settle_false_alarms,
    settle_drills,
    settle_silences,
    settle_answers,
)
"""What is no act at all first, then names and counts, then who speaks, then what is not so."""


def settle(layout: Layout, marks: Marks) -> Marks:
    """The marks after every rule."""
    for rule in RULES:
        marks = rule(layout, marks)
    return marks
