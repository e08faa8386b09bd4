"""The exception tree of Relata; this module imports nothing of the project.

RelataError
├── SourceError            a source cannot become a report (room: ingest)
├── ReadError              a report cannot be read (room: read)
├── DataError              a file of data (corpus, record, gazetteer, registry, weights) is wrong
└── UsageError             an option or argument is wrong

Every class has a stable ``code``; every message says what was wanted, what came and what to do.
"""


class RelataError(Exception):
    """Any failure that Relata foresees; callers may show ``str(error)`` to people.

    Attributes:
        code: stable, dotted, lower case; never reused for another meaning.
    """

    code = "relata"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class SourceError(RelataError):
    """A source cannot become a report: skip it, tell the user, go on with the others."""

    code = "source"


class ReadError(RelataError):
    """A report cannot be read by the reader: skip it, tell the user, go on with the others."""

    code = "read"


class DataError(RelataError):
    """A data file does not hold what it must: mend the file or take another."""

    code = "data"


class UsageError(RelataError):
    """An option or argument is wrong: say it differently and run again."""

    code = "usage"


class RelSyntaxError(DataError):
    """A corpus file cannot be parsed: its parts, its YAML or its markup are broken."""

    code = "data.rel.syntax"


class RelContentError(DataError):
    """A corpus file parses, but breaks a rule of the guidelines (labels, codes, references)."""

    code = "data.rel.content"


class SplitError(DataError):
    """The file that says which reports are kept for development is absent or wrong."""

    code = "data.split"


class UnknownMarkError(DataError):
    """Marks or a record name a mark that does not exist: the maker of the marks is wrong."""

    code = "data.marks.reference"
