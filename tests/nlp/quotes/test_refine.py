from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.nlp.quotes import refine
from attrib.types import Quote, Span
from tests.nlp.quotes.marked import blank_doc, read_marked, refine_marked, words
from tests.nlp.quotes.parsed import parsed_doc

_TEXT = st.text(
    st.one_of(st.sampled_from("“”\"‘’' \n.,?:—aAé1"), st.characters(exclude_categories=("Cs",))),
    max_size=60,
)


def test_refine_orders_by_the_text_and_finds_parents():
    text, quotes = refine_marked(
        "{s1 Keane} {c1 told} us {t1 that {s2 a friend} {c2 had said} {t2 it was “thin.”}} "
        "{t3 “Bad,”} {s3 she} {c3 said}."
    )

    assert [words(text, quote.cue) for quote in quotes] == [["told"], ["had said"], ["said"]]
    assert [quote.parent for quote in quotes] == [None, 0, None]


def test_refine_passes_over_boilerplate():
    text, quotes = refine_marked(
        "{t1 “Yes,”} {s1 she} {c1 said}.\n\n{s2 Ann Roe} {c2 contributed} {t2 to this report}."
    )

    assert [words(text, quote.source) for quote in quotes] == [["she"]]


def test_refine_passes_over_a_cue_in_boilerplate():
    assert refine_marked("{s Story} {c highlights}\n\n{t “Yes.”}")[1] == ()


def test_refine_keeps_confidence_and_origin_of_a_draft():
    _, quotes = refine_marked("{t “Yes,”} {s she} {c said}.")

    assert (quotes[0].confidence, quotes[0].by) == (0.9, "model")


def test_refine_of_its_own_result_changes_nothing():
    text, quotes = refine_marked(
        "{t1 “Yes,”} {s1 she} {c1 said}. “And soon.”\n\n“Never doubt that we will.”"
    )
    again = refine(blank_doc(text), [replace(q, flags=(), follows=None) for q in quotes])

    assert [q.content for q in again] == [q.content for q in quotes]


@st.composite
def texts_with_drafts(draw):
    text = draw(_TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(s, e) for s, e in zip(cuts[::2], cuts[1::2], strict=False)]
    roles = [draw(st.sampled_from(("source", "cue", "content"))) for _ in spans]
    drafts = [Quote(**{role: (span,)}) for role, span in zip(roles, spans, strict=True)]
    return text, drafts


@given(texts_with_drafts())
@settings(max_examples=300, deadline=None)
def test_refine_gives_sound_spans_for_any_text(case):
    text, drafts = case
    quotes = refine(blank_doc(text), drafts)

    for number, quote in enumerate(quotes):
        spans = (*quote.source, *quote.cue, *quote.content)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(quote.content) == sorted(quote.content)
        assert quote.parent is None or quote.parent < number
        assert quote.follows is None or quote.follows < number


@pytest.mark.parametrize(
    ("marked", "confidence", "kept"),
    [
        pytest.param("{c Expected} {t to rise}.", 0.6, False, id="nobody, unsure"),
        pytest.param("{c Expected} {t to rise}.", 0.7, True, id="nobody, sure"),
        pytest.param("{t The snow} {c melted}.", 0.9, False, id="nobody, by what reports nothing"),
        pytest.param("{c Expected}, {t “to rise.”}", 0.2, True, id="between marks"),
        pytest.param("{s Ann} {c hopes} {t to rise}.", 0.5, False, id="attitude, unsure"),
        pytest.param("{s Ann} {c hopes} {t to rise}.", 0.6, True, id="attitude"),
        pytest.param("{s Ann} {c said} {t it rose}.", 0.2, True, id="statement"),
    ],
)
def test_refine_leaves_out_what_is_unlikely(marked, confidence, kept):
    text, drafts = read_marked(marked)
    quotes = refine(blank_doc(text), [replace(draft, confidence=confidence) for draft in drafts])

    assert len(quotes) == kept


@pytest.mark.parametrize(("noun", "kept"), [("deal", False), ("records", True)])
def test_refine_leaves_out_what_a_thing_shows(noun: str, kept: bool) -> None:  # noqa: FBT001
    doc = parsed_doc(f"{noun} NOUN nsubj 1", "show VERB ROOT 1", "that SCONJ mark 4",
                     "it PRON nsubj 4", "works VERB ccomp 1")  # fmt: skip
    cut = doc.text.index("show")
    spans = ((Span(0, cut - 1),), (Span(cut, cut + 4),), (Span(cut + 5, len(doc.text)),))
    draft = Quote(source=spans[0], cue=spans[1], content=spans[2], confidence=0.9, by="model")

    assert bool(refine(doc, [draft])) is kept
