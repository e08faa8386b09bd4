"""HTML made of elements: whatever is not ``Markup`` is escaped, so a report's words stay words."""

import html
import unicodedata
from collections.abc import Iterable

VOID_TAGS = frozenset({"meta", "br"})

SHOWN_CONTROLS = frozenset("\n\t")

Attribute = str | int | bool | None


class Markup(str):
    """HTML that is safe as it stands; made only by this module and from our own files."""

    __slots__ = ()


Child = str | None


def clean(text: str) -> str:
    """Text whose characters HTML and UTF-8 can carry, of the same length in code points.

    Control characters and lone surrogates become U+FFFD, so that offsets stay true.
    """
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in SHOWN_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs"):
        return char
    return "\N{REPLACEMENT CHARACTER}"


def escape(text: str) -> Markup:
    """Text as HTML, also safe within an attribute."""
    return text if isinstance(text, Markup) else Markup(html.escape(clean(text), quote=True))


def join(children: Iterable[Child]) -> Markup:
    """Children one after another; None is left out."""
    return Markup("".join(escape(child) for child in children if child is not None))


def element(tag: str, children: Child | Iterable[Child] = (), /, **attributes: Attribute) -> Markup:
    """One element.

    ``class_`` is written ``class``; an underscore within a name is a hyphen (``data_spans``).
    False and None leave an attribute out, True writes it without a value.
    """
    opening = Markup(f"<{tag}{_attributes(attributes)}>")
    if tag in VOID_TAGS:
        return opening
    inside = escape(children) if isinstance(children, str) else join(children or ())
    return Markup(f"{opening}{inside}</{tag}>")


def _attributes(attributes: dict[str, Attribute]) -> str:
    written = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        shown = name.rstrip("_").replace("_", "-")
        written.append(f" {shown}" if value is True else f' {shown}="{escape(str(value))}"')
    return "".join(written)
