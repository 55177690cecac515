from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from attrib.correct.changes import (
    BY,
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.correct.making import add_missing, correct
from attrib.errors import CorrectionError
from attrib.query.api import Query
from attrib.store.correcting import Wanted, load_corrections, revoke
from attrib.store.correcting import correct as _correct
from attrib.store.correction_tables import OriginalRow
from attrib.store.load import load_articles
from attrib.store.tables import ArticleRow
from tests.store.making import REEF, Lexicon, harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database
    from attrib.types import Annotated

CHANGES: list[tuple[int, Any]] = [
    (2, NotAQuote()),
    (2, ScareQuote()),
    (2, NewSpan(("the reef was closed",))),
    (2, NewSpeaker("Ana Muñoz")),
    (2, Right()),
    (0, NewRole("a biologist")),
    (0, NewAffiliation(("Institute of Technology", "Reef Trust"))),
]


def reef_key(database: Database) -> str:
    with database.reading() as connection:
        return connection.execute(
            select(ArticleRow.key).where(ArticleRow.external_id == "reef")
        ).scalar_one()


def say(database: Database, number: int, change: Any, *, who: str = "jm") -> Any:
    make = partial(lambda annotated: correct(annotated, number, change))
    wanted = Wanted(article=reef_key(database), make=make, who=who, why="I was there.")
    return _correct(database, [wanted]).corrections[0]


def shown(database: Database) -> Annotated:
    (article,) = load_articles(database, [reef_key(database)])
    return replace(article, model="")


def dump(database: Database) -> dict[str, list[Any]]:
    """Return every row that articles give, of which corrections are no part."""
    tables = ("quote_spans", "speakers", "mentions", "roles", "affiliations", "entities")
    with database.reading() as connection:
        rows = {
            name: sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}"))))  # noqa: S608
            for name in tables
        }
        quotes = "SELECT version_id, number, speaker, start, confidence, by, text FROM quotes"
        rows["quotes"] = sorted(map(repr, connection.execute(text(quotes))))
    return rows


@pytest.mark.parametrize(("number", "change"), CHANGES)
def test_correction_wins_over_every_later_run_and_model(
    database: Database, number: int, change: Any
) -> None:
    database.save([reef(), harbor()], organizations=Lexicon())
    before = shown(database)
    say(database, number, change)
    corrected = shown(database)
    assert corrected != before
    other = replace(reef(), model="other 2")
    database.save([reef()], organizations=Lexicon(), replace=True)
    assert shown(database) == corrected
    database.save([other], organizations=Lexicon())
    assert shown(database) == corrected


@pytest.mark.parametrize(("number", "change"), CHANGES)
def test_revoked_correction_leaves_what_the_model_found(
    database: Database, number: int, change: Any
) -> None:
    database.save([reef(), harbor()], organizations=Lexicon())
    before = dump(database)
    correction = say(database, number, change)
    assert dump(database) != before
    revoke(database, [correction.id], who="ab", organizations=Lexicon())
    assert dump(database) == before
    assert [c.id for c in load_corrections(database)] == [correction.id]
    assert load_corrections(database, revoked=False) == ()
    with pytest.raises(CorrectionError, match="was revoked already, by ab"):
        revoke(database, [correction.id], who="ab")


def test_what_a_later_model_found_is_what_comes_back(database: Database) -> None:
    database.save([reef()])
    correction = say(database, 0, NotAQuote())
    later = replace(reef(), quotes=reef().quotes[:2], model="later 1")
    database.save([later])
    assert [q.text for q in Query(database).quotes()] == ['"We saw it," "with our own eyes."']
    revoke(database, [correction.id], who="ab")
    assert [q.by for q in Query(database).quotes()] == ["model", "model"]


def test_correction_says_who_when_why_and_of_what(database: Database) -> None:
    database.save([reef()])
    correction = say(database, 2, NewSpeaker("Ana Muñoz"))
    (kept,) = load_corrections(database, article=reef_key(database))
    assert kept == correction
    assert (kept.kind, kept.who, kept.why) == (CorrectionKind.SPEAKER, "jm", "I was there.")
    assert kept.at.endswith("Z")
    assert kept.sha256 == reef().document.sha256
    assert (kept.before.speaker, kept.after.speaker) == ("Officials", "Ana Muñoz")
    assert kept.before.text == "that the reef was closed"
    assert [q.by for q in Query(database).quotes(speaker="muñoz")][2] == BY + "jm"


