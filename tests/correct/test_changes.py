from __future__ import annotations

from attrib.correct.changes import Anchor, Correction, CorrectionKind, Stated


def test_stated_quote_has_the_words_of_all_its_parts() -> None:
    parts = (Anchor(words="“We won,”", start=0), Anchor(words="“and early.”", start=20))
    assert Stated(content=parts).text == "“We won,” “and early.”"


def test_what_a_person_decided_is_by_that_person() -> None:
    correction = Correction(kind=CorrectionKind.RIGHT, article="a", who="Ada Moor")
    assert correction.by == "person:Ada Moor"
