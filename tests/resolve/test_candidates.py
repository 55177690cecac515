from __future__ import annotations

import pytest

from attrib.resolve.candidates import NAMESAKES, OF_OTHER_NAME, OTHER_NAMES, Blocks, block_keys
from attrib.resolve.organizations import load_organizations
from attrib.resolve.subjects import describe
from attrib.types import SpeakerType
from tests.resolve.profiles import person


@pytest.mark.parametrize(
    ("name", "kind", "keys"),
    [
        ("Sarah Kirchberger", SpeakerType.PERSON, ("person:kirchberger",)),
        ("Kirchberger", SpeakerType.PERSON, ("person:kirchberger",)),
        ("Alexandria Ocasio-Cortez", SpeakerType.PERSON, ("person:cortez",)),
        ("Xi Jinping", SpeakerType.PERSON, ("person:jinping", "person:xi")),
        ("MIT", SpeakerType.ORGANIZATION, ("organization:mit",)),
        ("Acme Hats", SpeakerType.ORGANIZATION, ("organization:key:acme hats",)),
        ("officials", SpeakerType.UNNAMED, ()),
        ("a report", SpeakerType.DOCUMENT, ()),
        ("x" * 10_000, SpeakerType.PERSON, ()),
        ("<script>", SpeakerType.PERSON, ()),
    ],
)
def test_block_keys_are_the_surname_or_the_organization(
    name: str, kind: SpeakerType, keys: tuple[str, ...]
) -> None:
    assert block_keys(person("a", name, kind=kind)) == keys


def test_candidates_leave_the_same_article_out() -> None:
    listed = load_organizations()
    blocks = Blocks()
    blocks.add(describe(person("a#0", "Rudy Zunz"), listed))
    assert list(blocks.candidates(describe(person("a#1", "Zunz"), listed))) == []


def test_candidates_are_few_of_thousands_and_namesakes_come_first() -> None:
    listed = load_organizations()
    blocks = Blocks()
    for number in range(5_000):
        given = "Ann" if number % 2 else f"B{chr(97 + number % 23)}{chr(97 + number % 19)}"
        blocks.add(describe(person(f"{number:05}", f"{given} Zunz"), listed))
    drawn = list(blocks.candidates(describe(person("x", "Ann Zunz"), listed)))
    assert len(drawn) <= NAMESAKES + OTHER_NAMES * OF_OTHER_NAME
    assert {one.name.full for one in drawn[:NAMESAKES]} == {"ann zunz"}
