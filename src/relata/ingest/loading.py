"""Takes in sources of every kind and gives reports, or why there is none."""

import gzip
import hashlib
import os
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from pathlib import Path

from relata.errors import (
    AbsentSource,
    EmptySource,
    NotText,
    RelataError,
    TooDeep,
    TooLarge,
    UnreadableSource,
    UnsupportedScheme,
)
from relata.ingest.draft import Draft, Publication, Taken
from relata.ingest.folder import list_files
from relata.ingest.language import find_language, require_english
from relata.ingest.options import IngestOptions, SourceFailure
from relata.ingest.outlets import find_country
from relata.ingest.outside import Outside
from relata.ingest.sniffing import sniff
from relata.model.report import UNKNOWN_DATE, Report

_SCHEME = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9+.-]+):(?P<slashes>//)?")
_SCHEMES_WITHOUT_SLASHES = frozenset(
    {"file", "ftp", "data", "javascript", "mailto", "about", "http", "https"}
)
_PASTED_WORDS = 8
_MAX_NAME = 1000
_PASTED = "pasted text"
_GZIP = b"\x1f\x8b"

_DEFAULT = IngestOptions()
_MACHINE = Outside()


def load(
    source: str, options: IngestOptions = _DEFAULT, *, outside: Outside = _MACHINE
) -> Iterator[Report | SourceFailure]:
    """The reports of one source: an address, a file, a folder, ``-``, or a pasted text itself.

    A folder or feed gives many; an item that cannot be read gives a failure in its place, and the
    others go on. Nothing that a source holds makes this raise.
    """
    for loaded in load_with_evidence(source, options, outside=outside):
        yield loaded.report if isinstance(loaded, Loaded) else loaded


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report with the bytes that it was read from.

    Attributes:
        data: the bytes whose sha256 the report carries.
        content_type: what the server called them, or None.
        headers: of the server's answer; empty for what was not fetched.
        archive: address of a copy kept elsewhere, when a person gave one.
    """

    report: Report
    data: bytes = field(repr=False)
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    archive: str | None = None


def load_with_evidence(
    source: str, options: IngestOptions = _DEFAULT, *, outside: Outside = _MACHINE
) -> Iterator[Loaded | SourceFailure]:
    """As ``load``, each report with its bytes, for those who keep them."""
    for item in expand(source):
        yield from _load_one(item, options, outside)


def expand(source: str) -> Iterator[str]:
    """The single sources that a source stands for: a folder's files in order, else itself.

    An empty or unreadable folder stands for itself, so that its failure is told.
    """
    if not _is_folder(source):
        yield source
        return
    found = False
    for path in list_files(Path(source)):
        found = True
        yield str(path)
    if not found:
        yield source


def _is_folder(source: str) -> bool:
    if len(source) > _MAX_NAME or "\x00" in source or "\n" in source:
        return False
    try:
        return Path(source).is_dir()
    except OSError:
        return False


def _load_one(
    source: str, options: IngestOptions, outside: Outside
) -> Iterator[Loaded | SourceFailure]:
    name = source
    try:
        taken = take(source, options, outside)
        name = taken.source
        for draft in make_drafts(taken, options):
            yield (
                draft
                if isinstance(draft, SourceFailure)
                else _finish_or_fail(draft, taken, options)
            )
    except RelataError as error:
        yield SourceFailure(name, error)
    except RecursionError:
        yield SourceFailure(
            name, TooDeep("The source's parts are nested too deep. Save its text instead.")
        )


def _finish_or_fail(draft: Draft, taken: Taken, options: IngestOptions) -> Loaded | SourceFailure:
    try:
        report = finish(draft, taken, options)
        data = draft.own_bytes or taken.data
        return Loaded(report, data, taken.content_type, taken.headers)
    except RelataError as error:
        where = f"{taken.source}#{draft.url}" if draft.own_bytes and draft.url else taken.source
        return SourceFailure(where, error)


def take(source: str, options: IngestOptions, outside: Outside) -> Taken:
    """The bytes of one source.

    Raises:
        SourceError: there are none, they are too many, or they may not be had.
    """
    retrieved = outside.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if source == "-":
        data = outside.read_stdin(options.max_bytes + 1)
        return _checked(Taken(data, "-", retrieved), options)
    scheme = _scheme_of(source)
    if scheme in ("http", "https"):
        return _checked(_take_address(source, retrieved, options, outside), options)
    if scheme:
        raise UnsupportedScheme(
            f"Wanted an address that begins with http:// or https://; got one of scheme {scheme}. "
            "For a file give its path.",
            scheme=scheme,
        )
    if _is_pasted(source):
        return _checked(Taken(source.encode("utf-8", "replace"), _PASTED, retrieved), options)
    data = _read_file(source, options.max_bytes)
    return _checked(Taken(data, source, retrieved, name=Path(source).name), options)


def _scheme_of(source: str) -> str | None:
    match = _SCHEME.match(source[:40])
    if match is None or "\n" in source:
        return None
    name = match["name"].lower()
    plain = name in _SCHEMES_WITHOUT_SLASHES and not re.match(r"\s", source[match.end() :])
    return name if match["slashes"] or plain else None


def _is_pasted(source: str) -> bool:
    """Words rather than a name: several lines, or a sentence that no file is called by."""
    if "\n" in source.strip():
        return True
    if len(source.split()) < _PASTED_WORDS:
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):
        return True


def _take_address(source: str, retrieved: str, options: IngestOptions, outside: Outside) -> Taken:
    from relata.ingest.fetching import fetch  # loads the network libraries

    found = fetch(source, options, outside)
    name = found.url.split("?", 1)[0].rstrip("/").rpartition("/")[2]
    return Taken(found.data, source, retrieved, found.url, found.content_type, name, found.headers)


def _read_file(source: str, limit: int) -> bytes:
    try:
        path = Path(source)
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise EmptySource(f"Wanted reports; the folder {source} holds no files. Give another.")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISFIFO(info.st_mode)):
            raise UnreadableSource(f"Wanted a file; {source} is a device or socket. Give a file.")
        if info.st_size > limit:
            raise _too_large(source, info.st_size, limit)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise AbsentSource(
            f"Wanted a file, folder or web address; there is no {source!r}. Check the "
            "name; an address begins with http:// or https://.",
            source=source,
        ) from error
    except (OSError, ValueError) as error:
        reason = (
            os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        )
        raise UnreadableSource(
            f"Wanted to read {source[:200]!r}; the system refuses: {reason}. "
            "Check its name and permissions.",
            source=source[:200],
        ) from error


def _too_large(source: str, size: int, limit: int) -> TooLarge:
    return TooLarge(
        f"Wanted at most {limit:,} bytes; {source} has {size:,}. Split it, or raise the limit.",
        limit=limit,
        size=size,
    )


def _checked(taken: Taken, options: IngestOptions) -> Taken:
    if len(taken.data) > options.max_bytes:
        raise _too_large(taken.source, len(taken.data), options.max_bytes)
    if not taken.data.strip():
        raise EmptySource(
            f"Wanted a report; {taken.source} is empty. Check that it was saved whole.",
            source=taken.source,
        )
    return taken


def make_drafts(taken: Taken, options: IngestOptions) -> Iterator[Draft | SourceFailure]:
    """What the bytes hold, by their kind; libraries of the other kinds are not loaded.

    Raises:
        SourceError: the bytes hold no report.
    """
    inner = _unzipped(taken, options.max_bytes) if taken.data.startswith(_GZIP) else taken
    kind = sniff(inner.data, inner.name, inner.content_type)
    if kind == "feed":
        from relata.ingest.feed import draft_feed

        yield from draft_feed(inner)
        return
    draft = _draft_one(inner)
    own = taken.data if inner is not taken else None
    yield replace(draft, own_bytes=own) if own else draft


def _draft_one(taken: Taken) -> Draft:
    kind = sniff(taken.data, taken.name, taken.content_type)
    if kind == "html":
        from relata.ingest.page import draft_page

        return draft_page(taken)
    if kind == "pdf":
        from relata.ingest.pdf import draft_pdf

        return draft_pdf(taken)
    if kind in ("mail", "mhtml"):
        from relata.ingest.mail import draft_archive, draft_mail

        return draft_mail(taken, _draft_one) if kind == "mail" else draft_archive(taken, _draft_one)
    if kind == "feed":
        raise NotText("A feed inside another source is not read; give it as a source of its own.")
    from relata.ingest.plain import draft_markdown, draft_plain

    return draft_markdown(taken) if kind == "markdown" else draft_plain(taken)


def _unzipped(taken: Taken, limit: int) -> Taken:
    """The content of a gzip file, read no further than the limit."""
    import io

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(taken.data)) as packed:
            data = packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotText(
            f"Wanted a whole gzip file; {taken.source} does not unpack ({error}). Load it again.",
            source=taken.source,
        ) from error
    if len(data) > limit:
        raise TooLarge(
            f"Wanted at most {limit:,} bytes; {taken.source} unpacks to more. "
            "Split it, or raise the limit.",
            limit=limit,
        )
    return replace(taken, data=data, name=taken.name.removesuffix(".gz"))


def finish(draft: Draft, taken: Taken, options: IngestOptions) -> Report:
    """The report of a draft: its id, language and date settled.

    Raises:
        TooLarge: its text is too long.
        NotEnglish: it is in another language, and those are not kept.
        EmptySource: it has no words.
    """
    _require_text(draft, taken, options)
    language = find_language(draft.text)
    notes = list(draft.notes)
    if language not in (None, "en"):
        if not options.keep_other_languages:
            require_english(language)
        notes.append(f"The text is in another language ({language}), which is not read.")
    published = _settle_date(draft.publication, taken, options, notes)
    sha256 = hashlib.sha256(draft.own_bytes or taken.data).hexdigest()
    url = taken.url if draft.url is None else draft.url or None
    return Report(
        id=sha256[:16],
        sha256=sha256,
        source=taken.source,
        text=draft.text,
        url=url,
        title=draft.title,
        publisher=draft.publisher,
        author=draft.author,
        language=language or _declared_english(draft.language),
        published=published.edtf if published else UNKNOWN_DATE,
        published_basis=published.basis if published else "unknown",
        published_clock=published.clock if published else None,
        retrieved=taken.retrieved,
        headline=draft.headline,
        captions=draft.captions,
        country=find_country(url),
        notes=tuple(notes),
        extractor=draft.extractor,
    )


def _declared_english(language: str | None) -> str | None:
    """A declared language counts only where it agrees with what is let through."""
    return "en" if language == "en" else None


def _require_text(draft: Draft, taken: Taken, options: IngestOptions) -> None:
    if not draft.text.strip():
        raise EmptySource(f"Wanted a report; {taken.source} holds no words. Check what was saved.")
    if len(draft.text) > options.max_characters:
        raise TooLarge(
            f"Wanted a report of at most {options.max_characters:,} characters; {taken.source} has "
            f"{len(draft.text):,}. Split it, or raise the limit.",
            limit=options.max_characters,
        )


def _settle_date(
    found: Publication | None, taken: Taken, options: IngestOptions, notes: list[str]
) -> Publication | None:
    """The given date before the found one; never one after the day of retrieval."""
    latest = date.fromisoformat(taken.retrieved[:10]) + timedelta(days=1)
    if found is not None and found.edtf[:10] > latest.isoformat()[: len(found.edtf)]:
        notes.append(f"A publication date after the day of retrieval ({found.edtf}) was left out.")
        found = None
    if options.published is not None:
        # the source's own clock belongs to the day only where both agree on the day
        clock = found.clock if found and found.edtf == options.published else None
        if options.published == UNKNOWN_DATE:
            return None
        return Publication(options.published, "given", clock)
    if found is None:
        notes.append("No publication date was found; times told relative to it stay unresolved.")
    return found
