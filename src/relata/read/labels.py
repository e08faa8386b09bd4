"""The classes of the reader's heads, in the order of their columns.

The order is part of the exported weights; the codes themselves are the codebook's, which a test
compares. A mode is written ``TYPE:mode``, and ``TYPE:`` where a type has none.
"""

ACTOR_KINDS = tuple(
    "state government military police armed_group party igo ngo media company religious "
    "civilians person crowd other".split()
)
PLACE_KINDS = tuple(
    "country region admin1 admin2 city neighbourhood site road water border".split()
)
WEAPON_KINDS = tuple(
    "aircraft helicopter drone missile rocket artillery tank firearm explosive ied mine "
    "suicide_vest vehicle_bomb ship blade chemical arson crowd_control cyber other".split()
)
OBJECT_KINDS = tuple(
    "military civilian_building hospital school religious energy transport vehicle ship "
    "aircraft water_food government media other".split()
)
EVENT_TYPES = tuple(
    "ASSAULT COERCE MOBILIZE PROTEST SANCTION RETREAT AID COOPERATE CONSULT AGREE CONCEDE "
    "OTHER".split()
)
_MODES_BY_TYPE = {
    "ASSAULT": "aerial drone missile shelling firearms clash explosives ied suicide abduct "
    "targeted massacre beat torture sexual stab arson naval destroy chemical crowd_control "
    "intercept unknown",
    "COERCE": "arrest raid seize restrict curfew censor cyber deport blockade",
    "MOBILIZE": "troops weapons police militia exercise",
    "PROTEST": "demo riot strike obstruct",
    "RETREAT": "withdraw release ceasefire disarm access resign",
    "SANCTION": "economic expel discontinue convict",
    "AID": "humanitarian military medical rescue",
}
MODES = tuple(
    f"{kind}:{mode}"
    for kind in EVENT_TYPES
    for mode in (*_MODES_BY_TYPE.get(kind, "").split(), *([] if kind == "ASSAULT" else [""]))
)
STATUSES = tuple(
    "happened ongoing attempted planned threatened hypothetical denied habitual past".split()
)
EFFECTS = tuple(
    "killed injured casualties missing captured detained abducted displaced released destroyed "
    "damaged launched intercepted deployed".split()
)
STANCES = tuple(
    "asserts confirms announces reports estimates doubts denies accuses condemns threatens warns "
    "demands requests supports claims_responsibility denies_responsibility offers rejects "
    "justifies knows".split()
)
LINK_TYPES = tuple("response_to caused_by part_of same_as follows contradicts supersedes".split())
ROLES = ("agents", "targets", "places", "times", "weapons")
ROLE_LETTERS = {"agents": "ao", "targets": "aopw", "places": "p", "times": "t", "weapons": "w"}
CLASS_HEADS = {
    "actor_kind": ("a", ACTOR_KINDS),
    "place_kind": ("p", PLACE_KINDS),
    "weapon_kind": ("w", WEAPON_KINDS),
    "object_kind": ("o", OBJECT_KINDS),
    "event_type": ("e", EVENT_TYPES),
    "mode": ("e", MODES),
    "status": ("e", STATUSES),
    "effect": ("n", EFFECTS),
    "stance": ("q", STANCES),
}
"""Head → the letter whose mentions it classifies, and its classes."""

NONES = ("source", "said", "tally_event", "tally_of", "actor_of", "antecedent")
"""Slots that hold one thing or nothing; each mention has a score for "nothing"."""

LINK_LETTERS = {
    "e": ("response_to", "caused_by", "part_of", "same_as", "follows"),
    "n": ("part_of", "contradicts", "supersedes"),
    "q": ("contradicts",),
}
"""Which links the link head may make between two marks of a letter."""
