"""A record as rows for SQL."""

import pytest
from msgspec.structs import replace
from tests.made_records import make_record

from relata.store.rows import claim_rows, statement_rows


def nameless(source, url=None):
    """A made record of no publisher, whose claim and toll are in its own voice."""
    made = make_record(1)
    info = replace(made.report, publisher=None, source=source, url=url)
    claims = tuple(replace(claim, source="outlet") for claim in made.claims)
    return replace(made, report=info, claims=claims)


@pytest.mark.parametrize(
    ("source", "url", "name"),
    [
        ("/home/ana/reports/selem.txt", None, "the report selem.txt"),
        ("C:\\reports\\selem.txt", None, "the report selem.txt"),
        ("https://news.example/a", "https://news.example/a", "news.example"),
    ],
)
def test_a_report_without_a_publisher_is_named_as_the_views_name_it(source, url, name):
    record = nameless(source, url)
    assert {row["speaker"] for row in claim_rows(record)} == {name}
    assert name in {row["speaker"] for row in statement_rows(record)}
