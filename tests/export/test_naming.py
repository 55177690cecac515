from __future__ import annotations

import pytest

from attrib.export.naming import urn, web_address


def test_name_is_the_same_each_time_and_no_other() -> None:
    assert urn("quote", "a-1") == urn("quote", "a-1")
    names = {urn("quote", "a-1"), urn("quote", "a-2"), urn("article", "a-1")}
    assert len(names) == 3
    assert all(name.startswith("urn:uuid:") for name in names)


@pytest.mark.parametrize(
    "url", ["http://a.example", "https://a.example/b?c=d#e", "https://ä.example/ü"]
)
def test_address_on_the_web_is_kept(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "a.html",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https:///b",
        "http://[",
        "https://a.example/a b",
        'https://a.example/"',
    ],
)
def test_anything_else_is_none(url: str | None) -> None:
    assert web_address(url) is None
