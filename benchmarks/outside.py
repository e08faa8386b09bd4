"""Measures the shipped reader on public corpora that it never trained on.

usage: python benchmarks/outside.py muc4=DIR polnear=DIR re3d=DIR [--readings muc4=FILE …]

Run at the root of the repository. The figures go to results/outside.json, beside those of corpora
that are not named, and from there into the model card (python -m tests.generated_docs).
``--readings`` takes stored records instead of reading.
"""

import argparse
import json
from pathlib import Path

from relata.evaluate.outside import measure_outside
from relata.evaluate.outside_sets import OUTSIDE_SETS
from relata.evaluate.outside_tables import describe_outside
from relata.evaluate.readings import read_from_file, read_with_pipeline
from relata.pipeline.settings import load_settings
from relata.read.reader import load_reader

RESULTS = Path(__file__).parent / "results" / "outside.json"


def pair(text: str) -> tuple[str, Path]:
    """``NAME=PATH`` of a known corpus."""
    name, _, path = text.partition("=")
    if name not in OUTSIDE_SETS or not path:
        raise argparse.ArgumentTypeError(f"wanted one of {', '.join(OUTSIDE_SETS)} and =PATH")
    return name, Path(path)


def main() -> None:
    """Measure the corpora named and keep their figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=pair, metavar="NAME=DIR")
    parser.add_argument("--readings", action="append", default=[], type=pair, metavar="NAME=FILE")
    options = parser.parse_args()
    readings, settings = dict(options.readings), load_settings()
    weights = load_reader(settings.model).fingerprint
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for name, folder in options.corpora:
        outside = OUTSIDE_SETS[name]
        stored = readings.get(name)
        read_all = read_from_file(stored) if stored else read_with_pipeline(settings)
        figures = measure_outside(outside, outside.load(folder), read_all)
        described = describe_outside(figures, with_faults=False)
        kept[name] = {"weights": weights} | {
            key: described[key] for key in ("texts", "failures", "figures")
        }
        print(f"{name}: {figures.texts} texts, {len(figures.failures)} not read")
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
