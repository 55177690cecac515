"""A page's bytes in, its article out: blank lines between paragraphs, and what is known of it.

Notes:
    The article is found by trafilatura (A. Barbaresi, "Trafilatura: A Web Scraping Library and
    Command-Line Tool for Text Discovery and Extraction", ACL 2021, demonstrations).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from attrib.errors import ReadError
from attrib.read.dates import iso_date
from attrib.read.decode import declared_in_html, decode
from attrib.read.extraction import Extraction

_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "list", "table", "body", "code"})
_DATES = {"extensive_search": False, "original_date": True}
"""No date is guessed from the text: a wrong date of publication is worse than none."""
_NO_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]));"
)
"""Characters that no page shows, and that the trees of lxml cannot hold."""
_QUOTATION_MARKS = (("\u201c", "\u201d"), ("\u2018", "\u2019"))


def extract_html(data: bytes, encoding: str | None = None) -> Extraction:
    """Return the article of a page.

    Raises:
        ReadError: if there is none to be found, or the page is nested too deeply.
    """
    tree = _parse(decode(data, encoding, declared=declared_in_html(data)))
    _write_out_quotation_marks(tree)
    found = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    text = _text(found.body) if found is not None and not isinstance(found, dict) else ""
    if found is None or isinstance(found, dict) or not text:
        raise ReadError(
            "No article was found in the page: save its text as a .txt file.",
            code="extraction-empty",
        )
    return Extraction(
        text=text,
        title=found.title,
        outlet=found.sitename,
        author=found.author,
        url=_web_address(found.url),
        published=iso_date(found.date),
    )


def _parse(page: str) -> lxml_html.HtmlElement:
    # Without huge_tree, libxml2 drops all that lies deeper than 256 elements; with it, than 2048.
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    # A declaration of the encoding, true of the bytes, is no longer so of the text.
    page = _NO_XML.sub(" ", re.sub(r"\A\s*<\?xml[^>]*>", "", page))
    try:
        tree = lxml_html.document_fromstring(
            page.encode("utf-8", "replace").decode(), parser=parser
        )
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("The page is empty, or no HTML.", code="extraction-empty") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(
            "The page's elements are nested too deeply: save its text as a .txt file.",
            code="too-deep",
        )
    return tree


def _write_out_quotation_marks(tree: lxml_html.HtmlElement) -> None:
    """Write the quotation marks that a browser shows around <q>, for a reader reads them."""
    for element in list(tree.iter("q")):
        depth = sum(1 for _ in element.iterancestors("q"))
        opening, closing = _QUOTATION_MARKS[depth % 2]
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing
    for element in list(tree.iter("q")):
        element.drop_tag()


def _text(body: etree._Element) -> str:
    """Return the text of trafilatura's tree: blank lines between blocks, line breaks kept."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        start = event == "start"
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        elif element.tag == "lb":
            pieces.append("\n" if start else "")
        elif element.tag == "cell":
            pieces.append("" if start else "\t")
        if start:
            pieces.append(_flat(element.text))
        elif element is not body:
            pieces.append(_flat(element.tail))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _web_address(url: str | None) -> str | None:
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None
