from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.query.api import Query
from attrib.resolve import cluster
from tests.store.test_decisions import save
from tests.store.test_entities import naming

if TYPE_CHECKING:
    from attrib.store import Database


def names(database: Database) -> list[str]:
    return [speaker.name for speaker in Query(database).speakers(order="name")]


def test_given_name_goes_before_the_fullest_and_is_found(database: Database) -> None:
    keys = save(database, "Muñoz", "Ana María Muñoz")
    database.decide([keys], cluster, who="Ada")
    number = database.decide([keys], cluster, who="Ada", name="Professor Okönomo")
    assert names(database) == ["Professor Okönomo"]
    (found,) = Query(database).speakers("okonomo")
    assert found.names == ("Ana María Muñoz", "Muñoz")
    database.revoke(number, cluster, who="Ada")
    assert names(database) == ["Ana María Muñoz"]
    assert Query(database).speakers("okonomo").count() == 0


def test_last_name_that_was_given_holds(database: Database) -> None:
    keys = save(database, "Muñoz")
    database.decide([keys], cluster, who="Ada", name="First")
    number = database.decide([keys], cluster, who="Bob", name="Second")
    assert names(database) == ["Second"]
    database.revoke(number, cluster, who="Bob")
    assert names(database) == ["First"]


def test_given_name_outlives_an_article_that_comes_again(database: Database) -> None:
    keys = save(database, "Muñoz")
    database.decide([keys], cluster, who="Ada", name="A. Muñoz")
    saved = database.save([replace(naming(0, "Ana Muñoz"), model="other")])
    database.regroup([profile.key for profile in saved.profiles], cluster)
    assert names(database) == ["A. Muñoz"]


def test_given_name_stays_with_the_larger_part(database: Database) -> None:
    keys = save(database, "A Muñoz", "B Muñoz", "C Muñoz")
    merged = database.decide([keys], cluster, who="Ada")
    database.decide([keys], cluster, who="Ada", name="Given")
    database.revoke(merged, cluster, who="Ada")
    database.decide([keys[:1], keys[1:]], cluster, who="Ada")
    assert names(database) == ["A Muñoz", "Given"]
