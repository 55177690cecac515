"""What was saved comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from attrib.store import open_database
from attrib.store.load import load_articles
from attrib.types import Annotated, Flag, Quote
from tests.store.making import HARBOR, harbor, reef, span


def saved_and_loaded(folder: Path, *articles: Annotated) -> list[Annotated]:
    with open_database(folder / "a.db") as database:
        database.save(articles)
        return list(load_articles(database))


def test_articles_come_back_as_they_were_saved(tmp_path: Path) -> None:
    loaded = saved_and_loaded(tmp_path, reef(), harbor(url="https://tern.example/1"))

    assert sorted(loaded, key=lambda a: a.document.id) == [
        harbor(url="https://tern.example/1"),
        reef(),
    ]


def test_every_part_of_a_quote_comes_back(tmp_path: Path) -> None:
    article = harbor()
    full = replace(
        article.quotes[1],
        channel=span(HARBOR, "spokesman"),
        via=0,
        parent=0,
        follows=0,
        negated=True,
        flags=(Flag.HEDGED, Flag.QUESTION),
    )
    article = replace(
        article, quotes=(article.quotes[0], full), aliases=(("KU", "Kiel University"),)
    )

    assert saved_and_loaded(tmp_path, article) == [article]


def test_parent_is_found_again_where_an_empty_quote_was_left_out(tmp_path: Path) -> None:
    article = harbor()
    child = replace(article.quotes[1], parent=1)
    (loaded,) = saved_and_loaded(
        tmp_path, replace(article, quotes=(Quote(), article.quotes[0], child))
    )

    assert [quote.parent for quote in loaded.quotes] == [None, 0]


@pytest.mark.parametrize("keys", [[], ["no-such-key"]], ids=["none", "unknown"])
def test_keys_that_name_nothing_load_nothing(tmp_path: Path, keys: list[str]) -> None:
    with open_database(tmp_path / "a.db") as database:
        database.save([reef()])

        assert list(load_articles(database, keys)) == []
