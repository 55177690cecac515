"""A name in, what stands before it out: a title, a description before a comma, an employer's `'s`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.nlp.people.affiliations import (
    bodies_in,
    capitalized_at,
    employs_nobody,
    organization_at,
    organizations_in,
    unless_plain,
)
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.kinds import is_short_name
from attrib.nlp.people.lexicon import DETERMINERS, FORMER, singular, word_class
from attrib.nlp.people.names import Name
from attrib.nlp.people.phrases import BREAKS, Grammar, is_of_portfolio
from attrib.nlp.people.role_phrases import role_at
from attrib.nlp.people.roles import describe

_WINDOW = 40
"""Words before a name that are read, which bounds the cost."""
_LIST = 12
"""Names of a list that one title opens, and below words of a name, which bounds the cost."""
_NAME = 6
_PHRASE = 12
"""Words of a description before a comma."""
_AUXILIARIES = frozenset({"has", "have", "had", "is", "was", "were", "been", "being"})
_PARTICIPLES = frozenset({"outgoing", "acting", "incoming", "founding", "managing", "leading"})


def facts_before(grammar: Grammar, name: Name) -> list[Fact]:
    """Read the title before a name: `Chinese Vice Foreign Minister` Le Yucheng."""
    reading = grammar.reading
    end = _first_of_list(grammar, name).start
    if end and reading.lower[end - 1] in grammar.lexicon.titles - grammar.lexicon.title_roles:
        end -= reading.lower[max(0, end - 2) : end] != ("first", "lady")
    if end and reading.lower[end - 1] in word_class("calls"):
        end -= 1
    elif end and reading.lower[end - 1] in word_class("elder"):
        return []
    if end and reading.words[end - 1] == ",":
        return _before_comma(grammar, name, end - 1)
    start = title_start(grammar, end)
    if start == end:
        return _owner(grammar, end) or _led_by(grammar, end)
    if not grammar.lexicon.is_role(reading.lower[end - 1]) and not _of_title(grammar, start, end):
        owned = [at for at in organizations_in(grammar, start, end) if at[1] == end - 1]
        return [
            Fact(*at, is_role=False, by="rule:owner") for at in owned if _possessed(grammar, at)
        ]
    described = start and reading.words[start - 1] == ","
    return [
        *_title_facts(grammar, start, end, "rule:title"),
        *(_before_comma(grammar, name, start - 1) if described else ()),
    ]


def _first_of_list(grammar: Grammar, name: Name) -> Name:
    """Return the first name of a list that a title in the plural opens: `Sens. Moor, Bell and` Lee."""
    reading, first = grammar.reading, name
    for _ in range(_LIST):
        joint = first.start - 1
        if joint < 1 or reading.lower[joint] not in {"and", ","}:
            break
        joint = _before_bracket(grammar, joint - (reading.words[joint - 1] == ","))
        ended = (grammar.cast.names.get(at) for at in range(joint - 1, max(-1, joint - _NAME), -1))
        before = next((one for one in ended if one is not None and one.end == joint), None)
        if before is None:
            break
        first = before
    word = reading.lower[first.start - 1] if first.start else ""
    plural = singular(word.rstrip(".")) != word.rstrip(".") and grammar.lexicon.is_role(word)
    return first if plural else name


def _before_bracket(grammar: Grammar, end: int) -> int:
    """Go back past `(D-Mont.)` after a name."""
    reading = grammar.reading
    if reading.words[end - 1] not in {")", "]"}:
        return end
    for index in range(end - 2, max(0, end - _NAME), -1):
        if reading.words[index] in {"(", "["}:
            return index
    return end


def _possessed(grammar: Grammar, at: tuple[int, int]) -> bool:
    return grammar.reading.is_possessive(at[1])


def _owner(grammar: Grammar, end: int) -> list[Fact]:
    """Read `the Washington Post's` Ishaan Tharoor."""
    reading = grammar.reading
    if not (end and reading.is_possessive(end - 1)):
        return []
    start = end - 1
    while (
        start > 0
        and reading.is_noun(start - 1)
        and (
            reading.words[start - 1][:1].isupper()
            or reading.lower[start - 1] in word_class("campaigns")
        )
    ):
        start -= 1
    if start == end - 1 or (start in grammar.cast.names and start == end - 2):
        return []
    at = organization_at(grammar, start, end - 1) or capitalized_at(grammar, start, end - 1)
    return [Fact(*at, is_role=False, by="rule:owner")] if at is not None else []


def _led_by(grammar: Grammar, end: int) -> list[Fact]:
    """Read `Fen Trust, led by` Ada Moor, and `Fen Trust, a charity led by` her."""
    reading = grammar.reading
    if end < 3 or reading.lower[end - 1] != "by":  # noqa: PLR2004
        return []
    if reading.lower[end - 2] not in word_class("leads"):
        return []
    place = _past_apposition(grammar, end - 3)
    while place > 0 and reading.words[place] in {",", "("}:
        place -= 1
    entity = reading.entity_at(place)
    if entity is None or entity.label != "ORG":
        return []
    at = organization_at(grammar, entity.start, end)
    return [] if at is None else [Fact(*at, is_role=False, by="rule:leads")]


def _past_apposition(grammar: Grammar, index: int) -> int:
    """Go back from the end of `, a charity` to its comma; stay where there is no such phrase."""
    reading = grammar.reading
    if not grammar.lexicon.is_group(reading.lower[index]):
        return index
    for place in range(index - 1, max(0, index - _PHRASE), -1):
        if reading.words[place] in BREAKS:
            opened = reading.lower[place + 1] in DETERMINERS
            return place if opened else index
        if reading.is_verb(place):
            break
    return index


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
        or (reading.tags[start] == "VBN" and reading.lower[max(0, start - 1)] in _AUXILIARIES)
    ):
        start += 1
    return start


def _in_title(grammar: Grammar, index: int, end: int) -> bool:
    reading = grammar.reading
    tag, word = reading.tags[index], reading.lower[index]
    if reading.paragraphs[index] != reading.paragraphs[min(end, len(reading) - 1)]:
        return False
    within = _is_of_the(grammar, index) or _is_of_the(grammar, index + 1)
    if within or _breaks(reading.words[index], reading.lower[index]):
        return within and index + 1 < end
    if tag == "NNS" and word == reading.words[index] and _is_office(grammar, index + 1):
        return False
    if word in {"of", "in"}:
        capital = reading.words[index + 1][:1].isupper() and reading.is_noun(index + 1)
        office = capital and grammar.lexicon.is_role(reading.lower[index - 1])
        proper = word == "of" and (office or reading.tags[index + 1].startswith("NNP"))
        return index + 1 < end and (proper or reading.lower[index + 1] == "chief")
    if word == "and":
        return index > 0 and _joins_title(grammar, index, end)
    return (
        tag.startswith(("NN", "JJ"))
        or tag in {"VBN", "VBG", "CD", "POS"}
        or reading.is_possessive(index)
        or word in FORMER
        or is_short_name(reading, index)
        or is_of_portfolio(reading, index)
    )


def _joins_title(grammar: Grammar, index: int, end: int) -> bool:
    """Say whether `and` stands between two roles, or within the name of a body before one."""
    entity = grammar.reading.entity_at(index)
    if entity is not None:
        return entity.label == "ORG" and entity.end < end
    return grammar.lexicon.is_role(grammar.reading.lower[index - 1])


def _is_of_the(grammar: Grammar, index: int) -> bool:
    """Say whether a word is the article within an office: `Secretary of the Treasury`."""
    reading = grammar.reading
    if index < 2 or index + 1 >= len(reading) or reading.lower[index] != "the":  # noqa: PLR2004
        return False
    capital = reading.words[index - 2][:1].isupper() and reading.words[index + 1][:1].isupper()
    office = grammar.lexicon.is_role(reading.lower[index - 2])
    return reading.lower[index - 1] == "of" and capital and office


def _is_office(grammar: Grammar, index: int) -> bool:
    """Say whether a title begins at a word: the noun before it is another's."""
    capital = grammar.reading.words[index][:1].isupper()
    return capital and grammar.lexicon.is_role(grammar.reading.lower[index])


