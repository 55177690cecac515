"""The questions that count: one definition each, for what is asked live and what is kept in advance.

Conditions in, statements out; without a condition they count everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
    true,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased

from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    EntityRow,
    OrganizationRow,
    QuoteRow,
    RoleRow,
    SpeakerRow,
    VersionRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

BY = ("speaker", "affiliation", "sector", "outlet", "year", "month", "form", "act", "type")
OF_DAY = {"month": 100, "year": 10000}
FACTS = ("name", "outlet", "sector", "role", "organization")
"""What is counted of a speaker beside its quotes."""


# Spelt as the index on current versions is: SQLite finds no index in "current = 1".
IS_CURRENT: Any = literal_column("versions.current")


class _CurrentOfArticle(ColumnElement[Any]):
    """The condition that a version, joined to its article, is the current one."""

    inherit_cache = True


@compiles(_CurrentOfArticle)
def _plainly(element: Any, compiler: Any, **_: Any) -> str:  # noqa: ARG001  SQLAlchemy hands them over
    return "versions.current"


@compiles(_CurrentOfArticle, "sqlite")
def _of_both(element: Any, compiler: Any, **_: Any) -> str:  # noqa: ARG001
    # Of a condition on versions alone SQLite 3.38 and later makes a filter first, from every version
    # there is: 60 ms for 100 thousand, where 0.1 do. No day is below 0.
    return "versions.current > (articles.day < 0)"


IS_CURRENT_OF_ARTICLE: Any = _CurrentOfArticle()


def current_quotes(*, one_by_one: bool = False) -> Any:
    """Return the beginning of any question on the quotes of current versions.

    Args:
        one_by_one: whether the database has to go from quotes to versions, never from versions to
            quotes, so that quotes come in the order of an index of theirs.
    """
    version = QuoteRow.version_id + 0 if one_by_one else QuoteRow.version_id
    return (
        quotes_of_articles(version)
        .outerjoin(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .outerjoin(EntityRow, EntityRow.id == EntityMemberRow.entity_id)
    )


def quotes_of_articles(version: Any = QuoteRow.version_id) -> Any:
    """Return the beginning of any question on the quotes of current versions, whoever is who."""
    return (
        select()
        .select_from(QuoteRow)
        .join(VersionRow, VersionRow.id == version)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .outerjoin(
            SpeakerRow,
            (SpeakerRow.version_id == QuoteRow.version_id)
            & (SpeakerRow.number == QuoteRow.speaker),
        )
        .where(IS_CURRENT_OF_ARTICLE)
    )


def appearances() -> Any:
    """Return the beginning of any question on speakers in current versions."""
    return (
        select()
        .select_from(SpeakerRow)
        .join(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(IS_CURRENT_OF_ARTICLE)
    )


def counted(by: str, *conditions: Any, of_quotes: bool = True) -> Any:
    """Return the question how much falls to each value, the most quotes first.

    A quote of a speaker of two organizations counts for both, once each.

    Args:
        by: one of `BY`.
        conditions: what is counted.
        of_quotes: whether any of them tells quotes of one speaker in one article apart.
    """
    of_quote = by in {"form", "act"} or of_quotes
    parts = (_by_quotes if of_quote else _by_speakers)(by, conditions).subquery("parts")
    statement = (
        select()
        .select_from(parts)
        .outerjoin(EntityMemberRow, EntityMemberRow.profile == parts.c.profile)
    )
    if by == "affiliation":
        statement = _by_organization(statement, parts)
    key = _AFTERWARDS.get(by, parts.c.get("also"))
    entity = EntityMemberRow.entity_id
    # Distinct values of a group take a sorted list of their own.
    people = case((key.is_(None), 0), else_=1) if by == "speaker" else func.count(entity.distinct())
    sums = statement.add_columns(
        cast(key, Text).label("key"),
        *(cast(func.sum(parts.c[name]), BigInteger).label(name) for name in ("quotes", "words")),
        func.count(parts.c.version_id.distinct()).label("articles"),
        people.label("speakers"),
    )
    return _named(by, sums.group_by(key).subquery("sums"))


_AFTERWARDS: dict[str, Any] = {
    "speaker": EntityMemberRow.entity_id,
    "affiliation": AffiliationRow.organization_id,
}
_NAMED: dict[str, Any] = {"speaker": EntityRow, "affiliation": OrganizationRow}


def _named(by: str, sums: Any) -> Any:
    """Return the sums with the names of what they are of, which take long to look up one by one."""
    table = _NAMED.get(by)
    value = sums.c.key if table is None else table.name
    numbers = (sums.c[name] for name in ("quotes", "words", "articles", "speakers"))
    key = null() if table is None else sums.c.key
    statement = select(value.label("value"), key, *numbers)
    if table is not None:
        statement = statement.outerjoin_from(sums, table, table.id == sums.c.key)
    return statement.order_by(sums.c.quotes.desc(), value.is_(None), value, sums.c.key)


def _by_quotes(by: str, conditions: Sequence[Any]) -> Any:
    """Return quotes, put together by who says them in an article: there are fewer of these."""
    place = [QuoteRow.version_id, QuoteRow.speaker, SpeakerRow.key.label("profile"), *_also(by)]
    return (
        quotes_of_articles()
        .add_columns(
            *place,
            func.count(QuoteRow.id).label("quotes"),
            func.sum(QuoteRow.words).label("words"),
        )
        .where(*conditions)
        .group_by(*place)
    )


def _by_speakers(by: str, conditions: Sequence[Any]) -> Any:
    """Return the same without a look at the quotes, but at those that have no speaker."""
    counted_before = (
        select(
            SpeakerRow.version_id,
            SpeakerRow.number.label("speaker"),
            SpeakerRow.key.label("profile"),
            *_also(by),
            SpeakerRow.quotes,
            SpeakerRow.words,
        )
        .join(VersionRow, VersionRow.id == SpeakerRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .where(IS_CURRENT_OF_ARTICLE, SpeakerRow.quotes > 0, *conditions)
    )
    return counted_before.union_all(_by_quotes(by, (*conditions, QuoteRow.speaker.is_(None))))


def _also(by: str) -> list[Any]:
    """Return what is counted by where it is of a quote, an article, or a speaker in this article."""
    columns: dict[str, Any] = {
        "form": QuoteRow.form,
        "act": QuoteRow.act,
        "outlet": ArticleRow.outlet,
        "type": SpeakerRow.type,
        "sector": SpeakerRow.sector,
        **{name: ArticleRow.day - ArticleRow.day % part for name, part in OF_DAY.items()},
    }
    return [columns[by].label("also")] if by in columns else []


def _by_organization(statement: Any, parts: Any) -> Any:
    """Join the organizations of speakers, each once for a quote, however often an article names it."""
    # A list of distinct pairs would be made for all speakers, however few are asked for.
    earlier = aliased(AffiliationRow)
    again = (
        select(literal(1))
        .where(
            earlier.version_id == AffiliationRow.version_id,
            earlier.speaker == AffiliationRow.speaker,
            earlier.organization_id == AffiliationRow.organization_id,
            earlier.number < AffiliationRow.number,
            earlier.former.is_(False),
        )
        .correlate(AffiliationRow)
        .exists()
    )
    stated = (
        (AffiliationRow.version_id == parts.c.version_id)
        & (AffiliationRow.speaker == parts.c.speaker)
        & AffiliationRow.former.is_(False)
    )
    return statement.outerjoin(AffiliationRow, stated).where(
        AffiliationRow.version_id.is_(None) | ~again
    )


def speaker_totals(condition: Any = None) -> Any:
    """Return the question how much each speaker said across articles, and from when to when."""
    known = func.nullif(ArticleRow.day, 0)
    return (
        appearances()
        .add_columns(
            EntityMemberRow.entity_id,
            func.sum(SpeakerRow.quotes).label("quotes"),
            func.sum(SpeakerRow.words).label("words"),
            func.count(SpeakerRow.version_id.distinct()).label("articles"),
            func.count(case((SpeakerRow.quotes > 0, SpeakerRow.version_id)).distinct()).label(
                "quoted"
            ),
            func.min(known).label("first"),
            func.max(known).label("last"),
        )
        .where(true() if condition is None else condition)
        .group_by(EntityMemberRow.entity_id)
    )


def speaker_facts(kind: str, condition: Any = None) -> Any:
    """Return the question how often each speaker has each name, outlet, sector, role or organization.

    An organization that the latest article with it calls a former one is left out.
    """
    by_article: dict[str, Any] = {
        "name": SpeakerRow.name,
        "outlet": ArticleRow.outlet,
        "sector": SpeakerRow.sector,
    }
    if kind in by_article:
        value, times = by_article[kind], func.count()
        statement = appearances().where(value.is_not(None))
    else:
        table, value = _STATED[kind]
        times = func.count(case((table.former.is_(False), 1)))
        left = func.max(case((table.former, ArticleRow.day), else_=0))
        there = func.max(case((table.former.is_(False), ArticleRow.day), else_=0))
        holds = times > 0 if kind == "role" else and_(times > 0, left <= there)
        statement = appearances().join(table, _of_speaker(table)).having(holds)
    return (
        statement.add_columns(
            EntityMemberRow.entity_id,
            literal(kind, Text, literal_execute=True).label("kind"),
            value.label("value"),
            times.label("times"),
        )
        .where(true() if condition is None else condition)
        .group_by(EntityMemberRow.entity_id, value)
    )


_STATED: dict[str, tuple[Any, Any]] = {
    "role": (RoleRow, RoleRow.title),
    "organization": (AffiliationRow, AffiliationRow.organization_id),
}


def _of_speaker(table: Any) -> Any:
    return (table.version_id == SpeakerRow.version_id) & (table.speaker == SpeakerRow.number)


def organization_totals(ids: Any = None) -> Any:
    """Return the question how much the people of each organization said, and it itself.

    Args:
        ids: of the organizations, or a question for them; all where it is not given.
    """
    member = select(
        AffiliationRow.organization_id,
        AffiliationRow.version_id,
        AffiliationRow.speaker,
        literal(1, Integer).label("member"),
        literal(0, Integer).label("own"),
    ).where(AffiliationRow.former.is_(False))
    own = select(
        SpeakerRow.organization_id,
        SpeakerRow.version_id,
        SpeakerRow.number,
        literal(0, Integer),
        literal(1, Integer),
    ).where(SpeakerRow.organization_id.is_not(None))
    if ids is not None:
        member = member.where(AffiliationRow.organization_id.in_(ids))
        own = own.where(SpeakerRow.organization_id.in_(ids))
    stated = member.union_all(own).subquery()
    # An article may state one affiliation of a speaker twice.
    pairs = (
        select(
            stated.c.organization_id,
            stated.c.version_id,
            stated.c.speaker,
            func.max(stated.c.member).label("member"),
            func.max(stated.c.own).label("own"),
        )
        .group_by(stated.c.organization_id, stated.c.version_id, stated.c.speaker)
        .subquery("pairs")
    )
    return _of_pairs(pairs)


def _of_pairs(pairs: Any) -> Any:
    is_member, is_own = pairs.c.member == 1, pairs.c.own == 1
    quotes, words = SpeakerRow.quotes, SpeakerRow.words
    quoted_member = is_member & (quotes > 0)

    def total(value: Any, *, of: Any) -> Any:
        return func.coalesce(func.sum(case((of, value))), 0)

    place = (SpeakerRow.version_id == pairs.c.version_id) & (SpeakerRow.number == pairs.c.speaker)
    return (
        select(
            pairs.c.organization_id,
            func.count(case((is_member, EntityMemberRow.entity_id)).distinct()).label("people"),
            total(quotes, of=is_member).label("quotes"),
            total(quotes, of=is_own).label("own_quotes"),
            (total(words, of=is_member) + total(words, of=is_own)).label("words"),
            func.count(pairs.c.version_id.distinct()).label("articles"),
            func.sum(quotes).label("said"),
            func.count(SpeakerRow.key.distinct()).label("members"),
            total(words, of=is_member).label("member_words"),
            func.count(case((quoted_member, SpeakerRow.version_id)).distinct()).label(
                "member_articles"
            ),
            func.count(case((quoted_member, EntityMemberRow.entity_id)).distinct()).label(
                "quoted_people"
            ),
        )
        .select_from(pairs)
        .join(VersionRow, VersionRow.id == pairs.c.version_id)
        .join(SpeakerRow, place)
        .join(EntityMemberRow, EntityMemberRow.profile == SpeakerRow.key)
        .where(IS_CURRENT)
        .group_by(pairs.c.organization_id)
    )
