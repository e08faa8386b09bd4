"""The first schema of the ledger."""

import sqlalchemy as sa
from alembic import op

from relata.store.search import create_words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "about",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "blocks",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "record", "event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blocks_record", "blocks", ["record"], unique=False)
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("at"),
    )
    op.create_index("ix_changes_subject", "changes", ["subject"], unique=False)
    op.create_table(
        "members",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("record", "event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_members_cluster", "members", ["cluster"], unique=False)
    op.create_table(
        "pairs",
        sa.Column("one_record", sa.String(length=16), nullable=False),
        sa.Column("one_event", sa.String(), nullable=False),
        sa.Column("other_record", sa.String(length=16), nullable=False),
        sa.Column("other_event", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("one_record", "one_event", "other_record", "other_event"),
        sqlite_with_rowid=False,
    )
    op.create_index("pairs_other", "pairs", ["other_record", "other_event"], unique=False)
    op.create_table(
        "polls",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("polled_at", sa.String(), nullable=False),
        sa.Column("next_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("feed"),
    )
    op.create_table(
        "evidence",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index("ix_evidence_change", "evidence", ["change"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("other_report", sa.String(length=16), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_judgements_change", "judgements", ["change"], unique=False)
    op.create_index("ix_judgements_other_report", "judgements", ["other_report"], unique=False)
    op.create_index("ix_judgements_report", "judgements", ["report"], unique=False)
    op.create_table(
        "withdrawals",
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.PrimaryKeyConstraint("subject", "change"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.String(length=16), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("unread_why", sa.Text(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["evidence.sha256"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reports_change", "reports", ["change"], unique=False)
    op.create_index("ix_reports_series", "reports", ["series"], unique=False)
    op.create_index("ix_reports_words", "reports", ["words"], unique=False)
    op.create_table(
        "bands",
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("value", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("one", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.ForeignKeyConstraint(
            ["one"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["other"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("ix_copies_change", "copies", ["change"], unique=False)
    op.create_index("ix_copies_other", "copies", ["other"], unique=False)
    op.create_table(
        "records",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_records_change", "records", ["change"], unique=False)
    op.create_index("ix_records_report", "records", ["report"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("archive", sa.Text(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change"],
            ["changes.number"],
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sightings_change", "sightings", ["change"], unique=False)
    op.create_index("ix_sightings_report", "sightings", ["report"], unique=False)
    op.create_index("ix_sightings_source", "sightings", ["source"], unique=False)
    op.create_index("ix_sightings_url", "sightings", ["url"], unique=False)
    op.create_table(
        "actors",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("registry", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["records.id"],
        ),
        sa.PrimaryKeyConstraint("record", "actor"),
    )
    op.create_index("ix_actors_folded", "actors", ["folded"], unique=False)
    op.create_index("ix_actors_registry", "actors", ["registry"], unique=False)
    op.create_index("ix_actors_report", "actors", ["report"], unique=False)
    op.create_table(
        "claims",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("registry", sa.String(), nullable=True),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["records.id"],
        ),
        sa.PrimaryKeyConstraint("record", "claim"),
    )
    op.create_index("ix_claims_report", "claims", ["report"], unique=False)
    op.create_index("ix_claims_stance", "claims", ["stance"], unique=False)
    op.create_table(
        "events",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("killed_low", sa.Integer(), nullable=True),
        sa.Column("own_id", sa.String(length=16), nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["records.id"],
        ),
        sa.PrimaryKeyConstraint("record", "event"),
    )
    op.create_index("events_place", "events", ["lat", "lon"], unique=False)
    op.create_index("events_type", "events", ["type", "first_day"], unique=False)
    op.create_index("ix_events_first_day", "events", ["first_day"], unique=False)
    op.create_index("ix_events_own_id", "events", ["own_id"], unique=False)
    op.create_index("ix_events_report", "events", ["report"], unique=False)
    op.create_table(
        "statements",
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("property", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"],
            ["records.id"],
        ),
        sa.PrimaryKeyConstraint("record", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statements_property", "statements", ["property"], unique=False)
    op.create_index("ix_statements_report", "statements", ["report"], unique=False)
    create_words(op.get_bind())
