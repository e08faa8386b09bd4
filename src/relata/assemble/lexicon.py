"""The word lists of ``lexicon.yaml``, as patterns; read on first use and once."""

import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lists() -> dict[str, Any]:
    import yaml  # imported late: nothing else of this room needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("relata.assemble").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.load(text, Loader=loader)  # a SafeLoader either way
    return lists


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Any entry of one list as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lists()[name])})(?!\w)", re.IGNORECASE)


@cache
def harm_patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Words of harm, each with the effects of counts that take them up."""
    return tuple(
        (re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE), frozenset(effects))
        for words, effects in _lists()["harm"].items()
    )
