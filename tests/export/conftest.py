"""Two articles to export, with texts that are hard on file formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from attrib.tracker import Tracker
from attrib.types import Annotated, Flag, Form, Speaker, SpeakerType
from tests.store.making import Lexicon, harbor, quote, reef, span

HARD = (
    'It is \N{PILE OF POO} said\r\nthe\tboard. "First\nline\u2028second\x85third," said '
    'Ann O\'Dea, "@@ and [\\"@@\\"] too." Nobody said "quite" that. The study says so.'
)


def hard() -> Annotated:
    """Return an article with line breaks of every kind, tabs, marks and characters beyond 16 bits."""
    speakers = (
        Speaker(
            name="the board", type=SpeakerType.ORGANIZATION, mentions=(span(HARD, "the\tboard"),)
        ),
        Speaker(name="Ann O'Dea", type=SpeakerType.PERSON, mentions=(span(HARD, "Ann O'Dea"),)),
        Speaker(name="The study", type=SpeakerType.DOCUMENT, mentions=(span(HARD, "The study"),)),
    )
    quotes = (
        quote(HARD, "It is \N{PILE OF POO}", 0, form=Form.INDIRECT, cue=(span(HARD, "said"),)),
        quote(
            HARD,
            '"First\nline\u2028second\x85third," … "@@ and [\\"@@\\"] too."',
            1,
            cue=(span(HARD, "said Ann"), span(HARD, "too")),
            source=(span(HARD, "Ann O'Dea"),),
            channel=span(HARD, "Nobody"),
            flags=(Flag.NO_COMMENT, Flag.HEDGED),
            negated=True,
        ),
        quote(HARD, '"quite"', None, form=Form.MIXED),
        quote(HARD, "so", 2, form=Form.INDIRECT, source=(span(HARD, "The study"),)),
    )
    document = replace(
        reef().document,
        id="hard",
        text=HARD,
        title='=1+1 "@@"',
        url="https://tern.example/a b",
        published="2024-02-29T10:00:00+01:00",
        author="Bo Li",
    )
    return Annotated(document=document, quotes=quotes, speakers=speakers, model="test 1")


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(tmp_path / "a.db") as tracker:
        articles = [reef(url="https://gull.example/reef"), harbor(), hard()]
        tracker.database.save(articles, organizations=Lexicon())
        yield tracker
