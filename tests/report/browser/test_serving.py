"""Served, a report is what it is from its folder, and no other page can frame it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from attrib.report.server import make_server
from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import watched


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with make_server(site) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


def test_pages_complain_of_nothing(chromium: Browser, site: Path, address: str) -> None:
    with watched(chromium) as seen:
        for path in kinds_of(site).values():
            seen.page.goto(address + path.relative_to(site).as_posix())
            expect(seen.page.locator("h1")).to_be_visible()

        assert (seen.off(address), seen.complaints, seen.ran) == ([], [], [])


def test_search_works(chromium: Browser, address: str) -> None:
    with watched(chromium) as seen:
        seen.page.goto(address + "search.html#okoro")
        seen.page.locator("#search-results a").first.click()

        assert seen.page.locator("h1").inner_text() == "Daniel Okoro"
        assert (seen.off(address), seen.complaints) == ([], [])


def test_no_page_can_frame_it(chromium: Browser, address: str) -> None:
    with watched(chromium) as seen:
        seen.page.set_content(f"<iframe src='{address}'></iframe>")
        seen.page.wait_for_timeout(300)

        assert seen.page.frames[1].url.startswith("chrome-error:")
        assert "frame" in " ".join(seen.complaints).lower()
