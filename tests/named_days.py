"""Writes the dated table of named days anew: ``python -m tests.named_days``.

The names and notes are data of this file; the days are reckoned (``calendars_feasts``), but for
those that were announced otherwise in the years past.
"""

from pathlib import Path

from relata.assets import ASSETS, register_asset
from relata.resolve.calendars_feasts import FEASTS, Span
from relata.resolve.named_days import ASSET, read_span

YEARS = range(1985, 2036)

MOON = (
    1,
    "begins when the moon is sighted; the day of Makkah, others may keep the day before or after",
    "new moon before two in the afternoon at Makkah; days announced by Saudi Arabia where known",
)
SHIA = (
    1,
    "begins when the moon is sighted; Iraq and Iran are often a day later than Makkah",
    "new moon before two in the afternoon at Makkah",
)
SOLAR = (
    0,
    "exact in Iran and Afghanistan",
    "Solar Hijri calendar, leap years by the 33-year cycle",
)
WEST = (0, "exact", "Gregorian reckoning of Easter (Nature, 1876)")
EAST = (0, "exact for churches of the Julian Easter", "Julian reckoning of Easter (Meeus)")
JULIAN = (0, "exact for churches of the Julian calendar", "Julian calendar, 13 days behind")
HEBREW = (
    0,
    "exact; begins at sunset of the day before",
    "Hebrew calendar (Dershowitz and Reingold)",
)
CHINA = (0, "exact", "second new moon after the winter solstice, or the third (Aslaksen)")
INDIA = (1, "some places keep the day after", "new moon of Kartik at evening in India's time")
BUDDHA = (
    1,
    "by the full moon of May; some countries keep it a day apart or at another full moon",
    "first full moon of May in India's time",
)

