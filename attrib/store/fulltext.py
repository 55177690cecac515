"""The full-text indexes: the statements that make them, and the conditions that search them.

SQLite has FTS5 tables that triggers keep in step with `quotes.text` and `names.folded`; PostgreSQL
has GIN indexes, on `quotes.text_fts`, which it makes itself of each text, and on an expression. Accents
are folded on both, and letters such as ø and ß, which are no base letter with a mark, become plain
ones. Text of a user in, conditions that no text can break out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    column,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from attrib.store.tables import NameRow, QuoteRow
from attrib.store.text import LETTERS, fold_words, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

# SQLite's parser of MATCH has a stack of limited depth.
_MAX_TERMS = 40
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_HAS_WORD = re.compile(r"[^\W_]")

# content in double quotation marks: by these Datasette knows which table the index is of.
_SQLITE = """
CREATE VIRTUAL TABLE {table}_fts USING fts5(
    {column}, content="{table}", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN
    INSERT INTO {table}_fts(rowid, {column}) VALUES (new.id, {new}); END;
CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN
    INSERT INTO {table}_fts({table}_fts, rowid, {column})
    VALUES ('delete', old.id, {old}); END;
CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {column} ON {table} BEGIN
    INSERT INTO {table}_fts({table}_fts, rowid, {column})
    VALUES ('delete', old.id, {old});
    INSERT INTO {table}_fts(rowid, {column}) VALUES (new.id, {new}); END;
"""
# Both cases: neither database knows the small letter of every capital, whatever its locale.
_PLAIN = {
    **LETTERS,
    **{char.upper(): plain for char, plain in LETTERS.items() if not char.upper().isascii()},
    "ẞ": "ss",
}


def plainly(text: str) -> str:
    """Return the SQL, of both databases, of a text in SQL without letters that decompose into none."""
    for char, plain in _PLAIN.items():
        text = f"replace({text}, '{char}', '{plain}')"
    return text


# left(): a tsvector holds 1 MB at most, and a longer text could not be stored at all.
# Its cost is what it is, and not hidden in a function that is written out where it is called: or
# PostgreSQL folds the text of every quote it comes by instead of looking into the index.
# Punctuation becomes spaces, for PostgreSQL would take an address or 3.5 for one word.
FOLD = rf"""
CREATE OR REPLACE FUNCTION attrib_fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$ BEGIN
    RETURN lower(regexp_replace(
        regexp_replace({plainly("normalize(left(value, 100000), NFKD)")}, '[\u0300-\u036f]', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'));
END $$
"""
"""Makes the function that folds a text on PostgreSQL, as SQLite's tokenizer does."""
_POSTGRESQL = """
CREATE INDEX quotes_fts ON quotes USING gin (to_tsvector('simple', attrib_fold(text)));
CREATE INDEX names_fts ON names USING gin (to_tsvector('simple', folded))
"""


STORED = """
DROP INDEX quotes_fts;
ALTER TABLE quotes ADD COLUMN text_fts tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', attrib_fold(text))) STORED;
CREATE INDEX quotes_fts ON quotes USING gin (text_fts)
"""
"""Stores the words of quotes on PostgreSQL: to look whether a quote has some would take a folding else."""
_TEXT_FTS: ColumnElement[str] = literal_column("quotes.text_fts")
_SIMPLE: ColumnElement[str] = literal_column("'simple'")


def ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that make the full-text indexes."""
    if dialect == "sqlite":
        new, old = plainly("new.text"), plainly("old.text")
        script = _SQLITE.format(table="quotes", column="text", new=new, old=old)
        script += _SQLITE.format(table="names", column="folded", new="new.folded", old="old.folded")
        return tuple(s.strip() for s in re.split(r";\s*(?=CREATE|$)", script) if s.strip())
    return (FOLD.strip(), *(s.strip() for s in re.split(r";\s*(?=CREATE)", _POSTGRESQL)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What to search for: each phrase as its words stand, and each prefix."""

    phrases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    every: bool = True
    """Whether all must be found, or any."""

    def __bool__(self) -> bool:
        return bool(self.phrases or self.prefixes)


def parse_terms(text: str) -> Terms:
    """Return the words of a search text; words between quotation marks are one phrase."""
    straight = re.sub("[\u201c\u201d\u201e\u00ab\u00bb]", '"', storable(text))
    pieces = (quoted or bare for quoted, bare in _PIECE.findall(straight))
    return Terms(phrases=tuple(p for p in pieces if _HAS_WORD.search(p))[:_MAX_TERMS])


def any_of(words: Sequence[str]) -> Terms:
    """Return terms that find what has any of the words."""
    return Terms(phrases=tuple(words)[:_MAX_TERMS], every=False)


def prefixes_of(text: str) -> Terms:
    """Return terms that find words beginning with the words of a text."""
    return Terms(prefixes=tuple(fold_words(text))[:_MAX_TERMS])


def name_terms(name: str) -> Terms:
    """Return the terms of a name: whole words, and an initial for any word that begins with it."""
    words = fold_words(name)[:_MAX_TERMS]
    return Terms(
        phrases=tuple(word for word in words if len(word) > 1),
        prefixes=tuple(word for word in words if len(word) == 1),
    )


def has_terms(terms: Terms, dialect: str, *, one_by_one: bool = False) -> ColumnElement[bool]:
    """Return the condition that the text of a quote has the terms.

    Args:
        terms: what is searched for.
        dialect: `sqlite` or `postgresql`.
        one_by_one: whether each quote is to be asked that another condition or an order leads to, and
            no index for all that have the terms.
    """
    if dialect == "sqlite":
        column = QuoteRow.id + 0 if one_by_one else QuoteRow.id
        return column.in_(_sqlite_matches("quotes_fts", terms))
    matches = _postgresql_match(_TEXT_FTS, terms)
    return func.nullif(matches, false()) if one_by_one else matches


def how_many(connection: Connection, terms: Terms, most: int) -> int:
    """Return how many quotes have terms, and no more than `most`; about so many on PostgreSQL.

    PostgreSQL reads the whole index of a word to count the first few quotes that have it, but keeps
    figures on how frequent words are, by which it plans. Of the beginnings of words it knows too
    little: where it expects few, up to four times as many have been counted.
    """
    if connection.dialect.name == "sqlite":
        found = _sqlite_matches("quotes_fts", terms).order_by(None)
    else:
        found = select(QuoteRow.id).where(_postgresql_match(_TEXT_FTS, terms))
        expected = _expected(connection, found)
        if expected >= most or not terms.prefixes:
            return min(expected, most)
    counted = select(func.count()).select_from(found.limit(most).subquery())
    return connection.execute(counted).scalar_one()


def _expected(connection: Connection, question: Select[int]) -> int:
    """Return how many rows PostgreSQL expects of a question."""
    compiled = question.compile(dialect=connection.dialect)
    explained = connection.exec_driver_sql(
        f"EXPLAIN (FORMAT JSON) {compiled}", dict(compiled.params)
    )
    return int(explained.scalar_one()[0]["Plan"]["Plan Rows"])


def sharing_words(words: Sequence[str], dialect: str, many: int) -> Select[int]:
    """Return the ids of the quotes, about so many, that share most with folded words."""
    terms = any_of(words)
    if dialect == "sqlite":
        return _sqlite_matches("quotes_fts", terms).limit(many)
    # PostgreSQL ranks no sooner than it has read all: those that share two words, which are few,
    # stand for the best.
    pairs = " | ".join(f"{one} & {other}" for one, other in combinations(words, 2))
    anyone = select(QuoteRow.id).where(_postgresql_match(_TEXT_FTS, terms)).limit(many)
    both = (
        select(QuoteRow.id).where(_TEXT_FTS.op("@@")(func.to_tsquery(_SIMPLE, pairs))).limit(many)
    )
    parts = [both, anyone] if pairs else [anyone]
    return select(union_all(*(select(part.subquery()) for part in parts)).subquery())


def matching_names(terms: Terms, dialect: str) -> Select[int]:
    """Return the ids of the names that have the terms."""
    if dialect == "sqlite":
        return _sqlite_matches("names_fts", terms)
    vector = func.to_tsvector(_SIMPLE, NameRow.folded)
    return select(NameRow.id).where(_postgresql_match(vector, terms))


def _sqlite_matches(name: str, terms: Terms) -> Select[int]:
    index = table(name, column("rowid"), column("rank"))
    quoted = [_quoted(phrase) for phrase in terms.phrases]
    quoted += [f"{_quoted(prefix)} *" for prefix in terms.prefixes]
    query = (" AND " if terms.every else " OR ").join(quoted)
    found = literal_column(name).op("MATCH")(query)
    return select(index.c.rowid).where(found).order_by(index.c.rank if not terms.every else None)


def _quoted(term: str) -> str:
    for char, plain in _PLAIN.items():
        term = term.replace(char, plain)
    return '"' + term.replace('"', '""') + '"'


def _postgresql_match(vector: ColumnElement[str], terms: Terms) -> ColumnElement[bool]:
    queries = [func.phraseto_tsquery(_SIMPLE, func.attrib_fold(p)) for p in terms.phrases]
    # Folded words are letters and digits alone, so nothing in them is an operator.
    queries += [func.to_tsquery(_SIMPLE, f"{prefix}:*") for prefix in terms.prefixes]
    conditions = [vector.op("@@")(query) for query in queries]
    return and_(*conditions) if terms.every else or_(*conditions)
