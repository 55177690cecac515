from __future__ import annotations

import pytest

from attrib.resolve.folding import fold, lexicon_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("Łódź", "lodz"),
        ("Christian-Albrechts-Universität", "christian-albrechts-universitat"),
        ("Strauß", "strauss"),
        ("O’Neill", "o'neill"),
        ("Søren Ærø", "soren aero"),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold_takes_case_accents_and_marks_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_lexicon_words_leaves_comments_out() -> None:
    words = lexicon_words("name_titles.txt")
    assert "vice foreign minister" in words
    assert not any("#" in word for word in words)