MOVING: dict[str, tuple[tuple[int, str, str], list[str]]] = {
    "ramadan": (MOON, ["ramadan", "ramadhan", "ramzan", "ramazan"]),
    "laylat_al_qadr": (MOON, ["laylat al-qadr", "night of power", "night of destiny"]),
    "quds_day": (SHIA, ["quds day", "al-quds day", "international quds day"]),
    "eid_al_fitr": (
        MOON,
        [
            "eid al-fitr",
            "eid ul-fitr",
            "eid-ul-fitr",
            "eid-al-fitr",
            "eid el-fitr",
            "id al-fitr",
            "eid ul fitr",
            "eid al fitr",
            "ramadan bayram",
            "ramazan bayrami",
            "korité",
            "korite",
            "lebaran",
            "hari raya",
            "hari raya aidilfitri",
            "uraza bayram",
        ],
    ),
    "hajj": (MOON, ["hajj"]),
    "arafat_day": (MOON, ["arafat day", "day of arafat", "day of arafah"]),
    "eid_al_adha": (
        MOON,
        [
            "eid al-adha",
            "eid ul-adha",
            "eid-ul-adha",
            "eid-al-adha",
            "eid el-adha",
            "eid al-azha",
            "eid ul-azha",
            "eid-ul-azha",
            "eid al adha",
            "eid ul adha",
            "bakrid",
            "tabaski",
            "kurban bayram",
            "kurban bayrami",
            "feast of sacrifice",
            "feast of the sacrifice",
        ],
    ),
    "muharram": (SHIA, ["muharram"]),
    "islamic_new_year": (MOON, ["islamic new year", "hijri new year", "muslim new year"]),
    "tasua": (SHIA, ["tasua", "tasu'a"]),
    "ashura": (SHIA, ["ashura", "ashoura"]),
    "arbaeen": (SHIA, ["arbaeen", "arba'een", "arbain", "chehlum"]),
    "mawlid": (
        MOON,
        [
            "mawlid",
            "mawlid al-nabi",
            "mouloud",
            "maulid",
            "eid milad-un-nabi",
            "eid-e-milad",
            "prophet's birthday",
            "prophet muhammad's birthday",
            "birthday of the prophet",
        ],
    ),
    "isra_and_miraj": (MOON, ["isra and miraj", "isra and mi'raj", "isra miraj"]),
    "mid_shaban": (MOON, ["shab-e-barat", "shab-e barat", "nisf shaban"]),
    "nowruz": (
        SOLAR,
        [
            "nowruz",
            "nowrooz",
            "noruz",
            "norouz",
            "norooz",
            "nauruz",
            "navroz",
            "navruz",
            "nauryz",
            "persian new year",
            "iranian new year",
            "afghan new year",
        ],
    ),
    "sizdah_bedar": (SOLAR, ["sizdah bedar", "sizdah be-dar"]),
    "yalda": (SOLAR, ["yalda", "yalda night"]),
    "ash_wednesday": (WEST, ["ash wednesday"]),
    "lent": (WEST, ["lent"]),
    "palm_sunday": (WEST, ["palm sunday"]),
    "holy_week": (WEST, ["holy week"]),
    "maundy_thursday": (WEST, ["maundy thursday", "holy thursday"]),
    "good_friday": (WEST, ["good friday"]),
    "holy_saturday": (WEST, ["holy saturday", "easter saturday"]),
    "easter": (WEST, ["easter", "easter sunday"]),
    "easter_monday": (WEST, ["easter monday"]),
    "ascension": (WEST, ["ascension", "ascension day"]),
    "pentecost": (WEST, ["pentecost", "whit sunday"]),
    "whit_monday": (WEST, ["whit monday", "pentecost monday"]),
    "corpus_christi": (WEST, ["corpus christi"]),
    "orthodox_palm_sunday": (EAST, ["orthodox palm sunday"]),
    "orthodox_good_friday": (EAST, ["orthodox good friday", "orthodox great friday"]),
    "orthodox_easter": (
        EAST,
        [
            "orthodox easter",
            "orthodox easter sunday",
            "coptic easter",
            "pascha",
            "fasika",
            "russian easter",
            "ukrainian easter",
            "greek easter",
        ],
    ),
    "orthodox_easter_monday": (EAST, ["orthodox easter monday"]),
    "orthodox_pentecost": (EAST, ["orthodox pentecost", "orthodox trinity sunday"]),
    "orthodox_christmas": (
        JULIAN,
        [
            "orthodox christmas",
            "orthodox christmas day",
            "coptic christmas",
            "genna",
            "ethiopian christmas",
            "russian christmas",
            "serbian christmas",
        ],
    ),
    "orthodox_new_year": (JULIAN, ["orthodox new year", "old new year", "serbian new year"]),
    "orthodox_epiphany": (JULIAN, ["orthodox epiphany", "timket", "timkat"]),
    "rosh_hashanah": (HEBREW, ["rosh hashanah", "rosh hashana", "jewish new year"]),
    "yom_kippur": (HEBREW, ["yom kippur", "day of atonement"]),
    "sukkot": (HEBREW, ["sukkot", "succot", "sukkoth", "feast of tabernacles"]),
    "simchat_torah": (HEBREW, ["simchat torah", "simhat torah", "shemini atzeret"]),
    "hanukkah": (HEBREW, ["hanukkah", "chanukah", "hanukah", "chanukkah"]),
    "purim": (HEBREW, ["purim"]),
    "passover": (HEBREW, ["passover", "pesach", "pessah"]),
    "jerusalem_day": (HEBREW, ["jerusalem day", "yom yerushalayim"]),
    "shavuot": (HEBREW, ["shavuot", "shavuoth"]),
    "ninth_of_av": (HEBREW, ["tisha b'av", "ninth of av"]),
    "chinese_new_year": (CHINA, ["chinese new year", "lunar new year", "spring festival"]),
    "tet": (CHINA, ["tet", "tết", "tet nguyen dan", "vietnamese new year"]),
    "diwali": (INDIA, ["diwali", "deepavali", "divali"]),
    "vesak": (BUDDHA, ["vesak", "wesak", "buddha purnima", "visakha bucha"]),
}

