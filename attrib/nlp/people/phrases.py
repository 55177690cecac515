"""A quote's source span in, what kind of phrase it is and its head out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attrib.nlp.people.cast import Cast
from attrib.nlp.people.cores import core_of
from attrib.nlp.people.kinds import Kind, head_kind, is_plural_noun, is_short_name
from attrib.nlp.people.lexicon import (
    DETERMINERS,
    FIRST_PERSON,
    PRONOUNS,
    RELATIVES,
    SECOND_PERSON,
    Lexicon,
    word_class,
)
from attrib.nlp.people.names import Name
from attrib.nlp.people.reading import Reading

BREAKS = frozenset({",", "(", "[", "\u2014", "\u2013", "--", "-", ";", ":", "...", "\u2026"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as half-open ranges of words: the whole phrase, and its core up to the head."""

    kind: Kind
    start: int
    end: int
    core_start: int = 0
    core_end: int = 0
    names: tuple[Name, ...] = ()
    """The people it names: one for a name, all for a joint source."""
    proper: bool = False
    """Whether the head is part of a proper name."""
    content: tuple[tuple[int, int], ...] = ()
    """What this source says, as ranges of words: nobody named only there is the source."""

    @property
    def head(self) -> int:
        """The last word of the core."""
        return self.core_end - 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """What phrases are read with."""

    reading: Reading
    cast: Cast
    lexicon: Lexicon


def read_phrase(grammar: Grammar, start: int, end: int) -> Phrase:
    """Return what the words `start` to `end`, a source, are."""
    reading = grammar.reading
    start, end = _strip(reading, start, end)
    if start >= end:
        return Phrase(Kind.IMPLICIT, start, start)
    if pronoun := _pronoun(reading, start, end):
        return Phrase(pronoun, start, end, start, start + 1)
    limit = _limit(grammar, start, end)
    if (name := _name_at_core(grammar, start, limit)) is not None:
        return _with_conjuncts(grammar, Phrase(Kind.NAME, start, end, start, name.end, (name,)))
    phrase = _called(grammar, start, limit) or _nominal(grammar, start, end, limit)
    return _with_apposed(grammar, phrase, limit) if phrase.kind is Kind.PEOPLE else phrase


def _with_apposed(grammar: Grammar, phrase: Phrase, limit: int) -> Phrase:
    """Return the source by the name between marks after it, if one stands there, else as it is."""
    limit = _past_clause(grammar, phrase, limit)
    whole = phrase.core_end == limit
    if whole and (body := _apposed_body(grammar, limit, phrase.end)) is not None:
        start, end = body
        return replace(phrase, kind=Kind.ORGANIZATION, core_start=start, core_end=end, proper=True)
    apposed = _apposed_name(grammar, limit, phrase.end)
    if apposed is None:
        return phrase
    named = replace(phrase, kind=Kind.NAME, names=(apposed,))
    if not is_plural_noun(grammar.reading, phrase.head):
        return named
    joint = _with_conjuncts(grammar, named)
    return joint if joint.kind is Kind.JOINT else phrase


def _past_clause(grammar: Grammar, phrase: Phrase, limit: int) -> int:
    """Go past a clause to the comma before a name: `two brothers who own it, Ada and Bo Moor`."""
    reading = grammar.reading
    if limit >= phrase.end or reading.lower[limit] not in RELATIVES:
        return limit
    name = grammar.cast.name_in(limit, phrase.end)
    if name is None or reading.words[name.start - 1] != ",":
        return limit
    anothers = grammar.lexicon.is_role(reading.lower[name.start - 2])
    return limit if anothers else name.start - 1


def _called(grammar: Grammar, start: int, limit: int) -> Phrase | None:
    """Read `a driver named Ada Moor`, `a group called Fen Trust`: the name is the source."""
    reading = grammar.reading
    for index in range(start + 1, limit - 1):
        if reading.lower[index] in word_class("calls") and reading.is_noun(index - 1):
            name = grammar.cast.names.get(index + 1)
            if name is not None:
                return Phrase(Kind.NAME, start, limit, start, name.end, (name,))
            body = grammar.lexicon.is_group(reading.lower[index - 1])
            if body and reading.words[index + 1][:1].isupper():
                return Phrase(Kind.ORGANIZATION, start, limit, index + 1, limit, proper=True)
    return None


