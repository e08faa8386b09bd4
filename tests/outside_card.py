"""The model card's table of figures on public corpora, beside published ones.

The measured figures are those of benchmarks/results/outside.json; a published one stands here only
where it could be found, as its authors' or later work quotes it, with what differs in set-up.
"""

import json
from pathlib import Path
from typing import NamedTuple

RESULTS = Path(__file__).parent.parent / "benchmarks" / "results" / "outside.json"

GTT = "GTT"
ITERX = "IterX"
GRIT = "GRIT"

SOURCES = {
    GTT: (
        "Du, Rush and Cardie, Template Filling with Generative Transformers, NAACL 2021. Trained "
        "on MUC-4's 1,300 development texts and measured on test sets 3 and 4; micro-F1 after "
        "templates are aligned, right when any mention of the entity is given to the letter."
    ),
    ITERX: (
        "Chen and others, Iterative Document-level Information Extraction via Imitation Learning, "
        "EACL 2023, its best encoder (T5-large); as GTT. The figure is over type and five roles."
    ),
    GRIT: (
        "Du, Rush and Cardie, GRIT, EACL 2021. Trained on MUC-4's 1,300 development texts and "
        "measured on test sets 3 and 4; CEAF-REE, one mention an entity, all incidents of a text "
        "together, as our row is counted."
    ),
}


class Row(NamedTuple):
    """One line: a figure of a set, and what others published nearest to it."""

    title: str
    set_name: str
    key: str
    published: str = ""
    source: str = ""


ROWS = (
    Row("MUC-4: incidents mapped", "muc4", "templates"),
    Row("messages with an incident", "muc4", "messages"),
    Row("incident type", "muc4", "type", ".674", GTT),
    Row("stage of execution", "muc4", "stage"),
    Row("date", "muc4", "date"),
    Row("place", "muc4", "location"),
    Row("perpetrators, individuals", "muc4", "perp_individual"),
    Row("perpetrators, organisations", "muc4", "perp_organization"),
    Row("… how sure that is", "muc4", "confidence"),
    Row("targets, things", "muc4", "object"),
    Row("… their number", "muc4", "object_number"),
    Row("… effect on them", "muc4", "object_effect"),
    Row("targets, people by name", "muc4", "human_name"),
    Row("targets, people by description", "muc4", "human_description"),
    Row("… their number", "muc4", "human_number"),
    Row("… effect on them", "muc4", "human_effect"),
    Row("all slots", "muc4", "all slots", ".530", ITERX),
    Row("entities to the letter: perpetrators", "muc4", "role perp_individual", ".440", GTT),
    Row("… perpetrating organisations", "muc4", "role perp_organization", ".418", GTT),
    Row("… things hit", "muc4", "role target", ".324", GTT),
    Row("… victims", "muc4", "role victim", ".541", GTT),
    Row("… weapons", "muc4", "role weapon", ".597", GTT),
    Row("… of all roles", "muc4", "all roles", ".545", GRIT),
    Row("PolNeAR: cue, exact", "polnear", "cue.exact"),
    Row("cue, overlap", "polnear", "cue.overlap"),
    Row("source, exact", "polnear", "source.exact"),
    Row("source, overlap", "polnear", "source.overlap"),
    Row("content, exact", "polnear", "content.exact"),
    Row("content, overlap", "polnear", "content.overlap"),
    Row("content, characters", "polnear", "content.characters"),
    Row("re3d: all spans, exact", "re3d", "any.exact"),
    Row("all spans, overlap", "re3d", "any.overlap"),
    Row("persons, overlap", "re3d", "Person.overlap"),
    Row("organisations, overlap", "re3d", "Organisation.overlap"),
    Row("locations, overlap", "re3d", "Location.overlap"),
    Row("times, overlap", "re3d", "Temporal.overlap"),
)


def outside_block() -> str:
    """The table, the size of each set, and what the published figures differ in."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    lines = ["| figure | F1 | P | R | published | from |", "|---|---|---|---|---|---|"]
    for row in ROWS:
        figures = results[row.set_name]["figures"].get(row.key, {})
        cells = [_shown(figures.get(key)) for key in ("f1", "precision", "recall")]
        lines.append(f"| {row.title} | {' | '.join(cells)} | {row.published} | {row.source} |")
    sizes = ", ".join(f"{name} {kept['texts']} texts" for name, kept in results.items())
    weights = sorted({kept["weights"][:12] for kept in results.values()})
    lines += ["", f"Measured on {sizes}; weights {', '.join(weights)}."]
    lines += ["", *(f"- **{name}**: {words}" for name, words in SOURCES.items())]
    return "\n" + "\n".join(lines) + "\n"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")
