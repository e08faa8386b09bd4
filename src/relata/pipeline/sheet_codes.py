"""What the codes and words of sheets are in a record: types, places, kinds of actors.

Source: the codebooks of ACLED and UCDP GED; the plain words are those of analysts' own sheets.
"""

SUBTYPES = {
    "air/drone strike": "aerial",
    "shelling/artillery/missile attack": "shelling",
    "suicide bomb": "suicide",
    "remote explosive/landmine/ied": "ied",
    "grenade": "explosives",
    "armed clash": "clash",
    "sexual violence": "sexual",
    "abduction/forced disappearance": "abduct",
    "chemical weapon": "chemical",
}
TYPES = {"protests": ("PROTEST", None), "riots": ("PROTEST", "riot")}
WORDS = {
    "shelling": "shelling",
    "airstrike": "aerial",
    "air strike": "aerial",
    "drone strike": "drone",
    "drone": "drone",
    "ied": "ied",
    "clash": "clash",
    "shooting": "firearms",
    "abduction": "abduct",
}
ACLED_PLACES = {"1": ("city", 5.0), "2": ("city", 25.0), "3": ("admin1", None)}
UCDP_PLACES = {
    "1": ("city", 5.0),
    "2": ("city", 25.0),
    "3": ("admin2", None),
    "4": ("admin1", None),
    "5": ("region", None),
    "6": ("country", None),
    "7": ("water", None),
}


def kind_of(name: str) -> str:
    """What kind of actor a name of ACLED's form begins with; ``other`` where it does not tell."""
    words = name.lower()
    for start, kind in (
        ("military forces", "military"),
        ("police forces", "police"),
        ("civilians", "civilians"),
        ("government of", "government"),
        ("protesters", "crowd"),
        ("rioters", "crowd"),
    ):
        if words.startswith(start):
            return kind
    return "other"
