"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.fulltext import ddl

revision = "0001"
down_revision = branch_labels = depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text()


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def _of_speaker(name: str) -> sa.ForeignKeyConstraint:
    here, there = ["version_id", "speaker"], ["speakers.version_id", "speakers.number"]
    return sa.ForeignKeyConstraint(here, there, name=name, ondelete="CASCADE")


def _optional(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, _TEXT) for name in names)


def _place() -> tuple[sa.Column[int], ...]:
    rest = (sa.Column(name, sa.Integer(), nullable=False) for name in ("speaker", "number"))
    return (sa.Column("version_id", _ID, nullable=False), *rest)


def _offsets() -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in ("start", "stop"))


def _cascade(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")


def _span(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint("0 <= start AND start < stop", name=op.f(name))


_SPEAKER_TYPE = _enum("type", "person", "unnamed", "organization", "document")


def upgrade() -> None:
    """Make the tables and the full-text indexes."""
    _create_articles()
    _create_corrections()
    _create_judgements()
    _create_names()
    _create_organizations()
    _create_profile_blocks()
    _create_runs()
    _create_entities()
    _create_organization_names()
    _create_quarantine()
    _create_versions()
    _create_entity_members()
    _create_entity_names()
    _create_speakers()
    _create_affiliations()
    _create_mentions()
    _create_quotes()
    _create_roles()
    _create_quote_spans()
    for statement in ddl(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", "\\:")))


def downgrade() -> None:
    """Refuse: before the first tables there is nothing."""
    raise NotImplementedError


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("external_id", _TEXT, nullable=False),
        *_optional("title", "outlet", "author", "url", "published"),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("origin", _TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("key", name="uq_articles_key"),
        sa.Index("ix_articles_day_key", "day", "key"),
        sa.Index("ix_articles_external_id", "external_id"),
        sa.Index("ix_articles_outlet", "outlet"),
    )


def _create_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("article_key", _TEXT, nullable=False),
        sa.Column("sha256", _TEXT, nullable=False),
        sa.Column("start", sa.Integer()),
        sa.Column("stop", sa.Integer()),
        *_optional("before", "after"),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("why", _TEXT),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("revoked", _TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.Index("ix_corrections_article_key", "article_key"),
    )


def _create_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("left_profile", _TEXT, nullable=False),
        sa.Column("right_profile", _TEXT, nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("verdict", _enum("verdict", "same", "different", "unsure"), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("at", _TEXT, nullable=False),
        sa.CheckConstraint("left_profile <> right_profile", name=op.f("ck_judgements_pair")),
        sa.PrimaryKeyConstraint("left_profile", "right_profile", "by", name="pk_judgements"),
        sa.Index("ix_judgements_right_profile", "right_profile"),
    )


def _create_names() -> None:
    op.create_table(
        "names",
        sa.Column("id", _ID, nullable=False),
        sa.Column("folded", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_names"),
        sa.UniqueConstraint("folded", name="uq_names_folded"),
    )


def _create_organizations() -> None:
    op.create_table(
        "organizations",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        *_optional("kind", "country", "parent_id", "ror", "wikidata"),
        sa.PrimaryKeyConstraint("id", name="pk_organizations"),
        sa.Index("ix_organizations_parent_id", "parent_id"),
    )


def _create_profile_blocks() -> None:
    op.create_table(
        "profile_blocks",
        sa.Column("block", _TEXT, nullable=False),
        sa.Column("profile", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("block", "profile", name="pk_profile_blocks"),
        sa.Index("ix_profile_blocks_profile", "profile"),
    )


def _create_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("program", _TEXT, nullable=False),
        sa.Column("model", _TEXT, nullable=False),
        sa.Column("config", _TEXT, nullable=False),
        sa.Column("started", _TEXT, nullable=False),
        sa.Column("finished", _TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )


def _create_entities() -> None:
    op.create_table(
        "entities",
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("type", _SPEAKER_TYPE, nullable=False),
        sa.Column("organization_id", _TEXT),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_entities_organization_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
        sa.Index("ix_entities_organization_id", "organization_id"),
    )


def _create_organization_names() -> None:
    op.create_table(
        "organization_names",
        sa.Column("organization_id", _TEXT, nullable=False),
        sa.Column("folded", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("kind", _enum("kind", "name", "alias", "written", "initials"), nullable=False),
        _cascade("organization_names", "organization_id", "organizations.id"),
        sa.PrimaryKeyConstraint("organization_id", "folded", name="pk_organization_names"),
        sa.Index("ix_organization_names_folded", "folded"),
    )


def _create_quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("origin", _TEXT, nullable=False),
        sa.Column("code", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("sha256", _TEXT),
        sa.Column("run_id", _ID),
        sa.Column("at", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_quarantine_run_id"),
        sa.PrimaryKeyConstraint("origin", name="pk_quarantine"),
        sa.Index("ix_quarantine_run_id", "run_id"),
    )


def _create_versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("sha256", _TEXT, nullable=False),
        sa.Column("model", _TEXT, nullable=False),
        sa.Column("run_id", _ID),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("saved", _TEXT, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        _cascade("versions", "article_id", "articles.id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_versions_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("article_id", "sha256", name="uq_versions_article_id_sha256"),
        sa.Index("ix_versions_run_id", "run_id"),
        sa.Index("ix_versions_sha256", "sha256"),
        sa.Index(
            "uq_versions_article_id_current",
            "article_id",
            unique=True,
            sqlite_where=sa.text("current"),
            postgresql_where=sa.text("current"),
        ),
    )


def _create_entity_members() -> None:
    op.create_table(
        "entity_members",
        sa.Column("profile", _TEXT, nullable=False),
        sa.Column("entity_id", _TEXT, nullable=False),
        _cascade("entity_members", "entity_id", "entities.id"),
        sa.PrimaryKeyConstraint("profile", name="pk_entity_members"),
        sa.Index("ix_entity_members_entity_id", "entity_id"),
    )


def _create_entity_names() -> None:
    op.create_table(
        "entity_names",
        sa.Column("name_id", _ID, nullable=False),
        sa.Column("entity_id", _TEXT, nullable=False),
        _cascade("entity_names", "entity_id", "entities.id"),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name="fk_entity_names_name_id"),
        sa.PrimaryKeyConstraint("name_id", "entity_id", name="pk_entity_names"),
        sa.Index("ix_entity_names_entity_id", "entity_id"),
    )


def _create_speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("name_id", _ID, nullable=False),
        sa.Column("type", _SPEAKER_TYPE, nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("organization_id", _TEXT),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name="fk_speakers_name_id"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_speakers_organization_id"
        ),
        _cascade("speakers", "version_id", "versions.id"),
        sa.PrimaryKeyConstraint("version_id", "number", name="pk_speakers"),
        sa.Index("ix_speakers_key", "key"),
        sa.Index("ix_speakers_name_id", "name_id"),
        sa.Index("ix_speakers_organization_id", "organization_id"),
    )


def _create_affiliations() -> None:
    op.create_table(
        "affiliations",
        *_place(),
        sa.Column("organization_id", _TEXT, nullable=False),
        sa.Column("written", _TEXT, nullable=False),
        *_offsets(),
        sa.Column("evidence", _TEXT, nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        _span("ck_affiliations_span"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_affiliations_organization_id"
        ),
        _of_speaker("fk_affiliations_version_id_speaker"),
        sa.PrimaryKeyConstraint("version_id", "speaker", "number", name="pk_affiliations"),
        sa.Index("ix_affiliations_organization_id", "organization_id"),
    )


def _create_mentions() -> None:
    op.create_table(
        "mentions",
        *_place(),
        *_offsets(),
        _span("ck_mentions_span"),
        _of_speaker("fk_mentions_version_id_speaker"),
        sa.PrimaryKeyConstraint("version_id", "speaker", "number", name="pk_mentions"),
    )


def _create_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", _ID, nullable=False),
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer()) for name in ("speaker", "via", "parent", "follows")),
        *_offsets(),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("form", _enum("form", "direct", "mixed", "indirect"), nullable=False),
        sa.Column("act", _enum("act", "statement", "attitude"), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.CheckConstraint(
            "0 <= confidence AND confidence <= 1", name=op.f("ck_quotes_confidence")
        ),
        _span("ck_quotes_span"),
        sa.ForeignKeyConstraint(
            ["version_id", "speaker"],
            ["speakers.version_id", "speakers.number"],
            name="fk_quotes_version_id_speaker",
        ),
        sa.ForeignKeyConstraint(
            ["version_id", "via"],
            ["speakers.version_id", "speakers.number"],
            name="fk_quotes_version_id_via",
        ),
        _cascade("quotes", "version_id", "versions.id"),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
        sa.UniqueConstraint("version_id", "number", name="uq_quotes_version_id_number"),
        sa.Index("ix_quotes_confidence", "confidence"),
        sa.Index("ix_quotes_version_id_speaker", "version_id", "speaker"),
    )


def _create_roles() -> None:
    op.create_table(
        "roles",
        *_place(),
        sa.Column("title", _TEXT, nullable=False),
        sa.Column("folded", _TEXT, nullable=False),
        *_offsets(),
        sa.Column("evidence", _TEXT, nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        _span("ck_roles_span"),
        _of_speaker("fk_roles_version_id_speaker"),
        sa.PrimaryKeyConstraint("version_id", "speaker", "number", name="pk_roles"),
        sa.Index("ix_roles_folded", "folded"),
    )


def _create_quote_spans() -> None:
    op.create_table(
        "quote_spans",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("quote", sa.Integer(), nullable=False),
        sa.Column("kind", _enum("kind", "source", "cue", "content", "channel"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_offsets(),
        sa.Column("text", _TEXT, nullable=False),
        _span("ck_quote_spans_span"),
        sa.ForeignKeyConstraint(
            ["version_id", "quote"],
            ["quotes.version_id", "quotes.number"],
            name="fk_quote_spans_version_id_quote",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "quote", "kind", "number", name="pk_quote_spans"),
    )
