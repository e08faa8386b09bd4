"""``relata digest``: a period in sentences that cite."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.ledger_access import AsOf, viewed
from relata.cli.ledger_query import Actor, Country, Near, PlaceName, Speaker, make_query
from relata.errors import OutputUnwritable, UsageError

if TYPE_CHECKING:
    from relata.model.digest import Digest


class DigestFormat(StrEnum):
    """How a digest is written."""

    md = "md"
    html = "html"
    json = "json"
    docx = "docx"


def digest(
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="First day: 2024-05-01.")],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Last day.")],
    actor: Actor = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    near: Near = None,
    country: Country = None,
    policy: Annotated[
        str, typer.Option(help="How one number is made of many: see relata export --help.")
    ] = "low-best-high",
    title: Annotated[str | None, typer.Option(help="Default: the period.")] = None,
    since_issue: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="JSON of an earlier digest: tell what has changed."),
    ] = None,
    output_format: Annotated[
        DigestFormat, typer.Option("--format", help="md, html (one file), json or docx.")
    ] = DigestFormat.md,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Default: standard output.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write what a period's reports tell, in sentences that each cite their claims.

    Nothing is said in the digest's own voice but what it counts. The same moment of the ledger
    always gives the same bytes.
    """
    from relata.pipeline.digesting import load_digest, make_digest
    from relata.store.query import Query
    from relata.views.digest import DigestOptions
    from relata.views.policies import check_policy

    query = make_query(
        actor=actor,
        speaker=speaker,
        place=place,
        near=near,
        country=country,
        since=since,
        until=until,
    )
    options = DigestOptions(
        title=title or f"Digest, {since} to {until}",
        first_day=since,
        last_day=until,
        policy=check_policy(policy),
    )
    if output_format is DigestFormat.docx and out is None and sys.stdout.isatty():
        raise UsageError("a Word document is no text for a terminal; say --out FILE.docx")
    before = load_digest(since_issue) if since_issue else None
    with viewed(as_of) as view:
        made = make_digest(view, query or Query(), options, before, is_now=as_of is None)
    _write(_written(made, output_format), out)


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise OutputUnwritable(
            f"cannot write {out}: {error.strerror}; name another file"
        ) from error
    typer.echo(f"relata: wrote {out}", err=True)


def _written(made: "Digest", output_format: DigestFormat) -> bytes:
    """The digest in the form asked for."""
    if output_format is DigestFormat.docx:
        from relata.publish.digest_docx import digest_docx

        return digest_docx(made)
    if output_format is DigestFormat.html:
        from relata.publish.digest_html import digest_html

        return digest_html(made).encode()
    from relata.publish.digest_text import digest_json, digest_markdown

    is_json = output_format is DigestFormat.json
    return (digest_json(made) if is_json else digest_markdown(made)).encode()