def _strip(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Take prepositions, marks and a possessive ending off a phrase."""
    while start < end and (
        not _has_letters(reading.words[start])
        or (
            reading.lower[start] in word_class("before a source")
            and not reading.words[start].isupper()
        )
    ):
        start += 1
    while end > start and (
        not _has_letters(reading.words[end - 1]) or reading.is_possessive(end - 1)
    ):
        if reading.words[end - 1] == "%" or (
            reading.words[end - 1] == ")" and "(" in reading.words[start : end - 1]
        ):
            break
        end -= 1
    return start, end


def _has_letters(word: str) -> bool:
    return any(char.isalnum() for char in word)


def _pronoun(reading: Reading, start: int, end: int) -> Kind | None:
    first, last = reading.lower[start], reading.lower[end - 1]
    if is_short_name(reading, start):
        return None
    if end - start == 1 or (end - start <= 3 and last.endswith(("self", "selves"))):  # noqa: PLR2004
        if first in PRONOUNS:
            return Kind.PRONOUN
        if first in FIRST_PERSON | SECOND_PERSON:
            return Kind.FIRST
        if first in RELATIVES:
            return Kind.RELATIVE
    elif first in {"he", "she", "it"}:
        return Kind.PRONOUN
    return None


def _limit(grammar: Grammar, start: int, end: int) -> int:
    """Return where the first part of a phrase ends: a mark or a relative clause."""
    reading = grammar.reading
    for index in range(start + 1, end):
        if reading.words[index] == "," and _only_adjectives(grammar, start, index, end):
            continue
        if reading.words[index] in BREAKS or (
            reading.lower[index] in RELATIVES
            and not is_short_name(reading, index)
            and (reading.lower[index] != "that" or reading.tags[index] == "WDT")
        ):
            return index
    return end


def _only_adjectives(grammar: Grammar, start: int, comma: int, end: int) -> bool:
    """Say whether a comma parts adjectives before a noun: `the bespectacled, 71-year-old diplomat`."""
    reading, after = grammar.reading, comma + 1
    if after >= end or comma - start > 3 or reading.lower[start] not in DETERMINERS:  # noqa: PLR2004
        return False
    aged = reading.lower[after].endswith("-year-old")
    if reading.lower[after] in DETERMINERS or not (aged or reading.tags[after] == "JJ"):
        return False
    known = grammar.lexicon
    return all(
        reading.words[i].islower()
        and not known.is_role(reading.lower[i])
        and not known.is_group(reading.lower[i])
        and not known.is_document(reading.lower[i])
        for i in range(start + 1, comma)
    )


def _name_at_core(grammar: Grammar, start: int, limit: int) -> Name | None:
    """Return the name that a phrase is about: not one that only tells whose or of what."""
    reading = grammar.reading
    index = start
    while (name := grammar.cast.name_in(index, limit)) is not None:
        index = name.end
        before = reading.tags[name.start - 1] if name.start > start else ""
        if any(_leads_away(grammar, i, name.start) for i in range(start, name.start)):
            return None
        if _is_governed(reading.lower[name.start - 1], before):
            return None
        if index < limit and reading.is_possessive(index):
            continue
        if index < limit and reading.is_noun(index) and not is_part(reading.lower[index]):
            continue
        return name
    return None


def is_part(word: str) -> bool:
    """Say whether a noun after a name belongs to it: `Ann Lee KC`."""
    return word == "jr." or word.replace(".", "") in word_class("honours after a name")


def _is_governed(word: str, tag: str) -> bool:
    """Say whether the word before a name, if any, makes it an object: `by`, `including`."""
    object_of = tag in {"VBG", "VBN"} or (tag in {"NN", "JJ"} and word.endswith("ing"))
    return tag in {"IN", "TO"} or (object_of and "-" not in word)


def _leads_away(grammar: Grammar, index: int, name: int) -> bool:
    """Say whether a word before a name makes it part of something else: `a friend of Mr.` Kent."""
    reading, lexicon = grammar.reading, grammar.lexicon
    if reading.tags[index] not in {"IN", "TO"} or reading.entity_at(index) is not None:
        return False
    if is_of_portfolio(reading, index):
        return False
    if reading.lower[index] != "of":
        return True
    head, before = reading.lower[index - 1], reading.lower[name - 1]
    definite = reading.lower[name - 2] == "the"
    if before in lexicon.titles or (definite and lexicon.is_role(before)):
        return True
    titled = reading.is_noun(name - 1) and not lexicon.is_role(before)
    thing = lexicon.is_document(head) or lexicon.is_group(head) or not reading.is_noun(index - 1)
    return not lexicon.is_role(head) and (thing or not titled)


def is_of_portfolio(reading: Reading, index: int) -> bool:
    """Say whether a word is the `for` of an office: `Minister for Agriculture` Ada Moor."""
    office = index > 0 and reading.lower[index - 1] in {"minister", "secretary", "commissioner"}
    around = (reading.words[index - 1], *reading.words[index + 1 : index + 2])
    return office and reading.lower[index] == "for" and all(word[:1].isupper() for word in around)


def _with_conjuncts(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return a joint source if another name follows `and` on the level of the first."""
    reading, first = grammar.reading, phrase.names[0]
    members, index, in_clause = [first], first.end, False
    while index < phrase.end:
        in_clause = in_clause or reading.lower[index] in RELATIVES
        if reading.words[index] in {"(", "["}:
            index = _after_bracket(reading, index, phrase.end)
        joins = reading.lower[index] in {"and", "&"} if index < phrase.end else False
        comma = index < phrase.end and reading.words[index] == ","
        marked = reading.words[index - 1] in {",", ")"}
        beside = marked or (index == members[-1].end and not in_clause)
        if joins and (beside or _is_of_body(grammar, members[-1].end, index)):
            if (name := _name_after(grammar, index + 1, phrase.end)) is not None:
                members.append(name)
                index = name.end
                continue
        elif comma and not in_clause and (name := grammar.cast.names.get(index + 1)) is not None:
            members.append(name)
            index = name.end
            continue
        index += 1
    closed = any(reading.lower[i] in {"and", "&"} for i in range(first.end, members[-1].start))
    if len(members) == 1 and (crowd := _crowd(grammar, first.end, phrase.end)):
        return replace(phrase, kind=Kind.JOINT, core_start=first.start, core_end=crowd)
    if len(members) == 1 or not closed:
        return phrase
    end = members[-1].end
    if end < phrase.end and reading.words[end] == "(":
        end = _after_bracket(reading, end, phrase.end)
    return replace(
        phrase, kind=Kind.JOINT, core_start=first.start, core_end=end, names=tuple(members)
    )


def _is_of_body(grammar: Grammar, index: int, end: int) -> bool:
    """Say whether words between a name and `and` tell of whom it is: Ada Moor `of Fen Trust`."""
    reading = grammar.reading
    of = reading.lower[index] in {"of", "at", "from"}
    named = all(reading.words[i][:1].isupper() for i in range(index + 1, end))
    other = _name_after(grammar, end + 1, len(reading))
    full = other is not None and (other.end - other.start > 1 or bool(other.title))
    return of and named and end > index + 1 and full


def _crowd(grammar: Grammar, index: int, end: int) -> int | None:
    """Return the end of the people without a name who speak with one: `Sanders and his aides`."""
    reading = grammar.reading
    if index + 1 >= end or reading.lower[index] != "and":
        return None
    _, core_end = core_of(reading, index + 1, _limit(grammar, index + 1, end))
    head = reading.lower[core_end - 1]
    people = grammar.lexicon.is_role(head) or head in {"others", "people", "allies"}
    return core_end if people else None


def _after_bracket(reading: Reading, index: int, end: int) -> int:
    while index < end and reading.words[index] not in {")", "]"}:
        index += 1
    return min(index + 1, end)


def _name_after(grammar: Grammar, start: int, end: int) -> Name | None:
    """Return the name that words such as a title lead to."""
    for index in range(start, min(end, start + 8)):
        if (name := grammar.cast.names.get(index)) is not None:
            after = name.end
            noun = after < end and grammar.reading.is_noun(after)
            follows = after < end and (
                grammar.reading.is_possessive(after)
                or (noun and not is_part(grammar.reading.lower[after]))
            )
            return None if follows else name
        tag = grammar.reading.tags[index]
        if not (tag.startswith(("NN", "JJ")) or tag == "DT"):
            return None
    return None


def _apposed_name(grammar: Grammar, limit: int, end: int) -> Name | None:
    """Return the name between marks after a description ("the chief, Paul Manafort,")."""
    reading = grammar.reading
    if limit >= end:
        return None
    if reading.words[limit] not in BREAKS or reading.words[limit] == "(":
        return None
    name = _name_after(grammar, limit + 1, end)
    if name is None:
        return None
    rest = name.end
    if rest < end and reading.lower[rest] in word_class("honours after a name"):
        rest += 1
    ends = rest >= end or reading.words[rest] in BREAKS or reading.tags[rest] == "IN"
    return name if ends or _joins(grammar, rest) else None


def _joins(grammar: Grammar, index: int) -> bool:
    """Say whether a word puts another name beside the one before it: `Ada` and `Bo Moor`."""
    return grammar.reading.lower[index] in {"and", "&"} and index + 1 in grammar.cast.names


def _apposed_body(grammar: Grammar, limit: int, end: int) -> tuple[int, int] | None:
    """Return the body between commas after a description: `the drug's maker, Acme,`."""
    reading = grammar.reading
    entity = reading.body_after(limit) if limit + 1 < end else None
    if entity is None:
        return None
    closed = entity.end >= end or reading.words[entity.end] in BREAKS
    return (entity.start, entity.end) if closed else None


def _nominal(grammar: Grammar, start: int, end: int, limit: int) -> Phrase:
    """Read a phrase without a name: an organization, a document or people."""
    reading = grammar.reading
    core_start, core_end = core_of(reading, start, limit)
    head = core_end - 1
    entity = reading.entity_at(head)
    kind, proper = head_kind(reading, grammar.lexicon, head, core_start)
    if entity is not None and proper:
        core_end = max(core_end, min(entity.end, limit))
        core_start = min(core_start, max(entity.start, start))
    phrase = Phrase(kind, start, end, core_start, core_end, proper=proper)
    if kind is Kind.ORGANIZATION and proper:
        return _with_organizations(grammar, phrase)
    return phrase


def _with_organizations(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Return a joint source for two bodies ("Moscow and Beijing")."""
    reading = grammar.reading
    for index in range(phrase.core_start + 1, min(phrase.core_end + 1, phrase.end - 1)):
        if reading.lower[index] != "and" or reading.entity_at(index) is not None:
            continue
        after = index + 2 if reading.lower[index + 1] in DETERMINERS else index + 1
        left, right = reading.entity_at(index - 1), reading.entity_at(after)
        bodies = [entity for entity in (left, right) if entity and entity.label in {"ORG", "LOC"}]
        if len(bodies) > 1 and bodies[1].end <= phrase.end:
            return replace(phrase, kind=Kind.JOINT, core_end=bodies[1].end)
    return phrase


def is_turn_letter(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a source is the label of a question or an answer: `Q:`."""
    word, after = reading.lower[phrase.start], reading.words[phrase.end : phrase.end + 1]
    labels = phrase.end - phrase.start == 1 and (after == (":",) or word.endswith("."))
    return labels and word in word_class("labels of turns")


def is_plural(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a source is more than one."""
    if phrase.kind is Kind.JOINT:
        return True
    if phrase.kind is Kind.NAME:
        return False
    word = reading.lower[phrase.head]
    return is_plural_noun(reading, phrase.head) or word in {"people", "police", "many", "most"}
