"""A name in, what follows it out: an apposition, a relative clause, `of X`, a verb.

Each rule reads one construction. What stands inside quotation marks is nobody's fact.
"""

from __future__ import annotations

from dataclasses import replace

from attrib.nlp.people.affiliations import (
    PREPOSITIONS,
    bodies_in,
    employs_nobody,
    organization_at,
    organizations_after,
    past_determiners,
    phrase_end,
)
from attrib.nlp.people.entities import QUOTES
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import DETERMINERS, FORMER, word_class
from attrib.nlp.people.names import Name
from attrib.nlp.people.objects import object_bodies, work_of
from attrib.nlp.people.phrases import BREAKS, Grammar, is_part
from attrib.nlp.people.role_phrases import role_at

_WINDOW = 40
"""Words after a name that are read, which bounds the cost."""
_OBJECT = 6
"""Words after a verb in which its object, or `as`, may stand."""
_APPOINTED = 10
"""Words after somebody who is appointed in which `as` may stand."""
_PARTY_TAGS = frozenset({"D-", "R-", "I-"})
"""How the party of a legislator begins: Ada Moor, `R-Ohio`, who chairs the panel."""
_DASHES = frozenset({"\u2014", "\u2013", "--", "-"})
_COPULAS = frozenset({"is", "was", "became", "remains"})
_WRITES = frozenset({"wrote", "writes", "writing"})
_OWNS = frozenset({"owns", "owned"})
_MOVES = frozenset({"took", "takes", "stepped"})
_AS_WHAT = frozenset({("over", "as"), ("down", "as")})
"""What follows them where they tell of a role: `took over as`, `stepped down as`."""
_SERVES = _MOVES | frozenset(
    {"serves", "served", "works", "worked", "serving", "working", "acted", "acts", "sits", "sat"}
)


def facts_after(grammar: Grammar, name: Name) -> list[Fact]:
    """Read what follows a name: an apposition, a relative clause, `of X`, a verb."""
    reading = grammar.reading
    limit = min(len(reading), name.end + _WINDOW)
    end = name.end + (name.end < limit and is_part(reading.lower[name.end]))
    index = _skip_brackets(reading.words, end, limit)
    bracketed = _bracketed(grammar, end, index)
    if bracketed or index >= limit:
        return bracketed
    if (outlet := _writes_in(grammar, name, index)) is not None:
        return [Fact(*outlet, is_role=False, by="rule:writes")]
    if reading.words[index] in {"of", "at", "with"} or _is_from_body(grammar, index):
        end = phrase_end(grammar, index + 1, limit)
        beside = (
            _apposed(grammar, name, end + 1, limit)
            if reading.words[end : end + 1] == (",",)
            else []
        )
        return [*_places(grammar, index, limit, "rule:of"), *beside]
    if reading.words[index] == "," or reading.words[index] in _DASHES:
        return _apposed(grammar, name, index + 1, limit)
    if name.start and reading.lower[name.start - 1] in word_class("appoints"):
        return _made(grammar, index, limit)
    return _said_by_verb(grammar, index, limit)


