"""Marked text is the text: spans overlap and nest, and no character is lost or doubled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrib.report.marks import Kind, Marking, Segment, mark, paragraphs


def _marking(start: int, end: int, kind: Kind = Kind.CONTENT, number: int = 1) -> Marking:
    return Marking(start=start, end=end, kind=kind, number=number, form="direct", href=f"s{number}")


def _segments(text: str, *markings: Marking) -> list[Segment]:
    return [segment for block in mark(text, markings) for segment in block.segments]


_MARKINGS = st.lists(
    st.builds(
        _marking,
        st.integers(-2, 40),
        st.integers(-2, 40),
        st.sampled_from(list(Kind)),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(st.text(alphabet="ab \n“”", max_size=40), _MARKINGS)
def test_segments_are_the_text(text: str, markings: list[Marking]) -> None:
    blocks = mark(text, markings)
    shown = ["".join(segment.text for segment in block.segments) for block in blocks]

    assert shown == [text[start:end] for start, end in paragraphs(text)]
    assert " ".join(shown).split() == text.split()


@given(st.text(alphabet="ab \n", min_size=1, max_size=40), _MARKINGS)
def test_every_quotation_opens_at_most_once(text: str, markings: list[Marking]) -> None:
    opens = [number for block in mark(text, markings) for number in block.opens]

    assert len(opens) == len(set(opens))


def test_overlapping_spans_share_a_segment() -> None:
    found = _segments("abcdef", _marking(0, 4), _marking(2, 6, number=2))

    assert [(s.text, s.numbers, s.depth) for s in found] == [
        ("ab", (1,), 1),
        ("cd", (1, 2), 2),
        ("ef", (2,), 1),
    ]


def test_innermost_source_gives_the_link() -> None:
    outer, inner = _marking(0, 9, Kind.SOURCE), _marking(4, 7, Kind.SOURCE, number=2)

    assert [s.href for s in _segments("abcdefghi", outer, inner)] == ["s1", "s2", "s1"]


def test_quotation_opens_with_its_first_content() -> None:
    found = _segments(
        "she said no yes", _marking(0, 3, Kind.SOURCE), _marking(9, 11), _marking(12, 15)
    )

    assert [s.text for s in found if s.opens] == ["no"]


def test_quotation_that_begins_between_paragraphs_opens_with_the_next() -> None:
    blocks = mark("one\n\n  two", [_marking(4, 8)])

    assert [block.opens for block in blocks] == [(), (1,)]


def test_span_over_paragraphs_is_marked_in_each() -> None:
    blocks = mark("one\n\ntwo", [_marking(0, 8)])

    assert [block.segments[0].form for block in blocks] == ["direct", "direct"]


def test_span_outside_of_the_text_is_left_out() -> None:
    assert _segments("abc", _marking(2, 9), _marking(-1, 2), _marking(2, 2)) == [
        Segment(text="abc")
    ]


def test_lines_are_paragraphs_where_no_blank_line_is() -> None:
    assert paragraphs("a\nb\n") == ((0, 1), (2, 3))
    assert paragraphs("a\nb\n\nc") == ((0, 3), (5, 6))


def test_role_and_affiliation_are_told_apart() -> None:
    found = _segments(
        "chief of Fen Trust", _marking(0, 18, Kind.ROLE), _marking(9, 18, Kind.AFFILIATION)
    )

    assert [(s.text, s.role, s.affiliation, s.classes) for s in found] == [
        ("chief of ", True, False, "role"),
        ("Fen Trust", True, True, "role affiliation"),
    ]


def test_classes_name_form_depth_and_parts() -> None:
    found = _segments("one two", _marking(0, 7), _marking(4, 7, number=2), _marking(4, 7, Kind.CUE))

    assert [s.classes for s in found] == ["c direct", "c direct deep cue"]
