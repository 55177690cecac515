import pytest

from attrib.errors import ReadError
from attrib.read.html import extract_html

LEAD = (
    "The port of Anvil closed on Monday after a storm, the mayor said. It was the third closure "
    "this year, and traders are worried about what is to come next."
)
HEAD = """<title>Port closes - The Anvil Post</title>
<meta property="og:site_name" content="The Anvil Post"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2024-05-01T10:20:00Z">
<link rel="canonical" href="https://example.org/port">"""


def page(body: str, head: str = HEAD) -> bytes:
    return (
        f"<html><head>{head}</head><body><nav>Home News</nav><article><h1>Port closes</h1>"
        f"<p>{LEAD}</p>{body}</article><footer>Imprint</footer></body></html>"
    ).encode()


def test_metadata_of_a_page_is_found() -> None:
    found = extract_html(page(""))
    assert (found.title, found.outlet, found.author) == (
        "Port closes",
        "The Anvil Post",
        "Jane Roe",
    )
    assert (found.url, found.published) == ("https://example.org/port", "2024-05-01")


def test_date_is_not_guessed_from_the_text() -> None:
    body = "<p>The port was built on May 4, 1987, said the mayor, who was there.</p>"
    assert extract_html(page(body, head="")).published is None


def test_paragraphs_are_parted_by_blank_lines() -> None:
    body = "<p>Nobody was hurt,\n he said.</p><h2>Later</h2><ul><li>One<li>Two</ul><p>Short.</p>"
    assert extract_html(page(body)).text.split("\n\n")[1:] == [
        LEAD,
        "Nobody was hurt, he said.",
        "Later",
        "One",
        "Two",
        "Short.",
    ]


def test_blockquote_is_a_paragraph_of_its_own() -> None:
    body = "<p>He wrote:</p><blockquote><p>We open soon.</p><p>I promise it.</p></blockquote><p>So.</p>"
    assert extract_html(page(body)).text.endswith(
        "He wrote:\n\nWe open soon.\n\nI promise it.\n\nSo."
    )


def test_inline_markup_leaves_a_sentence_whole() -> None:
    body = "<p>“He says <i>that</i> each time,” said <a href='/x'><b>Tom</b> Small</a>.<br>He left.</p>"
    assert "“He says that each time,” said Tom Small.\nHe left." in extract_html(page(body)).text


def test_quotation_marks_that_a_browser_shows_are_written() -> None:
    body = "<p>She said <q>he told me <q>no</q> twice</q> and left the room at once.</p>"
    assert "She said “he told me ‘no’ twice” and left" in extract_html(page(body)).text


def test_declared_encoding_of_a_page_is_used() -> None:
    data = page("<p>“Zoë,” said Muñoz, who was there for a while.</p>", '<meta charset="latin-1">')
    data = data.decode().encode("cp1252")
    assert "“Zoë,” said Muñoz" in extract_html(data).text


def test_deep_page_is_read_and_a_deeper_one_refused() -> None:
    assert LEAD in extract_html(page("<div>" * 300 + "<p>Deep.</p>" + "</div>" * 300)).text
    with pytest.raises(ReadError) as caught:
        extract_html(page("<div>" * 5000))
    assert caught.value.code == "too-deep"


def test_control_characters_do_no_harm() -> None:
    body = "<p>Nobody was\x0b hurt,\x00 he\x01 said, and &#1; left.</p>"
    assert "Nobody was hurt, he said, and" in extract_html(page(body)).text


@pytest.mark.parametrize("data", [b"<html></html>", b" ", b"<!-- x -->", b"<script>x()</script>"])
def test_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        extract_html(data)
    assert caught.value.code == "extraction-empty"


def test_address_that_is_no_web_page_is_dropped() -> None:
    head = HEAD.replace("https://example.org/port", "javascript:alert(1)")
    assert extract_html(page("", head)).url is None
