"""Templates: every value is escaped unless one of our own modules made it markup."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from relata import __version__
from relata.desk.labels import VERDICTS, field_label
from relata.errors import RelataError
from relata.model.codebook import codes, definition
from relata.model.entries import parse_point, parse_sentence
from relata.model.incident import Remark, SaidBy
from relata.model.project import is_people, people_lines
from relata.publish.markup import Markup as OwnMarkup
from relata.publish.markup import clean
from relata.views.contradictions import range_in_words
from relata.views.wording import act, capital, day

LONGEST_CELL = 80
TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["words"] = lambda code: (code or "").replace("_", " ")
    environment.filters["clean"] = lambda text: clean(text or "")
    environment.filters["range"] = lambda one: range_in_words(
        environment.getattr(one, "low"), environment.getattr(one, "high")
    )
    environment.filters["day"] = day
    environment.filters["capital"] = capital
    environment.filters["voiced"] = voiced
    environment.filters["entered"] = entered_words
    environment.filters["sentence"] = lambda text: clean(parse_sentence(text).text)
    environment.filters["label"] = field_label
    environment.filters["verdict"] = lambda verdict: VERDICTS.get(verdict, verdict)
    environment.filters["remark"] = remark_words
    environment.filters["web"] = web_address
    environment.globals.update(act=act, codes=codes, definition=definition, version=__version__)
    return environment


def web_address(text: str | None) -> str | None:
    """An address that may be linked to; None for one that is no web page (``javascript:``)."""
    return text if text is not None and text.startswith(("http://", "https://")) else None


class Voiced(NamedTuple):
    """A speaker who says or denies a value, and in how many claims."""

    words: str
    first: SaidBy
    claims: int


_HOW = {"for": "", "against": "denied by ", "doubt": "doubted by "}


def voiced(by: Iterable[SaidBy]) -> list[Voiced]:
    """Each speaker once for each polarity, in the order in which they stand."""
    found: dict[str, list[SaidBy]] = {}
    for one in by:
        found.setdefault(_HOW[one.polarity] + one.speaker, []).append(one)
    return [Voiced(words, said[0], len(said)) for words, said in found.items()]


def entered_words(text: str | None) -> str:
    """A value as a person entered it, short enough for a table; a point by name and place."""
    if text is None:
        return ""
    if text.startswith("{"):
        point = parse_point(text)
        return (
            f"{point.name or 'a point'} {point.lat:.3f}, {point.lon:.3f} ± {point.radius_km:g} km"
        )
    return clean(text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…")


def remark_words(remark: Remark) -> str:
    """What a person wrote; a list of persons as it is entered, between bars."""
    text = people_lines(remark.text) if is_people(remark.text) else remark.text
    return clean(" | ".join(text.splitlines()))


def as_markup(text: OwnMarkup) -> Markup:
    """Markup of the room ``publish``, which escapes on its own, for a template."""
    return Markup(str(text))


def render(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """A page; ``caller`` and ``desk`` are at hand in every template."""
    caller = getattr(request.state, "caller", None)
    page = _environment().get_template(template)
    body = page.render(caller=caller, desk=request.app.state.desk, path=request.url.path, **values)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def render_fault(request: Request, error: RelataError, status: int) -> Response:
    """A page that says what went wrong and what to do."""
    return render(request, "fault.html", status, error=error, code=status)
