"""A name in an article in, the roles and affiliations that the narration states beside it out.

Each rule reads one place: before the name, after it between commas, after it as a verb says, or in
brackets. What stands inside quotation marks is nobody's fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attrib.nlp.people.affiliations import (
    PREPOSITIONS,
    capitalized_at,
    organization_at,
    organizations_after,
    organizations_in,
)
from attrib.nlp.people.lexicon import DETERMINERS, FORMER
from attrib.nlp.people.names import Name
from attrib.nlp.people.phrases import BREAKS, Grammar

_WINDOW = 40
_DASHES = frozenset({"\u2014", "\u2013", "--", "-"})
_ROLE_PREPOSITIONS = frozenset({"of", "for", "to", "on"})
_COPULAS = frozenset({"is", "was", "became", "remains"})
_SERVES = frozenset({"serves", "served", "works", "worked", "serving", "working", "acted", "acts"})
_LEADS = frozenset(
    "heads headed leads led directs directed runs ran chairs chaired oversees oversaw founded "
    "co-founded represents represented manages managed edits edited joined advises advised "
    "commands commanded teaches".split()
)
_PAST = frozenset(
    "was served worked headed led directed ran chaired oversaw represented managed edited "
    "acted commanded advised".split()
)
_PARTICIPLES = frozenset({"outgoing", "acting", "incoming", "founding", "managing", "leading"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A role or affiliation of someone, as words of the article."""

    start: int
    end: int
    is_role: bool
    by: str
    former: bool = False


def facts_beside(grammar: Grammar, name: Name) -> list[Fact]:
    """Return what the words beside a name say of its bearer."""
    if grammar.reading.quoted[name.start]:
        return []
    return [
        *_before(grammar, name),
        *_after(grammar, name),
    ]


def _before(grammar: Grammar, name: Name) -> list[Fact]:
    """Read the title before a name: `Chinese Vice Foreign Minister` Le Yucheng."""
    reading = grammar.reading
    end = name.start
    if end and reading.lower[end - 1] in grammar.lexicon.titles - grammar.lexicon.title_roles:
        end -= 1
    if end and reading.words[end - 1] == ",":
        return _before_comma(grammar, name, end - 1)
    start = title_start(grammar, end)
    if start == end:
        return _owner(grammar, name, end)
    if not grammar.lexicon.is_role(reading.lower[end - 1]) and not _of_title(grammar, start, end):
        owned = [at for at in organizations_in(grammar, start, end) if at[1] == end - 1]
        return [
            Fact(*at, is_role=False, by="rule:owner") for at in owned if _possessed(grammar, at)
        ]
    return list(_title_facts(grammar, start, end, "rule:title"))


def _possessed(grammar: Grammar, at: tuple[int, int]) -> bool:
    return grammar.reading.is_possessive(at[1])


def _owner(grammar: Grammar, name: Name, end: int) -> list[Fact]:
    """Read `the Washington Post's` Ishaan Tharoor."""
    reading = grammar.reading
    if not (end and reading.is_possessive(end - 1)):
        return []
    start = end - 1
    while start > 0 and reading.words[start - 1][:1].isupper() and reading.is_noun(start - 1):
        start -= 1
    if start == end - 1 or start in grammar.cast.names:
        return []
    at = organization_at(grammar, start, end - 1) or capitalized_at(grammar, start, end - 1)
    return [Fact(*at, is_role=False, by="rule:owner")] if at is not None else []


def title_start(grammar: Grammar, end: int) -> int:
    """Return where the nouns and adjectives before the word `end` begin."""
    reading = grammar.reading
    start = end
    while start > 0 and end - start < _WINDOW and _in_title(grammar, start - 1, end):
        start -= 1
    while start < end and (
        reading.lower[start] in DETERMINERS
        or reading.lower[start] in {"and", "of", "'s"}
        or reading.is_possessive(start)
        or (reading.tags[start] in {"VBG", "RB"} and reading.lower[start] not in _PARTICIPLES)
    ):
        start += 1
    return start


