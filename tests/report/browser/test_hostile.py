"""What strangers wrote is shown and never run: 150 strings and more, in every field, on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.report.browser.frames import WINDOW, ask_frames, served
from tests.report.browser.hostile import HOSTILE, build_hostile
from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import Watched, watched
from tests.report.reading import pages_of

AT_ONCE = 30
"""Pages in one window: with ten or sixty it takes as long."""

FOREIGN = """[...document.querySelectorAll("*")].filter((e) =>
  ["iframe", "object", "embed", "base", "img", "video", "math", "style"].includes(e.localName) ||
  [...e.attributes].some((a) => a.name.startsWith("on") || a.name === "style") ||
  (e.localName === "script" && !e.src.endsWith(".js")) ||
  (e.localName === "a" && !/^(file|https?|blob):/.test(e.href) &&
    !(e.download.endsWith(".csv") && e.href.startsWith("data:text/csv;"))))
  .map((e) => e.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_hostile(tmp_path_factory.mktemp("hostile"))


def _batches(pages: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    """Yield pages, as many at once as share a window."""
    for begin in range(0, len(pages), size):
        yield pages[begin : begin + size]


def _signs(seen: Watched, site: Path) -> tuple[list[str], list[str], list[str]]:
    return seen.ran, seen.complaints, seen.off(site.as_uri())


def test_there_are_strings_enough() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 150


@pytest.mark.slow
@pytest.mark.parametrize(
    "bypassed",
    [
        # Less is left to run than without it, and a minute and a half longer: a page of each kind
        # is tried with it below.
        pytest.param(False, marks=pytest.mark.long, id="with the policy"),
        pytest.param(True, id="without it"),
    ],
)
def test_no_page_runs_what_it_shows(
    chromium: Browser, hostile_site: Path, *, bypassed: bool
) -> None:
    pages = list(pages_of(hostile_site))
    assert len(pages) > 3 * len(HOSTILE)
    above = hostile_site.parent
    with served(above) as root, watched(chromium, bypass_csp=bypassed) as seen:
        seen.page.goto(root + WINDOW)
        for some in _batches(pages, AT_ONCE):
            addresses = [root + quote(page.relative_to(above).as_posix()) for page in some]
            found = ask_frames(seen.page, addresses, FOREIGN)
            assert found == [[] for _ in some], some
            assert (seen.ran, seen.complaints, seen.off(root)) == ([], [], []), some


@pytest.mark.parametrize("bypassed", [False, True], ids=["with the policy", "without it"])
def test_no_kind_of_page_runs_what_it_shows_from_a_folder(
    chromium: Browser, hostile_site: Path, *, bypassed: bool
) -> None:
    with watched(chromium, bypass_csp=bypassed) as seen:
        for path in kinds_of(hostile_site).values():
            seen.page.goto(path.as_uri())
            assert seen.page.evaluate(FOREIGN) == [], path
            assert _signs(seen, hostile_site) == ([], [], []), path


def test_search_and_filters_run_nothing(chromium: Browser, hostile_site: Path) -> None:
    with watched(chromium, bypass_csp=True) as seen:
        page = seen.page
        page.goto((hostile_site / "search.html").as_uri())
        page.get_by_label("Words or names").fill("alert")
        expect(page.locator("#search-state")).to_contain_text("found")
        assert page.locator("#search-results a").count() == 100
        assert page.evaluate(FOREIGN) == []
        for folder in ("speakers", "organizations", "articles"):
            page.goto((hostile_site / folder / "index.html").as_uri())
            page.get_by_label("Filter by words").fill("<script>alert(1)</script>")
            page.locator("th button").first.click()
            assert page.locator("tbody tr:visible").count() > 0
            assert page.evaluate(FOREIGN) == []

        assert _signs(seen, hostile_site) == ([], [], [])


def test_strings_are_shown_as_they_are(chromium: Browser, hostile_site: Path) -> None:
    shown = set()
    with watched(chromium) as seen:
        for path in sorted((hostile_site / "articles").glob("index*.html")):
            seen.page.goto(path.as_uri())
            shown |= set(seen.page.locator("tbody th a").all_text_contents())

    plain = {words.strip() for words in HOSTILE if words.isascii() and words.isprintable()}
    assert len(plain) > 150
    assert plain - shown == set()


@pytest.mark.parametrize("bypassed", [False, True], ids=["with the policy", "without it"])
def test_a_script_that_runs_would_be_seen(
    chromium: Browser, tmp_path: Path, *, bypassed: bool
) -> None:
    page = tmp_path / "page.html"
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    page.write_text(f"{policy}<p>{'<img src=x onerror=alert(1)>'}</p>", encoding="utf-8")
    with watched(chromium, bypass_csp=bypassed) as seen:
        seen.page.goto(page.as_uri())
        seen.page.wait_for_timeout(100)

        assert seen.page.evaluate(FOREIGN)
        assert bool(seen.ran) is bypassed
        assert seen.complaints

    with served(tmp_path) as root, watched(chromium, bypass_csp=bypassed) as seen:
        seen.page.goto(root + WINDOW)
        assert seen.complaints == []
        [found] = ask_frames(seen.page, [f"{root}page.html"], FOREIGN)

        assert found
        assert bool(seen.ran) is bypassed
        assert seen.complaints
