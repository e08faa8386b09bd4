"""A small web server on the loopback address whose manners each test decides."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Answers by path; remembers the requests' headers.

    Attributes:
        pages: path → (status, headers, body), or a function that talks to the handler itself.
        asked: (path, headers) of every request, in order.
    """

    def __init__(self) -> None:
        self.pages: dict[
            str, tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]
        ] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path, by any name that a test's resolver knows."""
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        """Puts a page at a path; ``content_type`` names the header ``content-type``."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, named, data)


@contextlib.contextmanager
def run_site() -> Iterator[Site]:
    """A site that serves until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            answer = site.pages.get(self.path, (404, {}, b""))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "content-length" not in headers:
                    self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Keeps the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
