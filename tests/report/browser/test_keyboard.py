"""All that a mouse can do, keys can: move, see where one is, sort, filter, unfold."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import watched

FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    tag: e.tagName, html: e.outerHTML.slice(0, 120), outlined: style.outlineStyle !== "none",
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, summary")].filter(
  (e) => e.checkVisibility({ visibilityProperty: true })).length"""


def _walk(page: Page, most: int) -> tuple[int, list[str]]:
    """Press Tab to the end of the page; return how many stops there were and which are unseen."""
    unseen, stops = [], 0
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            break
        stops += 1
        if not (at["outlined"] and at["seen"]):
            unseen.append(at["html"])
    return stops, unseen


@pytest.mark.parametrize("width", [320, 1280])
def test_every_control_is_reached_and_shown(chromium: Browser, site: Path, width: int) -> None:
    viewport = {"width": width, "height": 900}
    with watched(chromium, viewport=viewport, reduced_motion="reduce") as seen:
        for kind in ("articles: one", "speakers", "audit"):
            seen.page.goto(kinds_of(site)[kind].as_uri())
            reachable = seen.page.evaluate(REACHABLE)
            stops, unseen = _walk(seen.page, reachable + 5)
            assert unseen == [], kind
            assert stops == reachable, kind


def test_first_key_offers_to_skip_to_the_content(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        page = seen.page
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")

        expect(page.locator("main")).to_be_focused()


def test_table_is_sorted_by_keys(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        page = seen.page
        page.goto((site / "speakers" / "index.html").as_uri())
        heading = page.get_by_role("columnheader", name="Name")
        heading.get_by_role("button").press("Enter")
        expect(heading).to_have_attribute("aria-sort", "ascending")
        names = page.locator("tbody th a").all_inner_texts()
        heading.get_by_role("button").press("Space")
        expect(heading).to_have_attribute("aria-sort", "descending")

        assert len(names) > 6
        assert names == sorted(names, key=str.casefold)
        assert page.locator("tbody th a").all_inner_texts() == names[::-1]


def test_numbers_are_sorted_as_numbers(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        page = seen.page
        page.goto((site / "speakers" / "index.html").as_uri())
        heading = page.get_by_role("columnheader", name="Quotations")
        heading.get_by_role("button").press("Enter")
        counts = [int(text) for text in page.locator("td[data-label=Quotations]").all_inner_texts()]

        assert counts == sorted(counts, reverse=True)
        assert len(set(counts)) > 2


def test_list_is_filtered_by_words_and_by_kind(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        page = seen.page
        page.goto((site / "speakers" / "index.html").as_uri())
        page.get_by_label("Filter by words").fill("okoro")
        expect(page.locator("tbody tr:visible")).to_have_count(1)
        expect(page.get_by_role("status")).to_contain_text("1 of")
        page.get_by_label("Filter by words").fill("")
        rows = page.locator("tbody tr:visible")
        expect(rows).not_to_have_count(1)
        for facet in ("Kind", "Sector"):
            name = f"data-by-{facet.lower()}"
            value = rows.first.get_attribute(name)
            page.get_by_role("combobox", name=facet, exact=True).select_option(value)
            assert value
            assert (
                rows.evaluate_all("(all, name) => all.map(r => r.getAttribute(name))", name)
                == [value] * rows.count()
            )


def test_permalink_lights_the_whole_quotation(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        page = seen.page
        page.goto(kinds_of(site)["articles: one"].as_uri())
        page.locator("td a.num").first.click()
        lit = page.locator("[data-q].shown")
        expect(lit.first).to_be_visible()

        assert {q.split()[0] for q in lit.evaluate_all("all => all.map(e => e.dataset.q)")} == {"1"}
