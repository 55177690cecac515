"""A spaCy `Doc` and its quotes in, an article's words out as the rules about people read them.

Words joined by hyphens are one word (New York-based, co-founder), whatever the tokenizer made of
them. Word indexes never leave this package.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc, Token

from attrib.nlp.people.entities import Entity, Mender
from attrib.nlp.people.lexicon import FIRST_PERSON, PRONOUNS, SECOND_PERSON, Lexicon
from attrib.nlp.quote_marks import find_quotations
from attrib.types import Quote, Span

_HYPHEN = re.compile(r"[-\u2010\u2011]")
_POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019", "s'", "s\u2019"})
_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = frozenset({"of", "at", "for", "from", "with"})
_ALL_PRONOUNS = frozenset({*PRONOUNS, *FIRST_PERSON, *SECOND_PERSON, "one", "'s", "\u2019s"})
_TAGS = {
    "PROPN": "NNP",
    "NOUN": "NN",
    "VERB": "VB",
    "AUX": "VB",
    "ADP": "IN",
    "DET": "DT",
    "ADJ": "JJ",
    "PRON": "PRP",
    "ADV": "RB",
    "CCONJ": "CC",
    "SCONJ": "IN",
    "NUM": "CD",
    "PUNCT": ".",
    "PART": "RP",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of an article, one entry a word in each tuple."""

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    """Penn tags, or the nearest to them."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    """The number of the sentence."""
    paragraphs: tuple[int, ...]
    heads: tuple[int, ...]
    """The word that the parse hangs the word on; itself where there is none."""
    relations: tuple[str, ...]
    """How it hangs there, by its label in the parse."""
    quoted: tuple[bool, ...]
    """Whether the word stands inside quotation marks: no narration."""
    reported: tuple[bool, ...]
    """Whether the word is part of what a source is reported to have said."""
    entities: tuple[Entity, ...]

    names: frozenset[str]
    """Lower-case words that stand with a capital within a sentence, and so are names."""

    def __len__(self) -> int:
        return len(self.words)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of words that share a character with `start:end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the words `start` to `end`."""
        return Span(self.starts[start], self.ends[end - 1])

    def slice(self, start: int, end: int) -> str:
        """Return the text of the words `start` to `end`, as it stands in the article."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def is_noun(self, index: int) -> bool:
        """Say whether a word is a noun or part of a name."""
        return self.tags[index].startswith("NN")

    def is_verb(self, index: int) -> bool:
        """Say whether a word is a verb in a finite form or an auxiliary."""
        return self.tags[index] in {"VBD", "VBZ", "VBP", "MD", "VB"}

    def is_subject(self, start: int, end: int) -> bool:
        """Say whether the parse makes one of a few words the head of a subject."""
        return any(self.relations[index].startswith("nsubj") for index in range(start, end))

    def begins_sentence(self, index: int) -> bool:
        """Say whether a word is the first of its sentence."""
        return not index or self.sentences[index] != self.sentences[index - 1]

    def is_told(self, start: int) -> bool:
        """Say whether what begins at a word hears of it, and says nothing: he told `the Post`."""
        return self.lower[start - 1 : start] == ("told",)

    def is_possessive(self, index: int) -> bool:
        """Say whether a word is the ending of a possessive."""
        return index < len(self.words) and (
            self.tags[index] == "POS" or self.words[index] in _POSSESSIVE
        )

    def entity_at(self, index: int) -> Entity | None:
        """Return the entity that covers a word."""
        place = bisect_right(self.entities, index, key=lambda entity: entity.start) - 1
        if place >= 0 and self.entities[place].end > index:
            return self.entities[place]
        return None

    def body_after(self, comma: int) -> Entity | None:
        """Return the organization that begins just after a word, if the word is a comma."""
        entity = self.entity_at(comma + 1) if self.words[comma : comma + 1] == (",",) else None
        begins = entity is not None and entity.label == "ORG" and entity.start == comma + 1
        return entity if begins else None

    def entities_between(self, start: int, end: int) -> tuple[Entity, ...]:
        """Return the entities that begin in a range of words."""
        first = bisect_left(self.entities, start, key=lambda entity: entity.start)
        last = bisect_left(self.entities, end, key=lambda entity: entity.start)
        return self.entities[first:last]


def read_doc(doc: Doc, quotes: Sequence[Quote], lexicon: Lexicon) -> Reading:
    """Return the words of a `Doc`, with what its quotes say of them."""
    groups = _words(doc, lexicon)
    starts = tuple(group[0].idx for group in groups)
    ends = tuple(group[-1].idx + len(group[-1]) for group in groups)
    text = doc.text
    words = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    place = {token.i: number for number, group in enumerate(groups) for token in group}
    tags = tuple(
        _tag(_last_word(group), groups[n - 1][-1] if n else None) for n, group in enumerate(groups)
    )
    spans = sorted(span for quote in quotes for span in quote.content)
    sentences = _count(_begins_sentence(group[0]) for group in groups)
    return Reading(
        text=text,
        words=words,
        lower=tuple(word.lower().replace("\u2019", "'") for word in words),
        tags=tags,
        starts=starts,
        ends=ends,
        sentences=sentences,
        paragraphs=_count(
            bool(number) and "\n" in text[ends[number - 1] : starts[number]]
            for number in range(len(groups))
        ),
        heads=tuple(place.get(_top(group).head.i, n) for n, group in enumerate(groups)),
        relations=tuple(_top(group).dep_ for group in groups),
        quoted=_quoted(text, quotes, starts),
        reported=_inside(spans, starts),
        names=frozenset(
            word.lower()
            for n, word in enumerate(words)
            if n and word[:1].isupper() and tags[n] == "NNP" and sentences[n] == sentences[n - 1]
        ),
        entities=Mender(words, tags, lexicon).mend(_entities(doc, place)),
    )


def _words(doc: Doc, lexicon: Lexicon) -> list[list[Token]]:
    """Group tokens to words: a hyphen with no space about it joins its neighbours."""
    groups: list[list[Token]] = []
    joined = False
    for token in doc:
        if token.is_space:
            joined = False
            continue
        touches = bool(groups) and groups[-1][-1].idx + len(groups[-1][-1]) == token.idx
        before = groups[-1][-1].text if touches else ""
        hyphen = touches and bool(_HYPHEN.fullmatch(token.text)) and not token.whitespace_
        stop = token.text == "." and f"{before.lower()}." in lexicon.titles and before[:1].isupper()
        if touches and (joined or stop or (hyphen and before[-1].isalnum())):
            groups[-1].append(token)
        else:
            groups.append([token])
        joined = hyphen and touches
    return groups


def _last_word(group: list[Token]) -> Token:
    """Return the token that a word's part of speech is that of: the last but for a full stop."""
    return group[-2] if len(group) > 1 and group[-1].text == "." else group[-1]