def _in_title(grammar: Grammar, index: int, end: int) -> bool:
    reading = grammar.reading
    tag, word = reading.tags[index], reading.lower[index]
    if reading.paragraphs[index] != reading.paragraphs[end - 1]:
        return False
    if index + 1 < len(reading) and _breaks(reading.words[index], reading.lower[index]):
        return False
    if word == "of":
        return index + 1 < end and reading.tags[index + 1].startswith("NNP")
    if word == "and":
        return grammar.lexicon.is_role(reading.lower[index - 1]) if index else False
    return (
        tag.startswith(("NN", "JJ"))
        or tag in {"VBN", "VBG", "CD", "POS"}
        or reading.is_possessive(index)
        or word in FORMER
    )


def _breaks(word: str, lower: str) -> bool:
    return word in BREAKS or lower in DETERMINERS or word in {".", "!", "?"}


def _of_title(grammar: Grammar, start: int, end: int) -> bool:
    """Say whether words are a role with `of`: `Secretary of State`."""
    reading = grammar.reading
    ofs = [i for i in range(start + 1, end - 1) if reading.lower[i] == "of"]
    return any(
        grammar.lexicon.is_role(reading.lower[i - 1])
        and all(reading.words[k][:1].isupper() for k in range(i + 1, end))
        for i in ofs
    )


def _before_comma(grammar: Grammar, name: Name, comma: int) -> list[Fact]:
    """Read a description before a comma: `the campaign chief`, Paul Manafort,."""
    reading = grammar.reading
    if name.end < len(reading) and not _closes(grammar, name.end):
        return []
    start = title_start(grammar, comma)
    opened = start > 0 and (
        reading.lower[start - 1] in DETERMINERS | {"his", "her", "their"}
        or reading.is_possessive(start - 1)
    )
    owned = any(reading.is_possessive(i) for i in range(start, comma))
    if start == comma or not (opened or owned):
        return []
    if not grammar.lexicon.is_role(reading.lower[comma - 1]) or reading.tags[comma - 1] == "NNS":
        return []
    return list(_title_facts(grammar, start, comma, "rule:description"))


def _closes(grammar: Grammar, index: int) -> bool:
    word = grammar.reading.words[index]
    return word in BREAKS or word in {".", ")", "\u201d", '"'} or grammar.reading.is_verb(index)


def _title_facts(grammar: Grammar, start: int, end: int, by: str) -> Iterator[Fact]:
    former = any(grammar.reading.lower[i] in FORMER for i in range(start, end))
    yield Fact(start, end, is_role=True, by=by, former=former)
    for at in organizations_in(grammar, start, end - 1):
        yield Fact(*at, is_role=False, by=by, former=former)


def _after(grammar: Grammar, name: Name) -> list[Fact]:
    """Read what follows a name: an apposition, a relative clause, `of X`, a verb."""
    reading = grammar.reading
    limit = min(len(reading), name.end + _WINDOW)
    index = _skip_brackets(reading.words, name.end, limit)
    if index >= limit:
        return []
    if reading.lower[index] in {"of", "at", "with"}:
        return _places(grammar, index, limit, "rule:of")
    if reading.words[index] == "," or reading.words[index] in _DASHES:
        return _apposed(grammar, name, index + 1, limit)
    return _said_by_verb(grammar, index, limit)


def _skip_brackets(words: tuple[str, ...], index: int, limit: int) -> int:
    if index < limit and words[index] in {"(", "["}:
        while index < limit and words[index] not in {")", "]"}:
            index += 1
        return index + 1
    return index


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
    if index >= limit:
        return []
    if reading.lower[index] in {"of", "at", "with", "from"}:
        return _places(grammar, index, limit, "rule:of")
    if reading.lower[index] == "who":
        return _said_by_verb(grammar, index + 1, limit)
    return _description(grammar, name, index, limit, "rule:apposition")


