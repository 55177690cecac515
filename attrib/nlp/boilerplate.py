"""A text in, the spans of it out that are no part of the article: credits, prompts, links.

Nothing is removed, for text never changes; whoever looks for quotes passes these spans over.

Notes:
    The patterns were written on the training articles of PolNeAR, where no paragraph that they find
    holds an annotated statement. Each is anchored and bounded, and each
    paragraph over `_MAX_LENGTH` passed over, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re

from attrib.nlp.paragraphs import find_paragraphs, strip
from attrib.types import Span

_MAX_LENGTH = 400
"""Characters of the longest credit or prompt: Reuters names a dozen reporters in about 250."""
_TOP = 6
"""Paragraphs at the head of an article among which a byline stands."""

_WORK = (
    r"(?:(?:additional|further)\s+)?(?:reporting|writing|editing|translation|photography|research|"
    r"graphics?|video|compiled|translated|written|edited|co-?authored|produced|reported)"
)
_STORY = r"(?:article|story|report|post|piece|column|analysis|dispatch|essay)"
_PLACED = r"[^“”\".\n]{2,80}\s(?:reported|contributed)\s+from\s+[^“”\".\n]{2,40}(?:,\s+\w\.\w\.?)?"
_AGENCY = (
    r"(?:getty(?:\s+images)?|reuters|ap(?:\s+photo)?|associated\s+press|afp|epa|upi|bloomberg|"
    r"shutterstock|istock|alamy|facebook|instagram|twitter|youtube)"
)
_NETWORK = r"(?:twitter|facebook|instagram|x|linkedin|youtube|threads|bluesky|tiktok|telegram)"

_ANYWHERE = (
    # Comments
    r"(?:leave|post|add|write|submit)\s+a\s+(?:comment|reply)",
    r"(?:view|show|read|see|hide|load)(?:\s+(?:all|more|\d+)){0,2}\s+(?:comments?|posts|replies)",
    r"(?:\d+\s+|no\s+)?comments?(?:\s*\(\d+\)|\s+(?:yet|are\s+closed|off))",
    r"(?:join|start)\s+the\s+(?:conversation|discussion)",
    r".{0,40}flagsharelikereply.{0,80}",
    # Who worked on it
    rf"{_WORK}\s+by:?\s+.{{2,300}}",
    rf"{_WORK}\s*:\s+.{{2,150}}",
    r"contributing:\s+.{2,150}",
    (
        rf"[^\n“”\"]{{2,200}}\bcontributed\s+(?:(?:additional|further)\s+)?"
        rf"(?:reporting|research|to\s+(?:this|the)\s+{_STORY})\b.{{0,150}}"
    ),
    rf"{_PLACED}(?:\.\s+{_PLACED})?",
    # Pictures
    (
        r"(?:photo|photograph|image|picture|illustration|graphic|video)s?(?:\s+credits?)?"
        r"(?:\s+by\b|\s*[:/])\s*.{1,150}"
    ),
    r"(?:file|handout|courtesy)\s+(?:photo|image|picture)",
    rf"[^“”\".!?]{{0,80}}(?:/\s*|\bvia\s+){_AGENCY}",
    _AGENCY,
    rf"[^“”\"]{{0,300}}\((?:photo|image|picture|credit|{_AGENCY})\b[^()]{{0,80}}\)",
    # Prompts
    rf"follow\s+.{{1,150}}\s+on\s+{_NETWORK}\b.{{0,100}}",
    rf"(?:like|find|join|visit|follow)\s+(?:us|me)\s+on\s+{_NETWORK}\b.{{0,80}}",
    rf"{_NETWORK}:\s*@\w+",
    (
        r"(?:subscribe|sign\s+up)\b[^“”\"]{0,150}"
        r"\b(?:newsletters?|here|podcasts?|inbox|alerts?|updates?|e-?mails?|today|now)\b.{0,60}"
    ),
    r"subscribe(?:\s+now)?",
    r"(?:get|receive|want)\s+[^“”\"]{0,120}\b(?:in|to)\s+your\s+inbox\b.{0,60}",
    r"(?:story|article)\s+continues\s+below.{0,40}",
    r"advertisement|share\s+this(?:\s+\w+)?",
    # Rights
    r"(?:copyright\b|©|\(c\)\s)\s*.{0,200}",
    r"[^“”\"]{0,200}\ball\s+rights\s+reserved",
    r"this\s+material\s+may\s+not\s+be\s+published\b.{0,100}",
    # Links
    r"(?:read|see|watch|listen)(?:\s+(?:more|also|next|now))?:\s*.{0,200}",
    r"related(?:\s+(?:stories|articles|coverage|reading|links|news))?:.{0,200}",
    r"(?:more|also)\s+(?:on|from|in)\s+[^“”\".:]{1,60}:?",
    (
        r"(?:read|watch|see|listen\s+to|click|tap)\s+[^“”\"]{0,120}\b(?:here|below|above)\b"
        r"[^“”\"]{0,60}"
    ),
    r"read\s+(?:the\s+)?(?:rest|full|entire|whole|original)\b[^“”\"]{0,100}",
    r"h/t\s+[^“”\"]{1,60}",
    r"read\s+more",
    r"(?:story\s+)?highlights|(?:just|must)\s+watch(?:ed)?|what\s+you\s+need\s+to\s+know",
    # About itself
    (
        rf"this\s+{_STORY}\s+(?:has\s+been|was|will\s+be)\s+"
        r"(?:updated|corrected|first\s+published|originally\s+published)\b.{0,150}"
    ),
    rf"this\s+{_STORY}\s+(?:first|originally)\s+appeared\b.{{0,150}}",
    r"this\s+is\s+a\s+(?:developing|breaking)\s+(?:news\s+)?story\b.{0,150}",
)
_ANY = re.compile(
    rf"[^\w“”‘’\"']{{0,4}}(?:{'|'.join(_ANYWHERE)})\W{{0,4}}", re.IGNORECASE | re.DOTALL
)
_BYLINE = re.compile(r"\W{0,4}by(?:line)?:?\s([^“”\"\n]{3,150})", re.IGNORECASE)
_CREDIT = re.compile(r"\W{0,4}([^“”\"\n]{3,150})\scontributed\W{0,4}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LINE = re.compile(r"[^\r\n]+")


def boilerplate_spans(text: str) -> tuple[Span, ...]:
    """Return the paragraphs, and lines of paragraphs, that are no part of the article."""
    found: list[Span] = []
    for number, paragraph in enumerate(find_paragraphs(text)):
        spans = [paragraph]
        if not _is_boilerplate(text[paragraph.start : paragraph.end], number):
            spans = _lines(text, paragraph)
            spans = [s for s in spans if _is_boilerplate(text[s.start : s.end], number)]
        found.extend(spans)
    return tuple(found)


def _lines(text: str, paragraph: Span) -> list[Span]:
    """Return the lines of a paragraph that has more than one."""
    lines = [
        strip(text, *line.span()) for line in _LINE.finditer(text, paragraph.start, paragraph.end)
    ]
    return [line for line in lines if line.start < line.end] if len(lines) > 1 else []


def _is_boilerplate(paragraph: str, number: int) -> bool:
    if len(paragraph) > _MAX_LENGTH:
        return False
    if _ANY.fullmatch(paragraph):
        return True
    credit = _CREDIT.fullmatch(paragraph)
    if credit is None and number < _TOP:
        credit = _BYLINE.fullmatch(paragraph)
    return credit is not None and _is_names(credit[1])


def _is_names(credit: str) -> bool:
    """Tell "Jane Roe and Al Moe, The Post" from "then the mayor": each word is capital, but "and"."""
    names = re.split(r"[,|–—]", credit, maxsplit=1)[0]
    words = [word for word in _WORD.findall(names) if word.lower() != "and"]
    return len(words) > 1 and all(word[0].isupper() for word in words)
