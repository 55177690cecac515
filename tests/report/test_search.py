"""The search index is scripts of a bounded size that hold everything that can be found."""

from __future__ import annotations

import json

from attrib.report.search import SHARD_SIZE, ShardMaker, name_rows, quote_row, search_page
from tests.report.corpus import Corpus
from tests.report.test_gather import gather
from tests.report.test_places import _places


def _rows(script: str) -> list[list[str]]:
    found: list[list[str]] = json.loads(
        script.removeprefix("attribSearch.add(").removesuffix(");\n")
    )
    return found


def test_scripts_keep_their_size_and_every_row() -> None:
    maker = ShardMaker("quotes")
    row = ("quotation", "x" * 400, "articles/a.html", "note")
    scripts = [script for _ in range(2000) for _, script in maker.add(row)]
    scripts += [script for _, script in maker.flush()]

    assert all(len(script) <= SHARD_SIZE + 100 for script in scripts)
    assert sum(len(_rows(script)) for script in scripts) == 2000
    assert maker.paths == [f"search/quotes-{n}.js" for n in range(1, len(scripts) + 1)]


def test_empty_index_has_no_script() -> None:
    assert list(ShardMaker("names").flush()) == []


def test_hostile_words_stay_data() -> None:
    maker = ShardMaker("names")
    hostile = '</script><script>alert(1)</script>\u2028"]);alert(1);//\ud800'
    list(maker.add(("speaker", hostile, "x.html", "")))
    [(_, script)] = maker.flush()

    assert _rows(script)[0][1] == hostile
    assert script.isascii()


def test_everything_that_has_a_page_can_be_found(corpus: Corpus) -> None:
    places = _places(corpus)
    known = (corpus.speakers(), corpus.organizations(), corpus.articles())
    rows = list(name_rows(*known, gather(corpus, backwards=False), places))

    assert {row[2] for row in rows} == {
        *places.speakers.values(),
        *places.organizations.values(),
        *places.articles.values(),
    }
    assert "Selmouth University" not in rows[0][1]


def test_quotation_leads_to_its_place(corpus: Corpus) -> None:
    kind, words, href, note = quote_row(corpus.article("a1").quotes[0], _places(corpus))

    assert (kind, "#q-" in href) == ("quotation", True)
    assert words.startswith("“The gates held")
    assert note == "Ines Marchetti, Selmouth Courier, 14 January 2026"


def test_page_names_the_scripts(corpus: Corpus) -> None:
    assert search_page(("search/a-1.js",), _places(corpus)).shards == ("search/a-1.js",)
