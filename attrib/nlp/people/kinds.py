"""The head of a source in, what kind of source it is out: people, an organization, a document."""

from __future__ import annotations

from enum import StrEnum

from attrib.nlp.people.entities import Entity
from attrib.nlp.people.lexicon import Lexicon, singular, word_class
from attrib.nlp.people.reading import Reading

PEOPLES = ("ans", "ese", "ians")
_NATIONS = ("ian", "ean", "ican", "aan", "ese")
"""Endings of what one of a nation is called, and few bodies are: `the Italian`."""
_NATIVES = ("an", "ese", "im", "ist", "ew", "ish")
"""Endings of what one person of a nation or faith is called: `another Muslim`."""


class Kind(StrEnum):
    """What a source phrase is made of."""

    IMPLICIT = "implicit"
    PRONOUN = "pronoun"
    FIRST = "first person"
    RELATIVE = "relative pronoun"
    NAME = "name"
    JOINT = "joint"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    PEOPLE = "people"


def head_kind(reading: Reading, lexicon: Lexicon, head: int, start: int) -> tuple[Kind, bool]:
    """Return the kind of a phrase by its head, and whether the head is part of a proper name."""
    word, entity = reading.lower[head], reading.entity_at(head)
    first = head == start and reading.begins_sentence(head)
    short = is_short_name(reading, head)
    proper = reading.words[head][:1].isupper() and (not first or word in reading.names or short)
    if word in word_class("quantifiers"):
        return Kind.PEOPLE, False
    if entity is not None and (kind := _kind_of_entity(reading, lexicon, head, entity)) is not None:
        return kind, kind is not Kind.PEOPLE
    if lexicon.is_role(word) and not (word in lexicon.groups and proper):
        return Kind.PEOPLE, False
    if lexicon.is_document(word) and entity is None:
        return Kind.DOCUMENT, False
    if lexicon.is_group(word):
        return Kind.ORGANIZATION, proper
    named = proper and (reading.is_noun(head) or short) and singular(word) == word
    named = named and not _is_native(reading, lexicon, head)
    return (Kind.ORGANIZATION, True) if named else (Kind.PEOPLE, False)


def _is_native(reading: Reading, lexicon: Lexicon, head: int) -> bool:
    """Say whether a noun after `the` is what one of a nation is called: `the Italian`."""
    word = reading.lower[head]
    paper = word in word_class("newspapers") or word in lexicon.bodies
    article = head > 0 and reading.lower[head - 1] in {"the", "a", "an"}
    native = word.endswith(_NATIONS) or word in word_class("natives")
    return article and native and not paper


def _kind_of_entity(reading: Reading, lexicon: Lexicon, head: int, entity: Entity) -> Kind | None:
    """Return the kind of a phrase that an entity ends, if the entity decides it."""
    word, tag = reading.lower[head], reading.tags[head]
    capital = reading.words[head][:1].isupper()
    if entity.label == "MISC" and not (lexicon.is_role(word) or lexicon.is_group(word)):
        if lexicon.is_document(word):
            return Kind.DOCUMENT
        many = tag in {"NNS", "NNPS", "JJ"} or word.endswith(("s", *_NATIVES))
        return Kind.PEOPLE if many else Kind.DOCUMENT
    if entity.label not in {"ORG", "LOC"} or entity.end != head + 1:
        return None
    headed = is_headed(reading, entity)
    plural = singular(word) != word and lexicon.is_document(word)
    written = plural or singular(word) in word_class("named documents")
    if entity.label == "ORG" and written and not headed:
        return Kind.DOCUMENT
    if word.endswith(PEOPLES) and entity.start == head:
        return Kind.PEOPLE
    titled = lexicon.is_role(word) and not lexicon.is_group(word)
    title = word in word_class("titles in capitals") and not headed
    named = entity.label == "ORG" and capital and not title
    return Kind.ORGANIZATION if named or not titled else None


def is_headed(reading: Reading, entity: Entity) -> bool:
    """Say whether a word of an entity tells that it is a body: `Department of Justice`."""
    heads = word_class("body heads")
    return any(reading.lower[index] in heads for index in range(entity.start, entity.end))


def is_short_name(reading: Reading, index: int) -> bool:
    """Say whether capitals make a name of a word that is a pronoun otherwise: `WHO`, `US`."""
    beside = reading.words[max(0, index - 1) : index + 2]
    shouted = all(word.isupper() for word in beside if word.isalpha())
    return len(reading.words[index]) > 1 and reading.words[index].isupper() and not shouted


def is_plural_noun(reading: Reading, index: int) -> bool:
    """Say whether a noun is a plural, and no body's name that ends as one."""
    word, entity = reading.lower[index], reading.entity_at(index)
    alone = entity is None or entity.label == "MISC" or word in word_class("crowds")
    return singular(word) != word and alone
