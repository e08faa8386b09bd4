"""A table under HXL tags: a header for people, the row of tags under it.

Source: HXL 1.1; the tags that conflict data on HDX bears (formats.md §2.8), with attributes of our
own for ranges, claimants and precision.
"""

from relata.publish.exports.csv_cells import write_csv
from relata.publish.exports.selection import take_occurrences
from relata.publish.exports.shape import Export, ExportFile, ExportInput, Lost
from relata.publish.exports.summary import COLUMNS as ALL
from relata.publish.exports.summary import summary_row
from relata.publish.exports.withholding import Withholding

TAGS: dict[str, str] = {
    "incident": "#event+code",
    "type": "#event+type",
    "mode": "#event+type+mode",
    "date_edtf": "#meta+date+edtf",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "date_precision": "#meta+date+precision",
    "agents": "#group+name+first",
    "targets": "#group+name+second",
    "country_code": "#country+code",
    "country": "#country+name",
    "admin1": "#adm1+name",
    "location": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "geo_precision": "#geo+precision",
    "killed_min": "#affected+killed+min",
    "killed_best": "#affected+killed",
    "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min",
    "injured_best": "#affected+injured",
    "injured_max": "#affected+injured+max",
    "claimants": "#meta+claimant",
    "disputed": "#meta+disputed",
    "grade": "#status+grade",
    "origins": "#meta+num+origins",
    "outlets": "#meta+source",
    "urls": "#meta+source+url",
    "policy": "#meta+policy",
    "description": "#description",
}
"""Tag of each column, in the table's order."""

COLUMNS = tuple(column for column in ALL if column.name in TAGS)

LOST = (
    Lost("speakers' own figures", "claimants and description name them; see claims"),
    Lost("links between acts", "HXL has no tag for them"),
)


def write(given: ExportInput) -> Export:
    """``hxl.csv``."""
    taken, dropped = take_occurrences(given.incidents)
    withholding = Withholding(given)
    rows = [withholding.clean_row(summary_row(one, given, withholding)) for one in taken]
    tags = [TAGS[column.name] for column in COLUMNS]
    content = write_csv(COLUMNS, rows, second_header=tags)
    return Export(
        files=(ExportFile(name="hxl.csv", content=content, rows=len(rows), columns=COLUMNS),),
        dropped=tuple(dropped),
        lost=LOST,
        withheld=withholding.counts(),
    )
