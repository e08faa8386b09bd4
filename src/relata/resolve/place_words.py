"""Words that tell the kind, the part and the neighbourhood of a place in a noun phrase."""

import re

KINDS = {
    "province": "admin1",
    "governorate": "admin1",
    "oblast": "admin1",
    "state": "admin1",
    "department": "admin1",
    "krai": "admin1",
    "republic": "admin1",
    "region": "admin1",
    "district": "admin2",
    "county": "admin2",
    "township": "admin2",
    "territory": "admin2",
    "zone": "admin2",
    "raion": "admin2",
    "tehsil": "admin2",
    "subdistrict": "admin2",
    "municipality": "admin2",
    "prefecture": "admin2",
    "commune": "admin2",
    "city": "city",
    "town": "city",
    "village": "city",
    "hamlet": "city",
    "settlement": "city",
    "community": "city",
    "port": "city",
    "suburb": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "neighborhood": "neighbourhood",
    "quarter": "neighbourhood",
    "estate": "neighbourhood",
    "camp": "site",
    "base": "site",
    "airbase": "site",
    "airport": "site",
    "airfield": "site",
    "hospital": "site",
    "mosque": "site",
    "church": "site",
    "prison": "site",
    "jail": "site",
    "crossing": "site",
    "post": "site",
    "outpost": "site",
    "checkpoint": "site",
    "bridge": "site",
    "dam": "site",
    "market": "site",
    "mine": "site",
    "refinery": "site",
    "barracks": "site",
    "barrack": "site",
    "square": "site",
    "park": "site",
    "university": "site",
    "station": "site",
    "harbour": "site",
    "harbor": "site",
    "road": "road",
    "highway": "road",
    "street": "road",
    "avenue": "road",
    "boulevard": "road",
    "bypass": "road",
    "river": "water",
    "lake": "water",
    "sea": "water",
    "gulf": "water",
    "strait": "water",
    "canal": "water",
    "border": "border",
    "frontier": "border",
    "island": "region",
    "islands": "region",
    "peninsula": "region",
    "valley": "region",
    "plain": "region",
    "mountain": "region",
    "mountains": "region",
    "enclave": "region",
    "countryside": "region",
    "centre": "city",
    "center": "city",
    "local government area": "admin2",
    "canton": "admin2",
    "agency": "admin2",
    "tribal district": "admin2",
    "kingdom": "country",
}
_NOUNS = "|".join(sorted(KINDS, key=len, reverse=True))
_NAMED_NOUNS = (
    "province|governorate|oblast|state|department|krai|region|district|county|township|territory|"
    "zone|raion|tehsil|subdistrict|municipality|prefecture|commune|city|town|village|hamlet|"
    "settlement|community|suburb|neighbourhood|neighborhood|quarter|estate|camp|base|airbase|port|canton|"
    "airport|airfield|hospital|mosque|church|prison|jail|crossing|checkpoint|bridge|dam|market|"
    "mine|refinery|barracks|river|lake|island|peninsula|valley|plain|enclave|republic"
)
_DIRECTIONS = r"(?:north|south)(?:[ -]?(?:east|west))?(?:ern)?|east(?:ern)?|west(?:ern)?"
CLEAN = re.compile(r"\s+")
ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
BORDER = re.compile(
    r"\b(?:border|frontier|boundary)"
    r"(?:$|\s+(?:(?P<link>between|with)|areas?|regions?|zone)\b)",
    re.IGNORECASE,
)
CAPITAL = re.compile(
    r"^(?:the\s+)?(?:[\w'’-]+\s+){0,3}?capital(?:\s+city)?(?:\s+of\b)?(?=$|[\s,])", re.IGNORECASE
)
_ROAD = r"(?:road|highway|route|motorway|street|trail|corridor|pipeline|railway)"
ROAD_BETWEEN = re.compile(
    rf"\b{_ROAD}\s+(?:that\s+\w+\s+)?(?:from|between|linking|connecting|to|towards?)\s+"
    r"(?P<one>.+?)(?:\s+(?:to|and|with)\s+(?P<other>.+))?$",
    re.IGNORECASE,
)
ROAD_NAMED = re.compile(
    r"^(?:[Tt]he\s+)?(?P<one>[A-Z][\w'’ -]*?|al-[A-Z][\w'’ -]*?)"
    r"(?:\s*[–—-]\s*(?P<other>[A-Z][\w'’ -]*?))?\s+"
    rf"(?:border\s+)?{_ROAD}$"
)
DESCRIBED = re.compile(
    rf"\b(?P<noun>{_NOUNS})s?\s+(?:of|called|named|known as)\s+(?P<name>.+)$", re.IGNORECASE
)
PART = re.compile(
    r"^(?:far |rural |rebel-held |government-held )?"
    rf"(?P<direction>{_DIRECTIONS})\s+(?:parts? of\s+)?",
    re.IGNORECASE,
)
PART_OF = re.compile(
    rf"^(?:the\s+)(?:far\s+|rural\s+)?(?P<direction>{_DIRECTIONS})\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
PART_ONLY = re.compile(
    rf"^(?:(?P<owner>.+?)['’]s?\s+)?(?P<lead>(?!Deep\b)(?:[\w-]+\s+){{0,3}})(?P<direction>{_DIRECTIONS})$",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"^(?P<noun>{_NAMED_NOUNS})\s+(?:of\s+)?(?=\S)", re.IGNORECASE)
AFTER = re.compile(rf"\s+(?:border\s+|frontier\s+|refugee\s+)?(?P<noun>{_NOUNS})s?$", re.IGNORECASE)
AREA = re.compile(
    r"\s+(?:area|areas|axis|direction|sector|front|pocket|belt|suburbs|outskirts|soil|territory|"
    r"metropolitan area|governorates|provinces|districts|intersection|junction|complex|compound)$",
    re.IGNORECASE,
)
AREA_OF = re.compile(
    r"\b(?:areas?|parts?|streets?|countryside|outskirts|suburbs|edges?|centre|center|heart|side|"
    r"rest|fronts?|front lines?|gates?|fields?|farmland|skies|towns|villages|surroundings|"
    r"perimeter|vicinity|whole|much|most|all|banks?|shores?|coast|north|south|east|west)$",
    re.IGNORECASE,
)
PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
POSSESSIVE = re.compile(r"^(?P<owner>.+?)['’]s?\s+(?P<rest>\S.*)$")
IN = re.compile(
    r"\s(?:in|of|near|outside|at|on|from|off|within|around)\s+(?:the\s+)?(?P<name>\S.*)$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*"
BOTH = re.compile(rf"^(?P<one>{_NAME}),? and (?P<other>{_NAME})(?: [a-z-]+s)?$")
_PLAIN = r"[^\W\d_a-z][\w'’]*(?: [^\W\d_a-z][\w'’]*){0,3}"
LINE = re.compile(
    rf"^(?P<ends>{_PLAIN}(?:\s*[–—-]\s*{_PLAIN}){{1,2}})\s+(?:axis|front|front ?line|line|corridor|"
    r"direction|stretch|sector|area|triangle|belt)s?$"
)
"""A line or area named by the places at its ends (``the Sela–Borky axis``)."""
DASH = re.compile(r"\s*[–—-]\s*")
LIST = re.compile(r",\s+")
THING_OF = re.compile(r"^(?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*)(?: [a-z-]+){1,3}$")
AND = re.compile(r"\s+(?:and|or|which|where|that|who)\s+")
QUALIFIERS = frozenset(
    "greater rural central downtown neighbouring neighboring nearby upper lower".split()
)
NAME_STARTS = frozenset("al el ul ad as at an ar ash de la le bab ain umm abu".split())
GENERIC = frozenset(
    "the a an this that its their our his her of in on at to from and or two three four five six "
    "seven several many other both some area areas place places site sites side town village "
    "villages towns cities country countries world globe north south east west northern southern "
    "eastern western centre center zone sector front ground field fields home house houses "
    "building heights line hill hills ridge coast shore bank banks land territory region capital "
    "here there where outside inside near around same nearby local border frontier district "
    "province state city camp base market road street river sea lake bridge".split()
)
STATED = re.compile(
    r"[^\W\d_].*\s(?:"
    r"(?P<road>Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Lane|Boulevard|Blvd\.?|Highway|Parade|"
    r"Parkway|Freeway|Expressway|Motorway)"
    r"|(?P<site>Hospital|Church|Cathedral|Chapel|Basilica|Mosque|Temple|Monastery|Theat(?:re|er)|"
    r"Stadium|Arena|Museum|Library|School|College|University|Prison|Jail|Palace|Castle|Hall|Hotel|"
    r"Inn|Mall|Cent(?:re|er)|Cemetery|Racecourse|Square|Gardens?|Station|Airport|Bridge|Refinery|Barracks))$"
)
"""Names of roads and buildings, whatever they are named after (``Hampton Avenue``)."""
