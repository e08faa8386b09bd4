"""The worked example of the ledger says what the commands say."""

from tests.ledger_page import PAGE, write_page


def test_the_page_of_the_ledger_shows_what_the_commands_print():
    page = PAGE.read_text("utf-8")
    assert write_page(page) == page, "run: python -m tests.ledger_page"
