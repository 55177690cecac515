"""Marked text in, an analysed article out.

`[PERSON Ann Lee]` is an entity, `{...}` a source, `<...>` what it said: the n-th source said the
n-th content; `{}` is no source. Words get tags by a small list, else by their looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attrib.nlp.people.cast import find_cast
from attrib.nlp.people.lexicon import load_lexicon
from attrib.nlp.people.phrases import Grammar
from attrib.nlp.people.reading import read_doc
from attrib.types import Quote, Span

_MARKS = re.compile(r"\[(PERSON|ORG|LOC|MISC) |([\]{}<>])")
_TAGS = {
    "DT": "the a an this that some any another",
    "IN": "of at for from with in on by as to like after",
    "VBD": "said was wrote told served joined met denied asked added told led",
    "VBZ": "is says heads leads serves works tracks owns runs oversees",
    "VBG": "representing",
    "PRP": "he she they it him them i we",
    "PRP$": "his her their its my",
    "WP": "who whom",
    "CC": "and or but",
    "CD": "two three 54",
    "RB": "now not also who",
    "JJ": "former senior political new top bespectacled",
    "POS": "'s ’s",
}
_TAG_OF = {word: tag for tag, words in _TAGS.items() for word in words.split()}


def marked(text: str) -> tuple[Doc, list[Quote]]:
    """Return the analysed article and its quotes."""
    plain, spans = _unmark(text)
    doc = _blank()(plain)
    for token in doc:
        token.tag_ = _tag(token.text)
        before = doc[token.i - 1].text if token.i else "."
        token.is_sent_start = before in {".", "\n\n", "”"} or token.i == 0
    named = [doc.char_span(a, b, label, alignment_mode="expand") for label, a, b in spans if label]
    doc.ents = [span for span in named if span is not None]
    sources = [Span(a, b) for label, a, b in spans if label == ""]
    return doc, list(_quotes(text, sources))


@cache
def _blank() -> Language:
    return spacy.blank("en")


def _tag(word: str) -> str:
    if not any(char.isalnum() for char in word) or word.isspace():
        return _TAG_OF.get(word, "SP" if word.isspace() else ",")
    if word.lower() in _TAG_OF:
        return _TAG_OF[word.lower()]
    if word[0].isupper():
        return "NNP"
    return "NNS" if word.endswith("s") else "NN"


def _unmark(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    plain, at = "", 0
    spans: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    for mark in _MARKS.finditer(text):
        plain, at = plain + text[at : mark.start()], mark.end()
        if mark[1] or mark[2] in "{<":
            stack.append((mark[1] or "", len(plain)))
        else:
            label, start = stack.pop()
            spans.append((label, start, len(plain)))
    return plain + text[at:], spans


def _quotes(text: str, spans: list[Span]) -> Iterator[Quote]:
    """Pair the spans of `{}` with those of `<>`, in order."""
    order = [mark[2] for mark in _MARKS.finditer(text) if mark[2] in ("}", ">")]
    sources = [span for span, mark in zip(spans, order, strict=True) if mark == "}"]
    contents = [span for span, mark in zip(spans, order, strict=True) if mark == ">"]
    for number, source in enumerate(sources):
        yield Quote(
            source=(source,) if source.start < source.end else (),
            content=tuple(contents[number : number + 1]),
        )


def grammar(text: str) -> Grammar:
    """Return what the rules read an article with."""
    doc, quotes = marked(text)
    lexicon = load_lexicon()
    reading = read_doc(doc, quotes, lexicon)
    return Grammar(reading, find_cast(reading, lexicon), lexicon)