def _breaks(word: str, lower: str) -> bool:
    return word in BREAKS or lower in DETERMINERS or word in {".", "!", "?"}


def _of_title(grammar: Grammar, start: int, end: int) -> bool:
    """Say whether words are a role with `of`: `Secretary of State`."""
    reading = grammar.reading
    ofs = [
        i
        for i in range(start + 1, end - 1)
        if reading.lower[i] == "of" or is_of_portfolio(reading, i)
    ]
    return any(
        grammar.lexicon.is_role(reading.lower[i - 1])
        and all(reading.words[k][:1].isupper() or _is_of_the(grammar, k) for k in range(i + 1, end))
        for i in ofs
    )


def _before_comma(grammar: Grammar, name: Name, comma: int) -> list[Fact]:
    """Read a description before a comma: `the campaign chief`, Paul Manafort,."""
    reading = grammar.reading
    if name.end < len(reading) and not _closes(grammar, name.end, comma):
        return []
    if _is_anothers(grammar, comma):
        return []
    if (facts := _whole_description(grammar, comma)) is not None:
        return facts
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


def _is_anothers(grammar: Grammar, comma: int) -> bool:
    """Say whether a description stands between commas after a name: `like Moor, the judge, Lee left`."""
    reading = grammar.reading
    for index in range(comma - 1, max(0, comma - _PHRASE), -1):
        if reading.words[index] == ",":
            return any(
                index == grammar.cast.names[at].end
                for at in range(max(0, index - 4), index)
                if at in grammar.cast.names
            )
        if reading.sentences[index - 1] != reading.sentences[comma]:
            return False
    return False


