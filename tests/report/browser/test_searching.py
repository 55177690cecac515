"""The search finds people, bodies, articles and words, from the index that lies in the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.report.browser.watching import watched


def _search(page: Page, site: Path, words: str) -> list[str]:
    page.goto((site / "search.html").as_uri())
    page.get_by_label("Words or names").fill(words)
    expect(page.locator("#search-state")).to_contain_text("found")
    return page.locator("#search-results a").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first", "heading"),
    [
        ("okoro", "Daniel Okoro", "Daniel Okoro"),
        ("OKORO daniel", "Daniel Okoro", "Daniel Okoro"),
        ("el-fassi", "Samira El-Fassi", "Samira El-Fassi"),
        ("selmouth university", "University of Selmouth", "University of Selmouth"),
        ("cod does not care", "“Cod does not care,”", "Fish market reopens"),
    ],
)
def test_search_leads_to_the_page(
    chromium: Browser, site: Path, words: str, first: str, heading: str
) -> None:
    with watched(chromium) as seen:
        found = _search(seen.page, site, words)
        assert found[0].partition(" / ")[0] == first
        seen.page.locator("#search-results a").first.click()

        assert seen.page.locator("h1").inner_text() == heading
        assert (seen.off(site.as_uri()), seen.complaints) == ([], [])


def test_search_says_what_to_type_and_follows_its_address(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        seen.page.goto((site / "search.html").as_uri())
        expect(seen.page.locator("#search-state")).to_contain_text("Type a name")
        seen.page.evaluate("location.hash = 'okoro'")

        expect(seen.page.locator("#search-results a").first).to_contain_text("Daniel Okoro")


def test_search_that_finds_nothing_says_so(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        assert _search(seen.page, site, "nobody of that name") == []
        assert seen.page.locator("#search-state").inner_text().startswith("0 found")


def test_result_keeps_the_focus_while_the_rest_is_read(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        _search(seen.page, site, "okoro")
        first = seen.page.locator("#search-results a").first
        first.focus()
        row = '["quotation", "Nothing of that", "", ""]'
        seen.page.evaluate(f"attribSearch.add([{row}])")
        seen.page.get_by_label("Words or names").dispatch_event("input")
        seen.page.wait_for_timeout(300)

        expect(first).to_be_focused()


def test_index_that_lacks_a_part_says_so(chromium: Browser, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    [names] = (tmp_path / "site" / "search").glob("names-*.js")
    names.unlink()
    with watched(chromium) as seen:
        _search(seen.page, tmp_path / "site", "okoro")
        state = seen.page.locator("#search-state").inner_text()

        assert "a part of the index could not be read" in state


def test_search_has_an_address(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        _search(seen.page, site, "okoro")
        address = seen.page.url
        seen.page.goto("about:blank")
        seen.page.goto(address)

        assert "okoro" in address
        expect(seen.page.locator("#search-results a").first).to_contain_text("Daniel Okoro")


@pytest.mark.parametrize("address", ["#%", "#%E0%A4%A", "#%00", "#q-nothing"])
@pytest.mark.parametrize("name", ["search.html", "audit.html"])
def test_odd_address_breaks_nothing(chromium: Browser, site: Path, name: str, address: str) -> None:
    with watched(chromium) as seen:
        seen.page.goto((site / name).as_uri() + address)
        expect(seen.page.locator("h1")).to_be_visible()

        assert seen.complaints == []
