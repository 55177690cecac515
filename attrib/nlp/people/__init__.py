"""An analysed article and its quotes in; the quotes with their speakers, and the speakers, out.

names -> cast (who is named) -> roles and affiliations (what narration says of them) -> phrases (what
each source is) -> resolution (who it stands for).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from attrib.nlp.people.cast import find_cast
from attrib.nlp.people.drafts import Answer
from attrib.nlp.people.headlines import is_headline, said_below
from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.lexicon import load_lexicon
from attrib.nlp.people.nested import speakers_around
from attrib.nlp.people.phrases import Grammar, Phrase, read_phrase
from attrib.nlp.people.profiles import Profiles
from attrib.nlp.people.reading import read_doc
from attrib.nlp.people.resolution import Resolver
from attrib.nlp.people.revealed import find_revealed
from attrib.nlp.people.speakers import build_speakers
from attrib.types import Flag, Quote, Speaker

__all__ = ["find_speakers"]


def find_speakers(
    doc: Doc, quotes: Sequence[Quote]
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Find who each quote's source is, and what the article says of them.

    Args:
        doc: The article, with parts of speech and entities (`PERSON`, `ORG`, `LOC`, `MISC`).
        quotes: Its quotes, with source spans.

    Returns:
        The quotes, in their order, with `speaker` set where it is clear, and the speakers.
    """
    lexicon = load_lexicon()
    reading = read_doc(doc, quotes, lexicon)
    grammar = Grammar(reading, find_cast(reading, lexicon), lexicon)
    resolver = Resolver(grammar, Profiles(grammar))
    phrases = [_phrase(grammar, quote) for quote in quotes]
    order = sorted(range(len(quotes)), key=lambda n: (phrases[n].start, n))
    around = speakers_around(reading, phrases)
    answers = {n: resolver.resolve(phrases[n]) for n in order if n not in around}
    for n in sorted(around, key=lambda n: (around[n] in around, order.index(n))):
        answers[n] = resolver.resolve_inside(phrases[n], answers.get(around[n]))
    _name_revealed(grammar, resolver, phrases, answers)
    _name_headlines(grammar, resolver, phrases, answers)
    speakers, numbers = build_speakers(grammar, resolver)
    resolved = []
    for number, quote in enumerate(quotes):
        answer = answers[number if quote.follows is None else quote.follows]
        flags = quote.flags
        if answer.unsure and Flag.AMBIGUOUS_SPEAKER not in flags:
            flags = (*flags, Flag.AMBIGUOUS_SPEAKER)
        speaker = None if answer.key is None else numbers[answer.key]
        resolved.append(replace(quote, speaker=speaker, flags=flags))
    return tuple(resolved), speakers


def _name_revealed(
    grammar: Grammar, resolver: Resolver, phrases: Sequence[Phrase], answers: dict[int, Answer]
) -> None:
    """Give what somebody said before the article named them to who they turn out to be."""
    unnamed = {key: draft for key, draft in resolver.drafts.items() if key[0] == "unnamed"}
    revealed = find_revealed(
        grammar,
        {key: draft.phrases for key, draft in unnamed.items()},
        {key: draft.gender for key, draft in unnamed.items()},
    )
    for number, answer in answers.items():
        if answer.key in revealed:
            key = resolver.person(revealed[answer.key])
            answers[number] = resolver.retold(phrases[number], answer, key)


def _name_headlines(
    grammar: Grammar, resolver: Resolver, phrases: Sequence[Phrase], answers: dict[int, Answer]
) -> None:
    """Give what the headline has somebody say to the person who says it below."""
    people = {n: a.key for n, a in answers.items() if a.key is not None and a.key[0] == "person"}
    for number, phrase in enumerate(phrases):
        if number in people or not is_headline(grammar, phrase):
            continue
        key = said_below(grammar, phrase, people, phrases)
        if key is not None:
            answers[number] = resolver.retold(phrase, answers[number], key)


def _phrase(grammar: Grammar, quote: Quote) -> Phrase:
    """Read the source of a quote: its first part that names anything."""
    covering = grammar.reading.covering
    content = tuple(covering(*span) for span in quote.content)
    phrases = [read_phrase(grammar, *covering(*span)) for span in quote.source]
    for phrase in phrases:
        if phrase.kind is not Kind.IMPLICIT:
            return replace(phrase, content=content)
    at = min((span.start for span in (*quote.source, *quote.content, *quote.cue)), default=0)
    start, _ = covering(at, at + 1)
    return Phrase(Kind.IMPLICIT, start, start, content=content)
