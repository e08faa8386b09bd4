"""Pages of docs/ that are made from code; ``python -m tests.generated_docs`` writes them anew."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from relata.cli.check_record import render_schema
from relata.model.codebook import enumeration, enumerations
from relata.publish.codebook import render_markdown
from relata.wire import encode_record
from relata.wire.contract import EXTENSIONS
from tests.documented import TEXT, documented_record
from tests.exports_page import write_exports_page
from tests.outside_card import outside_block

DOCS = Path(__file__).parent.parent / "docs"


def write_codebook(_: str) -> str:
    return render_markdown(enumeration(name) for name in enumerations()) + "\n"


def write_schema(_: str) -> str:
    return render_schema() + "\n"


def write_record_page(page: str) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.splitlines())
    example = f"\n{quoted}\n\nIts record:\n\n```json\n{indent_record()}\n```\n"
    page = fill(page, "example", example)
    names = sorted({f"`{key}` of {struct.__name__}" for struct, key in EXTENSIONS})
    return fill(page, "optional", ", ".join(names))


def write_model_card(page: str) -> str:
    return fill(page, "outside", outside_block())


def indent_record() -> str:
    """The documented record, one line for each item of a list."""
    record = json.loads(encode_record(documented_record()))
    lines = []
    for key, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f'"{key}": [\n  {rows}\n ]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n " + ",\n ".join(lines) + "\n}"


def fill(page: str, name: str, content: str) -> str:
    """Put content between the two marks of a page."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    found = re.search(re.escape(begin) + ".*?" + re.escape(end), page, re.DOTALL)
    assert found is not None, f"the page has no block {name}"
    return page[: found.start()] + begin + content + end + page[found.end() :]


GENERATED: dict[str, Callable[[str], str]] = {
    "codebook.md": write_codebook,
    "record.schema.json": write_schema,
    "record.md": write_record_page,
    "model-card.md": write_model_card,
    "exports.md": partial(write_exports_page, fill=fill),
}
"""What makes each page, given the page as it stands."""


def main() -> None:
    for name, make in GENERATED.items():
        path = DOCS / name
        path.write_text(make(path.read_text("utf-8") if path.exists() else ""), "utf-8")


if __name__ == "__main__":
    main()
