import pytest
from tests.ask.chat import run_chat


@pytest.fixture
def chat():
    with run_chat() as stub:
        yield stub
