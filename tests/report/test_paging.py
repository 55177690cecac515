"""Long lists become pages of 200."""

from __future__ import annotations

import pytest

from attrib.report.paging import PAGE_LENGTH, chunks, pagers


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_pages_cover_the_list(total: int, pages: int) -> None:
    items = list(range(total))
    found = list(chunks(items))

    assert [item for page in found for item in page] == items
    assert len(found) == len(list(pagers(total, "x/index.html"))) == pages
    assert all(len(page) <= PAGE_LENGTH for page in found)


def test_pagers_link_to_their_neighbours() -> None:
    first, middle, last = pagers(401, "x/index.html")

    assert (first.previous, first.next) == (None, "x/index-2.html")
    assert (middle.previous, middle.next) == ("x/index.html", "x/index-3.html")
    assert (last.first, last.last, last.total) == (401, 401, 401)
