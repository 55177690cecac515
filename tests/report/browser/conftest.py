"""One browser for all tests of this folder, and the reports that it opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from attrib.report.site import build_site
from tests.report.browser.chromium import MISSING, find_chromium
from tests.report.corpus import Corpus, Person, Story


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of a database without articles."""
    out = tmp_path_factory.mktemp("empty") / "site"
    build_site(Corpus(()), out)
    return out


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report with lists that take more than one page."""
    person = Person(name="Ines Marchetti", quotes=(1, 2), roles=("engineer",))
    stories = tuple(
        Story(
            key=f"s{number}",
            title=f"Gate {number}",
            outlet="Selmouth Courier",
            published=f"2026-01-{1 + number % 28:02}",
            marked=(
                "[1c “It holds,”] [1k said] [1s Ines Marchetti], an engineer. "
                f"[2s She] [2k said] [2c gate {number} was next]."
            ),
            people=(person,),
        )
        for number in range(220)
    )
    out = tmp_path_factory.mktemp("long") / "site"
    build_site(Corpus(stories), out)
    return out
