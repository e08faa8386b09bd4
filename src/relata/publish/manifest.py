"""``MANIFEST.json``: what an export was made of, by which policy, and what it does not hold.

The same ledger, moment and options give the same bytes: nothing in it depends on when we ran.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

import msgspec

from relata import __version__
from relata.model.codebook import Crosswalk, Scheme, enumeration
from relata.model.incident import Incident
from relata.model.ledger import Change
from relata.publish.exports.shape import Column, Export, ExportFile, ExportInput
from relata.publish.exports.withholding import ROUNDED_KM

SCHEMA = "relata.manifest/1"
NAME = "MANIFEST.json"

POLICY_MEANS: dict[str, str] = {
    "lowest": "the lowest live figure, vague words by ACLED's table",
    "low-best-high": "lowest, the one that most origins give (none where tied), highest",
    "official": "figures of states, governments, armies, police and organisations of states alone",
    "majority": "the exact figure that more than half of the origins give, if one does",
}
"""What each policy does, in words."""

_PUBLIC = (
    "names of persons who were harmed are replaced by [name withheld]; places closer than a town "
    "where people were harmed who are not said to be combatants are given to a tenth of a degree "
    f"(about {ROUNDED_KM:.0f} km)"
)
_SENSITIVE = "this export names victims and gives exact coordinates: it is not for publication"


def make_manifest(
    name: str, given: ExportInput, export: Export, filters: Mapping[str, object]
) -> bytes:
    """The manifest of an export, as indented JSON.

    Args:
        name: the format.
        given: what it was made of.
        export: what the format's writer made of it.
        filters: the command's filters that were given, by option.
    """
    facts = {
        "schema": SCHEMA,
        "format": name,
        "relata": __version__,
        "ledger": _ledger(given),
        "filters": dict(filters),
        "policy": {"name": given.policy, "means": POLICY_MEANS[given.policy]},
        "public": not given.is_sensitive,
        "withheld": _withheld(given, export),
        "counts": _counts(given, export),
        "files": [_file(one) for one in export.files],
        "dropped": [{"subject": one.subject, "reason": one.reason} for one in export.dropped],
        "fields_lost": [{"field": one.field, "why": one.why} for one in export.lost],
        "codebook": _codebook(export),
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode()


def _ledger(given: ExportInput) -> dict[str, object]:
    return {
        "id": given.moment.ledger,
        "change": given.moment.change,
        "at": given.moment.at,
        "state_sha256": hash_state(given.changes),
        "incidents_sha256": hash_incidents(given.incidents),
    }


def hash_state(changes: Sequence[Change]) -> str:
    """sha256 of the ledger's log up to the moment, which names all that was ever put in."""
    digest = hashlib.sha256()
    for change in sorted(changes, key=lambda one: one.number):
        digest.update(msgspec.json.encode(change) + b"\n")
    return digest.hexdigest()


def hash_incidents(incidents: Iterable[Incident]) -> str:
    """sha256 of the incidents that the export was made of, in order of their ids."""
    digest = hashlib.sha256()
    for one in sorted(incidents, key=lambda one: one.id):
        digest.update(msgspec.json.encode(one) + b"\n")
    return digest.hexdigest()


def _withheld(given: ExportInput, export: Export) -> dict[str, object]:
    means = _SENSITIVE if given.is_sensitive else _PUBLIC
    return {**export.withheld, "means": means}


def _counts(given: ExportInput, export: Export) -> dict[str, object]:
    return {
        "incidents": len(given.incidents),
        "kinds": dict(sorted(Counter(one.kind for one in given.incidents).items())),
        "reports": len(given.reports),
        "rows": sum(one.rows for one in export.files),
        "dropped": len(export.dropped),
    }


def _file(one: ExportFile) -> dict[str, object]:
    return {
        "name": one.name,
        "bytes": len(one.content),
        "sha256": hashlib.sha256(one.content).hexdigest(),
        "rows": one.rows,
        "columns": [_column(column) for column in one.columns],
    }


def _column(column: Column) -> dict[str, object]:
    facts: dict[str, object] = {"name": column.name, "type": column.kind, "means": column.means}
    return facts | ({"codes": column.codes} if column.codes else {})


def _codebook(export: Export) -> dict[str, object]:
    """The codes that stand in the export's columns, from the codebook of the record itself."""
    named = {column.codes for one in export.files for column in one.columns if column.codes}
    text = files("relata.model").joinpath("codebook.yaml").read_bytes()
    return {
        "sha256": hashlib.sha256(text).hexdigest(),
        "scheme": export.scheme,
        "enumerations": {name: _codes(name, export.scheme) for name in sorted(named)},
    }


def _codes(name: str, scheme: str | None) -> dict[str, object]:
    return {
        code.name: {"means": code.means, **_crosswalk(code.crosswalks, scheme)}
        for code in enumeration(name).codes
    }


def _crosswalk(crosswalks: Mapping[Scheme, Crosswalk], scheme: str | None) -> dict[str, object]:
    found = {str(key): value for key, value in crosswalks.items()}.get(scheme or "")
    return {} if found is None or scheme is None else {scheme: list(found.values)}
