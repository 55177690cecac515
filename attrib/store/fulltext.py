"""The full-text indexes: the statements that make them, and the conditions that search them.

SQLite has FTS5 tables that triggers keep in step with `quotes.text` and `names.folded`; PostgreSQL
has GIN indexes on an expression. Accents are folded on both, and letters such as ø and ß, which are no
base letter with a mark, become plain ones. Text of a user in, conditions that no text can break out.
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


def matching_quotes(terms: Terms, dialect: str) -> Select[int]:
    """Return the ids of the quotes whose text has the terms."""
    if dialect == "sqlite":
        return _sqlite_matches("quotes_fts", terms)
    folded = func.to_tsvector(literal_column("'simple'"), func.attrib_fold(QuoteRow.text))
    return select(QuoteRow.id).where(_postgresql_match(folded, terms))


def sharing_words(words: Sequence[str], dialect: str, many: int) -> Select[int]:
    """Return the ids of the quotes, about so many, that share most with folded words."""
    anyone = matching_quotes(any_of(words), dialect).limit(many)
    if dialect == "sqlite":
        return anyone
    # PostgreSQL ranks only what it has read again, text by text: those that share two words, which are
    # few, stand for the best.
    pairs = " | ".join(f"{one} & {other}" for one, other in combinations(words, 2))
    simple: ColumnElement[str] = literal_column("'simple'")
    folded = func.to_tsvector(simple, func.attrib_fold(QuoteRow.text))
    both = select(QuoteRow.id).where(folded.op("@@")(func.to_tsquery(simple, pairs))).limit(many)
    parts = [both, anyone] if pairs else [anyone]
    return select(union_all(*(select(part.subquery()) for part in parts)).subquery())


def matching_names(terms: Terms, dialect: str) -> Select[int]:
    """Return the ids of the names that have the terms."""
    if dialect == "sqlite":
        return _sqlite_matches("names_fts", terms)
    vector = func.to_tsvector(literal_column("'simple'"), NameRow.folded)
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
    simple: ColumnElement[str] = literal_column("'simple'")
    queries = [func.phraseto_tsquery(simple, func.attrib_fold(p)) for p in terms.phrases]
    # Folded words are letters and digits alone, so nothing in them is an operator.
    queries += [func.to_tsquery(simple, f"{prefix}:*") for prefix in terms.prefixes]
    conditions = [vector.op("@@")(query) for query in queries]
    return and_(*conditions) if terms.every else or_(*conditions)
