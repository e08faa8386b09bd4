"""The codebook for people and programs: a reference page, JSON, and tables for a terminal."""

import json
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.table import Table

from relata.model.codebook import SCHEMES, Code, Enumeration, Scheme

SCHEME_TITLES: dict[Scheme, str] = {
    "acled": "ACLED",
    "ucdp": "UCDP",
    "plover": "PLOVER",
    "cameo": "CAMEO",
}

UNCHECKED = "°"
"""Mark of a crosswalk that was not held against the scheme's own codebook."""

_INTRODUCTION = f"""\
# Codebook

Every closed list of codes in a record, with what each code means, an invented example, and the
nearest code of four other schemes: ACLED, UCDP, PLOVER and CAMEO. This page is made from
`src/relata/model/codebook.yaml` by `relata codebook --format md`; do not edit it by hand.

Crosswalks name the codes of those schemes as facts; the definitions are Relata's own. An empty
cell means that the scheme has no equivalent. Several codes mean that something else (the parties,
the object) decides between them. {UNCHECKED} marks a code that has not been held against the
scheme's own codebook yet.
"""


def render_json(listed: Iterable[Enumeration]) -> str:
    """The enumerations as indented JSON: an object by name, in the codebook's order."""
    return json.dumps({each.name: _as_json(each) for each in listed}, indent=1, ensure_ascii=False)


def render_markdown(listed: Iterable[Enumeration]) -> str:
    """The enumerations as one reference page in Markdown."""
    listed = tuple(listed)
    contents = "\n".join(f"- [{each.title}](#{_anchor(each.title)})" for each in listed)
    return "\n".join([_INTRODUCTION, contents, *map(_section, listed)])


def render_table(listed: Iterable[Enumeration], console: Console) -> None:
    """Print the enumerations as tables."""
    for each in listed:
        console.print(f"\n{each.name}", style="bold", markup=False, end="")
        console.print(f" – {each.means}", markup=False)
        console.print(_table(each))
        if each.note:
            console.print(each.note, markup=False)


def render_overview(listed: Iterable[Enumeration], console: Console) -> None:
    """Print one line an enumeration: its name, where it stands and its codes."""
    table = Table(box=None, pad_edge=False)
    for title in ("enumeration", "stands in", "codes"):
        table.add_column(title, overflow="fold")
    for each in listed:
        table.add_row(
            each.name, ", ".join(each.fields), ", ".join(code.name for code in each.codes)
        )
    console.print(table)


def _as_json(listed: Enumeration) -> dict[str, object]:
    body: dict[str, object] = msgspec.to_builtins(listed)
    del body["name"]
    body["codes"] = {code.name: _code_as_json(code) for code in listed.codes}
    return body


def _code_as_json(code: Code) -> dict[str, object]:
    """A code's facts; a scheme without an equivalent is null, what does not apply is left out."""
    facts: dict[str, object] = {"means": code.means, "example": code.example}
    for name in ("of", "polarity", "about", "note"):
        if getattr(code, name) is not None:
            facts[name] = getattr(code, name)
    for scheme in SCHEMES:
        walk = code.crosswalks.get(scheme)
        facts[scheme] = None if walk is None else msgspec.to_builtins(walk)
    return facts


def _section(listed: Enumeration) -> str:
    lines = [f"\n## {listed.title}", "", listed.means, ""]
    lines.append(f"`{listed.name}` – stands in {', '.join(f'`{at}`' for at in listed.fields)}.")
    if listed.columns:
        columns = ", ".join(f"{SCHEME_TITLES[at]} {what}" for at, what in listed.columns.items())
        lines += ["", f"Crosswalk columns: {columns}."]
    if listed.note:
        lines += ["", listed.note]
    titles = _columns(listed)
    lines += ["", _row(titles), _row("---" for _ in titles)]
    lines += [_row(_cells(code, titles, tick="`")) for code in listed.codes]
    notes = [f"- `{code.name}`: {code.note}" for code in listed.codes if code.note]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _table(listed: Enumeration) -> Table:
    table = Table(box=None, pad_edge=False)
    titles = _columns(listed)
    for title in titles:
        table.add_column(title, overflow="fold")
    for code in listed.codes:
        table.add_row(*_cells(code, titles, tick=""))
    return table


def _columns(listed: Enumeration) -> list[str]:
    """The columns that hold something in this enumeration."""
    fixed = ["code"]
    fixed += [name for name in ("of", "polarity", "about") if getattr(listed.codes[0], name)]
    schemes = [
        SCHEME_TITLES[scheme]
        for scheme in SCHEMES
        if any(scheme in code.crosswalks for code in listed.codes)
    ]
    return [*fixed, "means", "example", *schemes]


def _cells(code: Code, titles: Iterable[str], *, tick: str) -> list[str]:
    facts = {
        "code": f"{tick}{code.name}{tick}",
        "of": code.of or "",
        "polarity": code.polarity or "",
        "about": code.about or "",
        "means": code.means,
        "example": code.example,
    }
    for scheme, walk in code.crosswalks.items():
        mark = "" if walk.checked else UNCHECKED
        facts[SCHEME_TITLES[scheme]] = "; ".join(walk.values) + mark
    return [facts.get(title, "") for title in titles]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
