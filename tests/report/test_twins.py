"""Every page has a JSON twin that says the same, and nothing of how it is drawn."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from attrib.report.methods import methods_page
from attrib.report.pages import ArticlePage
from attrib.report.twins import twin, twin_path
from tests.report.corpus import Corpus
from tests.report.reading import pages_of, read_page
from tests.report.test_places import _places


def _twin_of(site: Path, pattern: str) -> dict[str, Any]:
    [path] = site.glob(pattern)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_every_page_has_its_twin_and_leads_to_it(site: Path) -> None:
    for path in pages_of(site):
        twin_file = Path(twin_path(str(path)))
        assert twin_file.is_file(), path
        assert read_page(path).values("href").count(twin_file.name) == 2, path


def test_twin_of_an_article_holds_every_field_that_is_not_drawn(site: Path) -> None:
    found = _twin_of(site, "articles/tide-gates*.json")
    told = {f.name for f in dataclasses.fields(ArticlePage) if f.metadata.get("twin", True)}

    assert found.keys() == told | {"page", "title", "program"}
    assert found["page"] == "article"


def test_offsets_of_a_twin_are_those_of_its_text(site: Path) -> None:
    found = _twin_of(site, "articles/tide-gates*.json")
    shown = [[found["text"][a:b] for a, b in quote["spans"]] for quote in found["quotes"]]

    assert len(shown) == 7
    assert shown == [quote["contents"] for quote in found["quotes"]]


def test_chart_tells_counts_and_no_places(site: Path) -> None:
    chart = _twin_of(site, "index.json")["speakers"]

    assert chart["bars"][0].keys() == {"label", "count", "share", "note", "href"}


def test_pages_that_change_with_every_run_tell_the_run(site: Path) -> None:
    assert _twin_of(site, "index.json")["stamp"]["program"] == "attrib 0.1.0"
    assert _twin_of(site, "methods.json")["stamp"]["finished"]
    assert "stamp" not in _twin_of(site, "audit.json")


def test_half_a_character_is_replaced(corpus: Corpus) -> None:
    page = methods_page(corpus.totals(), (), (), _places(corpus))
    frame = dataclasses.replace(page.frame, title="a\ud800b")

    assert json.loads(twin(dataclasses.replace(page, frame=frame)))["title"] == "a\ufffdb"


def test_half_a_character_changes_nothing_else(corpus: Corpus) -> None:
    page = methods_page(corpus.totals(), (), (), _places(corpus))
    whole, half = (
        twin(dataclasses.replace(page, frame=dataclasses.replace(page.frame, title=title)))
        for title in ("aäb", "a\ud800b")
    )

    assert whole == half.replace("\ufffd", "ä")
    assert whole.endswith("}\n")
