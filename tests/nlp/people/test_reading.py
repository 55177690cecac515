from __future__ import annotations

from attrib.nlp.people.lexicon import load_lexicon
from attrib.nlp.people.reading import read_doc
from attrib.types import Quote, Span

from .building import grammar, marked


def test_words_joined_by_hyphens_are_one() -> None:
    assert grammar("A New York-based co-founder left.").reading.words == (
        ("A", "New", "York-based", "co-founder", "left", ".")
    )


def test_narration_is_told_from_quotation() -> None:
    reading = grammar("He said “it is late” to us.").reading

    assert [word for word, quoted in zip(reading.words, reading.quoted, strict=True) if quoted] == [
        *("“", "it", "is", "late", "”")
    ]


def test_who_tells_of_a_quote_is_not_in_it_though_marks_be_doubled() -> None:
    doc, quotes = marked('"<"It is late,"> {[PERSON Ann Lee]} said. "It is."')

    reading = read_doc(doc, quotes, load_lexicon())

    assert not reading.quoted[reading.words.index("Ann")]


def test_content_is_reported() -> None:
    doc, _ = marked("He said it was late.")

    reading = read_doc(doc, [Quote(content=(Span(8, 19),))], load_lexicon())

    assert [w for w, r in zip(reading.words, reading.reported, strict=True) if r] == [
        "it",
        "was",
        "late",
    ]


def test_covering_finds_the_words_of_characters() -> None:
    reading = grammar("Ann Lee left.").reading

    assert reading.slice(*reading.covering(4, 7)) == "Lee"


def test_paragraphs_are_counted() -> None:
    reading = grammar("One.\n\nTwo.").reading

    assert reading.paragraphs == (0, 0, 1, 1)
