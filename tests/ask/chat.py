"""A stub of a language model's server on the loopback address, and answers by hand for it."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from relata.ask.options import AskOptions


def quote(words, within=None):
    return {"words": words, "in": within}


CLASH_ANSWER = {
    "actors": [
        {"id": "a1", "kind": "armed_group", "of": None,
         "mentions": [quote("Gunmen of the Tarek Front"), quote("The Front")]},
        {"id": "a2", "kind": "military", "of": None, "mentions": [quote("The army")]},
        {"id": "a3", "kind": "military", "of": "a2", "mentions": [quote("soldiers")]},
        {"id": "a4", "kind": "person", "of": None, "mentions": [quote("Governor Amin Sallow")]},
    ],
    "places": [{"id": "p1", "kind": "city", "mentions": [quote("Beni Oura")]}],
    "times": [{"id": "t1", "mentions": [quote("Tuesday")]}],
    "weapons": [],
    "objects": [{"id": "o1", "kind": "military", "mentions": [quote("a post")]}],
    "events": [
        {"id": "e1", "type": "ASSAULT", "mode": "unknown", "status": "happened",
         "triggers": [quote("attacked"), quote("raid")], "agents": ["a1"], "targets": ["o1"],
         "places": ["p1"], "times": ["t1"], "weapons": []},
    ],
    "tallies": [{"id": "n1", "effect": "killed", "event": "e1", "of": "a3",
                 "mentions": [quote("eight")]}],
    "claims": [
        {"id": "c1", "source": "a2", "stance": "asserts", "cue": [quote("said")],
         "content": [quote("eight soldiers were killed")], "about": ["n1"], "via": [],
         "said": None},
        {"id": "c2", "source": "a1", "stance": "denies", "cue": [quote("denied")],
         "content": [quote("“We shot nobody.”")], "about": ["e1"], "via": [], "said": None},
        {"id": "c3", "source": "a4", "stance": "condemns", "cue": [quote("condemned")],
         "content": [], "about": ["e1"], "via": [], "said": None},
    ],
    "links": [],
}  # fmt: skip
"""The right answer to ``CLASH_TEXT``, apart from a vow."""


class Chat:
    """What the stub answers, one after another; the last answer is repeated.

    Attributes:
        answers: (status, headers, body), or seconds to wait before the next.
        asked: (path, headers, body) of every request.
    """

    def __init__(self):
        self.answers = []
        self.asked = []
        self.port = 0

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def say(self, content, *, finish="stop", tokens=1000, **message):
        words = content if isinstance(content, str) else json.dumps(content)
        body = {
            "choices": [{"message": {"content": words, **message}, "finish_reason": finish}],
            "usage": {"total_tokens": tokens},
        }
        self.answers.append((200, {}, json.dumps(body).encode()))

    def send(self, status, body=b"", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append((status, named, body))

    def options(self, **changes):
        return AskOptions(endpoint=self.endpoint, model="made-model", **changes)


@contextlib.contextmanager
def run_chat() -> Iterator[Chat]:
    """A stub that answers until the block ends."""
    chat = Chat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            chat.asked.append((self.path, dict(self.headers.items()), json.loads(body)))
            answer = chat.answers.pop(0) if len(chat.answers) > 1 else chat.answers[0]
            if isinstance(answer, float):
                time.sleep(answer)
                answer = (200, {}, b"{}")
            status, headers, data = answer
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *words):
            """Keeps the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    chat.port = server.server_address[1]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
