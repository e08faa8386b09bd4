"""Names of days, months, seasons, parts of the day and zones: data of the time grammar."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Monday is 0, as in ``datetime.date.weekday``."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""First and last month, northern reckoning as the corpus has it; winter ends in the next year."""

UNITS = {
    name: unit
    for unit, names in {
        "minute": "minute minutes min mins",
        "hour": "hour hours hrs hr",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "weekend": "weekend weekends",
        "quarter": "quarter quarters",
        "summer": "summers",
        "winter": "winters",
    }.items()
    for name in names.split()
}

DAY_PARTS = {
    "early hours": "early hours",
    "small hours": "early hours",
    "wee hours": "early hours",
    "predawn hours": "early hours",
    "pre-dawn hours": "early hours",
    "hours of darkness": "night",
    "early morning": "early morning",
    "mid-morning": "morning",
    "late morning": "morning",
    "mid-afternoon": "afternoon",
    "early afternoon": "afternoon",
    "late afternoon": "afternoon",
    "early evening": "evening",
    "late evening": "evening",
    "late night": "night",
    "first light": "dawn",
    "daybreak": "dawn",
    "day break": "dawn",
    "dawn": "dawn",
    "sunrise": "dawn",
    "predawn": "dawn",
    "pre-dawn": "dawn",
    "morning": "morning",
    "forenoon": "morning",
    "midday": "12:00",
    "mid-day": "12:00",
    "noontime": "12:00",
    "noon": "12:00",
    "lunchtime": "noon",
    "lunch-time": "noon",
    "lunch": "noon",
    "teatime": "afternoon",
    "tea-time": "afternoon",
    "afternoon": "afternoon",
    "aftn": "afternoon",
    "sunset": "dusk",
    "sundown": "dusk",
    "nightfall": "dusk",
    "twilight": "dusk",
    "dusk": "dusk",
    "dark": "night",
    "evening": "evening",
    "eve": "evening",
    "midnight": "midnight",
    "overnight": "night",
    "tonight": "night",
    "night-time": "night",
    "nighttime": "night",
    "night": "night",
    "dawn prayers": "dawn",
    "dawn prayer": "dawn",
    "noon prayers": "noon",
    "noon prayer": "noon",
    "friday prayers": "noon",
    "evening prayers": "evening",
    "evening prayer": "evening",
    "closing time": "evening",
    "early shift": "morning",
}
"""Words for a part of the day and the ``clock`` that they become."""

ZONES = {
    "gmt": "+00:00",
    "utc": "+00:00",
    "zulu": "+00:00",
    "z": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "moscow time": "+03:00",
    "trt": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "pkt": "+05:00",
    "kst": "+09:00",
    "jst": "+09:00",
}
"""Zones whose offset the letters fix. "IST" is left out: India, Israel and Ireland all use it."""
