"""MUC-4: reports on political violence with templates of incidents, test sets 1 and 2.

The keys say what was done, when, where, by whom and how sure that is, to whom and to what, how many
and with what effect; see ``muc4_keys`` for the files, ``muc4_fill`` for what of a record goes into
which slot and ``muc4_score`` for what counts as right.
"""

import hashlib
from pathlib import Path

from relata.evaluate.muc4_keys import Message, Template, load_keys, load_messages
from relata.evaluate.muc4_score import ROLES, SCORED, score_muc4
from relata.evaluate.outside import BadOutsideFile, OutsideSet, OutsideText
from relata.model.report import UNKNOWN_DATE, Report

TITLES = {
    "type": "incident type",
    "stage": "stage of execution",
    "date": "date",
    "location": "place",
    "perp_individual": "perpetrators, individuals",
    "perp_organization": "perpetrators, organisations",
    "confidence": "… and how sure that is",
    "object": "targets, things",
    "object_number": "… and their number",
    "object_effect": "… and the effect on them",
    "human_name": "targets, people by name",
    "human_description": "targets, people by description",
    "human_number": "… and their number",
    "human_effect": "… and the effect on them",
}


def load_muc4(folder: Path) -> tuple[OutsideText[tuple[Template, ...]], ...]:
    """The messages of test sets 1 and 2 under a folder, in order, with their templates.

    Raises:
        BadOutsideFile: texts or keys are not there, or a message has no key.
    """
    keys = load_keys(folder)
    return tuple(_make_text(path, message, keys) for path, message in load_messages(folder))


def _make_text(
    path: Path, message: Message, keys: dict[str, tuple[Template, ...]]
) -> OutsideText[tuple[Template, ...]]:
    if message.id not in keys:
        raise BadOutsideFile(
            f"{path}: wanted a key for every message, found none for {message.id}; take texts and "
            "keys from the same release",
            path=str(path),
        )
    digest = hashlib.sha256(message.text.encode()).hexdigest()
    report = Report(
        id=digest[:16],
        sha256=digest,
        source=f"{path}#{message.id}",
        text=message.text,
        published=message.day or UNKNOWN_DATE,
        published_basis="metadata" if message.day else "unknown",
        language="en",
    )
    return OutsideText(id=message.id, path=report.source, report=report, gold=keys[message.id])


MUC4 = OutsideSet(
    name="muc4",
    about="templates",
    figures={
        **{slot: TITLES[slot] for slot in sorted(SCORED, key=list(TITLES).index)},
        "all slots": "all slots",
        "templates": "incidents mapped",
        "messages": "messages with an incident",
        **{f"role {role}": f"entities: {role.replace('_', ' ')}" for role in ROLES},
        "all roles": "entities of all roles",
    },
    load=load_muc4,
    score=score_muc4,
)