def _made(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `named Ada Moor its chief`, `nominated her for a second term as chief of Acme`."""
    reading = grammar.reading
    for place in range(index, min(limit - 1, index + _APPOINTED)):
        if reading.words[place] in BREAKS | {"."} or reading.is_verb(place):
            break
        if reading.lower[place] == "as":
            return _role_after(grammar, place + 1, limit, "rule:is")
    return []


def facts_of_pronoun(grammar: Grammar, index: int) -> list[Fact]:
    """Read what a sentence says of `he` or `she`: `She heads the bureau`."""
    return _said_by_verb(grammar, index + 1, min(len(grammar.reading), index + _WINDOW))


def _skip_brackets(words: tuple[str, ...], index: int, limit: int) -> int:
    if index < limit and words[index] in {"(", "["}:
        while index < limit and words[index] not in {")", "]"}:
            index += 1
        return index + 1
    return index


def _writes_in(grammar: Grammar, name: Name, index: int) -> tuple[int, int] | None:
    """Return where somebody writes: `wrote Ada Moor in the Fen Post`, `Moor, writing for it`."""
    reading = grammar.reading
    written = name.start > 0 and reading.lower[name.start - 1] in _WRITES
    place = index + (reading.words[index] == ",")
    if not written:
        if reading.lower[place : place + 1] not in {(verb,) for verb in _WRITES}:
            return None
        place += 1
    if reading.lower[place : place + 1] not in {("in",), ("for",), ("on",)}:
        return None
    place = past_determiners(grammar, place + 1)
    entity = reading.entity_at(place) if place < len(reading) else None
    if entity is None or entity.label != "ORG" or entity.start < name.end:
        return None
    return organization_at(grammar, max(place, entity.start), len(reading))


def _bracketed(grammar: Grammar, start: int, end: int) -> list[Fact]:
    """Read `Ada Moor (Fen Trust)`: nothing but a body between brackets."""
    entity = grammar.reading.entity_at(start + 1) if end - start > 2 else None  # noqa: PLR2004
    whole = entity is not None and (entity.start, entity.end) == (start + 1, end - 1)
    at = organization_at(grammar, start + 1, end - 1) if whole else None
    return [] if at is None else [Fact(*at, is_role=False, by="rule:of")]


def _is_from_body(grammar: Grammar, index: int) -> bool:
    """Say whether `from` leads to an organization, not to where somebody lives."""
    reading = grammar.reading
    after = past_determiners(grammar, index + 1)
    entity = reading.entity_at(after) if after < len(reading) else None
    return reading.lower[index] == "from" and entity is not None and entity.label == "ORG"


def _places(grammar: Grammar, index: int, limit: int, by: str) -> list[Fact]:
    at = organizations_after(grammar, index, limit)
    return [Fact(*words, is_role=False, by=by) for words in at]


def _apposed(grammar: Grammar, name: Name, index: int, limit: int) -> list[Fact]:
    """Read the segments between commas after a name until one is no description."""
    reading = grammar.reading
    if index < limit and reading.tags[index] == "CD":
        index += 1
        if index < limit and reading.words[index] != ",":
            return []
        index += 1
    tagged = index + 2 < limit and reading.words[index][:2] in _PARTY_TAGS
    index += 2 * (tagged and reading.words[index + 1] == ",")
    if index >= limit or reading.lower[index] in {"both", "all"}:
        return []
    if reading.lower[index] == "formerly":
        places = _places(grammar, index + 1, limit, "rule:of")
        return [replace(fact, former=True) for fact in places]
    after = index + (reading.lower[index] in {"now", "currently"})
    if reading.lower[after] in {"of", "at", "with", "from"}:
        return _places(grammar, after, limit, "rule:of")
    clause = reading.lower[index] == "who"
    if clause or (reading.tags[index - 2] == "CD" and reading.is_verb(index)):
        return _said_by_verb(grammar, index + clause, limit)
    return describe(grammar, index, limit, "rule:apposition", of=name)


def describe(
    grammar: Grammar, index: int, limit: int, by: str, *, of: Name | None = None
) -> list[Fact]:
    """Read `a screenwriter and former director of X at Y`: each role with its organizations."""
    reading = grammar.reading
    found: list[Fact] = []
    while index < limit:
        while index < limit and reading.lower[index] in {"and", "now", "currently", "then", "also"}:
            index += 1
        role = role_at(grammar, index, limit, of=of)
        if role is None:
            break
        start, head_end, end = role
        if by == "rule:apposition" and _is_clause(grammar, end, limit):
            break
        if end in grammar.cast.names and not reading.is_possessive(grammar.cast.names[end].end):
            break
        former = any(reading.lower[i] in FORMER for i in range(start, head_end))
        found.append(Fact(start, end, is_role=True, by=by, former=former))
        free = employs_nobody(grammar, head_end - 1)
        inside = [] if free else bodies_in(grammar, start, head_end - 1)
        after = [] if free else organizations_after(grammar, head_end, limit)
        after = after or _spoken_for(grammar, head_end)
        found += [Fact(*at, is_role=False, by=by, former=former) for at in (*after, *inside)]
        index = max([end, *(at[1] for at in after)])
        index = _past_names(grammar, _past_title(grammar, index, limit), limit)
        if reading.lower[index : index + 2] in {("now", "at"), ("now", "with")}:
            found += _places(grammar, index + 1, limit, by)
        index, facts = _next_description(grammar, index, limit)
        found += facts
    return found


def _spoken_for(grammar: Grammar, index: int) -> list[tuple[int, int]]:
    """Return the place that a spokesman is for, and so is a body: `spokesman for Fen River`."""
    reading = grammar.reading
    entity = reading.entity_at(index + 1) if index + 1 < len(reading) else None
    speaks = reading.lower[index - 1] in word_class("spokespeople")
    if entity is None or entity.label != "LOC" or reading.lower[index] != "for" or not speaks:
        return []
    return [(entity.start, entity.end)]


def _past_title(grammar: Grammar, index: int, limit: int) -> int:
    """Go past what somebody is the author of: `of "Tides"`."""
    reading = grammar.reading
    if index + 1 >= limit or reading.lower[index] != "of" or reading.words[index + 1] not in QUOTES:
        return index
    place = index + 2
    while place < limit and reading.words[place] not in QUOTES:
        place += 1
    return min(place + 1, limit)


def _is_clause(grammar: Grammar, index: int, limit: int) -> bool:
    """Say whether what seemed an apposition is a clause of its own: `now the president is ...`."""
    return index < limit and grammar.reading.is_verb(index)


def _past_names(grammar: Grammar, index: int, limit: int) -> int:
    """Go past people that a role is of: `aide to Mr. Cruz and Newt Gingrich`."""
    reading = grammar.reading
    while index + 1 < limit and reading.lower[index] == "and":
        at = index + 2 if reading.lower[index + 1] in grammar.lexicon.titles else index + 1
        if at not in grammar.cast.names:
            break
        index = grammar.cast.names[at].end
    return index


def _next_description(grammar: Grammar, index: int, limit: int) -> tuple[int, list[Fact]]:
    """Return where a further role may begin, else the limit; and what a relative clause states."""
    reading = grammar.reading
    if index < limit and reading.words[index] == ",":
        index += 1
        if index < limit and reading.lower[index] not in {"and", "who"}:
            return limit, []
    if index < limit and reading.lower[index] == "who":
        return limit, _said_by_verb(grammar, index + 1, limit)
    return (index if index < limit and reading.lower[index] == "and" else limit), []


def _said_by_verb(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `is a`, `served as`, `works at`, `heads the`, after a name or `who`; and what `and` adds."""
    facts = _deed(grammar, index, limit)
    end = max((fact.end for fact in facts), default=limit)
    joined = end + 2 < limit and grammar.reading.lower[end] == "and"
    if joined and any(grammar.reading.is_verb(place) for place in (end + 1, end + 2)):
        return [*facts, *_said_by_verb(grammar, end + 1, limit)]
    return facts


def _deed(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read one verb and its object."""
    reading = grammar.reading
    first = index
    while index < limit and (
        reading.tags[index] == "RB" or reading.lower[index] in word_class("before a deed")
    ):
        index += 1
    if index >= limit or reading.quoted[index]:
        return []
    verb = reading.lower[index]
    past = (
        verb in word_class("past verbs")
        or reading.lower[first] == "had"
        or "once" in reading.lower[first:index]
    )
    if verb in _COPULAS and index + 1 < limit:
        facts = _role_after(grammar, index + 1, limit, "rule:is")
        past = past and reading.lower[index + 1] not in word_class("appoints")
    elif verb in _SERVES and index + 1 < limit:
        facts = _serves(grammar, index + 1, limit)
    elif verb in word_class("leads") | _OWNS:
        stop = min(limit, index + 12)
        at = object_bodies(grammar, index + 1, stop)
        facts = [Fact(*words, is_role=False, by="rule:leads") for words in at]
        facts += _as_what(grammar, max((end for _, end in at), default=stop), stop)
        if reading.lower[first - 1] == "who" and reading.tags[index] == "VBZ":
            work = work_of(grammar, index, stop)
            facts += [] if work is None else [Fact(*work, is_role=True, by="rule:does")]
    elif verb in word_class("leaves"):
        facts, past = _left(grammar, index + 1, limit), True
    elif reading.lower[first - 1] == "who" and reading.tags[index] == "VBZ":
        facts = _works_for(grammar, index + 1, limit)
    else:
        return []
    if not past:
        return facts
    return [Fact(f.start, f.end, is_role=f.is_role, by=f.by, former=True) for f in facts]


def _works_for(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `who tracks advertisements for Acme`: what somebody does at a body."""
    reading = grammar.reading
    for place in range(index, min(limit, index + _OBJECT)):
        if reading.lower[place] in {"at", "for"}:
            entity = reading.entity_at(place + 1) or reading.entity_at(place + 2)
            known = entity is not None and entity.label == "ORG"
            return _places(grammar, place, limit, "rule:works") if known else []
        if not reading.tags[place].startswith(("NN", "JJ", "DT", "PRP$", "CC", "IN", "VBG")):
            break
    return []


def _role_after(grammar: Grammar, index: int, limit: int, by: str) -> list[Fact]:
    reading = grammar.reading
    if reading.lower[index] in word_class("appoints"):
        index = _past_appointment(grammar, index + 1, limit)
    while index + 1 < limit and reading.lower[index] in {"now", "currently", "also", "still"}:
        index += 1
    if reading.lower[index] in {"at", "with"} and by == "rule:is":
        return _places(grammar, index, limit, "rule:works")
    owned = any(map(reading.is_possessive, (index + 1, index + 2)))
    opens = owned or reading.lower[index] in DETERMINERS | FORMER
    if not opens and not grammar.lexicon.is_role(reading.lower[index]):
        return []
    return describe(grammar, index, limit, by)


def _past_appointment(grammar: Grammar, index: int, limit: int) -> int:
    """Go past `last week as` in `was named last week as a leader`."""
    reading = grammar.reading
    for place in range(index, min(limit - 1, index + _OBJECT)):
        if reading.lower[place] == "as":
            return place + 1
    return min(index, limit - 1)


def _serves(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    reading = grammar.reading
    if reading.lower[index] == "as" and index + 1 < limit:
        return describe(grammar, index + 1, limit, "rule:serves")
    if reading.lower[index : index + 2] in _AS_WHAT and index + 2 < limit:
        return describe(grammar, index + 2, limit, "rule:serves")
    if reading.lower[index - 1] in _MOVES:
        return []
    if reading.lower[index] in PREPOSITIONS - {"by", "to"}:
        places = _places(grammar, index, limit, "rule:works")
        works = reading.lower[index] == "on" and reading.lower[index - 1].startswith("work")
        return [fact for fact in places if not works or _is_campaign(grammar, fact)]
    return []


def _is_campaign(grammar: Grammar, fact: Fact) -> bool:
    return grammar.reading.lower[fact.end - 1] in word_class("campaigns")


def _as_what(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `as chief engineer` after `joined Acme in 2010`."""
    reading = grammar.reading
    for place in range(index, limit - 1):
        if reading.lower[place] == "as":
            return _role_after(grammar, place + 1, limit, "rule:serves")
        if reading.words[place] in BREAKS | {"."}:
            break
    return []


def _left(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `left Acme`, `resigned on Monday from Acme`."""
    reading = grammar.reading
    for place in range(index, min(limit, index + _OBJECT)):
        if reading.words[place] in BREAKS or reading.is_verb(place):
            break
        if reading.lower[place] == "from":
            return _places(grammar, place, limit, "rule:works")
    at = object_bodies(grammar, index, min(limit, index + _OBJECT))
    return [Fact(*words, is_role=False, by="rule:works") for words in at]
