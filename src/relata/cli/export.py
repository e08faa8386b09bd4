"""``relata export``: the ledger in the formats of others, with a manifest of what was lost."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relata.cli.ledger_access import AsOf, viewed
from relata.cli.ledger_query import (
    Actor,
    Country,
    From,
    LeastKilled,
    Near,
    PlaceName,
    Speaker,
    To,
    Types,
    make_query,
)


class Format(StrEnum):
    """Formats of an export; ``relata.publish.exports.FORMATS`` says what each holds."""

    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    claims = "claims"
    hxl = "hxl"
    geojson = "geojson"
    parquet = "parquet"
    ftm = "ftm"
    xlsx = "xlsx"


def export(
    output_format: Annotated[Format, typer.Argument(metavar="FORMAT", help="One of those above.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="PATH",
            help="A folder for the files and MANIFEST.json, or a file (acled.csv).",
        ),
    ],
    actor: Actor = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    near: Near = None,
    country: Country = None,
    since: From = None,
    until: To = None,
    types: Types = None,
    least_killed: LeastKilled = None,
    policy: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="How one number is made of many: lowest, low-best-high, official, majority. "
            "Default: lowest for acled, else low-best-high.",
        ),
    ] = None,
    sensitive: Annotated[
        bool,
        typer.Option("--sensitive", help="Give victims' names and civilians' exact coordinates."),
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace files that are there.")
    ] = False,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="FILE",
            help="With xlsx: give an imported sheet back, its cells as they were, columns added.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="With --like: of a CSV file neither UTF-8 nor UTF-16."),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write acled, ucdp, plover, claims, hxl, geojson, parquet, ftm or xlsx.

    MANIFEST.json beside it names the ledger's state, the policy, what has no row and why, and
    which fields are lost. Without --sensitive, victims are not named and civilians' places rounded.
    """
    from relata.errors import UsageError
    from relata.pipeline.exporting import ExportOptions, make_export, write_export
    from relata.pipeline.exporting_like import LikeOptions, export_like
    from relata.views.policies import check_policy

    if policy is not None:
        check_policy(policy)
    if like is not None:
        if output_format is not Format.xlsx:
            raise UsageError(f"--like goes with xlsx, not {output_format.value}; say export xlsx")
        as_given = LikeOptions(
            policy=policy or "low-best-high",
            encoding=encoding,
            is_now=as_of is None,
            overwrite=overwrite,
        )
        with viewed(as_of) as view:
            count = export_like(view, like, out, as_given)
        typer.echo(str(out))
        typer.echo(f"relata: {count:,} rows", err=True)
        return
    filters = {
        "actor": actor,
        "speaker": speaker,
        "place": place,
        "near": near,
        "country": country,
        "since": since,
        "until": until,
        "types": types,
        "least_killed": least_killed,
    }
    query = make_query(**filters)  # type: ignore[arg-type]
    given = {key: value for key, value in filters.items() if value is not None}
    options = ExportOptions(
        query=query,
        policy=policy,
        is_sensitive=sensitive,
        is_now=as_of is None,
        filters=given | ({"as_of": as_of} if as_of else {}),
    )
    with viewed(as_of) as view:
        made = make_export(view, output_format.value, options)
    for path in write_export(made, out, overwrite=overwrite):
        typer.echo(str(path))
    rows = sum(one.rows for one in made.export.files)
    dropped = len(made.export.dropped)
    typer.echo(f"relata: {rows:,} rows; {dropped:,} left out, see the manifest", err=True)
