"""Fields and verdicts in the words that the review sheet uses, for the log and for undoing."""

from relata.model.project import PROJECT_PREFIX

VERDICTS = {"accept": "accepted", "reject": "rejected", "set": "set to", "coded": "coded blind"}

LABELS = {
    "agents": "who",
    "targets": "whom",
    "weapons": "with",
    "places": "where",
    "times": "when",
    "registry": "who it is",
    "place": "where it is",
    "time": "when it is",
    "relays": "through",
    "review": "the report",
    "sentence": "sentence of the digest",
    "incident": "the same act",
    "admiralty": "Admiralty code",
}


def field_label(field: str) -> str:
    """What a field is called."""
    return LABELS.get(field, field.removeprefix(PROJECT_PREFIX).replace("_", " "))
