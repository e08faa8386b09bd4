"""Figures that count nobody: shares of a whole, sums of money, names made of letters and digits.

Invariant: whatever is found here has no bounds. A share of an unknown whole and an amount are no
number of people or things, however exact they are.
"""

import re

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten"
_FIGURE = rf"(?:{_ONES}|twelve|twenty|fifty|a\s+hundred|\d{{1,3}})"
_PER_CENT_AFTER = re.compile(r"^\s*(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_PER_CENT = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_RATIO = re.compile(
    rf"(?:^|\b(?:least|about|around|nearly|almost|some|than)\s+){_FIGURE}"
    rf"(?:\s+in(?:\s+every)?|\s+out\s+of(?:\s+every)?|\s+of\s+every)\s+{_FIGURE}\b",
    re.IGNORECASE,
)
_RATIO_AFTER = re.compile(
    rf"\s+(?:in\s+(?:every\s+)?{_FIGURE}|out\s+of\s+every\s+{_FIGURE}|of\s+every\s+{_FIGURE})"
    r"(?!\s+(?:attacks?|strikes?|raids?|days?|nights?|hours?|weeks?|months?|years?|incidents?"
    r"|villages|towns|districts|places|provinces|cities))\b",
    re.IGNORECASE,
)
"""Outside the marked words "in three" may head "in three villages", which is no share."""

_SIGN = r"(?:[$€£¥₦₹₽]|\b(?:US\$|USD|EUR|GBP))\s?"
_CURRENCY = (
    r"dollars?|euros?|pounds\s+sterling|francs?|rou?bles?|rupees?|rials?|riyals?|dinars?|pesos?"
    r"|yuan|naira|hryvnias?|shillings?|liras?|tomans?|kwacha|cedis?|birr"
)
_AMOUNT = re.compile(
    rf"{_SIGN}\d|\d\s?[€£]|^[\w\s.,-]*\b(?:{_CURRENCY})(?!\s+(?:bills?|notes?|coins?))\b",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(rf"{_SIGN}$")
_PEOPLE = re.compile(r"\band\s+[\w-]+\s+(?!(?:" + _CURRENCY + r")\b)[a-z]{3,}", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}|(?:Su|Tu|Mi|Ka|Yak|Kh|MiG|Shahed|Leopard)"
    r"-\d{1,4}[A-Za-z]{0,3}|(?:Route|Highway|Unit|Resolution|Article|Flight|Hill|Camp|Checkpoint"
    r"|Sector|Zone)\s+\d{1,5})"
)


def is_share(words: str, after: str = "") -> bool:
    """Whether the words, with what follows them, tell a part of a whole and not a number.

    ``40 per cent``, ``one in three``, ``two out of five``; ``one of three brothers`` is one man.
    """
    if _PER_CENT_AFTER.match(after) or _PER_CENT.search(words) or _RATIO.search(words):
        return True
    return re.fullmatch(_FIGURE, words, re.IGNORECASE) is not None and bool(
        _RATIO_AFTER.match(after)
    )


def why_uncounted(words: str, before: str = "") -> str | None:
    """Why the words count nothing, or None when they may count.

    ``$3 million and 40 dollars`` is money; ``M23`` and ``Route 66`` name what they stand for. Money
    told beside people ("3 million dollars and 40 men") is left out here: its words say both.
    """
    if _NAME.fullmatch(words):
        return "a name, not a count"
    if _SIGN_BEFORE.search(before) or _AMOUNT.search(words):
        mixed = _PEOPLE.search(words)
        return "money beside a count" if mixed else "money, not a count"
    return None
