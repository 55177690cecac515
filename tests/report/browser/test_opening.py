"""A report opens from its folder: every link leads somewhere, nothing is asked of anybody else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Error

from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import watched
from tests.report.reading import pages_of

LINKS = "[...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)"
IDS = "[...document.querySelectorAll('[id]')].map(e => e.id)"
TEXT = "document.querySelectorAll('.tools, noscript').forEach(e => e.remove())"


def test_every_link_resolves(chromium: Browser, site: Path) -> None:
    links: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    with watched(chromium) as seen:
        for path in pages_of(site):
            seen.page.goto(path.as_uri())
            links[path.as_uri()] = set(seen.page.evaluate(LINKS))
            ids[path.as_uri()] = set(seen.page.evaluate(IDS))

    assert len(links) > 30
    for page, targets in links.items():
        for target in targets:
            where, _, fragment = target.partition("#")
            if where.startswith("file:"):
                assert Path(unquote(urlsplit(where).path)).is_file(), f"{page}: {target}"
                assert not fragment or unquote(fragment) in ids[where], f"{page}: {target}"
            else:
                assert where.startswith(("https://", "data:")), f"{page}: {target}"


def test_pages_ask_nothing_of_others_and_complain_of_nothing(
    chromium: Browser, site: Path, empty_site: Path, long_site: Path
) -> None:
    for folder in (site, empty_site, long_site):
        with watched(chromium) as seen:
            for path in kinds_of(folder).values():
                seen.page.goto(path.as_uri())
            assert len(seen.requests) > 3 * len(kinds_of(folder))
            assert (seen.off(folder.as_uri()), seen.complaints, seen.ran) == ([], [], [])


def test_policy_is_in_force_from_a_folder(chromium: Browser, site: Path) -> None:
    with watched(chromium) as seen:
        for kind, path in kinds_of(site).items():
            seen.page.goto(path.as_uri())
            seen.clear()
            with pytest.raises(Error, match="Content Security Policy"):
                seen.page.add_script_tag(content="alert(1)")
            assert seen.ran == [], kind
            assert "Content Security Policy" in " ".join(seen.complaints), kind


def test_pages_are_whole_without_javascript(chromium: Browser, site: Path) -> None:
    with watched(chromium) as scripted, watched(chromium, java_script_enabled=False) as plain:
        for kind, path in kinds_of(site).items():
            scripted.page.goto(path.as_uri())
            plain.page.goto(path.as_uri())
            if kind == "search":
                continue
            scripted.page.evaluate(TEXT)
            with_script = scripted.page.locator("main").inner_text().split()
            assert plain.page.locator("main").inner_text().split() == with_script, kind
            assert with_script, kind


def test_reader_without_javascript_is_led_on(chromium: Browser, site: Path) -> None:
    with watched(chromium, java_script_enabled=False) as seen:
        page = seen.page
        page.goto((site / "search.html").as_uri())
        assert "Searching needs JavaScript" in page.locator("main").inner_text()
        page.locator("main").get_by_role("link", name="speakers").click()
        page.get_by_role("link", name="Daniel Okoro").click()
        assert page.locator("h1").inner_text() == "Daniel Okoro"
        page.get_by_role("link", name="in the text").first.click()
        assert "#q-" in page.url
        page.locator("summary", has_text="Why").first.click()
        assert page.locator("dl.why").first.is_visible()


@pytest.mark.parametrize("media", ["print", "screen"])
def test_page_prints_what_it_hides_on_screen(chromium: Browser, site: Path, media: str) -> None:
    with watched(chromium, java_script_enabled=False) as seen:
        seen.page.emulate_media(media=media)  # type: ignore[arg-type]
        seen.page.goto(kinds_of(site)["articles: one"].as_uri())
        printed = media == "print"

        assert seen.page.locator("dl.why").first.is_visible() is printed
        assert seen.page.locator(".masthead nav").is_visible() is not printed
