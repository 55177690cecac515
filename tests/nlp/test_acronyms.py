"""Short forms and what they stand for."""

import pytest

from attrib.nlp.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param(
            "The Grid Reliability Council (GRC), a nonprofit, warned.",
            (("GRC", "Grid Reliability Council"),),
            id="initials",
        ),
        pytest.param(
            "the Centers for Flood Control and Prevention (CFC) said",
            (("CFC", "Centers for Flood Control and Prevention"),),
            id="a word has no letter",
        ),
        pytest.param(
            "the Office of Water and Flood Management (OWFM) said",
            (("OWFM", "Office of Water and Flood Management"),),
            id="small words",
        ),
        pytest.param(
            "the Fenland Treaty Organization, or FTO, said",
            (("FTO", "Fenland Treaty Organization"),),
            id="or",
        ),
        pytest.param("Sen. Ann Lee (R-Ohio) and Bo Lund (AP) left", (), id="party and agency"),
        pytest.param("It rained. Grid (GRC) warned.", (), id="one word only"),
        pytest.param("Grid Reliability. Council (GRC)", (), id="another sentence"),
        pytest.param("(GRC)", (), id="nothing before"),
        pytest.param("", (), id="empty"),
    ],
)
def test_short_forms_are_found_with_their_full_form(text, pairs):
    assert find_acronyms(text) == pairs
    assert all(full in text for _, full in pairs)


def test_cost_stays_linear_in_the_number_of_brackets():
    assert find_acronyms("Aa Bb (AB) " * 20_000) == (("AB", "Aa Bb"),)
