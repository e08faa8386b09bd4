"""An index with all that a map draws, in the order of worth, so that no line need be opened."""

from alembic import op

revision = "0003"
down_revision = "0002"

COLUMNS = (
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
)


def upgrade() -> None:
    """Make the index."""
    op.create_index("queue_map", "queue", list(COLUMNS), unique=False)
