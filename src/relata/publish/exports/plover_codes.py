"""PLOVER's numbers: quad codes and scores of types and modes, and which types want a recipient.

Source: PLOVER manual, draft of 2024 (formats.md §2.3). Where the manual contradicts itself:
SANCTION is material conflict, as its own section has it; ACCUSE is scored -3, as its modes are.
"""

QUADS: dict[str, int] = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

SCORES: dict[str, float] = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "CONSULT/visit": 4,
    "CONSULT/third-party": 1,
    "CONSULT/multilateral": 4,
    "CONSULT/phone": 1.5,
    "SUPPORT": 5,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10,
    "RETREAT": 6.5,
    "RETREAT/withdraw": 8,
    "RETREAT/disarm": 10,
    "RETREAT/ceasefire": 7.5,
    "RETREAT/resign": 4.5,
    "REQUEST": 0,
    "ACCUSE": -3,
    "REJECT": -2,
    "THREATEN": -3.5,
    "THREATEN/restrict": -3,
    "THREATEN/territory": -4,
    "PROTEST": -5,
    "PROTEST/riot": -7,
    "PROTEST/hunger": -4.5,
    "PROTEST/boycott": -4.5,
    "PROTEST/obstruct": -4.5,
    "SANCTION": -6,
    "SANCTION/expel": -5.5,
    "MOBILIZE": -5.5,
    "MOBILIZE/troops": -6.5,
    "MOBILIZE/weapons": -6.5,
    "MOBILIZE/militia": -6,
    "COERCE": -7,
    "COERCE/censor": -6.5,
    "COERCE/curfew": -6.5,
    "COERCE/misinformation": -6.5,
    "COERCE/martial-law": -7.5,
    "ASSAULT": -9,
    "ASSAULT/abduct": -8.5,
    "ASSAULT/beat": -7.5,
    "ASSAULT/torture": -8.5,
    "ASSAULT/sexual": -8.5,
    "ASSAULT/targeted": -9.5,
    "ASSAULT/destroy": -8.5,
    "ASSAULT/primitive": -8,
    "ASSAULT/suicide-attack": -9.5,
    "ASSAULT/aerial": -9.5,
    "ASSAULT/drone": -9.5,
    "ASSAULT/heavy-weapons": -9.5,
    "ASSAULT/crowd-control": -7.5,
    "ASSAULT/unconventional": -10,
}

WANT_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})

AUXILIARY: dict[str, str] = {
    "planned": "future",
    "threatened": "hypothetical",
    "hypothetical": "hypothetical",
    "denied": "negation",
    "past": "historical",
}
"""PLOVER's auxiliary modes by an event's status; what happened has none."""

SPEECH: dict[str, tuple[str, str | None]] = {
    "accuses": ("ACCUSE", "allege"),
    "condemns": ("ACCUSE", "disapprove"),
    "threatens": ("THREATEN", None),
    "warns": ("THREATEN", None),
    "demands": ("REQUEST", None),
    "requests": ("REQUEST", None),
    "rejects": ("REJECT", None),
    "supports": ("SUPPORT", None),
    "offers": ("AGREE", None),
    "claims_responsibility": ("claim_responsibility", None),
    "denies_responsibility": ("deny_responsibility", None),
}
"""Type and mode of a claim by its stance; the last two extend PLOVER, which drops CAMEO's."""

CAMEO_KEPT: dict[str, str] = {"claims_responsibility": "015", "denies_responsibility": "016"}
"""CAMEO's codes of what PLOVER drops and this export keeps."""


def score_of(event_type: str, mode: str | None) -> float | None:
    """The score of a mode, else of its type; None for what extends PLOVER."""
    return SCORES.get(f"{event_type}/{mode}", SCORES.get(event_type))
