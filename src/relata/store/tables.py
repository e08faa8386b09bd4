"""The ledger's tables, the same on SQLite and PostgreSQL.

Two kinds: what was kept (append-only; a row names the change that made it and is never altered)
and what was computed from it (``CACHES``; may be dropped and made again at any time).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()


def _change() -> Column[int]:
    """The change that made a row."""
    return Column("change", Integer, ForeignKey("changes.number"), nullable=False, index=True)


ABOUT = Table(
    "about",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Facts on the ledger itself: its ``id`` and when it was ``created``."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False, unique=True),
    Column("who", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("why", Text),
)
"""The log. Numbers run from 1 without gaps; times strictly rise."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size_bytes", Integer, nullable=False),
    Column("content_type", Text),
    Column("packed", LargeBinary, nullable=False),
    _change(),
)
"""The bytes that were read, as zlib streams."""

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("sha256", String(64), ForeignKey("evidence.sha256"), nullable=False),
    Column("series", Text, index=True),
    Column("text", Text, nullable=False),
    Column("words", String(16), nullable=False, index=True),
    Column("facts", Text, nullable=False),
    Column("unread_why", Text),
    _change(),
)
"""One row a text; ``series`` is the address whose versions it belongs to; ``words`` is a hash
of its folded text; ``facts`` is the Report as JSON without its text."""

SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("report", String(16), ForeignKey("reports.id"), nullable=False, index=True),
    Column("source", Text, nullable=False, index=True),
    Column("url", Text, index=True),
    Column("retrieved", String, nullable=False),
    Column("headers", Text, nullable=False),
    Column("archive", Text),
    _change(),
)

