"""A quote on its page in; whether its marks hold the title of a work that is only shown, read or played.

`The cinema showed “Gone With the Wind”` tells what was shown, and nothing that anybody said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.nlp.quotes.form import is_title
from attrib.types import Act

if TYPE_CHECKING:
    from attrib.nlp.quotes.act import Cue
    from attrib.nlp.quotes.page import Page
    from attrib.types import Quote

_USES = frozenset(
    """
    air aired airing airs broadcast broadcasting broadcasts directed directs closed closes film filmed films
    hum hummed open opened opens perform performed performing performs play played playing plays produced
    produces ran read reading reads recorded records ran run running runs sang screen screened screening
    screens show showed showing shown shows sing singing sings star starred stars sung watch watched
    watches watching
    """.split()  # noqa: SIM905
)
"""What is done with a film, a book, a play or a song."""
_READING = frozenset(("read", "reading", "reads"))
"""What signs and headlines do as well: only people read works."""
_READERS = frozenset(("he", "i", "she", "they", "we", "who", "you"))
_MOST_BESIDE = 4
"""Words of the content beside the title: `“Let It Be” all night`."""


def is_of_a_work(page: Page, quote: Quote, cue: Cue) -> bool:
    """Whether all that a quote has between marks is one title, and its cue what is done with works."""
    uses = _USES.intersection(cue.words)
    if not uses or len(quote.content) != 1:
        return False
    if any(":" in page.text[span.start : span.end + 1] for span in quote.cue):
        return False
    said = any(word.act is Act.STATEMENT and word.lemma not in _USES for word in cue.found)
    if said or (uses <= _READING and not _is_a_reader(page, quote)):
        return False
    pieces = [page.pieces[number] for number in page.pieces_in(*quote.content[0])]
    if len(pieces) != 1 or not is_title(page, pieces[0]):
        return False
    start, end = quote.content[0]
    beside = page.text[start : pieces[0].span.start] + " " + page.text[pieces[0].span.end : end]
    return len(beside.split()) <= _MOST_BESIDE


def _is_a_reader(page: Page, quote: Quote) -> bool:
    return any(page.text[s.start : s.end].lower() in _READERS for s in quote.source)
