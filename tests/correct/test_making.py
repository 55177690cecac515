from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from attrib.correct.changes import (
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.correct.making import add_missing, correct, form_of, state
from attrib.errors import CorrectionError
from attrib.types import Form, Span, SpeakerType
from tests.store.making import REEF, reef


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (Right(), CorrectionKind.RIGHT),
        (NotAQuote(), CorrectionKind.NOT_A_QUOTE),
        (ScareQuote(), CorrectionKind.SCARE_QUOTE),
        (NewSpan(("The reef is dying",)), CorrectionKind.SPAN),
        (NewSpeaker("Jörg Weiß"), CorrectionKind.SPEAKER),
        (NewRole("biologist"), CorrectionKind.ROLE),
        (NewAffiliation(("MIT",)), CorrectionKind.AFFILIATION),
    ],
)
def test_each_change_is_kept_with_the_quote_as_it_stood(change: Any, kind: CorrectionKind) -> None:
    made = correct(reef(), 0, change)
    assert made.kind is kind
    assert made.before == state(reef(), reef().quotes[0])
    assert (made.after is None) == isinstance(change, NotAQuote | ScareQuote)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (NewSpan(("nobody wrote this",)), "do not stand in the article"),
        (NewSpan(("The reef is", "reef is dying")), "overlap"),
        (NewSpan(("The reef",), source="Nobody"), "'Nobody' do not stand"),
        (NewSpeaker("  "), "is empty"),
        (NewSpeaker("x" * 501), "too long"),
        (NewRole(""), "is empty"),
        (NewAffiliation(("MIT", "\n")), "is empty"),
    ],
)
def test_change_that_does_not_fit_is_refused_with_the_reason(change: Any, reason: str) -> None:
    with pytest.raises(CorrectionError, match=reason):
        correct(reef(), 0, change)


@pytest.mark.parametrize("change", [NewRole("mayor"), NewAffiliation(("MIT",))])
def test_what_has_no_speaker_has_no_role(change: Any) -> None:
    nobody = replace(reef(), quotes=(replace(reef().quotes[0], speaker=None),))
    with pytest.raises(CorrectionError, match="say first who said it"):
        correct(nobody, 0, change)


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("ana  muñoz", "Ana Muñoz", SpeakerType.PERSON),
        ("Muñoz", "Ana Muñoz", SpeakerType.PERSON),
        ("officials", "Officials", SpeakerType.UNNAMED),
        ("Ana B. Muñoz", "Ana B. Muñoz", SpeakerType.PERSON),
    ],
)
def test_name_is_completed_from_the_article(typed: str, name: str, kind: SpeakerType) -> None:
    after = correct(reef(), 2, NewSpeaker(typed)).after
    assert after is not None
    assert (after.speaker, after.type) == (name, kind)


def test_part_of_two_names_completes_neither() -> None:
    both = replace(
        reef(), speakers=(*reef().speakers, replace(reef().speakers[0], name="Eva Muñoz"))
    )
    after = correct(both, 2, NewSpeaker("Muñoz")).after
    assert after is not None
    assert after.speaker == "Muñoz"


def test_missing_quote_is_kept_in_the_order_of_the_text() -> None:
    missing = MissingQuote(content=("with our own", "We saw"), source="she", cue="added")
    after = add_missing(reef(), missing).after
    assert after is not None
    assert [REEF[a.start : a.start + len(a.words)] for a in after.content] == [
        "We saw",
        "with our own",
    ]
    assert (after.source[0].words, after.cue[0].words, after.speaker) == ("she", "added", None)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('"The reef is dying,"', Form.DIRECT),
        ("The reef is dying,", Form.DIRECT),
        ("Officials denied that the reef was closed.", Form.INDIRECT),
        ('she added, "with our own eyes."', Form.MIXED),
    ],
)
def test_form_is_what_the_marks_show(content: str, form: Form) -> None:
    start = REEF.index(content)
    assert form_of(REEF, [Span(start, start + len(content))]) is form