RECORDS = Table(
    "records",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("report", String(16), ForeignKey("reports.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    _change(),
)
"""One row a reading: the record's JSON as a zlib stream. The latest by hand is current, else the
latest."""

EVENTS = Table(
    "events",
    METADATA,
    Column("record", String(16), ForeignKey("records.id"), primary_key=True),
    Column("event", String, primary_key=True),
    Column("report", String(16), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("first_day", Integer, index=True),
    Column("last_day", Integer),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("killed_low", Integer),
    Column("own_id", String(16), nullable=False, index=True),
    Column("features", LargeBinary, nullable=False),
    Index("events_place", "lat", "lon"),
    Index("events_type", "type", "first_day"),
)
"""What linking and searching need of a record's events. Days are proleptic ordinals; ``own_id`` is
the id of the incident that the event founds, if it does, so that a former id is found again."""

ACTORS = Table(
    "actors",
    METADATA,
    Column("record", String(16), ForeignKey("records.id"), primary_key=True),
    Column("actor", String, primary_key=True),
    Column("report", String(16), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("registry", String, index=True),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("speaks", Boolean, nullable=False),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("record", String(16), ForeignKey("records.id"), primary_key=True),
    Column("claim", String, primary_key=True),
    Column("report", String(16), nullable=False, index=True),
    Column("speaker", Text, nullable=False),
    Column("registry", String),
    Column("stance", String, nullable=False, index=True),
    Column("words", Text, nullable=False),
)
"""Speech acts; ``words`` are those of the cue and the content."""

STATEMENTS = Table(
    "statements",
    METADATA,
    Column("record", String(16), ForeignKey("records.id"), primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("report", String(16), nullable=False, index=True),
    Column("subject", String, nullable=False),
    Column("property", String, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("claim", String),
    Column("polarity", String, nullable=False),
    sqlite_with_rowid=False,
)
"""One value by one speaker; the id hashes report, speaker, polarity, words, property, value."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("field", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("report", String(16), nullable=False, index=True),
    Column("anchor", Text, nullable=False),
    Column("other_report", String(16), index=True),
    Column("other", Text),
    Column("value", Text),
    Column("was", Text),
    Column("seconds", Float),
    _change(),
)
"""People's words; ``was`` is what stood there before, ``seconds`` how long the person took."""

WITHDRAWALS = Table(
    "withdrawals",
    METADATA,
    Column("subject", String(16), primary_key=True),
    Column("change", Integer, ForeignKey("changes.number"), primary_key=True),
    Column("withdrawn", Boolean, nullable=False),
)
"""Reports and sightings forgotten, judgements undone; the latest row of a subject counts."""

BANDS = Table(
    "bands",
    METADATA,
    Column("value", BigInteger, primary_key=True),
    Column("report", String(16), ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""MinHash bands: two reports that share one may be near-copies."""


COPIES = Table(
    "copies",
    METADATA,
    Column("one", String(16), ForeignKey("reports.id"), primary_key=True),
    Column("other", String(16), ForeignKey("reports.id"), primary_key=True, index=True),
    Column("likeness", Float, nullable=False),
    _change(),
)
"""Pairs of reports of one origin: near-copies, or versions of one page; ``one`` < ``other``."""

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("key", String, primary_key=True),
    Column("record", String(16), primary_key=True, index=True),
    Column("event", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""Where events are looked for that may be the same; made anew when the rules of linking change."""

PAIRS = Table(
    "pairs",
    METADATA,
    Column("one_record", String(16), primary_key=True),
    Column("one_event", String, primary_key=True),
    Column("other_record", String(16), primary_key=True),
    Column("other_event", String, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Index("pairs_other", "other_record", "other_event"),
    sqlite_with_rowid=False,
)
"""Scores of pairs that may be the same; a pure function of the two records."""

MEMBERS = Table(
    "members",
    METADATA,
    Column("record", String(16), primary_key=True),
    Column("event", String, primary_key=True),
    Column("cluster", String(16), nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Which incident an event is in, now."""

POLLS = Table(
    "polls",
    METADATA,
    Column("feed", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("polled_at", String, nullable=False),
    Column("next_at", String, nullable=False),
)
"""How far each watched feed was read; the one table whose rows change, for it tells nothing of
what was reported."""

STALE = Table(
    "stale",
    METADATA,
    Column("cluster", String(16), primary_key=True),
)
"""Incidents whose row in ``queue`` is to be made anew: a change touched them."""

QUEUE = Table(
    "queue",
    METADATA,
    Column("cluster", String(16), primary_key=True),
    Column("worth", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("kind", String, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("time", String),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("place", Text),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("precision", String),
    Column("agents", Text, nullable=False),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("disputes", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("grade", String),
    Index("queue_order", "is_open", "worth", "cluster"),
    Index("queue_days", "first_day"),
    Index("queue_disputes", "disputes"),
    Index(
        "queue_map",
        "worth",
        "cluster",
        "lat",
        "lon",
        "radius_km",
        "first_day",
        "last_day",
        "killed_high",
        "disputes",
        "type",
    ),
)
"""One line an incident, as the desk lists, orders and maps it; made of the incident as people have
judged it. Days are proleptic ordinals."""

USERS = Table(
    "users",
    METADATA,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", Text),
    Column("is_active", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", String),
)
"""Accounts of the desk; ``password`` is an Argon2 hash."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("account", String, ForeignKey("users.name"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("until", String, nullable=False),
)
"""Who is signed in; ``token`` is the sha256 of the cookie's value."""

TOKENS = Table(
    "tokens",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("account", String, ForeignKey("users.name"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scope", String, nullable=False),
    Column("until", String),
)
"""Keys for programs; ``token`` is the sha256 of what the program sends."""

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("account", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("at", String, nullable=False),
)
"""What a person has typed and not yet saved, by field."""

SEARCHES = Table(
    "searches",
    METADATA,
    Column("account", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("query", Text, nullable=False),
    Column("seen", Integer, nullable=False),
)
"""Saved searches; ``seen`` is the last change whose reports the person has looked at."""

CACHES = (BLOCKS, PAIRS, MEMBERS)
"""Tables that ``relata relink`` empties and makes anew."""
