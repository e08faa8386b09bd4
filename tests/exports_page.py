"""The tables of docs/exports.md, made from the exports' own code."""

import json

from relata.publish.exports import FORMATS, default_policy, writer_of
from relata.publish.exports.csv_cells import read_csv
from relata.publish.manifest import POLICY_MEANS, make_manifest
from tests.publish.exports.ledgers import given_of, ref, tell
from tests.publish.exports.test_acled import SHOOTING, shooting

COLUMN_FORMATS = ("acled", "ucdp", "plover", "claims", "hxl")


def cases():
    """Worked examples: what is told, and the records that tell it. All invented."""
    elder = SHOOTING.replace("10", "14").replace("the mayor", "an elder")
    second = {"killed": (14, 14, "14"), "speaker": "elder"}
    lasting = SHOOTING.replace("on 7 May 2024", "from 7 to 9 May 2024")
    vague = SHOOTING.replace("on 7 May 2024", "last week")
    one, other = shooting(), shooting(elder, **second)
    span = {"day": "from 7 to 9 May 2024", "edtf": "2024-05-07/2024-05-09"}
    return (
        (SHOOTING, [one], []),
        (f"Two reports of one act: {SHOOTING} – {elder}", [one, other], [(ref(one), ref(other))]),
        (lasting, [shooting(lasting, **span)], []),
        (vague, [shooting(vague, day="last week", edtf="2024-04-29/2024-05-05")], []),
        ("The same on 7 May, nobody counting the dead.", [shooting(killed=None)], []),
        ("The same on 7 May, at a place not told.", [shooting(place=None)], []),
        ("The same, told only as not having happened.", [shooting(status="denied")], []),
        ("The army held a drill in Beni Oura on 7 May 2024.", [drill()], []),
    )


def drill():
    return tell(
        "The army held a drill in Beni Oura on 7 May 2024.",
        trigger="drill",
        type="MOBILIZE",
        mode="exercise",
        agent="army",
        agent_kind="military",
        place="Beni Oura",
        day="7 May 2024",
        edtf="2024-05-07",
    )


def write_exports_page(page, fill):
    page = fill(page, "formats", formats_table())
    page = fill(page, "policies", policies_table())
    page = fill(page, "columns", columns_tables())
    page = fill(page, "lost", lost_tables())
    page = fill(page, "units", units_table())
    return fill(page, "manifest", manifest_example())


def formats_table():
    rows = [f"| `{name}` | {means} | `{default_policy(name)}` |" for name, means in FORMATS.items()]
    return "\n\n| format | what it holds | policy |\n|---|---|---|\n" + "\n".join(rows) + "\n\n"


def policies_table():
    rows = [f"| `{name}` | {means} |" for name, means in POLICY_MEANS.items()]
    return "\n\n| policy | the number |\n|---|---|\n" + "\n".join(rows) + "\n\n"


def columns_tables():
    return "\n\n" + "\n".join(map(columns_table, COLUMN_FORMATS)) + "\n"


def columns_table(name):
    (file,) = writer_of(name)(given_of([])).files
    lines = [f"### {name}", "", "| column | what stands in it |", "|---|---|"]
    for column in file.columns:
        lost = f" Always empty: {column.lost}." if column.lost else ""
        lines.append(f"| `{column.name}` | {column.means}{lost} |")
    return "\n".join(lines) + "\n"


def lost_tables():
    lines = ["", "", "| format | not held | why |", "|---|---|---|"]
    for name in FORMATS:
        export = writer_of(name)(given_of([]))
        held = {column.name for file in export.files for column in file.columns if column.lost}
        lines += [
            f"| {name} | {one.field} | {one.why} |" for one in export.lost if one.field not in held
        ]
    return "\n".join([*lines, "", ""])


def units_table():
    lines = ["", "", "| told | ACLED-like | UCDP-like |", "|---|---|---|"]
    for told, records, joined in cases():
        lines.append(f"| {told} | {acled_cell(records, joined)} | {ucdp_cell(records, joined)} |")
    return "\n".join([*lines, "", ""])


def acled_cell(records, joined):
    export = writer_of("acled")(given_of(records, joined, policy="lowest"))
    rows = [
        f"{row['event_date']}, {row['sub_event_type']}, {row['fatalities']} dead, "
        f"time_precision {row['time_precision']}"
        for row in read_csv(export.files[0].content)
    ]
    return "<br>".join([*rows, *(f"no row: {one.reason}" for one in export.dropped)])


def ucdp_cell(records, joined):
    export = writer_of("ucdp")(given_of(records, joined))
    rows = [
        f"{row['date_start']} to {row['date_end']}, low {row['low']}, best "
        f"{row['best'] or 'left empty'}, high {row['high']}, number_of_sources "
        f"{row['number_of_sources']}, "
        f"event_clarity {row['event_clarity']}"
        for row in read_csv(export.files[0].content)
    ]
    return "<br>".join([*rows, *(f"no row: {one.reason}" for one in export.dropped)])


def manifest_example():
    given = given_of([shooting(), shooting(status="denied", published="2024-05-09")])
    export = writer_of("acled")(given)
    facts = json.loads(make_manifest("acled", given, export, {"country": "ML"}))
    for file in facts["files"]:
        file["columns"] = ["…"]
    facts["relata"] = facts["codebook"]["sha256"] = "…"
    facts["codebook"]["enumerations"] = {"…": "…"}
    facts["fields_lost"] = facts["fields_lost"][:1]
    return "\n\n```json\n" + json.dumps(facts, indent=1, ensure_ascii=False) + "\n```\n\n"
