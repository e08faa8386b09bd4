"""The claims table: one row for each statement and speaker, with the words and their offsets.

Source: formats.md §2.9 (statements) and §2.10; low and high stand apart, never in one cell.
"""

from relata.publish.exports.csv_cells import write_csv
from relata.publish.exports.own_fields import FIELD_COLUMNS, field_rows
from relata.publish.exports.shape import Column, Export, ExportFile, ExportInput, Lost
from relata.publish.exports.statements import statement_rows
from relata.publish.exports.withholding import Withholding

COLUMNS = (
    Column("statement", "`RLT-` and a hash of event, speaker, polarity, words, property, value."),
    Column("incident", "`RLT-` and the id of the act."),
    Column("report", "Id of the report: the first 16 hex digits of its sha256."),
    Column("event", "Global name of the event in the report's record."),
    Column(
        "property",
        "`occurrence`, `agent`, `place` …, an effect, a kind of link, or `says`.",
        codes="effect",
    ),
    Column("value", "A name, type/mode or day; of a count, whom; of a link, to what."),
    Column("value_kind", "Kind of the actor, place or thing.", codes="actor_kind"),
    Column("status", "Whether the act happened, is planned, denied …", codes="status"),
    Column("low", "The least a count means; empty is not stated, never 0.", "int"),
    Column("high", "The most it means; empty where it has no upper end.", "int"),
    Column("approximate", "`yes` where the words say about."),
    Column("demographic", "Women, men or children, from the words alone.", codes="demographic"),
    Column("combatant", "Yes, no or disputed, from the words alone.", codes="combatant"),
    Column("scope", "Whether a count is of the event, a period or a campaign.", codes="scope"),
    Column("part_of", "The count that this one is a part of."),
    Column("edtf", "A day or span as EDTF."),
    Column("ref", "Global name of the value."),
    Column("words", "The words of the value, as they stand in the text."),
    Column("start", "Where they begin, in code points of the text.", "int"),
    Column("end", "Where they end, exclusive.", "int"),
    Column("speaker", "Who says it; the outlet for the report's own voice."),
    Column("speaker_kind", "What kind of actor speaks.", codes="actor_kind"),
    Column("registry", "The speaker's entry in the registry of actors."),
    Column("own_voice", "`yes` where the report says it itself."),
    Column("via", "Relays, from the speaker outwards; `;` between them."),
    Column("stance", "How it is said.", codes="stance"),
    Column("polarity", "`for`, `against` or `doubt`; empty in a row `says`."),
    Column("claim", "Global name of the claim."),
    Column("cue", "The words that show who speaks."),
    Column("content", "The words that are the speaker's."),
    Column("content_start", "Where they begin.", "int"),
    Column("content_end", "Where they end.", "int"),
    Column("within", "The claim in whose words this one stands."),
    Column("hedged", "`yes` where the words hold back."),
    Column("superseded_by", "The count of the same speaker that replaced this one."),
    Column("publisher", "The outlet."),
    Column("published", "Day of publication."),
    Column("source", "Path or address that the report was read from."),
    Column("url", "Its address, where known."),
    Column("origin", "Independent origin: copies of one text share it."),
)

LOST = (
    Lost("confidence and candidates", "a reader's doubts are in the record, not in the table"),
    Lost("second and later mentions", "the first words of a value stand for all of them"),
)


def write(given: ExportInput) -> Export:
    """``claims.csv``, and ``fields.csv`` where a project has fields of its own."""
    withholding = Withholding(given)
    rows = [withholding.clean_row(row) for row in statement_rows(given)]
    content = write_csv(COLUMNS, rows)
    files = [ExportFile(name="claims.csv", content=content, rows=len(rows), columns=COLUMNS)]
    fields = [withholding.clean_row(row) for row in field_rows(given)]
    if fields:
        body = write_csv(FIELD_COLUMNS, fields)
        own = ExportFile(name="fields.csv", content=body, rows=len(fields), columns=FIELD_COLUMNS)
        files.append(own)
    return Export(
        files=tuple(files),
        lost=LOST,
        withheld=withholding.counts(),
    )
