from hypothesis import given
from hypothesis import strategies as st

from attrib.nlp.quotes.covered import Covered
from attrib.types import Span

_SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(1, 8)
)


@given(st.lists(_SPANS, max_size=6), _SPANS)
def test_a_span_meets_what_shares_a_character_with_it(spans, span):
    shared = any(set(range(*span)) & set(range(*other)) for other in spans)

    assert Covered(spans).meets(span) is shared