def test_correction_holds_in_a_changed_article_and_in_one_that_changes_back(
    database: Database,
) -> None:
    database.save([reef()])
    say(database, 2, NotAQuote())
    longer = replace(reef().document, text="Corrected.\n\n" + REEF)
    moved = tuple(
        replace(q, content=tuple(type(s)(s.start + 12, s.end + 12) for s in q.content), cue=())
        for q in reef().quotes
    )
    speakers = tuple(replace(s, roles=(), affiliations=(), mentions=()) for s in reef().speakers)
    database.save([replace(reef(), document=longer, quotes=moved, speakers=speakers)])
    assert len(list(Query(database).quotes())) == 2
    say(database, 1, NotAQuote())
    database.save([reef()])
    assert len(list(Query(database).quotes())) == 1


def test_missing_quote_is_added_and_known_by_its_words_and_speaker(database: Database) -> None:
    database.save([reef()])
    missing = MissingQuote(content=("a biologist",), speaker="Jörg Weiß")
    make = partial(add_missing, missing=missing)
    _correct(database, [Wanted(article=reef_key(database), make=make, who="jm")])
    (quote,) = Query(database).quotes(speaker="weiss")
    assert (quote.text, quote.by, quote.confidence) == ("a biologist", "person:jm", 1.0)
    assert [quote.key for quote in Query(database).quotes(text="biologist")] == [quote.key]


def test_one_that_does_not_fit_keeps_all_others_out(database: Database) -> None:
    database.save([reef()])
    key = reef_key(database)

    def wanted(article: str, words: str, label: str) -> Wanted:
        make = partial(add_missing, missing=MissingQuote(content=(words,)))
        return Wanted(article=article, make=make, who="jm", label=label)

    with pytest.raises(CorrectionError) as error:
        _correct(
            database,
            [
                wanted(key, "a biologist", "line 2"),
                wanted(key, "no such words", "line 3"),
                wanted("nowhere", "a biologist", "line 4"),
            ],
        )
    assert str(error.value).splitlines() == [
        "line 3: The words 'no such words' do not stand in the article: copy them from its text.",
        "line 4: There is no article 'nowhere'.",
    ]
    assert load_corrections(database) == ()


def test_what_changes_nothing_is_not_kept_twice(database: Database) -> None:
    database.save([reef()])
    assert say(database, 2, NewSpeaker("Ana Muñoz")) is not None
    assert say(database, 2, NewSpeaker("Ana Muñoz")) is None
    assert say(database, 2, NewSpeaker("Ana Muñoz"), who="ab") is not None
    assert len(load_corrections(database)) == 2


def test_uncorrected_articles_have_no_original(database: Database) -> None:
    database.save([reef(), harbor()])
    correction = say(database, 2, NotAQuote())
    with database.reading() as connection:
        assert len(connection.execute(select(OriginalRow.version_id)).all()) == 1
    revoke(database, [correction.id], who="ab")
    with database.reading() as connection:
        assert connection.execute(select(OriginalRow.version_id)).all() == []


def test_text_that_no_database_can_hold_is_corrected_all_the_same(database: Database) -> None:
    odd = replace(
        reef().document, text=REEF.replace("dying", "d\x00ing").replace("saw", "s\ud800w")
    )
    database.save([replace(reef(), document=odd)])
    correction = say(database, 0, NewSpeaker("A\x00na\udfff"), who="j\x00m")
    assert correction.before.text == '"The reef is d\ufffding,"'
    database.save([replace(reef(), document=odd)], replace=True)
    assert next(q.speaker for q in Query(database).quotes()) == "A\ufffdna\ufffd"
    assert load_corrections(database)[0].who == "j\ufffdm"


def test_unknown_correction_is_named(database: Database) -> None:
    with pytest.raises(CorrectionError, match="There is no correction 7"):
        revoke(database, [7], who="ab")