def _tag(token: Token, before: Token | None) -> str:
    """Return a word's tag; words of closed classes have theirs, whatever the tagger says."""
    lower, capital = token.lower_, token.text[:1].isupper()
    tag = token.tag_ or _TAGS.get(token.pos_, "NNP" if capital else "NN")
    if lower in _ARTICLES:
        return "DT"
    if lower in _PREPOSITIONS:
        return "IN"
    if token.text in _POSSESSIVE and before is not None and before.lower_ not in PRONOUNS:
        return "POS" if not token.text.isalnum() and before.text[-1:].isalnum() else tag
    if tag == "PRP" and lower not in _ALL_PRONOUNS:
        return "NNP" if capital else "NN"
    return tag


def _begins_sentence(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return bool(token.is_sent_start) or (
        before is not None and before.is_space and bool(token.doc[before.i].is_sent_start)
    )


def _count(begins: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate(int(begin) for begin in begins))


def _top(group: list[Token]) -> Token:
    """Return the token of a word whose head lies outside of it."""
    inside = {token.i for token in group}
    return next((token for token in group if token.head.i not in inside), group[-1])


def _inside(spans: Sequence[Span], starts: Sequence[int]) -> tuple[bool, ...]:
    """Say of each word whether one of the sorted spans covers its start."""
    inside: list[bool] = []
    place, until = 0, -1
    for start in starts:
        while place < len(spans) and spans[place].start <= start:
            until = max(until, spans[place].end)
            place += 1
        inside.append(start < until)
    return tuple(inside)


def _quoted(text: str, quotes: Sequence[Quote], starts: Sequence[int]) -> tuple[bool, ...]:
    """Say of each word whether it stands inside quotation marks; what tells of a quote does not."""
    marked = sorted(span for q in find_quotations(text) if q.depth == 0 for span in q.spans)
    contents = sorted(span for quote in quotes for span in quote.content)
    telling = sorted(span for quote in quotes for span in (*quote.source, *quote.cue))
    words = zip(*(_inside(spans, starts) for spans in (marked, contents, telling)), strict=True)
    return tuple(within and (told or not tells) for within, told, tells in words)


def _entities(doc: Doc, place: dict[int, int]) -> tuple[Entity, ...]:
    """Return the entities as words; one that spans a line break is cut there."""
    found: list[Entity] = []
    for entity in doc.ents:
        words = [place[token.i] for token in entity if token.i in place]
        if not words or (found and words[0] < found[-1].end):
            continue
        breaks = [token.i for token in entity if token.is_space and "\n" in token.text]
        if breaks:
            words = [place[token.i] for token in entity if token.i < breaks[0] and token.i in place]
        if words:
            found.append(Entity(words[0], words[-1] + 1, entity.label_))
    return tuple(found)
