"""What is packed comes back as it was, whatever it is made of; and a value that is frozen stays so."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field
from datetime import date

import pytest

from attrib.report.articles import article_page
from attrib.report.packing import pack, unpack
from attrib.report.parts import Link, Stamp
from attrib.types import Form, Span
from tests.report.corpus import Corpus
from tests.report.test_places import _places


@dataclass
class _Open:
    """A dataclass without slots, which pickle has to do by itself."""

    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _One:
    """A value of one field, itself a tuple: not to be taken for two fields."""

    parts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _None:
    """A value of no field at all."""


@dataclass(frozen=True, slots=True)
class _More(_One):
    """A value with fields of its own and of what it derives from."""

    more: int = 1


@pytest.mark.parametrize(
    "value",
    [
        Link(label="Ö \ud83d", href=None),
        Stamp(program="attrib", models=("a", "b"), corpus="", finished=None),
        _Open(["a"]),
        _One(("a", "b")),
        _None(),
        _More(("a", "b"), 2),
        [Form.MIXED, Span(1, 2), date(2020, 2, 29), {"a": (1.5, None)}],
    ],
)
def test_value_comes_back(value: object) -> None:
    back = unpack(pack(value))

    assert back == value
    assert type(back) is type(value)


def test_what_is_one_value_stays_one() -> None:
    link = Link(label="a", href=None)

    first, second = unpack(pack((link, link)))

    assert first is second


def test_what_comes_back_is_frozen() -> None:
    link = unpack(pack(Link(label="a", href=None)))

    with pytest.raises(FrozenInstanceError):
        link.label = "b"


def test_page_and_article_come_back(corpus: Corpus) -> None:
    places = _places(corpus)
    for detail in corpus.full_articles():
        page = article_page(detail, places)
        assert unpack(pack((detail, page))) == (detail, page)


def test_fields_are_not_looked_up_anew_for_every_value(monkeypatch: pytest.MonkeyPatch) -> None:
    links = [Link(label=str(number), href=None) for number in range(3)]
    pack(links[0])
    asked: list[object] = []
    monkeypatch.setattr(Link, "__getstate__", asked.append)

    assert unpack(pack(links)) == links
    assert asked == []
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(links[0]))  # noqa: S301  made in the line itself
