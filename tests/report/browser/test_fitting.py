"""Pages fit: no name is so long that a window must be scrolled sideways, and dark pages print on white."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from attrib.report.site import build_site
from tests.report.browser.kinds import kinds_of
from tests.report.browser.watching import watched
from tests.report.corpus import Corpus, Person, Story
from tests.report.stories import STORIES

LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft"
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def long_named_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report whose names, titles, outlets and words are as long as they come."""
    story = Story(
        key="long",
        title=f"The {LONG} affair",
        outlet=f"{LONG}blatt",
        author=LONG,
        published="2026-02-03",
        marked=f"[1c “{LONG},”] [1k said] [1s Otto {LONG}], a {LONG} of the {LONG} Institute.",
        people=(
            Person(
                name=f"Otto {LONG}",
                quotes=(1,),
                roles=(LONG,),
                organizations=(f"{LONG} Institute",),
            ),
        ),
    )
    out = tmp_path_factory.mktemp("wide") / "site"
    build_site(Corpus((story, *STORIES)), out)
    return out


def test_no_name_is_too_long_for_a_page(chromium: Browser, long_named_site: Path) -> None:
    pages = {path.resolve() for path in long_named_site.rglob("*.html") if "wolfe" in path.name}
    pages |= {path.resolve() for path in kinds_of(long_named_site).values()}
    with watched(chromium) as seen:
        for path in sorted(pages):
            seen.page.goto(path.as_uri())
            for width in WIDTHS:
                seen.page.set_viewport_size({"width": width, "height": 800})
                taken = seen.page.evaluate("document.documentElement.scrollWidth")
                assert taken <= width, (path.name, width)


def test_dark_pages_print_on_white(chromium: Browser, long_named_site: Path) -> None:
    with watched(chromium, color_scheme="dark") as seen:
        seen.page.goto(kinds_of(long_named_site)["articles: one"].as_uri())
        seen.page.emulate_media(media="print")
        colours = seen.page.evaluate(
            """[...document.querySelectorAll("body, mark.c")].map((e) => {
              const style = getComputedStyle(e);
              return [style.color, style.backgroundColor];
            })"""
        )

    assert len(colours) > 3
    for words, behind in colours:
        assert words == "rgb(0, 0, 0)"
        assert min(map(int, behind[4:-1].split(","))) > 150
