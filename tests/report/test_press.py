"""However many processes write a report, it is the same; and where one fails, nothing is left."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from attrib.errors import ReportError
from attrib.report import site as site_module
from attrib.report.press import Desk, Press, cores, files_of
from attrib.report.render import make_environment, template_folders
from attrib.report.search import search_page
from attrib.report.site import build_site
from attrib.report.writer import SiteWriter
from tests.report.corpus import Corpus
from tests.report.test_places import _places

FOLDERS = template_folders(None)
PLACES = _places(Corpus(()))
PAGE = search_page((), PLACES)


def _files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every report one that is worth processes."""
    monkeypatch.setattr(site_module, "_WORTH_PROCESSES", 1)


@pytest.mark.usefixtures("small_is_large")
def test_report_is_the_same_by_several_processes(
    corpus: Corpus, site: Path, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    summary = build_site(
        corpus, tmp_path / "site", workers=2, progress=lambda *step: seen.append(step)
    )

    assert _files(tmp_path / "site") == _files(site)
    assert seen[-1] == (summary.pages, summary.pages)
    assert build_site(corpus, tmp_path / "site", workers=2).changed == 0


@pytest.mark.usefixtures("small_is_large")
def test_error_in_another_process_leaves_nothing(corpus: Corpus, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "article.html").write_text("\n{{ page.gone }}", encoding="utf-8")

    with pytest.raises(ReportError, match=r"article\.html, line 2"):
        build_site(corpus, tmp_path / "site", templates=templates, workers=2)
    assert [path.name for path in tmp_path.iterdir()] == ["templates"]


def _kill_and_go_on(press: Press) -> None:
    assert press._pool
    press._pool.submit(os.getpid).result()
    assert len(press._pool._processes) == 2
    for worker in press._pool._processes.values():
        worker.kill()
    for number in range(1000):
        press.add(f"{number}.html", PAGE)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_process_that_dies_is_an_error_with_a_cure(tmp_path: Path) -> None:
    with (
        pytest.raises(ReportError, match=r"was ended from outside.*use one worker"),
        SiteWriter(tmp_path / "site") as writer,
        Press(writer, Desk(writer.place, PLACES, FOLDERS), workers=2, done=[].append) as press,
    ):
        _kill_and_go_on(press)
    assert list(tmp_path.iterdir()) == []


def test_page_becomes_its_html_and_its_twin() -> None:
    files = dict(files_of("search.html", PAGE, make_environment(FOLDERS)))

    assert files.keys() == {"search.html", "search.json"}
    assert files["search.html"].startswith("<!DOCTYPE html>")


def test_alone_a_page_is_written_at_once(tmp_path: Path) -> None:
    done: list[int] = []
    with SiteWriter(tmp_path / "site") as writer:
        desk = Desk(writer.place, PLACES, FOLDERS)
        with Press(writer, desk, done=done.append) as press:
            press.add("search.html", PAGE)
            assert done == [1]
            press.finish()
        assert writer.finish() == (2, 2)


def test_there_is_a_core() -> None:
    assert cores() >= 1
