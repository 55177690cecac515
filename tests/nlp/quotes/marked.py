"""Marked text in, drafts out: `{s She} {c said} {t “Yes.”}`, with a number for a second quote."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from attrib.nlp.quotes import refine
from attrib.types import Quote, Span

_TAG = re.compile(r"\{([sct])(\d*) |\}")
_ROLES = {"s": "source", "c": "cue", "t": "content"}


def read_marked(marked: str) -> tuple[str, tuple[Quote, ...]]:
    """Return the text without its tags, and its quotes in the order of their numbers."""
    text, end, opened = "", 0, []
    parts: dict[str, dict[str, list[Span]]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[end : tag.start()]
        end = tag.end()
        if tag.group(1):
            opened.append((_ROLES[tag.group(1)], tag.group(2), len(text)))
        else:
            role, number, start = opened.pop()
            parts.setdefault(number, {}).setdefault(role, []).append(Span(start, len(text)))
    text += marked[end:]
    quotes = tuple(
        Quote(
            **{role: tuple(spans) for role, spans in parts[n].items()}, confidence=0.9, by="model"
        )
        for n in sorted(parts)
    )
    return text, quotes


def refine_marked(marked: str) -> tuple[str, tuple[Quote, ...]]:
    """Return the text and the quotes that the drafts in it become."""
    text, drafts = read_marked(marked)
    return text, refine(blank_doc(text), drafts)


@cache
def _tokenizer() -> Tokenizer:
    return spacy.blank("en").tokenizer


def blank_doc(text: str) -> Doc:
    """Return a text as a `Doc` without any analysis."""
    return _tokenizer()(text)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Return what spans hold."""
    return [text[span.start : span.end] for span in spans]
