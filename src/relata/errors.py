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
