"""Countries as other datasets write them: name, ISO number, region.

Source: ISO 3166-1 (numbers); the regions are those that ACLED and UCDP use, with countries put
into them by Relata. What a table lacks is given as nothing.
"""

from functools import cache

from relata.resolve.countries import load_countries

_NUMBERS = """
AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248
AZ031 BA070 BB052 BD050 BE056 BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BQ535
BR076 BS044 BT064 BV074 BW072 BY112 BZ084 CA124 CC166 CD180 CF140 CG178 CH756 CI384 CK184
CL152 CM120 CN156 CO170 CR188 CU192 CV132 CW531 CX162 CY196 CZ203 DE276 DJ262 DK208 DM212
DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 FM583 FO234 FR250
GA266 GB826 GD308 GE268 GF254 GG831 GH288 GI292 GL304 GM270 GN324 GP312 GQ226 GR300 GS239
GT320 GU316 GW624 GY328 HK344 HM334 HN340 HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356
IO086 IQ368 IR364 IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659
KP408 KR410 KW414 KY136 KZ398 LA418 LB422 LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428
LY434 MA504 MC492 MD498 ME499 MF663 MG450 MH584 MK807 ML466 MM104 MN496 MO446 MP580 MQ474
MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 MZ508 NA516 NC540 NE562 NF574 NG566 NI558
NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666
PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 SA682 SB090 SC690
SD729 SE752 SG702 SH654 SI705 SJ744 SK703 SL694 SM674 SN686 SO706 SR740 SS728 ST678 SV222
SX534 SY760 SZ748 TC796 TD148 TF260 TG768 TH764 TJ762 TK772 TL626 TM795 TN788 TO776 TR792
TT780 TV798 TW158 TZ834 UA804 UG800 UM581 US840 UY858 UZ860 VA336 VC670 VE862 VG092 VI850
VN704 VU548 WF876 WS882 YE887 YT175 ZA710 ZM894 ZW716
"""

_ACLED_REGIONS = {
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW",
    "Southern Africa": "BW LS NA SZ ZA",
    "Northern Africa": "DZ EG LY MA SD TN EH",
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Caucasus and Central Asia": "AF AM AZ GE KZ KG TJ TM UZ",
    "South Asia": "BD BT IN IO LK MV NP PK",
    "Southeast Asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "Europe": "AX AL AD AT BY BE BA BG HR CY CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE XK "
    "LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB VA",
    "North America": "BM CA GL PM US",
    "Central America": "BZ CR SV GT HN MX NI PA",
    "Caribbean": "AI AG AW BS BB BQ KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VG "
    "VI",
    "South America": "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    "Oceania": "AS AU CK FJ PF GU KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV VU WF",
}

_UCDP_REGIONS = {
    "Africa": (
        "Western Africa",
        "Middle Africa",
        "Eastern Africa",
        "Southern Africa",
        "Northern Africa",
    ),
    "Americas": (
        "North America",
        "Central America",
        "Caribbean",
        "South America",
    ),
    "Asia": (
        "Caucasus and Central Asia",
        "South Asia",
        "Southeast Asia",
        "East Asia",
        "Oceania",
    ),
    "Europe": ("Europe",),
    "Middle East": ("Middle East",),
}
_UCDP_APART = {"EG": "Middle East", "AM": "Europe", "AZ": "Europe", "GE": "Europe"}


def country_name(code: str | None) -> str | None:
    """A country's English name; None for no code or one not known."""
    country = load_countries().get(code or "")
    return country.name if country else None


@cache
def _numbers() -> dict[str, int]:
    return {entry[:2]: int(entry[2:]) for entry in _NUMBERS.split()}


def iso_number(code: str | None) -> int | None:
    """A country's ISO 3166-1 number; None where it has none."""
    return _numbers().get(code or "")


@cache
def _regions() -> dict[str, str]:
    return {code: region for region, codes in _ACLED_REGIONS.items() for code in codes.split()}


def acled_region(code: str | None) -> str | None:
    """The region that ACLED puts a country in."""
    return _regions().get(code or "")


def ucdp_region(code: str | None) -> str | None:
    """The region that UCDP puts a country in."""
    if code in _UCDP_APART:
        return _UCDP_APART[code]
    region = acled_region(code)
    return next((name for name, parts in _UCDP_REGIONS.items() if region in parts), None)
