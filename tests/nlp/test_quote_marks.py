from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.nlp.quote_marks import find_quotations

_MARKS = "“”\"‘’'«»„‚‹›‟‛`″′「」＂"
_HOSTILE = st.text(
    st.one_of(
        st.sampled_from(_MARKS + " \n\t.,?!:—-()<>aZs0957é"),
        st.characters(),
    ),
    max_size=80,
)


def outermost(text):
    return ["|".join(text[s:e] for s, e in q.spans) for q in find_quotations(text) if not q.depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“A,” she said. “B.”", ["“A,”", "“B.”"], id="curly"),
        pytest.param('"A," she said. "B."', ['"A,"', '"B."'], id="straight"),
        pytest.param("'A,' she said.", ["'A,'"], id="straight single"),
        pytest.param("‘A,’ she said.", ["‘A,’"], id="curly single"),
        pytest.param("„A“, sagte er.", ["„A“"], id="low and high"),
        pytest.param("« A », dit-elle.", ["« A »"], id="guillemets"),
        pytest.param("»A«, sagte er.", ["»A«"], id="guillemets turned inward"),
        pytest.param("”A,” sade hon.", ["”A,”"], id="closing mark on both sides"),
        pytest.param("``A,'' she said.", ["``A,''"], id="typewriter"),
        pytest.param("''A,'' she said.", ["''A,''"], id="two single for a double"),
        pytest.param("「A」と言った", ["「A」"], id="corner brackets"),
        pytest.param('“A," she said, "B.”', ['“A,"', '"B.”'], id="mixed"),
        pytest.param('She said"A"and left.', ['"A"'], id="no space around"),
        pytest.param('" A " he said', ['" A "'], id="spaces inside"),
        pytest.param('“He said "yes",” she said.', ['“He said "yes",”'], id="straight in curly"),
        pytest.param('"A"—"B"', ['"A"', '"B"'], id="dash between"),
    ],
)
def test_find_quotations_knows_every_kind_of_mark(text, expected):
    assert outermost(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the states’ rights and the dogs' day", id="possessives"),
        pytest.param("'Tis the '90s, rock 'n' roll, get 'em.", id="elisions"),
        pytest.param("‘Tis the ‘90s", id="elisions curled the wrong way"),
        pytest.param('A 19" screen, a 21" one and one of 6\' 2".', id="feet and inches"),
        pytest.param('<a href="x" title="y">Go</a>', id="left-over markup"),
    ],
)
def test_find_quotations_passes_over_what_is_no_mark(text):
    assert outermost(text) == []


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param("‘The states’ rights matter,’", id="possessive in single marks"),
        pytest.param("'The states' rights matter,'", id="possessive in straight single marks"),
        pytest.param("'I told 'em so,'", id="elision in single marks"),
        pytest.param("‘I like rock ‘n’ roll,’", id="two elisions"),
        pytest.param('"He is 6\'2" tall,"', id="feet and inches"),
        pytest.param("“He’s 5’10” tall,”", id="feet and inches, curly"),
        pytest.param('"It was 1968"', id="year before the closing mark"),
    ],
)
def test_find_quotations_goes_on_past_what_is_no_mark(quotation):
    assert outermost(f"{quotation} he said.") == [quotation]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“A.\n\n“B.\n\n“C,” he said.", ["“A.|“B.|“C,”"], id="mark repeated"),
        pytest.param("'A.\n\n'B,' he said.", ["'A.|'B,'"], id="single mark repeated"),
        pytest.param("“A.\n\nShe left.", ["“A."], id="never closed"),
        pytest.param("“A.\n\nIt has 12 towns”, he said.", ["“A."], id="a stray closer later"),
        pytest.param("“A, he said. “B.”", ["“A, he said.", "“B.”"], id="closing mark forgotten"),
        pytest.param("“A. “B” c.”", ["“A. “B” c.”"], id="same mark nested"),
        pytest.param("“A.” b.” “C.”", ["“A.”", "“C.”"], id="closed twice"),
        pytest.param("““A””, b", ["““A””"], id="doubled"),
        pytest.param("““A,” b", ["“A,”"], id="opened twice"),
        pytest.param("A said.“", [], id="stray opener at the end"),
        pytest.param("It's a dog' s life", [], id="stray single"),
        pytest.param("“”, “ ”, “—”", [], id="nothing inside"),
    ],
)
def test_find_quotations_contains_the_damage_of_odd_marks(text, expected):
    assert outermost(text) == expected


def test_find_quotations_says_which_are_closed():
    closed = [quotation.closed for quotation in find_quotations("“A, he said. “B.”\n\n‘C’")]

    assert closed == [False, True, True]


def test_find_quotations_nests_one_inside_another():
    text = "“Who said ‘never’ to ‘her “so-called” ally’?” she asked."
    found = find_quotations(text)

    assert [(q.depth, q.parent) for q in found] == [(0, None), (1, 0), (1, 0), (2, 2)]
    assert [text[q.start : q.end] for q in found[1:]] == [
        "‘never’",
        "‘her “so-called” ally’",
        "“so-called”",
    ]


def test_find_quotations_takes_three_straight_marks_apart():
    text = "''She said, 'No more,''' he said."

    assert [text[q.start : q.end] for q in find_quotations(text)] == [
        "''She said, 'No more,'''",
        "'No more,'",
    ]


def check_invariants(text):
    quotations = find_quotations(text)
    for number, quotation in enumerate(quotations):
        spans = quotation.spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert text.startswith(quotation.opener, quotation.start)
        assert text[quotation.start : quotation.end].endswith(quotation.closer)
        if quotation.parent is not None:
            parent = quotations[quotation.parent]
            assert quotation.parent < number
            assert quotation.depth == parent.depth + 1
            assert parent.start <= quotation.start
            assert quotation.end <= parent.end
    tops = [q for q in quotations if q.depth == 0]
    assert all(before.end <= after.start for before, after in pairwise(tops))


@given(_HOSTILE)
@settings(max_examples=500, deadline=None)
def test_find_quotations_never_raises_nor_crosses(text):
    check_invariants(text)


@pytest.mark.slow
@given(_HOSTILE)
@settings(max_examples=10_000, deadline=None)
def test_find_quotations_never_raises_nor_crosses_at_length(text):
    check_invariants(text)
