"""The exception tree of Relata; this module imports nothing of the project.

RelataError
├── SourceError            a source cannot become a report (room: ingest)
│   ├── AbsentSource, EmptySource, UnreadableSource, NotText, BadEncoding, TooLarge
│   ├── NoArticle, TooDeep, NotEnglish, LoginWall
│   ├── BadPdf ── TruncatedPdf, EncryptedPdf, ImageOnlyPdf
│   ├── BadFeed, BadMail
│   └── FetchError ── UnsupportedScheme, RefusedAddress, DeadHost, TooManyRedirects,
│                     FetchTimeout, HttpFailure, NotModified
├── ReadError              a report cannot be read (room: read)
│   ├── WorkerDied
│   └── AskError           a language model that was asked gave no answer to use (see room ask)
├── DataError              a file of data (corpus, record, gazetteer, registry, weights) is wrong
├── LedgerError            the ledger cannot take or give what was asked (room: store)
│   ├── LedgerAbsent, LedgerOutdated, LedgerReadOnly, LedgerFull, LedgerBusy, LedgerUnreachable
│   ├── LedgerDamaged
│   └── UnknownSubject, StaleAnchor, JudgedMeanwhile
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


class AbsentSource(SourceError):
    """No file, folder or address of that name: correct the name."""

    code = "source.absent"


class EmptySource(SourceError):
    """The source holds no words at all: nothing to read."""

    code = "source.empty"


class UnreadableSource(SourceError):
    """The system does not let Relata read the file: mend its permissions or take another."""

    code = "source.unreadable"


class NotText(SourceError):
    """The bytes are no page, text, feed, mail or PDF: convert them first."""

    code = "source.not_text"


class BadEncoding(SourceError):
    """No encoding turns the bytes into text: save the file as UTF-8."""

    code = "source.encoding"


class TooLarge(SourceError):
    """The source is larger than the limit: split it or raise the limit."""

    code = "source.too_large"


class NoArticle(SourceError):
    """The page has no article: give the address of one report."""

    code = "source.no_article"


class TooDeep(SourceError):
    """The page's elements are nested deeper than a page can be read: save its text instead."""

    code = "source.too_deep"


class NotEnglish(SourceError):
    """The text is in a language that is not read: give an English one."""

    code = "source.language"


class LoginWall(SourceError):
    """The page hides its text behind a login or subscription: save it after logging in."""

    code = "source.login_wall"


class BadPdf(SourceError):
    """The PDF cannot be opened: get a sound copy."""

    code = "source.pdf"


class TruncatedPdf(BadPdf):
    """The PDF ends too early: load it again."""

    code = "source.pdf.truncated"


class EncryptedPdf(BadPdf):
    """The PDF wants a password: save it without one."""

    code = "source.pdf.encrypted"


class ImageOnlyPdf(BadPdf):
    """The PDF holds pictures of text: run text recognition first."""

    code = "source.pdf.image_only"


class BadFeed(SourceError):
    """The feed, or an entry of it, cannot be read: check what the address serves."""

    code = "source.feed"


class BadMail(SourceError):
    """The message has no text that can be read: save its text instead."""

    code = "source.mail"


class FetchError(SourceError):
    """An address could not be fetched."""

    code = "source.fetch"


class UnsupportedScheme(FetchError):
    """Only http and https are fetched: give such an address, or the file's path."""

    code = "source.fetch.scheme"


class RefusedAddress(FetchError):
    """The host stands at an address that is not public: allow it by option if it is yours."""

    code = "source.fetch.address"


class DeadHost(FetchError):
    """The host has no address or does not answer: check its name, try later."""

    code = "source.fetch.host"


class TooManyRedirects(FetchError):
    """The address leads on and on: give the final one."""

    code = "source.fetch.redirects"


class FetchTimeout(FetchError):
    """The server was too slow: try later or allow more time."""

    code = "source.fetch.timeout"


class HttpFailure(FetchError):
    """The server answered with something else than the page: the message tells."""

    code = "source.fetch.status"


class NotModified(FetchError):
    """The page is as it was when it was fetched before: nothing is new."""

    code = "source.fetch.not_modified"


class ReadError(RelataError):
    """A report cannot be read by the reader: skip it, tell the user, go on with the others."""

    code = "read"


class WorkerDied(ReadError):
    """The process that read this report died (killed, or out of memory): read it by itself."""

    code = "read.worker_died"


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


class RecordError(DataError):
    """A record is not what the contract says: mend what made it.

    Attributes:
        problems: one line a problem, each with its path; never empty.
    """

    code = "data.record"

    def __init__(self, message: str, *, problems: tuple[str, ...], **facts: object) -> None:
        super().__init__(message, problems=problems, **facts)
        self.problems = problems


class SheetError(DataError):
    """A sheet or its map cannot be taken in: mend the row and column that the message names."""

    code = "data.sheet"


class UnknownMarkError(DataError):
    """Marks or a record name a mark that does not exist: the maker of the marks is wrong."""

    code = "data.marks.reference"


class BadDate(UsageError):
    """A date given by the user is no EDTF day, month or year."""

    code = "usage.date"


class UnknownCodeError(UsageError):
    """No enumeration of the codebook, or no code of it, has that name: take one it lists."""

    code = "usage.codebook"


class WeightsError(DataError):
    """A folder of reader's weights is incomplete or altered: fetch it again or name another."""

    code = "data.weights"


class BadSetting(UsageError):
    """A setting from the environment cannot be understood: mend or unset the variable."""

    code = "usage.setting"


class MissingExtra(UsageError):
    """A command needs a package that is not installed: install the extra it names."""

    code = "usage.extra"


class SeveralReports(UsageError):
    """Several reports cannot be one HTML page on standard output: say ``--out DIR``."""

    code = "usage.several_reports"


class OutputExists(UsageError):
    """A record's file is there already: say ``--overwrite``, or take another folder."""

    code = "usage.output_exists"


class OutputUnwritable(UsageError):
    """The folder or file for a record cannot be written: take another one."""

    code = "usage.output_unwritable"


class LedgerError(RelataError):
    """The ledger cannot take or give what was asked; nothing of the change was kept."""

    code = "ledger"


class LedgerAbsent(LedgerError):
    """There is no ledger at that address: make one with ``relata init``."""

    code = "ledger.absent"


class LedgerOutdated(LedgerError):
    """The ledger has another Relata's schema: bring it up with ``relata init``, or update."""

    code = "ledger.outdated"


class LedgerReadOnly(LedgerError):
    """The ledger may only be read: mend the file's permissions or the account's rights."""

    code = "ledger.read_only"


class LedgerFull(LedgerError):
    """The disk has no room: free some and run again; what was acknowledged is kept."""

    code = "ledger.full"


class LedgerBusy(LedgerError):
    """Another program writes to the ledger for too long: run again later."""

    code = "ledger.busy"


class LedgerUnreachable(LedgerError):
    """The database server does not answer or refuses: check address, account and server."""

    code = "ledger.unreachable"


class LedgerDamaged(LedgerError):
    """The ledger's file is broken: run ``relata check``, restore what it names from a copy."""

    code = "ledger.damaged"


class UnknownSubject(LedgerError):
    """The ledger holds no report, incident or judgement of that name: look it up again."""

    code = "ledger.unknown"


class JudgedMeanwhile(LedgerError):
    """Somebody judged the same field after it was shown: look at both values, then decide."""

    code = "ledger.conflict"


class StaleAnchor(LedgerError):
    """The words that a judgement hangs on are not in the report: judge again."""

    code = "ledger.anchor"
