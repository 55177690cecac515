from attrib.nlp.quotes.page import read_page


def test_read_page_parts_a_quotation_by_paragraphs():
    text = "“One.\n\n“Two ‘three’.” Four “five.”"
    page = read_page(text)

    assert [text[p.span.start : p.span.end] for p in page.pieces] == [
        "“One.",
        "“Two ‘three’.”",
        "“five.”",
    ]
    assert [piece.paragraph for piece in page.pieces] == [0, 1, 1]


def test_pieces_in_gives_those_that_share_a_character():
    page = read_page("“One” and “two” and “three”")

    assert list(page.pieces_in(3, 12)) == [0, 1]
    assert list(page.pieces_in(5, 10)) == []


def test_turn_at_knows_whose_turn_it_is():
    text = "Pike: Why?\n\nRoe: Because.\n\nPike: So."
    page = read_page(text)
    turn = page.turn_at(text.index("Because"))

    assert turn is not None
    assert text[turn.label.start : turn.label.end] == "Roe"
    assert read_page("No turns.").turn_at(3) is None


def test_handle_needs_no_other_label():
    text = "They lost.\n\n@fen: what a day\n\nIt rained."

    (turn,) = read_page(text).turns

    assert [text[s:e] for s, e in (turn.label, *turn.content)] == ["@fen", "what a day"]


def test_letters_with_a_full_stop_label_an_interview():
    text = "Q. Why?\n\nA. Because.\n\nQ. And now?\n\nNASA. It is late. A. Moor left."

    turns = read_page(text).turns

    assert [text[slice(*turn.label)] for turn in turns] == ["Q", "A", "Q"]


def test_labels_far_from_one_another_make_no_interview():
    between = "\n\nIt rained.\n\nIt blew.\n\nIt froze.\n\nIt thawed.\n\nIt rained again.\n\n"
    labelled = ["Poll: It is close.", "Analysis: It is not.", "Poll: It is closer."]

    assert read_page("\n\n".join(labelled)).turns
    assert not read_page(between.join(labelled)).turns


def test_lines_with_labels_are_turns_without_blank_lines():
    text = "They met.\n\nPike: Why?\nRoe: Because\nof rain.\nPike: So."

    turns = read_page(text).turns

    assert [text[slice(*turn.label)] for turn in turns] == ["Pike", "Roe", "Pike"]
    assert [text[s:e] for turn in turns for s, e in turn.content] == [
        "Why?",
        "Because\nof rain.",
        "So.",
    ]


def test_label_goes_on_with_the_surname_alone():
    text = "Mayor Pike: No.\n\nReporter: Why?\n\nPike: So."

    assert len(read_page(text).turns) == 3
