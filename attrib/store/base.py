"""What every table stands on: names of constraints, types of columns, and the choices of some."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Double, Enum, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from attrib.correct.changes import CorrectionKind
from attrib.types import Act, Form, SpeakerType, Verdict

_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
# SQLite gives new ids by itself only to columns of exactly the type INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")
IN_KEY_ORDER = {"sqlite_with_rowid": False}
"""Of a table of narrow rows: on SQLite they lie where an index of their keys would have them once more."""


def _by_value(enum: type[StrEnum], name: str) -> Enum:
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


class SpanKind(StrEnum):
    """Which part of a quote a span is."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    CHANNEL = "channel"


class NameKind(StrEnum):
    """How an organization came by one of its names."""

    NAME = "name"
    ALIAS = "alias"
    WRITTEN = "written"
    INITIALS = "initials"


class Base(DeclarativeBase):
    """The base of every row."""

    metadata = MetaData(naming_convention=_CONVENTION)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as a plain attribute
        str: Text(),
        float: Double(),
        Form: _by_value(Form, "form"),
        Act: _by_value(Act, "act"),
        SpeakerType: _by_value(SpeakerType, "type"),
        Verdict: _by_value(Verdict, "verdict"),
        SpanKind: _by_value(SpanKind, "kind"),
        NameKind: _by_value(NameKind, "kind"),
        CorrectionKind: _by_value(CorrectionKind, "kind"),
        # None is no value at all, not JSON's null.
        list[str]: JSON(none_as_null=True),
        list[list[str]]: JSON(),
        dict[str, Any]: JSON(none_as_null=True),
    }
