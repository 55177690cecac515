from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from attrib.correct.applying import apply
from attrib.correct.changes import (
    Correction,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.correct.making import add_missing, correct
from attrib.types import Annotated, Flag, Form, Quote, Span, SpeakerType
from tests.store.making import REEF, quote, reef

OTHER_MODEL = replace(reef(), quotes=(), speakers=(), model="other 1")
"""A model that finds nothing at all."""
EDITED = "Corrected on Monday.\n\n" + REEF.replace("is dying", "is slowly dying")


def kept(change: Any, number: int = 0, annotated: Annotated | None = None) -> Correction:
    made = correct(annotated or reef(), number, change)
    return replace(made, who="jm", at="2026-01-01T00:00:00Z")


def words(annotated: Annotated) -> list[str]:
    text = annotated.document.text
    return [" | ".join(text[s.start : s.end] for s in q.content) for q in annotated.quotes]


def speakers(annotated: Annotated) -> list[str | None]:
    return [
        None if q.speaker is None else annotated.speakers[q.speaker].name for q in annotated.quotes
    ]


def moved(annotated: Annotated, text: str) -> Annotated:
    """Return the article as a model would annotate it whose text begins with something new."""
    shift = text.index(REEF[-20:]) - REEF.index(REEF[-20:])
    document = replace(annotated.document, text=text)
    assert shift
    return replace(annotated, document=document, quotes=(), speakers=())


def test_nothing_corrected_is_nothing_changed() -> None:
    assert apply(reef(), ()) == reef()


@pytest.mark.parametrize("change", [NotAQuote(), ScareQuote()])
def test_what_is_no_quote_goes_and_comes_back_when_revoked(change: Any) -> None:
    correction = kept(change, 2)
    corrected = apply(reef(), [correction])

    assert words(corrected) == words(reef())[:2]
    assert [speaker.name for speaker in corrected.speakers] == ["Ana Muñoz"]
    assert apply(reef(), [replace(correction, revoked="2026-01-02T00:00:00Z")]) == reef()


def test_no_quote_is_none_either_where_another_model_finds_other_ends() -> None:
    longer = replace(reef().quotes[2], content=(Span(REEF.index("denied"), len(REEF)),))
    other = replace(reef(), quotes=(*reef().quotes[:2], longer))

    assert words(apply(other, [kept(NotAQuote(), 2)])) == words(reef())[:2]


def test_new_words_replace_the_old_ones_to_the_character() -> None:
    corrected = apply(reef(), [kept(NewSpan(("Officials denied that the reef",), cue="denied"), 2)])

    (start, end) = corrected.quotes[2].content[0]
    assert REEF[start:end] == "Officials denied that the reef"
    assert REEF[slice(*corrected.quotes[2].cue[0])] == "denied"
    assert corrected.quotes[2].by == "person:jm"
    assert corrected.quotes[2].confidence == 1.0
    assert corrected.quotes[2].speaker == 1


def test_new_words_stand_though_a_later_model_finds_the_old_ones_or_both() -> None:
    correction = kept(
        NewSpan(
            ("We saw it", "own eyes"),
        ),
        1,
    )
    both = replace(reef(), quotes=(*reef().quotes, quote(REEF, "We saw it … own eyes")))

    assert words(apply(reef(), [correction]))[1] == "We saw it | own eyes"
    assert words(apply(both, [correction])) == words(apply(reef(), [correction]))


def test_new_speaker_is_known_by_a_part_of_the_name() -> None:
    corrected = apply(reef(), [kept(NewSpeaker("muñoz"), 2)])

    assert speakers(corrected) == ["Ana Muñoz"] * 3
    assert [speaker.name for speaker in corrected.speakers] == ["Ana Muñoz"]


def test_new_speaker_who_was_not_in_the_article_is_added() -> None:
    corrected = apply(reef(), [kept(NewSpeaker("The Ministry", SpeakerType.ORGANIZATION), 2)])

    assert speakers(corrected) == ["Ana Muñoz", "Ana Muñoz", "The Ministry"]
    assert corrected.speakers[-1].type is SpeakerType.ORGANIZATION


def test_unknown_speaker_can_be_stated() -> None:
    assert speakers(apply(reef(), [kept(NewSpeaker(None), 2)]))[2] is None


def test_settled_speaker_is_no_longer_ambiguous() -> None:
    doubtful = replace(reef().quotes[0], flags=(Flag.AMBIGUOUS_SPEAKER, Flag.QUESTION))
    annotated = replace(reef(), quotes=(doubtful, *reef().quotes[1:]))

    corrected = apply(annotated, [kept(NewSpeaker("Ana Muñoz"), 0, annotated)])
    assert corrected.quotes[0].flags == (Flag.QUESTION,)


def test_role_and_affiliations_have_their_words_as_evidence_where_the_article_has_them() -> None:
    made = [kept(NewRole("biologist at Massachusetts")), kept(NewAffiliation(("Reef Trust",)))]
    speaker = apply(reef(), made).speakers[0]

    assert REEF[slice(*speaker.roles[0].evidence)] == "biologist at Massachusetts"
    assert speaker.roles[0].by == "person:jm"
    assert [a.organization for a in speaker.affiliations] == ["Reef Trust"]
    assert REEF[slice(*speaker.affiliations[0].evidence)] == "Ana Muñoz"


def test_role_and_affiliations_can_be_taken_away() -> None:
    speaker = apply(reef(), [kept(NewRole(None)), kept(NewAffiliation())]).speakers[0]

    assert (speaker.roles, speaker.affiliations) == ((), ())


@pytest.mark.parametrize(
    ("change", "number", "expected"),
    [
        (Right(), 2, [("that the reef was closed", "Officials")]),
        (NewSpeaker("Muñoz"), 2, [("that the reef was closed", "Ana Muñoz")]),
        (NewSpan(("reef was closed",)), 2, [("reef was closed", "Officials")]),
        (NotAQuote(), 2, []),
        (NewRole("biologist"), 0, []),
    ],
)
def test_what_was_stated_stands_where_another_model_finds_nothing(
    change: Any, number: int, expected: list[tuple[str, str]]
) -> None:
    corrected = apply(OTHER_MODEL, [kept(change, number)])

    assert list(zip(words(corrected), speakers(corrected), strict=True)) == expected


def test_missing_quote_is_added_in_the_order_of_the_text() -> None:
    missing = MissingQuote(content=("a biologist",), speaker="Officials", source="Officials")
    added = replace(add_missing(reef(), missing), who="jm")
    corrected = apply(reef(), [added])

    assert words(corrected)[:2] == ['"The reef is dying,"', "a biologist"]
    assert speakers(corrected)[1] == "Officials"
    assert REEF[slice(*corrected.quotes[1].source[0])] == "Officials"


def test_pieces_of_a_stated_quote_are_no_quotes_but_what_it_quotes_is() -> None:
    whole = NewSpan(('"The reef is dying," said Ana Muñoz',))
    correction = kept(whole)
    pieces = (
        quote(REEF, "reef is"),
        quote(REEF, "dying"),
        quote(REEF, "said Ana", 1, parent=None),
    )
    corrected = apply(replace(reef(), quotes=pieces), [correction])

    assert words(corrected) == ['"The reef is dying," said Ana Muñoz', "said Ana"]


def test_links_between_quotes_hold_when_their_places_change() -> None:
    linked = replace(reef().quotes[2], parent=0, follows=1)
    annotated = replace(reef(), quotes=(*reef().quotes[:2], linked))
    without = apply(annotated, [kept(NotAQuote(), 1, annotated)])
    first = replace(add_missing(annotated, MissingQuote(content=("The",))), who="jm")
    shifted = apply(annotated, [first])

    assert (without.quotes[1].parent, without.quotes[1].follows) == (0, None)
    assert (shifted.quotes[3].parent, shifted.quotes[3].follows) == (0, 2)


def test_last_word_counts() -> None:
    made = [kept(NotAQuote(), 2), kept(Right(), 2)]

    assert len(apply(reef(), made).quotes) == 3
    assert len(apply(reef(), made[::-1]).quotes) == 2


@pytest.mark.parametrize("number", [0, 1, 2])
def test_stated_quotes_are_found_again_in_an_edited_article(number: int) -> None:
    corrected = apply(moved(reef(), EDITED), [kept(Right(), number)])

    expected = words(reef())[number].replace("is dying", "is slowly dying")
    assert words(corrected) == [expected]
    assert speakers(corrected) == speakers(reef())[number : number + 1]


def test_what_the_article_no_longer_says_is_not_put_on() -> None:
    gone = moved(reef(), "Nothing of it is left. " + REEF[-20:])

    assert apply(gone, [kept(Right(), 0), kept(NotAQuote(), 1)]).quotes == ()


def test_quotes_without_contents_are_left_alone() -> None:
    annotated = replace(
        reef(), quotes=(*reef().quotes, Quote(cue=(Span(0, 3),), form=Form.INDIRECT))
    )

    assert len(apply(annotated, [kept(Right())]).quotes) == 4


def test_a_scare_quote_is_kept_apart_and_a_missing_one_is_not() -> None:
    corrected = apply(reef(), [kept(ScareQuote(), 0)])
    assert [REEF[s.start : s.end] for s in corrected.scare] == ['"The reef is dying,"']

    missing = replace(
        add_missing(corrected, MissingQuote(content=('"The reef is dying,"',))), who="jm"
    )
    assert apply(corrected, [missing]).scare == ()
