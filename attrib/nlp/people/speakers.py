"""What was resolved in, the article's speakers out: names, roles and affiliations with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from attrib.nlp.people.affiliations import organizations_after, organizations_in
from attrib.nlp.people.antecedents import Key
from attrib.nlp.people.bodies import Bodies, facts_of_body, read_bodies
from attrib.nlp.people.drafts import Draft
from attrib.nlp.people.employers import Employers
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.kinds import Kind
from attrib.nlp.people.lexicon import ANYONE, FORMER, word_class
from attrib.nlp.people.names import fold
from attrib.nlp.people.organizations import trimmed
from attrib.nlp.people.phrases import Grammar, Phrase
from attrib.nlp.people.resolution import Resolver
from attrib.nlp.people.roles import facts_of_pronoun
from attrib.nlp.people.standins import StandIns, is_standin
from attrib.nlp.people.unnamed import count_of, reason_of
from attrib.types import Affiliation, Role, Speaker, SpeakerType

_MOST = 12
"""Roles, affiliations and members of one speaker that are kept."""


def build_speakers(
    grammar: Grammar, resolver: Resolver
) -> tuple[tuple[Speaker, ...], dict[Key, int]]:
    """Return the speakers that were resolved, and the number of each."""
    resolver.discourse.read_to(len(grammar.reading))
    used = [key for key, draft in resolver.drafts.items() if draft.phrases]
    numbers = {key: number for number, key in enumerate(used)}
    bodies, standins = read_bodies(grammar), StandIns(grammar)
    employers = Employers(grammar, resolver, standins)
    told = ((key, _facts(grammar, resolver, bodies, key)) for key in used)
    speakers = tuple(
        _speaker(grammar, standins, bodies, resolver.drafts[key], _with_employer(facts, employers))
        for key, facts in told
    )
    return speakers, numbers


def _with_employer(facts: list[Fact], employers: Employers) -> list[Fact]:
    """Return what is told of somebody, with the body that a role leaves out if none is told."""
    if any(not fact.is_role and not fact.former for fact in facts):
        return facts
    left = map(employers.left_out, facts)
    return [*facts, *(fact for fact in left if fact is not None)]


def _speaker(
    grammar: Grammar, standins: StandIns, bodies: Bodies, draft: Draft, facts: list[Fact]
) -> Speaker:
    reading = grammar.reading
    named = _with_wholes(grammar, bodies, _named(grammar, standins, facts))
    return Speaker(
        name=draft.name,
        type=draft.type,
        roles=_roles(grammar, facts),
        affiliations=_affiliations(grammar, named),
        mentions=tuple(
            reading.span(phrase.start, phrase.end)
            for phrase in draft.phrases
            if phrase.start < phrase.end
        ),
        members=draft.members[:_MOST],
        **_unnamed(grammar, draft),
    )


def _unnamed(grammar: Grammar, draft: Draft) -> dict[str, Any]:
    """Return how many a source without a name is, and why it has none."""
    if draft.type is not SpeakerType.UNNAMED:
        return {}
    counts = (count_of(grammar, phrase) for phrase in draft.phrases if phrase.kind is Kind.PEOPLE)
    return {
        "count": next((number for number in counts if number is not None), None),
        "reason": reason_of(grammar, draft.phrases[:_MOST]),
    }


def _facts(grammar: Grammar, resolver: Resolver, bodies: Bodies, key: Key) -> list[Fact]:
    draft = resolver.drafts[key]
    if key[0] == "person" and isinstance(key[1], int):
        pronouns = resolver.discourse.pronouns_of(key)[:_MOST]
        told = [
            *resolver.profiles.told(key[1]),
            *(fact for index in pronouns for fact in facts_of_pronoun(grammar, index)),
            *(fact for phrase in draft.phrases for fact in _described(grammar, phrase)),
        ]
        return sorted(told, key=resolver.profiles.worth)
    if phrase_names := [name for phrase in draft.phrases[:1] for name in phrase.names]:
        numbers = (grammar.cast.by_word.get(name.start) for name in phrase_names[:_MOST])
        known = [resolver.profiles.ranked(n) for n in numbers if n is not None]
        return _shared(grammar, known)
    if draft.type is SpeakerType.ORGANIZATION:
        return facts_of_body(bodies, draft.name)
    if draft.type is SpeakerType.UNNAMED:
        return [fact for phrase in draft.phrases[:1] for fact in _own(grammar, phrase)]
    return []


def _shared(grammar: Grammar, known: list[list[Fact]]) -> list[Fact]:
    """Return what is told of every one of several people: both are senators, or of one body."""
    texts = [{_text(grammar, fact) for fact in facts} for facts in known]
    common = set[str].intersection(*texts) if texts else set()
    return [fact for facts in known[:1] for fact in facts if _text(grammar, fact) in common]


def _text(grammar: Grammar, fact: Fact) -> str:
    return grammar.reading.slice(fact.start, fact.end).casefold()


def _described(grammar: Grammar, phrase: Phrase) -> list[Fact]:
    """Read the description by which a source named someone: `the Vermont senator`."""
    if phrase.kind not in {Kind.PEOPLE, Kind.NAME} or phrase.core_end <= phrase.core_start:
        return []
    if any(name.end == phrase.core_end for name in phrase.names):
        return []
    head = grammar.reading.lower[phrase.head]
    if not grammar.lexicon.is_role(head) or head in ANYONE:
        return []
    return [replace(fact, by="rule:described") for fact in _own(grammar, phrase)]


def _own(grammar: Grammar, phrase: Phrase) -> list[Fact]:
    """Read the role and organizations that a phrase without a name states itself."""
    start, end, reading = phrase.core_start, phrase.core_end, grammar.reading
    several = "and" in reading.lower[start:end]
    if not 0 <= start < end or several or not grammar.lexicon.is_role(reading.lower[end - 1]):
        return []
    former = any(reading.lower[i] in FORMER for i in range(start, end))
    found = [*organizations_in(grammar, start, end), *organizations_after(grammar, end, phrase.end)]
    return [
        Fact(*trimmed(grammar, start, end), is_role=True, by="rule:phrase", former=former),
        *(Fact(*at, is_role=False, by="rule:phrase", former=former) for at in found),
    ]


def _named(grammar: Grammar, standins: StandIns, facts: list[Fact]) -> Iterator[Fact]:
    """Yield the facts with bodies by their name (`the bureau`); one that has none is left out."""
    for fact in facts:
        if fact.is_role or not is_standin(grammar, fact.start, fact.end):
            yield fact
        elif (at := standins.name_of(fact.start, fact.end)) is not None:
            yield replace(fact, start=at[0], end=at[1])
        elif fact.end - fact.start > 1 and _stands_alone(grammar, fact):
            yield fact


def _with_wholes(grammar: Grammar, bodies: Bodies, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts, each body with what the article says it is part of."""
    for fact in facts:
        yield fact
        if not fact.is_role:
            wholes = facts_of_body(bodies, grammar.reading.slice(fact.start, fact.end))
            yield from (replace(f, former=fact.former) for f in wholes if not f.is_role)


