"""Any name in any script becomes a file name that is safe everywhere."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.report.names import anchor, digest, page_name, slug

_SAFE = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ines Marchetti", "ines-marchetti"),
        ("João Gonçalves", "joao-goncalves"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ("毛泽东", ""),
        ("\u202eevil", "evil"),
        ("a\x00b", "a-b"),
        ("", ""),
    ],
    ids=["plain", "accents", "path", "device", "chinese", "right-to-left", "nul", "empty"],
)
def test_slug_is_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=400))
def test_page_name_is_safe_for_any_name(name: str) -> None:
    found = page_name(name, name)

    assert _SAFE.fullmatch(found)
    assert len(found) <= 60 + 1 + 8


def test_page_name_keeps_namesakes_apart() -> None:
    names = {page_name("Ana Li", "p1"), page_name("Ana Li", "p2"), page_name("ANA LI", "p3")}

    assert len({name.casefold() for name in names}) == 3


def test_page_name_without_ascii_has_a_longer_hash() -> None:
    assert len(page_name("习近平", "k")) == 16


def test_digest_takes_a_lone_surrogate() -> None:
    assert set(digest("\ud800")) <= set(string.hexdigits)


def test_anchor_is_stable() -> None:
    assert anchor("a1-0") == anchor("a1-0") != anchor("a1-1")
