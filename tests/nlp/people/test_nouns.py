from __future__ import annotations

from dataclasses import replace

from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.nouns import (
    antecedent,
    body_before,
    name_over,
    noun_phrase,
    plural_subject,
    standing_for,
)
from attrib.nlp.people.phrases import Phrase

from .building import grammar


def test_relative_pronoun_belongs_to_the_noun_before_it() -> None:
    assert antecedent(grammar("two senior aides, who left"), 4) == 2
    assert antecedent(grammar("who left"), 0) is None


def test_who_is_the_person_of_a_body_not_the_body() -> None:
    known = grammar("A spokesman for the ministry who left.")
    words = known.reading.words
    spokesman, ministry, who = map(words.index, ("spokesman", "ministry", "who"))
    relations = tuple("nmod" if i == ministry else "" for i in range(len(words)))
    heads = tuple(spokesman if i == ministry else i for i in range(len(words)))
    known = replace(known, reading=replace(known.reading, relations=relations, heads=heads))

    assert antecedent(known, who) == spokesman


def test_noun_phrase_takes_in_its_adjectives() -> None:
    known = grammar("two senior aides, who left")

    phrase = noun_phrase(known, Phrase(Kind.RELATIVE, 4, 5), 2)

    assert known.reading.slice(phrase.core_start, phrase.core_end) == "senior aides"


def test_name_over_a_word_is_found() -> None:
    known = grammar("[PERSON Ann Lee] left")

    assert name_over(known, 1) == 0
    assert name_over(known, 2) is None


def test_plural_subject_needs_to_be_one() -> None:
    assert plural_subject(grammar("aides left. They said so."), 3) is None


def test_body_stands_for_a_pronoun() -> None:
    known = grammar("[ORG Fen Trust] met. It said so.")

    phrase = standing_for(Phrase(Kind.PRONOUN, 4, 5), known.reading.entities[0])

    assert (phrase.core_start, phrase.core_end, phrase.proper) == (0, 2, True)


def test_body_before_it_is_the_last_one_where_nothing_spoke_yet() -> None:
    known = grammar("[ORG Acme] met [ORG Fenco] as it left")
    word = known.reading.words.index("it")

    body = body_before(known, word, since=-1)

    assert body is not None
    assert known.reading.slice(body.start, body.end) == "Fenco"
    assert body_before(known, word, since=0) is None
