"""Each table comes down as CSV, short or long, from the folder and served."""

from __future__ import annotations

import csv
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from attrib.report.downloads import SHORT
from attrib.report.server import make_server
from tests.report.browser.watching import watched


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def _fetched(page: Page, name: str) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.locator(f"a[download='{name}']").click()
    path = download.value.path()
    assert download.value.suggested_filename == name
    return _rows(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["script", "no script"])
def test_short_table_rides_in_its_link(
    chromium: Browser, site: Path, *, java_script_enabled: bool
) -> None:
    with watched(chromium, java_script_enabled=java_script_enabled) as seen:
        seen.page.goto((site / "index.html").as_uri())
        rows = _fetched(seen.page, "index.forms.csv")

        assert {row["part"] for row in rows} >= {"direct", "indirect"}
        assert seen.complaints == []


def test_long_table_is_a_file_beside_its_page(chromium: Browser, long_site: Path) -> None:
    [path] = (long_site / "speakers").glob("ines-marchetti-*.quotations.csv")
    rows = _rows(path.read_text(encoding="utf-8"))
    assert path.stat().st_size > SHORT
    assert len(rows) == 440
    with make_server(long_site) as server, watched(chromium) as seen:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        page = path.name.removesuffix(".quotations.csv") + ".html"
        seen.page.goto(f"{server.url}speakers/{page}")
        fetched = _fetched(seen.page, path.name)
        server.shutdown()
        thread.join()

    assert fetched == rows
