"""Pages are rendered whole, escaped, and with an error that names its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from attrib.errors import ReportError
from attrib.report.render import (
    check_templates,
    make_environment,
    read_assets,
    render,
    template_folders,
)
from attrib.report.search import search_page
from attrib.resources import resource_dir
from tests.report.corpus import Corpus
from tests.report.test_places import _places


def test_own_template_goes_before_the_shipped_one(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "search.html").write_text("<p>ours: {{ page.frame.title }}</p>", encoding="utf-8")
    environment = make_environment(template_folders(tmp_path))

    assert render(search_page((), _places(corpus)), environment) == "<p>ours: Search</p>"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{{ page.nothing }}", r"line 2.*nothing"),
        ("one\ntwo\n{% if %}", "line 3"),
        ("{% include 'gone.html' %}", r"gone\.html"),
        ("\n{{ page.shards | gone }}", r"line 2.*gone"),
        ("\n{{ 1 / 0 }}", r"search\.html, line 2: ZeroDivisionError"),
        ("\n\n{{ 3 | plural }}", r"search\.html, line 3: TypeError.*plural"),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", r"line 2: RecursionError"),
    ],
    ids=["undefined", "syntax", "missing", "filter", "sum", "argument", "endless"],
)
def test_template_error_names_its_line(
    corpus: Corpus, tmp_path: Path, template: str, message: str
) -> None:
    (tmp_path / "search.html").write_text(template, encoding="utf-8")

    with pytest.raises(ReportError, match=message):
        render(search_page((), _places(corpus)), make_environment([tmp_path]))


def test_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "mine.html").write_bytes("fine\nna\xefve".encode("latin-1"))

    with pytest.raises(ReportError, match=r"mine\.html, line 2: this is not UTF-8"):
        template_folders(tmp_path)


def test_template_is_found_wrong_before_a_page_is_made(tmp_path: Path) -> None:
    (tmp_path / "search.html").write_text("\n{% for %}", encoding="utf-8")

    with pytest.raises(ReportError, match=r"search\.html, line 2"):
        check_templates(make_environment(template_folders(tmp_path)))


def test_missing_template_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"no template folder.*gone"):
        template_folders(tmp_path / "gone")


def test_characters_that_html_forbids_are_replaced(
    corpus: Corpus, environment: Environment
) -> None:
    page = search_page(("a\x00\x0b\x9f\ud800\ufffeb",), _places(corpus))

    assert 'data-shard="a\ufffd\ufffd\ufffd\ufffd\ufffdb"' in render(page, environment)


def test_assets_are_light() -> None:
    assets = read_assets([resource_dir("templates")])
    sizes = {name: len(text.encode()) for name, text in assets.items()}

    assert sizes["theme.css"] + sizes["layout.css"] <= 20_000
    assert sizes["report.js"] <= 30_000


def test_assets_load_nothing() -> None:
    text = "".join(read_assets([resource_dir("templates")]).values())

    assert not [
        word for word in ("http:", "https:", "@import", "url(", "fetch(", "eval(") if word in text
    ]


def test_missing_asset_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"theme\.css"):
        read_assets([tmp_path])
