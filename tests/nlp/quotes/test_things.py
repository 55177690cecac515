import pytest

from attrib.nlp.quotes.things import is_thing
from attrib.types import Span
from tests.nlp.quotes.parsed import parsed_doc


def _is_thing(*rows):
    doc = parsed_doc(*rows)
    return is_thing(doc, (Span(0, doc.text.index(" showed")),))


def _source(noun, tag="NOUN"):
    return f"The DET det 1|{noun} {tag} nsubj 2|showed VERB ROOT 2".split("|")


@pytest.mark.parametrize("noun", ["projects", "experience", "deal", "signs"])
def test_things_that_nobody_wrote_are_things(noun):
    assert _is_thing(*_source(noun))


@pytest.mark.parametrize(
    ("noun", "tag"),
    [
        pytest.param("officials", "NOUN", id="people"),
        pytest.param("couple", "NOUN", id="people in no list"),
        pytest.param("samples", "NOUN", id="measured"),
        pytest.param("ministry", "NOUN", id="body"),
        pytest.param("records", "NOUN", id="record"),
        pytest.param("polls", "NOUN", id="count"),
        pytest.param("Reuters", "PROPN", id="name"),
    ],
)
def test_who_speaks_and_what_is_recorded_are_none(noun, tag):
    assert not _is_thing(*_source(noun, tag))


def test_no_source_is_no_thing():
    assert not is_thing(parsed_doc("showed VERB ROOT 0"), ())