def _description(grammar: Grammar, name: Name, index: int, limit: int, by: str) -> list[Fact]:
    """Read `a screenwriter and former director of X at Y`: each role with its organizations."""
    reading = grammar.reading
    found: list[Fact] = []
    while index < limit:
        while index < limit and reading.lower[index] in {"and", "now", "currently", "then", "also"}:
            index += 1
        role = role_at(grammar, index, limit)
        if role is None:
            break
        start, head_end, end = role
        if by == "rule:apposition" and _is_clause(grammar, end, limit):
            break
        if end in grammar.cast.names and not reading.is_possessive(grammar.cast.names[end].end):
            break
        former = any(reading.lower[i] in FORMER for i in range(start, head_end))
        found.append(Fact(start, end, is_role=True, by=by, former=former))
        inside = organizations_in(grammar, start, head_end)
        after = organizations_after(grammar, head_end, limit)
        found += [Fact(*at, is_role=False, by=by, former=former) for at in (*after, *inside)]
        index = max([end, *(at[1] for at in after)])
        index = _past_names(grammar, index, limit)
        index, facts = _next_description(grammar, index, limit)
        found += facts
    return found


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


def role_at(grammar: Grammar, index: int, limit: int) -> tuple[int, int, int] | None:
    """Return start, end of the head, and end of the role that a noun phrase at `index` states."""
    reading = grammar.reading
    while index < limit and (
        reading.lower[index] in DETERMINERS or reading.tags[index] in {"RB", "PRP$"}
    ):
        if reading.lower[index] in FORMER | {"whose"}:
            break
        index += 1
    start, head_end = index, -1
    if index < limit and reading.lower[index] == "whose":
        return None
    while index < limit and _in_role(grammar, index, head_end):
        if grammar.lexicon.is_role(reading.lower[index]):
            head_end = index + 1
        index += 1
    if head_end < 0 or _goes_on(grammar, head_end, limit):
        return None
    return start, head_end, _role_end(grammar, head_end, limit)


def _in_role(grammar: Grammar, index: int, head_end: int) -> bool:
    reading = grammar.reading
    tag, word = reading.tags[index], reading.lower[index]
    if index in grammar.cast.names:
        after = grammar.cast.names[index].end
        return after < len(reading) and (reading.is_possessive(after) or reading.is_noun(after))
    if word == "." and index + 1 < len(reading):
        damaged = reading.words[index + 1][:1].islower() and head_end == index
        return damaged and grammar.lexicon.is_role(reading.lower[index + 1])
    if word == "and" and index + 1 < len(reading):
        return head_end == index and reading.lower[index + 1] not in DETERMINERS | FORMER
    if word in BREAKS or word in DETERMINERS:
        return False
    return (
        tag.startswith(("NN", "JJ"))
        or tag in {"CD", "POS", "VBN", "VBG", "FW"}
        or reading.is_possessive(index)
        or word in FORMER
    )


def _goes_on(grammar: Grammar, head_end: int, limit: int) -> bool:
    """Say whether the noun after a role word shows that it was none ("campaign manager salaries")."""
    reading = grammar.reading
    return head_end < limit and (
        reading.tags[head_end] in {"NN", "NNS"} or reading.is_possessive(head_end)
    )


def _role_end(grammar: Grammar, end: int, limit: int) -> int:
    """Take in what a role is of: `director` + `of the Security Studies Program`."""
    reading = grammar.reading
    while end + 1 < limit and reading.lower[end] in _ROLE_PREPOSITIONS:
        index = end + 1
        while index < limit and (
            reading.tags[index].startswith(("NN", "JJ", "CD", "PRP$", "POS"))
            or reading.tags[index] in {"DT", "VBN", "VBG"}
            or reading.is_possessive(index)
            or (reading.words[index] in {"&"})
            or _inside_entity(grammar, index)
        ):
            at = organization_at(grammar, index, limit)
            index = at[1] if at is not None and at[1] > index else index + 1
        if index == end + 1:
            break
        end = index
    return end


