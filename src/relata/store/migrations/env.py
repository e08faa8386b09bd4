"""Run by Alembic: applies the versions of this folder over the connection it is given."""

from alembic import context

from relata.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()
