from pathlib import Path

import pytest

from attrib.read import read
from attrib.read.text import title_of
from attrib.types import Document


def test_text_is_taken_as_it_stands_in_the_file(tmp_path: Path) -> None:
    text = "A headline\r\n\r\n“No,” she said. \n\n\n  Zoë\tLeft.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (found,) = read([path])
    assert isinstance(found, Document)
    assert (found.text, found.title, found.id) == (text, "A headline", "a")
    assert found.origin == str(path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Port closes\n\nThe port closed.", "Port closes"),
        ("\n\n Port\n closes \n\nThe port closed.", "Port closes"),
        ("Will it open?\n\nNobody knows.", "Will it open?"),
        ("Port closes\r\n\r\nThe port closed.", "Port closes"),
        ("Port closes\nThe port closed.\nIt was raining.", "Port closes"),
        ("## Port closes\n\nThe port closed.", "Port closes"),
        ("The port closed.\n\nIt was raining.", None),
        ("The mayor said:\n\n“No.”", None),
        ("Port closes", None),
        ("Port closes\n\n", None),
        ("word " * 40 + "\n\nThe port closed.", None),
    ],
    ids=range(11),
)
def test_title_is_a_first_paragraph_that_looks_like_one(text: str, title: str | None) -> None:
    assert title_of(text) == title
