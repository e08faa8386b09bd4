"""Tables of single figures and reports, behind Parquet and the workbook."""

from relata.publish.exports.shape import PREFIX, Column, ExportInput, Row, by_dates

TOLLS = (
    Column("incident", "`RLT-` and the incident's id."),
    Column("effect", "Killed, injured …", codes="effect"),
    Column("group", "What the figures are compared in."),
    Column("of", "Whom, in words."),
    Column("demographic", "Women, men or children.", codes="demographic"),
    Column("combatant", "Yes, no or disputed.", codes="combatant"),
    Column("part_of_whole", "`yes` where it must not be added to the total."),
    Column("speaker", "Who gives the figure."),
    Column("speaker_kind", "What kind of actor speaks.", codes="actor_kind"),
    Column("stance", "How it is said.", codes="stance"),
    Column("polarity", "`for`, `against` or `doubt`."),
    Column("low", "Empty is not stated, never 0.", "int"),
    Column("high", "Empty where it has no upper end.", "int"),
    Column("words", "As they stand in the text."),
    Column("published", "Day of publication."),
    Column("superseded_by", "The speaker's figure that replaced this one."),
    Column("tally", "Global name of the count."),
    Column("claim", "Global name of the claim."),
    Column("report", "Id of the report."),
    Column("origin", "Independent origin."),
)

DOCUMENTS = (
    Column("report", "Id: the first 16 hex digits of the sha256."),
    Column("sha256", "Of the bytes read."),
    Column("title", "As published."),
    Column("publisher", "The outlet."),
    Column("published", "Day of publication as EDTF."),
    Column("published_basis", "Where the day was found."),
    Column("language", "ISO 639."),
    Column("source", "Path or address that it was read from."),
    Column("url", "Its address, where known."),
    Column("archive", "Address of a copy kept elsewhere, where a person gave one."),
    Column("origin", "Independent origin: copies of one text share it."),
    Column("reader", "Name and version of what read it."),
)


def toll_table(given: ExportInput) -> list[Row]:
    """Every figure of every incident, superseded and denied ones too."""
    return [
        {
            "incident": PREFIX + one.id,
            "effect": toll.effect,
            "group": toll.group,
            "of": toll.of,
            "demographic": toll.demographic,
            "combatant": toll.combatant,
            "part_of_whole": "yes" if toll.part_of_whole else "",
            "speaker": figure.speaker,
            "speaker_kind": figure.speaker_kind,
            "stance": figure.stance,
            "polarity": figure.polarity,
            "low": figure.low,
            "high": figure.high,
            "words": figure.words,
            "published": None if figure.published == "XXXX" else figure.published,
            "superseded_by": figure.superseded_by,
            "tally": figure.tally,
            "claim": figure.claim,
            "report": figure.report,
            "origin": figure.origin,
        }
        for one in by_dates(given.incidents)
        for toll in one.tolls
        for figure in toll.by
    ]


def document_table(given: ExportInput) -> list[Row]:
    """Every report, without its text."""
    rows: list[Row] = []
    for name in sorted(given.reports):
        report = given.reports[name]
        if report.record is None:
            continue
        info, reader = report.record.report, report.record.reader
        rows.append(
            {
                "report": report.id,
                "sha256": report.sha256,
                "title": info.title,
                "publisher": info.publisher,
                "published": info.published,
                "published_basis": info.published_basis,
                "language": info.language,
                "source": report.sightings[0].source if report.sightings else info.source,
                "url": info.url,
                "archive": next((one.archive for one in report.sightings if one.archive), None),
                "origin": report.origin,
                "reader": f"{reader.name} {reader.version}" if reader else None,
            }
        )
    return rows


LINKS = (
    Column("one", "`RLT-` and an incident's id, or the global name of an event."),
    Column("other", "The same."),
    Column("type", "`responds_to`, `part_of`, or `same` for events that were joined."),
    Column("score", "Of a join: how likely it is, 0 to 1.", "float"),
    Column("judged_by", "Who said so, where a person did."),
    Column("reasons", "In words; `;` between them."),
)


def link_table(given: ExportInput) -> list[Row]:
    """What holds incidents together and what binds them to others."""
    rows: list[Row] = []
    for one in by_dates(given.incidents):
        rows += [
            {"one": PREFIX + one.id, "other": PREFIX + other, "type": "responds_to"}
            for other in one.responds_to
        ]
        if one.part_of is not None:
            rows.append({"one": PREFIX + one.id, "other": PREFIX + one.part_of, "type": "part_of"})
        rows += [
            {
                "one": join.one,
                "other": join.other,
                "type": "same",
                "score": float(join.score),
                "judged_by": join.judged_by,
                "reasons": "; ".join(join.reasons),
            }
            for join in one.joins
        ]
    return rows


ACTORS = (
    Column("actor", "Global name in the report's record."),
    Column("report", "Id of the report."),
    Column("name", "As the report gives it."),
    Column("kind", "What it is.", codes="actor_kind"),
    Column("country", "ISO 3166 alpha-2."),
    Column("of", "Global name of what it belongs to."),
    Column("role", "Of a person."),
    Column("anonymous", "`yes` where the report withholds the name."),
    Column("registry", "Entry in the registry of actors."),
)


def actor_table(given: ExportInput) -> list[Row]:
    """Every actor of every report; what is one across reports bears one entry of the registry."""
    return [
        {
            "actor": f"{name}:{actor.id}",
            "report": name,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "of": f"{name}:{actor.of}" if actor.of else None,
            "role": actor.role,
            "anonymous": "yes" if actor.anonymous else "",
            "registry": actor.registry,
        }
        for name in sorted(given.reports)
        if (record := given.reports[name].record) is not None
        for actor in record.actors
    ]


SPANS = (
    Column("report", "Id of the report."),
    Column("ref", "Global name of the value whose words these are."),
    Column("start", "In code points of the text.", "int"),
    Column("end", "Exclusive.", "int"),
    Column("words", "As they stand in the text."),
)


def span_table(claims: list[Row]) -> list[Row]:
    """The words of every statement, each once."""
    found: dict[tuple[object, object, object], Row] = {}
    for row in claims:
        if row.get("start") is not None:
            key = (row["ref"], row["start"], row["end"])
            found[key] = {column.name: row.get(column.name) for column in SPANS}
    return list(found.values())


REVISIONS = (
    Column("number", "Counts up from 1.", "int"),
    Column("at", "When, in UTC."),
    Column("who", "Who made the change."),
    Column("kind", "What was done."),
    Column("subject", "Report, judgement or ledger."),
    Column("why", "The reason given."),
)


def revision_table(given: ExportInput) -> list[Row]:
    """The ledger's log up to the moment."""
    return [
        {
            "number": one.number,
            "at": one.at,
            "who": one.who,
            "kind": one.kind,
            "subject": one.subject,
            "why": one.why,
        }
        for one in given.changes
    ]
