import json
import re

import pytest
from tests.documented import documented_record
from tests.generated_docs import DOCS, GENERATED

from relata.model.codebook import enumerations
from relata.model.record import Record
from relata.wire import encode_record, problems_of
from relata.wire.draft import Row, inner_rows
from relata.wire.shape import keys_of


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_current(name):
    page = (DOCS / name).read_text("utf-8")
    assert page == GENERATED[name](page), "run: python -m tests.generated_docs"


def test_the_documented_example_is_a_right_record():
    page = (DOCS / "record.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    shown = json.loads(example)
    assert problems_of(shown) == []
    assert shown == json.loads(encode_record(documented_record()))


def test_every_key_of_a_record_is_in_its_page():
    page = (DOCS / "record.md").read_text("utf-8")
    prose = page.split("<!-- example:begin -->")[0]
    structs = {type(row.item) for row in inner_rows(Row("", documented_record()))} - {Record}
    keys = {key.name for struct in (Record, *structs) for key in keys_of(struct)}
    missing = {key for key in keys if f"`{key}`" not in prose and f"`{key}:" not in prose}
    assert missing <= {"schema", "claim", "ref"}, missing


def test_every_enumeration_is_in_the_page_of_the_codebook():
    page = (DOCS / "codebook.md").read_text("utf-8")
    assert all(f"\n`{name}` – " in page for name in enumerations())
