from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from attrib.query import quotes
from attrib.query.api import Query
from attrib.types import Flag, Span
from tests.store.making import HARBOR, REEF, Lexicon, quote, reef, span

if TYPE_CHECKING:
    from attrib.store import Database

DYING = '"The reef is dying,"'
SAW = '"We saw it," "with our own eyes."'
CLOSED = "that the reef was closed"
OPEN = "The harbor stays open"
NOBODY = '"Nobody asked us,"'


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        ({}, [DYING, SAW, CLOSED, OPEN, NOBODY]),
        ({"speaker": "munoz"}, [DYING, SAW, OPEN]),
        ({"speaker": "A. MUÑOZ"}, [DYING, SAW, OPEN]),
        ({"speaker": "Muñoz Ana"}, [DYING, SAW, OPEN]),
        ({"speaker": "weiss"}, [NOBODY]),
        ({"speaker": "mun"}, []),
        ({"speaker": "nobody"}, []),
        ({"affiliation": "MIT"}, [DYING, SAW, OPEN]),
        ({"affiliation": "massachusetts institute of technology"}, [DYING, SAW, OPEN]),
        ({"affiliation": "Kiel"}, [NOBODY]),
        ({"affiliation": "Oxford"}, []),
        ({"organization_id": "mit"}, [DYING, SAW, OPEN]),
        ({"sector": "academia"}, [DYING, SAW, OPEN]),
        ({"sector": "unknown", "speaker": "weiß"}, [NOBODY]),
        ({"speaker": "Muñoz", "affiliation": "Kiel"}, []),
        ({"role": "Biologist"}, [DYING, SAW]),
        ({"text": "reef"}, [DYING, CLOSED]),
        ({"text": "reef dying"}, [DYING]),
        ({"text": '"own eyes"'}, [SAW]),
        ({"text": '"eyes own"'}, []),
        ({"about": "harb"}, [OPEN]),
        ({"form": "indirect"}, [CLOSED, OPEN]),
        ({"act": "attitude"}, []),
        ({"type": "unnamed"}, [CLOSED]),
        ({"outlet": "the gull"}, [DYING, SAW, CLOSED]),
        ({"outlet": "tern"}, [OPEN, NOBODY]),
        ({"article": "harbor"}, [OPEN, NOBODY]),
        ({"since": "2023-05-02"}, [OPEN, NOBODY]),
        ({"since": "2023-06"}, [OPEN, NOBODY]),
        ({"until": "2023-05"}, [DYING, SAW, CLOSED]),
        ({"until": "2022"}, []),
        ({"min_confidence": 0.6}, [DYING, SAW, CLOSED, NOBODY]),
        ({"negated": True}, [CLOSED]),
        ({"limit": 2}, [DYING, SAW]),
        ({"offset": 3}, [OPEN, NOBODY]),
        ({"limit": 1, "offset": 1}, [SAW]),
        ({"limit": 0}, []),
        ({"order": "-published"}, [OPEN, NOBODY, DYING, SAW, CLOSED]),
        ({"order": "-words"}, [SAW, CLOSED, OPEN, DYING, NOBODY]),
    ],
    ids=str,
)
def test_quotes_that_are_asked_for(query: Query, filters: dict[str, Any], texts: list[str]) -> None:
    assert [answer.text for answer in query.quotes(**filters)] == texts


def test_answer_tells_who_said_it_where(query: Query) -> None:
    answer = query.quotes(speaker="Muñoz", text="eyes").first()
    assert answer is not None
    assert (answer.speaker, answer.named, answer.role) == ("Ana Muñoz", "Ana Muñoz", "biologist")
    assert answer.affiliations == ("Massachusetts Institute of Technology",)
    assert answer.article.title == "Reef"
    assert answer.cue == "added"
    assert [REEF[s.start : s.end] for s in answer.spans] == ['"We saw it,"', '"with our own eyes."']
    assert REEF[answer.span.start : answer.span.end].startswith('"We saw it," she added')
    assert answer.key == f"{answer.article.key}-1"


def test_answer_holds_the_evidence(query: Query) -> None:
    answer = query.quotes(article="harbor", affiliation="MIT").first()
    assert answer is not None
    (evidence,) = answer.evidence
    assert (evidence.value, evidence.written) == ("Massachusetts Institute of Technology", "MIT")
    assert HARBOR[evidence.span.start : evidence.span.end] == evidence.text == "MIT"
    assert evidence.organization_id == "mit"


def test_answer_shows_what_stands_around_it(query: Query) -> None:
    answer = query.quotes(text='"nobody asked"').first()
    assert answer is not None
    assert answer.before + answer.text + answer.after == HARBOR


def test_long_surroundings_are_cut_between_words(database: Database) -> None:
    text = "before " * 100 + '"Now."' + " after" * 100
    article = replace(reef(), document=replace(reef().document, text=text), speakers=(), quotes=())
    database.save([replace(article, quotes=(quote(text, '"Now."', None),))])
    answer = Query(database).quotes().first()
    assert answer is not None
    assert set(answer.before.split()) == {"before"}
    assert set(answer.after.split()) == {"after"}
    assert len(answer.before) < 200


def test_relayed_quote_names_who_passed_it_on(database: Database) -> None:
    inner = replace(
        reef().quotes[0],
        via=1,
        parent=1,
        flags=(Flag.HEDGED,),
        channel=span(REEF, "with our own eyes"),
    )
    database.save([replace(reef(), quotes=(inner, *reef().quotes[1:]))], organizations=Lexicon())
    answer = Query(database).quotes(text="dying").first()
    assert answer is not None
    assert (answer.via, answer.parent, answer.flags) == ("Officials", 1, (Flag.HEDGED,))
    assert answer.channel == "with our own eyes"


def test_quote_without_a_speaker_is_found(database: Database) -> None:
    alone = replace(reef(), speakers=(), quotes=(quote(REEF, DYING, None),))
    database.save([alone])
    answer = Query(database).quotes().first()
    assert answer is not None
    assert (answer.speaker, answer.speaker_id, answer.affiliations) == (None, None, ())
    assert answer.span == Span(0, len(DYING))


def test_first_by_speaker_are_those_that_all_begin_with(
    query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [answer.key for answer in query.quotes(order="speaker")]
    assert len(everything) == 5
    groups = partial(quotes._in_groups, least=1)
    monkeypatch.setattr(quotes, "_in_groups", groups)

    for limit in range(7):
        for offset in (None, 0, 2, 9):
            found = query.quotes(order="speaker", limit=limit, offset=offset)
            first = offset or 0
            assert [answer.key for answer in found] == everything[first : first + limit]


def test_speakers_of_one_name_are_never_parted() -> None:
    rows = [SimpleNamespace(name=name, id=key) for key, name in enumerate("abbbcd")]
    assert list(quotes._in_groups(rows, least=2)) == [[0, 1, 2, 3], [4, 5]]
