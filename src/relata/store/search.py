"""Full-text search over the reports' words, on either database.

The words are folded before (``folding``), so both databases index plain lower-case tokens and a
query can hold no syntax of theirs.
"""

from sqlalchemy import ColumnElement, Connection, literal_column, text

from relata.store.engine import SQLITE
from relata.store.folding import fold


def create_words(connection: Connection) -> None:
    """Make the index; called by a migration."""
    if connection.dialect.name == SQLITE:
        connection.execute(
            text("CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61')")
        )
        return
    connection.execute(
        text("CREATE TABLE words (change INTEGER PRIMARY KEY, body TSVECTOR NOT NULL)")
    )
    connection.execute(text("CREATE INDEX words_body ON words USING gin (body)"))


def add_words(connection: Connection, change: int, folded: str) -> None:
    """Index one report's words under the change that added it."""
    if connection.dialect.name == SQLITE:
        statement = "INSERT INTO words (rowid, body) VALUES (:change, :body)"
    else:
        statement = "INSERT INTO words VALUES (:change, to_tsvector('simple', :body))"
    connection.execute(text(statement), {"change": change, "body": folded})


def phrases_of(query: str) -> tuple[tuple[str, ...], ...]:
    """The phrases that a query asks for, all of which a report must hold.

    Words in double quotes are one phrase; an unfinished quote is none. A word that folds to
    several (``AC-130``) is a phrase. Empty when the query has no letter or digit.
    """
    parts = query.replace("“", '"').replace("”", '"').split('"')
    closed = len(parts) % 2 == 1
    phrases = []
    for at, part in enumerate(parts):
        is_quoted = at % 2 == 1 and (closed or at < len(parts) - 1)
        for piece in [part] if is_quoted else part.split():
            words = tuple(fold(piece).split())
            if words:
                phrases.append(words)
    return tuple(dict.fromkeys(phrases))


def matching(connection: Connection, phrases: tuple[tuple[str, ...], ...]) -> ColumnElement[bool]:
    """A condition on ``reports.change``: the report holds all phrases."""
    if connection.dialect.name == SQLITE:
        query = " AND ".join('"' + " ".join(words) + '"' for words in phrases)
        return literal_column("reports.change").in_(
            text("SELECT rowid FROM words WHERE words MATCH :query").bindparams(query=query)
        )
    query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in words) + ")" for words in phrases)
    return literal_column("reports.change").in_(
        text("SELECT change FROM words WHERE body @@ CAST(:query AS tsquery)").bindparams(
            query=query
        )
    )
