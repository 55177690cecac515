"""A quote on its page in, what a reader should know of it out: negation, flags and channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.nlp.quotes.act import Cue, asks_for_comment
from attrib.nlp.quotes.page import WORD, Page
from attrib.types import Flag, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEDGED = re.compile(
    r"\b(?:may|might|could(?!n['’]t| not)|maybe|[Pp]erhaps|[Pp]robably|[Pp]ossibly|[Pp]resumably|"
    r"[Aa]pparently|seemingly|[Aa]llegedly|reportedly|arguably|potentially)\b"
)
_ASKED = frozenset(("whether", "if", "who", "what", "when", "where", "why", "how", "which"))
_UNWILLING = frozenset(("would", "will", "wouldn't", "wouldn’t", "won't", "won’t"))
_OUT_OF_REACH = frozenset(("return", "returned", "reached"))
_SENTENCE_BREAKS = (".", "!", "?", "”", '"', "\n")

_MEDIUM = (
    r"(?:(?i:statement|interviews?|e-?mails?|letters?|tweets?|posts?|blog|memo(?:randum)?|notes?|"
    r"speech|text messages?|texts?|message|report|op-ed|column|filing|affidavit|lawsuit|press release|"
    r"(?:press|news|conference) (?:conference|call)|briefing|video|broadcast|radio|television|tv|"
    r"phone|telephone|testimony|remarks|evidence|debate|podcast)|"
    r"Facebook|Twitter|X|Bluesky|Instagram|YouTube|LinkedIn|Truth Social|Telegram)"
    r"(?:\s(?:interview|call|conversation|address)\b)?"
)
_CHANNEL = re.compile(
    r"\b(?i:in|on|by|via|through|during|at|over)\s(?i:(?:an?|the|his|her|its|their|another)\s)?"
    r"(?:[\w’'-]{1,20}\s){0,2}?" + _MEDIUM + r"\b"
    r"(?:\s(?:to|with|on|reviewed by|obtained by)\s(?:the\s|The\s)?[\w&’'-]{1,30}"
    r"(?:\s[A-Z][\w&’'-]{1,30}){0,3})?"
)
_TOLD = re.compile(r"(?i:told|tells|telling|tell)\s")
_HEARERS = re.compile(
    r"(?:(?:reporters|journalists|lawmakers|investors|analysts|viewers|listeners|supporters)\b|"
    r"(?:a|an|the|The)\s(?:[\w’'-]{1,20}\s){0,2}?(?:audience|committee|conference|council|"
    r"court|crowd|forum|gathering|hearing|inquiry|jury|meeting|newspaper|panel|paper|rally)\b|"
    r"Radio\s[A-Z][\w’'-]{1,20}|(?:[Tt]he\s)?(?:[A-Z][\w’'-]{1,20}\s){0,3}(?:[A-Z]{2,6}|News|Times|Post|Press|Journal|"
    r"Herald|Tribune|Gazette|Guardian|Today|Radio|Reuters|Bloomberg|Politico|Magazine|Review|"
    r"Chronicle|Globe|Mail|Telegraph|Ledger|Courier|Dispatch|Star|Observer|Independent|Examiner|"
    r"Register|Sun|Network|Television|TV|Show|Atlantic|Economist|Breitbart|Axios|Vox|Fox)\b)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d”\"’)])[.!?][”\"’)]*\s+(?=[A-Z“\"‘])")
_REACH = 120
"""Characters after a cue, or before it in its sentence, in which its channel may stand."""


def is_negated(cue: Cue) -> bool:
    """Whether the cue denies or withholds: "denied", "did not say", "declined"."""
    return cue.negator or cue.has("denying") or cue.has("refusing")


def find_flags(page: Page, quote: Quote, cue: Cue, content: str) -> Iterator[Flag]:
    """Yield the flags that a quote's words and place earn it."""
    if quote.content and page.in_headline(quote.content[0].start):
        yield Flag.HEADLINE
    if any(not page.pieces[n].quotation.closed for s in quote.content for n in page.pieces_in(*s)):
        yield Flag.UNCLOSED
    if _is_question(cue, content):
        yield Flag.QUESTION
    if _HEDGED.search(content):
        yield Flag.HEDGED
    if _withholds(cue) and asks_for_comment(cue, content):
        yield Flag.NO_COMMENT


def _withholds(cue: Cue) -> bool:
    """Whether the source would not say, where "did not say" tells no more than that it did not."""
    unwilling = not (_UNWILLING | _OUT_OF_REACH).isdisjoint(cue.words)
    return cue.has("refusing") or (cue.negator and (unwilling or cue.has("responding")))


def _is_question(cue: Cue, content: str) -> bool:
    if "?" in content:
        return True
    first = WORD.search(content)
    return cue.has("asking") and first is not None and first.group().lower() in _ASKED


def find_channel(page: Page, quote: Quote) -> Span | None:
    """Return where or to whom it was said, as the words around the cue have it."""
    if not quote.cue:
        return None
    paragraph = page.paragraphs[page.paragraph_at(quote.cue[0].start)]
    for cue in quote.cue:
        ahead = min((s.start for s in quote.content if s.start >= cue.end), default=paragraph.end)
        end = max(cue.end, min(ahead, cue.end + _REACH, paragraph.end))
        if over := _SENTENCE_END.search(page.text, cue.end, end):
            end = over.start()
        if told := _told(page, cue.start, end):
            return told
        if found := _CHANNEL.search(page.text, cue.start, end):
            return Span(*found.span())
    return _channel_before(page, quote, paragraph) or _channel_between(page, quote)


def _told(page: Page, start: int, end: int) -> Span | None:
    """Return the organization or public that a cue of telling is followed by."""
    verb = _TOLD.search(page.text, start, end)
    if not verb:
        return None
    for at in (verb.end(), verb.end() + len("the ")):
        if at in page.organizations:
            return Span(verb.end(), page.organizations[at])
    found = _HEARERS.match(page.text, verb.end(), end)
    return Span(*found.span()) if found else None


def _channel_before(page: Page, quote: Quote, paragraph: Span) -> Span | None:
    """Return a channel that opens the sentence: "In a letter, she wrote"."""
    first = min(span.start for span in (*quote.cue, *quote.source))
    start = max(paragraph.start, first - _REACH)
    breaks = [page.text.rfind(mark, start, first) for mark in _SENTENCE_BREAKS]
    start = max(start, *(at + 1 for at in breaks))
    found = _CHANNEL.search(page.text, start, first)
    return Span(*found.span()) if found and not page.has_words(start, found.start()) else None


def _channel_between(page: Page, quote: Quote) -> Span | None:
    """Return a channel between source and cue: "Moor, in an interview with the Herald, said"."""
    if not quote.source:
        return None
    begin, end = quote.source[0].start, quote.cue[0].start
    begin = max(begin, end - _REACH)
    found = next((m for m in _CHANNEL.finditer(page.text, begin, end) if _is_apart(page, m)), None)
    return Span(*found.span()) if found else None


def _is_apart(page: Page, found: re.Match[str]) -> bool:
    """Whether it stands between commas: what does not may say of the source who it is."""
    before = page.text[max(0, found.start() - 2) : found.start()]
    return before == ", " and page.text[found.end() : found.end() + 1] == ","