def _whole_description(grammar: Grammar, comma: int) -> list[Fact] | None:
    """Read `a spokesman for Acme` before a comma: a noun phrase that goes on after its head."""
    reading = grammar.reading
    for start in range(comma - 1, max(-1, comma - _PHRASE), -1):
        if reading.sentences[start] != reading.sentences[comma] or reading.is_verb(start):
            return None
        opens = reading.lower[start] in DETERMINERS or reading.begins_sentence(start)
        governed = start > 0 and (
            reading.tags[start - 1] in {"IN", "TO"} or reading.words[start - 1] in BREAKS
        )
        if opens and reading.lower[start - 1] in {"of", "for"} and start:
            continue
        if reading.words[start] in BREAKS or (opens and governed):
            return None
        if opens:
            return _read_whole(grammar, start, comma)
    return None


def _read_whole(grammar: Grammar, start: int, comma: int) -> list[Fact] | None:
    role = role_at(grammar, start, comma)
    if role is None or role[1] == comma:
        return None
    return describe(grammar, start, comma, "rule:description")


def _closes(grammar: Grammar, index: int, comma: int) -> bool:
    """Say whether a description is over after the name: `as a candidate, Moor won` has no comma.

    Without one, `the end of the judge, Moor said` tells nothing of Moor.
    """
    reading = grammar.reading
    if reading.words[index] in BREAKS or reading.words[index] in {".", ")", "\u201d", '"'}:
        return True
    return reading.is_verb(index) and "as" in reading.lower[max(0, comma - _PHRASE) : comma]


def _title_facts(grammar: Grammar, start: int, end: int, by: str) -> Iterator[Fact]:
    former = any(grammar.reading.lower[i] in FORMER for i in range(start, end))
    yield Fact(start, end, is_role=True, by=by, former=former)
    if employs_nobody(grammar, end - 1):
        return
    bodies = bodies_in(grammar, start, end - 1) or _club(grammar, start, end - 1)
    for at in bodies:
        yield Fact(*at, is_role=False, by=by, former=former)


def _club(grammar: Grammar, start: int, head: int) -> list[tuple[int, int]]:
    """Return the club of a sport, which no recognizer may know: `Fen Rovers manager` Ada Moor."""
    reading = grammar.reading
    if reading.lower[head] not in word_class("of a club") or start == head:
        return []
    named = all(
        reading.words[i][:1].isupper() and reading.tags[i].startswith("NNP")
        for i in range(start, head)
    )
    at = unless_plain(grammar, start, head) if named else None
    return [] if at is None else [at]