def _inside_entity(grammar: Grammar, index: int) -> bool:
    entity = grammar.reading.entity_at(index)
    return entity is not None and entity.start < index and entity.label != "PERSON"


def _said_by_verb(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    """Read `is a`, `served as`, `works at`, `heads the`, after a name or `who`."""
    reading = grammar.reading
    first = index
    while index < limit and (
        reading.tags[index] == "RB" or reading.lower[index] in {"has", "had", "been", "currently"}
    ):
        index += 1
    if index >= limit or reading.quoted[index]:
        return []
    verb = reading.lower[index]
    past = verb in _PAST or reading.lower[first] == "had" or "once" in reading.lower[first:index]
    if verb in _COPULAS and index + 1 < limit:
        facts = _role_after(grammar, index + 1, limit, "rule:is")
    elif verb in _SERVES and index + 1 < limit:
        facts = _serves(grammar, index + 1, limit)
    elif verb in _LEADS:
        stop = min(limit, index + 12)
        at = _object(grammar, index + 1, stop)
        facts = [Fact(*words, is_role=False, by="rule:leads") for words in at]
    else:
        return []
    if not past:
        return facts
    return [Fact(f.start, f.end, is_role=f.is_role, by=f.by, former=True) for f in facts]


def _role_after(grammar: Grammar, index: int, limit: int, by: str) -> list[Fact]:
    reading = grammar.reading
    if reading.lower[index] not in DETERMINERS | FORMER and not grammar.lexicon.is_role(
        reading.lower[index]
    ):
        return []
    name = Name(index, index, ("",))
    return _description(grammar, name, index, limit, by)


def _serves(grammar: Grammar, index: int, limit: int) -> list[Fact]:
    reading = grammar.reading
    if reading.lower[index] == "as" and index + 1 < limit:
        return _description(grammar, Name(index, index, ("",)), index + 1, limit, "rule:serves")
    if reading.lower[index] in PREPOSITIONS - {"on", "by", "to"}:
        return _places(grammar, index, limit, "rule:works")
    return []


def _object(grammar: Grammar, index: int, limit: int) -> list[tuple[int, int]]:
    reading = grammar.reading
    while index < limit and (
        reading.lower[index] in DETERMINERS or reading.tags[index] in {"JJ", "NN", "NNS", "RB"}
    ):
        if organization_at(grammar, index, limit):
            break
        index += 1
    at = organization_at(grammar, index, limit) if index < limit else None
    return [at] if at is not None else []


def body_facts(grammar: Grammar, name: str) -> list[Fact]:
    """Return what an apposition says an organization is: `CNA, a research organization`."""
    reading = grammar.reading
    for entity in reading.entities:
        if entity.label == "PERSON" or reading.quoted[entity.start]:
            continue
        index = entity.end
        if index + 2 >= len(reading) or reading.words[index] != ",":  # noqa: PLR2004
            continue
        if reading.lower[index + 1] not in {"a", "an", "the"}:
            continue
        if (
            reading.slice(entity.start, entity.end).removeprefix("the ").removeprefix("The ")
            != name
        ):
            continue
        if (role := _body_role(grammar, index + 2)) is not None:
            return [Fact(*role, is_role=True, by="rule:apposition")]
    return []


def _body_role(grammar: Grammar, start: int) -> tuple[int, int] | None:
    reading = grammar.reading
    end = start
    while end < len(reading) and reading.tags[end].startswith(("NN", "JJ", "VB", "RB")):
        end += 1
        if grammar.lexicon.is_group(reading.lower[end - 1]) and not (
            end < len(reading) and reading.is_noun(end)
        ):
            return start, end
    return None
