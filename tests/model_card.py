"""Writes the figures of docs/model-card.md from the shipped reader.

    python -m tests.model_card [plain-tagger.json]

The optional file is what benchmarks/plain_tagger.py wrote for the same split.
"""

import json
import sys
from pathlib import Path

from relata.evaluate.evaluation import Evaluation, evaluate_corpus
from relata.evaluate.figures import FIGURES, SPAN_AGREEMENT
from relata.evaluate.readings import read_with_pipeline
from relata.pipeline.settings import load_settings

ROOT = Path(__file__).parent.parent
CARD = ROOT / "docs" / "model-card.md"
BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"
SPAN_NAMES = {
    "a": "actors",
    "p": "places",
    "t": "times",
    "w": "weapons",
    "o": "objects",
    "e": "triggers",
    "n": "tallies",
    "q": "cues",
    "c": "contents",
}
GROUPS = ("all", "real", "invented", "short", "long")


def shown(value: float | None) -> str:
    """A figure as the tables print it."""
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def main_table(evaluation: Evaluation) -> list[str]:
    """Every figure beside what is wanted and what annotators reach, by group of reports."""
    groups = evaluation.groups()
    lines = [
        "| figure (F1) | " + " | ".join(GROUPS) + " | wanted | annotators |",
        "|---|" + "---|" * (len(GROUPS) + 2),
    ]
    for figure in FIGURES:
        values = [groups[g].f1(figure.key) for g in GROUPS]
        short = figure.wanted is not None and (values[0] or 0) < figure.wanted
        cells = [shown(values[0]) + (" !" if short else ""), *map(shown, values[1:])]
        ends = f"{shown(figure.wanted)} | {shown(figure.agreement)}"
        lines.append(f"| {figure.title} | {' | '.join(cells)} | {ends} |")
    return lines


def span_table(evaluation: Evaluation, tagger: dict[str, dict[str, float]]) -> list[str]:
    """Spans, exact and by overlap, beside the plain tagger."""
    summary = evaluation.summary()
    lines = [
        "| spans (F1) | exact | overlap | plain tagger, exact | overlap | annotators, exact |",
        "|---|---|---|---|---|---|",
    ]
    for letter, name in SPAN_NAMES.items():
        own = [shown(summary.f1(f"span.{letter}.{kind}")) for kind in ("exact", "overlap")]
        plain = tagger.get(letter, {})
        theirs = [shown(plain.get(kind)) for kind in ("exact", "overlap")]
        agreed = shown(SPAN_AGREEMENT.get(letter))
        lines.append(f"| {name} | {' | '.join([*own, *theirs, agreed])} |")
    return lines


def other_lines(evaluation: Evaluation) -> list[str]:
    """Coreference, calibration and the evidence checks in words."""
    summary = evaluation.summary()
    chains = ", ".join(f"{k} {shown(v)}" for k, v in summary.conll_f1.items())
    errors = ", ".join(f"{k} {shown(v)}" for k, v in summary.calibration.items())
    lines = [f"Coreference (CoNLL F1): {chains}.", "", f"Calibration error (ECE): {errors}.", ""]
    return lines + [
        f"- {check.name}: {len(check.offences)} of {check.at_risk} ({shown(check.rate)})"
        for check in evaluation.checks().values()
    ]


def main() -> None:
    """Measure the shipped reader and write the block."""
    tagger = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if sys.argv[1:] else {}
    evaluation = evaluate_corpus(ROOT / "corpus", read_with_pipeline(load_settings()), "dev")
    block = [*main_table(evaluation), "", *span_table(evaluation, tagger), ""]
    block += other_lines(evaluation)
    text = CARD.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    CARD.write_text(f"{before}{BEGIN}\n" + "\n".join(block) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