FIXED: dict[str, list[str]] = {
    "01-01": ["new year's day", "new year's", "new year", "sudanese independence day"],
    "01-04": ["myanmar independence day", "burmese independence day"],
    "01-06": ["epiphany", "three kings day", "orthodox christmas eve"],
    "01-26": ["australia day", "india's republic day"],
    "02-14": ["valentine's day"],
    "02-23": ["defender of the fatherland day"],
    "02-25": ["kuwaiti national day"],
    "03-08": ["women's day", "international women's day"],
    "03-17": ["st patrick's day", "st. patrick's day", "saint patrick's day"],
    "03-20": ["tunisian independence day"],
    "03-21": ["newroz", "kurdish new year"],
    "03-26": ["bangladeshi independence day", "bangladesh's independence day"],
    "03-30": ["land day", "palestinian land day"],
    "04-13": ["songkran", "thingyan"],
    "04-17": ["syrian independence day"],
    "04-25": ["anzac day"],
    "05-01": ["may day", "labour day", "international workers' day"],
    "05-09": ["victory day", "europe day"],
    "05-15": ["nakba day"],
    "05-25": ["jordanian independence day", "africa day"],
    "05-26": ["georgian independence day", "georgia's independence day"],
    "05-28": ["azerbaijani independence day"],
    "06-05": ["naksa day"],
    "06-12": ["philippine independence day", "russia day"],
    "06-19": ["juneteenth"],
    "06-20": ["world refugee day"],
    "07-01": ["somali independence day", "canada day"],
    "07-04": ["us independence day", "u.s. independence day", "american independence day"],
    "07-05": ["algerian independence day", "algeria's independence day"],
    "07-09": ["south sudan's independence day", "south sudanese independence day"],
    "07-14": ["bastille day"],
    "07-20": ["colombian independence day", "colombia's independence day"],
    "08-14": ["pakistani independence day", "pakistan's independence day"],
    "08-15": ["assumption day", "indian independence day", "india's independence day"],
    "08-17": ["indonesian independence day", "indonesia's independence day"],
    "08-19": ["afghan independence day", "afghanistan's independence day"],
    "08-24": ["ukrainian independence day", "ukraine's independence day"],
    "09-16": ["mexican independence day", "mexico's independence day"],
    "09-21": ["armenian independence day", "armenia's independence day"],
    "09-22": ["malian independence day", "mali's independence day"],
    "10-01": ["nigerian independence day", "nigeria's independence day"],
    "10-31": ["halloween"],
    "11-01": ["all saints' day", "all saints day"],
    "11-02": ["all souls' day", "all souls day"],
    "11-04": ["russian unity day"],
    "11-11": ["armistice day", "remembrance day", "veterans day", "polish independence day"],
    "11-18": ["moroccan independence day"],
    "11-22": ["lebanese independence day", "lebanon's independence day"],
    "12-10": ["human rights day"],
    "12-12": ["kenyan independence day", "jamhuri day"],
    "12-24": ["christmas eve", "libyan independence day", "libya's independence day"],
    "12-25": ["christmas day", "christmas"],
    "12-26": ["boxing day", "st stephen's day"],
    "12-31": ["new year's eve"],
}

OPEN: list[tuple[str, list[str]]] = [
    (
        "the harvest differs by crop, region and year",
        ["harvest", "harvest season", "harvest time", "planting season", "sowing season"],
    ),
    (
        "when rain falls differs by region and year",
        [
            "rainy season",
            "dry season",
            "wet season",
            "monsoon",
            "monsoon season",
            "rains",
            "long rains",
            "short rains",
            "lean season",
        ],
    ),
    ("fighting seasons have no days", ["fighting season", "spring offensive season"]),
    ("each country has a day of its own", ["independence day", "national day", "army day"]),
    ("elections have no day of their own", ["election day", "polling day"]),
]

ANNOUNCED: dict[str, list[str]] = {
    "ramadan": [
        "2010-08-11/2010-09-09",
        "2013-07-10/2013-08-07",
        "2026-02-18/2026-03-19",
    ],
    "eid_al_fitr": ["2010-09-10"],
    "eid_al_adha": ["2015-09-24", "2016-09-12", "2024-06-16"],
    "diwali": ["2024-10-31"],
}
"""Days that were kept otherwise than reckoned, or nearly: they stand in place of the reckoned.

Source: announcements of Saudi Arabia's Supreme Court; for Diwali, India's list of holidays.
"""


def reckon(name: str) -> list[Span]:
    """All days of a feast in the years of the table, announced ones in their place."""
    spans = [span for year in YEARS for span in FEASTS[name](year)]
    for text in ANNOUNCED.get(name, ()):
        announced = read_span(text)
        at = next(i for i, span in enumerate(spans) if abs((span[0] - announced[0]).days) <= 2)
        spans[at] = announced
    return spans


def _line(span: Span) -> str:
    low, high = span
    return low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"


def _names(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def write_table() -> str:
    """The table as YAML."""
    lines = [
        "# Named days, 1985 to 2035. Names in lower case as the grammar of times reads them. Days",
        "# of moving feasts are reckoned by the rule named as source. Add a name or mend",
        "# a day in tests/named_days.py, which writes this file.",
        "fixed:",
    ]
    for day, names in FIXED.items():
        lines.append(f'- {{day: "{day}", names: {_names(names)}}}')
    lines.append("moving:")
    for name, ((within, note, source), names) in MOVING.items():
        lines += [
            f"  {name}:",
            f"    names: {_names(names)}",
            f"    sure_within_days: {within}",
            f'    note: "{note}"',
            f'    source: "{source}"',
            "    days: >-",
        ]
        days = [_line(span) for span in reckon(name)]
        lines += ["      " + " ".join(days[i : i + 4]) for i in range(0, len(days), 4)]
    lines.append("open:")
    lines += [f'- {{why: "{why}", names: {_names(names)}}}' for why, names in OPEN]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(ASSETS / ASSET).write_text(write_table(), encoding="utf-8")
    register_asset(ASSET)
