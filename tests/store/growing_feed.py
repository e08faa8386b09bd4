"""A feed on the loopback address that has new entries at every request, and shows the last ones."""

import itertools
from http.server import BaseHTTPRequestHandler

GROWTH = 2
SHOWN = 16
"""Entries at once: more than are added while a watcher dies again and again without a word."""

LINK = "http://outlet.example/"
ENTRY = """<item><title>Shells hit street {number}</title><link>{link}{number}</link>
<pubDate>Fri, 03 May 2024 08:00:00 +0000</pubDate><description>{number} people were killed when
shells hit street {number} on Tuesday, the mayor said. The market stayed closed for a day.
</description></item>"""


class GrowingFeed:
    """Answers a site's path; ``is_still`` adds nothing more.

    Attributes:
        count: entries served so far; their addresses are ``LINK`` and the numbers from 1 on.
        unchanged: how often it answered that nothing is new.
    """

    def __init__(self) -> None:
        self.count = 0
        self.unchanged = 0
        self.is_still = False
        self._requests = itertools.count()

    def links(self) -> list[str]:
        """The addresses of all entries served."""
        return [f"{LINK}{number}" for number in range(1, self.count + 1)]

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        # every third answer is that nothing is new, if it is so
        if not self.is_still and next(self._requests) % 3:
            self.count += GROWTH
        tag = f'"{self.count}"'
        if handler.headers.get("If-None-Match") == tag:
            self.unchanged += 1
            handler.send_response(304)
            handler.end_headers()
            return
        body = self._body().encode()
        handler.send_response(200)
        for name, value in (
            ("content-type", "application/rss+xml"),
            ("etag", tag),
            ("content-length", str(len(body))),
        ):
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def _body(self) -> str:
        numbers = range(self.count, max(0, self.count - SHOWN), -1)
        entries = "".join(ENTRY.format(number=number, link=LINK) for number in numbers)
        return f"<rss version='2.0'><channel><title>Delta News</title>{entries}</channel></rss>"
