"""Writes the outputs in docs/ledger.md anew; ``python -m tests.ledger_page``."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.generated_docs import fill

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "ledger.md"
EXAMPLES = ROOT / "examples" / "incidents"

STEPS: dict[str, str] = {
    "add": "relata add agency.html statement.html correction.html",
    "incidents": "relata incidents --format text",
    "lowest": "relata incidents --format text --policy lowest",
    "official": "relata incidents --format text --policy official",
    "majority": "relata incidents --format text --policy majority",
    "digest": "relata digest --from 2024-05-06 --to 2024-05-08",
    "search": "relata search ombada --speaker committee",
    "judge": "relata judge apart cd709:e1 1a114:e2 --why 'another act' --who ana",
    "undo": "relata judge --undo JUDGEMENT --who ana",
    "history": "relata history",
}
"""Block of the page: the command whose output stands in it."""

POLICY_LINES = re.compile(r"^  \w+ by policy .*$", re.MULTILINE)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
LEDGER_ID = re.compile(r"(  init  )[0-9a-f]{16}")


def run(command: str, folder: Path) -> str:
    """What a command prints, in the folder of the examples."""
    words = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "relata", *words],
        cwd=folder,
        env={**os.environ, "RELATA_WHO": "you", "COLUMNS": "96"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rstrip()


def outputs() -> dict[str, str]:
    """What each step prints, one after another in a new ledger, moments and ids made alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in EXAMPLES.glob("*.html"):
            (folder / path.name).write_bytes(path.read_bytes())
        found: dict[str, str] = {}
        for step, command in STEPS.items():
            command = command.replace("JUDGEMENT", found.get("judge", "")[:16])
            said = run(command, folder)
            if step in ("lowest", "official", "majority"):
                said = "\n".join(line.strip() for line in POLICY_LINES.findall(said))
            if step == "digest":
                said = "## Bottom line" + said.split("## Bottom line")[1].split("## Disputed")[0]
            said = said.rstrip()
            said = MOMENT.sub("2024-05-09T08:00:00Z", said)
            found[step] = LEDGER_ID.sub(r"\g<1>1ed6e4", said)
    return found


def write_page(page: str) -> str:
    """The page with every block filled."""
    for step, said in outputs().items():
        page = fill(page, step, f"\n```text\n{said}\n```\n")
    return page


if __name__ == "__main__":
    PAGE.write_text(write_page(PAGE.read_text("utf-8")), "utf-8")
