"""Nobody is shut out: axe-core finds nothing, and narrow pages need no sideways scrolling."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import watched

AXE = Axe()
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
LOOKS = [
    pytest.param(scheme, width, id=f"{scheme}-{width}")
    for scheme, width in product(("light", "dark"), (320, 1280))
]


def _faults(page: Page) -> list[str]:
    """Return what axe-core finds wrong, each with the first element that it is wrong with."""
    found: list[dict[str, Any]] = AXE.run(page, options=OPTIONS).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found]


def _sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


ALIKE = """document.querySelectorAll(
  "main tr:nth-child(n + 25), main li:nth-child(n + 25), main article:nth-child(n + 25)")
  .forEach(e => e.remove())"""
"""Of two hundred rows that one template writes, the first two dozen show each fault of all."""


def _check(browser: Browser, pages: dict[str, Path], scheme: str, width: int) -> dict[str, Any]:
    wrong: dict[str, Any] = {}
    viewport = {"width": width, "height": 900}
    with watched(browser, color_scheme=scheme, viewport=viewport, reduced_motion="reduce") as seen:
        for kind, path in pages.items():
            seen.page.goto(path.as_uri())
            if (over := _sideways(seen.page)) > 0:
                wrong[f"{kind}, too wide by"] = over
            seen.page.evaluate(ALIKE)
            if faults := _faults(seen.page):
                wrong[kind] = faults
    return wrong


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_page_kind_has_a_fault(chromium: Browser, site: Path, scheme: str, width: int) -> None:
    pages = kinds_of(site)

    assert len(pages) >= 10
    assert _check(chromium, pages, scheme, width) == {}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_empty_states_have_no_fault(
    chromium: Browser, empty_site: Path, scheme: str, width: int
) -> None:
    assert _check(chromium, kinds_of(empty_site), scheme, width) == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_long_lists_have_no_fault(
    chromium: Browser, long_site: Path, scheme: str, width: int
) -> None:
    later = {path.name: path for path in long_site.rglob("*-2.html")}

    assert len(later) >= 3
    assert _check(chromium, kinds_of(long_site) | later, scheme, width) == {}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_what_opens_has_no_fault(chromium: Browser, site: Path, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 900}
    with watched(chromium, color_scheme=scheme, viewport=viewport) as seen:
        page = seen.page
        page.goto(kinds_of(site)["articles: one"].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.locator("a.num").first.click()
        article = _faults(page), _sideways(page)
        page.goto((site / "search.html").as_uri() + "#okoro")
        page.locator("#search-results a").first.wait_for()
        results = _faults(page), _sideways(page)

    assert (article, results) == (([], 0), ([], 0))


SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_text_still_fits(chromium: Browser, site: Path, width: int) -> None:
    """Hold WCAG 1.4.12: a reader may space letters, words and lines apart."""
    wide = {}
    with watched(chromium, viewport={"width": width, "height": 900}, bypass_csp=True) as seen:
        for kind, path in kinds_of(site).items():
            seen.page.goto(path.as_uri())
            seen.page.add_style_tag(content=SPACED)
            if (over := _sideways(seen.page)) > 0:
                wide[kind] = over

    assert wide == {}


def test_a_fault_would_be_found(chromium: Browser) -> None:
    with watched(chromium, viewport={"width": 320, "height": 900}) as seen:
        seen.page.set_content(
            "<p style='color: #ccc; width: 500px'>pale and wide</p><img src='data:,'>"
        )
        found = _faults(seen.page)

        assert {fault.partition(":")[0] for fault in found} >= {"color-contrast", "image-alt"}
        assert _sideways(seen.page) > 0