def _stands_alone(grammar: Grammar, fact: Fact) -> bool:
    """Say whether a body is one without a name: `drafting committee`, but not `drug company`."""
    last = grammar.reading.lower[fact.end - 1]
    return last in word_class("common bodies") - word_class("campaigns") - {"campaign"}


def _roles(grammar: Grammar, facts: list[Fact]) -> tuple[Role, ...]:
    roles: dict[str, Role] = {}
    whole = {(fact.start, fact.end) for fact in facts if fact.is_role}
    for fact in facts:
        cut = any(s == fact.start and fact.end < e for s, e in whole)  # `Acme's head` of `policy`
        if fact.is_role and not cut:
            evidence = grammar.reading.span(fact.start, fact.end)
            title = grammar.reading.text[evidence.start : evidence.end]
            roles.setdefault(
                title.casefold(),
                Role(title=title, evidence=evidence, by=fact.by, former=fact.former),
            )
    return tuple(roles.values())[:_MOST]


def _affiliations(grammar: Grammar, facts: Iterable[Fact]) -> tuple[Affiliation, ...]:
    found: dict[str, Affiliation] = {}
    for fact in facts:
        if not fact.is_role:
            evidence = grammar.reading.span(fact.start, fact.end)
            text = grammar.reading.text[evidence.start : evidence.end]
            found.setdefault(
                " ".join(map(fold, text.split())),
                Affiliation(organization=text, evidence=evidence, by=fact.by, former=fact.former),
            )
    return tuple(found.values())[:_MOST]
