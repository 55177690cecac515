"""Words of narration beside a name in, the organizations that they name out.

An organization is an entity of that kind, a capitalized phrase where only an organization can stand
(`at ...`), or somebody's campaign, team or office.
"""

from __future__ import annotations

from bisect import bisect_right

from attrib.nlp.people.kinds import PEOPLES
from attrib.nlp.people.lexicon import DETERMINERS, FORMER, name_heads, singular, word_class
from attrib.nlp.people.phrases import Grammar

PREPOSITIONS = frozenset({"of", "at", "with", "for", "from", "to", "in", "on", "by", "within"})
_SURE = frozenset({"at", "with", "for", "of", "within"})
_LINKS = frozenset({"of", "for", "on", "and", "&", "the", "in", "at", "de", "la", "to"})
_FUNCTION = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "TO", "MD", ".", ","})
_LONGEST = 16
_PLACE = 3
"""Words of a place that the recognizer passed over: `New Fen City police`."""
_GROWTH = 3
"""Words after an entity in which the head of its name is looked for."""


def organization_at(grammar: Grammar, index: int, limit: int) -> tuple[int, int] | None:
    """Return the words of the organization that begins at `index`, if one does."""
    reading = grammar.reading
    name = grammar.cast.names.get(index)
    if name is not None:
        return _personal(grammar, index, name.end, limit)
    entity = reading.entity_at(index)
    if entity is None and _is_acronym(reading.words[index]):
        return unless_plain(grammar, index, index + 1)
    if entity is not None and entity.start != index:
        entity = None
    if (service := _service(grammar, index, limit)) is not None:
        return index, service
    if entity is None or entity.label not in {"ORG", "LOC", "MISC"}:
        return None
    end = _grown(grammar, index, min(entity.end, limit), limit)
    if entity.label == "ORG" or grammar.lexicon.is_group(reading.lower[end - 1]):
        return unless_plain(grammar, index, end)
    headed = reading.lower[index] in name_heads()
    return (index, end) if headed and end > index + 1 else None


def _place_end(grammar: Grammar, index: int, limit: int) -> int:
    """Return the end of a capitalized run that no entity covers, as the place of a service is."""
    reading = grammar.reading
    end = index
    while (
        end < min(limit, index + _PLACE)
        and reading.words[end][:1].isupper()
        and reading.tags[end] == "NNP"
        and reading.entity_at(end) is None
        and end not in grammar.cast.names
    ):
        end += 1
    return end


def _service(grammar: Grammar, start: int, limit: int) -> int | None:
    """Return the end of a place's service: `Fen City police`, `Fen County sheriff's office`."""
    reading, entity = grammar.reading, grammar.reading.entity_at(start)
    if entity is not None and (entity.label != "LOC" or entity.start != start):
        return None
    index = _place_end(grammar, start, limit) if entity is None else entity.end
    if not start < index < limit or reading.lower[index] not in word_class("services"):
        return None
    end = index + 1
    if end < limit and reading.is_possessive(end):
        end += 1
    if end < limit and reading.lower[end] in {"department", "office"}:
        return end + 1
    return index + 1 if reading.lower[index] == "police" else None


def _is_acronym(word: str) -> bool:
    """Say whether a word is spelled in capitals, as short names of bodies are: `AFL-CIO`."""
    return word.isupper() and word.replace("-", "").isalpha() and len(word) > 2  # noqa: PLR2004


def capitalized_at(grammar: Grammar, index: int, limit: int) -> tuple[int, int] | None:
    """Return a run of capitalized words at `index` that no entity covers."""
    reading = grammar.reading
    end = index
    while end < limit and reading.words[end][:1].isupper() and reading.tags[end] not in _FUNCTION:
        entity = reading.entity_at(end)
        other = entity is not None and entity.label != "ORG"
        if other or end in grammar.cast.names:
            break
        end += 1
    return unless_plain(grammar, index, _grown(grammar, index, end, limit)) if end > index else None


def _grown(grammar: Grammar, start: int, end: int, limit: int) -> int:
    """Take in what belongs to the name: `University` + `of Wittenberg`, `Clinton` + `Foundation`."""
    reading = grammar.reading
    limit = _paragraph_end(grammar, start, min(limit, start + _LONGEST))
    end = _head_ahead(grammar, end, limit) or end
    if end < limit and reading.lower[end - 1] == "local" and reading.words[end].isdigit():
        end += 1
    while end < limit and end - start < _LONGEST:
        if (_is_proper(grammar, end) and reading.words[end - 1][-1:] not in {",", "."}) or (
            reading.lower[end] in _LINKS and _linked(grammar, start, end, limit)
        ):
            end += 1
        else:
            break
    while end > start + 1 and reading.lower[end - 1] in _LINKS:
        end -= 1
    return end


def _paragraph_end(grammar: Grammar, start: int, limit: int) -> int:
    """Return where the paragraph of a word ends, at most the limit: no name runs into the next."""
    paragraphs = grammar.reading.paragraphs
    if start >= limit or paragraphs[limit - 1] == paragraphs[start]:
        return limit
    return bisect_right(paragraphs, paragraphs[start], start, limit)


def _head_ahead(grammar: Grammar, end: int, limit: int) -> int | None:
    """Return the end of the head that a name goes on to: `Ohio GOP` + `Executive Committee`."""
    reading = grammar.reading
    for index in range(end, min(end + _GROWTH, limit)):
        capital = reading.words[index][:1].isupper() and reading.tags[index].startswith("NNP")
        if not capital or index in grammar.cast.names:
            return None
        if reading.lower[index] in word_class("body heads"):
            return index + 1
    return None


def _is_proper(grammar: Grammar, index: int) -> bool:
    reading = grammar.reading
    return (
        reading.words[index][:1].isupper()
        and reading.tags[index].startswith("NNP")
        and index not in grammar.cast.names
        and not grammar.lexicon.is_role(reading.lower[index])
    )


def _linked(grammar: Grammar, start: int, link: int, limit: int) -> bool:
    """Say whether a link word carries a name on: its head is of the kind that has `of ...`."""
    reading = grammar.reading
    after = link + 1
    while after < limit and reading.lower[after] in {"the", "of", "a"}:
        after += 1
    if after >= limit or not _is_proper(grammar, after):
        return False
    if reading.lower[link] in {"at", "in", "to"}:
        return False
    if reading.lower[link] in {"and", "&"}:
        entity = reading.entity_at(link)
        return reading.words[link] == "&" or (entity is not None and entity.start <= start)
    return any(reading.lower[i] in name_heads() for i in range(start, link))


def _personal(grammar: Grammar, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """Return somebody's campaign or office: `Clinton campaign`, `Trump's campaign`."""
    reading = grammar.reading
    after = end + 1 if end < limit and reading.is_possessive(end) else end
    for index in range(after, min(after + 4, limit)):
        if not reading.tags[index].startswith(("NN", "JJ", "CD")):
            break
        if reading.lower[index] in word_class("campaigns"):
            return start, index + 1
    return None


def unless_plain(grammar: Grammar, start: int, end: int) -> tuple[int, int] | None:
    """Refuse a party, a chamber or a country alone: no affiliation."""
    reading = grammar.reading
    while start < end and reading.lower[start] in DETERMINERS | FORMER:
        start += 1
    while end > start and (
        reading.is_possessive(end - 1) or not reading.words[end - 1][0].isalnum()
    ):
        end -= 1
    words = [reading.lower[i] for i in range(start, end)]
    if not words or all(
        word in word_class("no employer") or word.endswith("-based") for word in words
    ):
        return None
    people = len(words) == 1 and words[0].endswith(PEOPLES)
    if people or (words[-1].endswith("ed") and "-" in words[-1]):
        return None
    lexicon, text = grammar.lexicon, reading.slice(start, end).lower()
    if words[0] in lexicon.titles or text in lexicon.regions or all(map(lexicon.is_role, words)):
        return None
    office = lexicon.is_role(words[-1]) and not any(map(lexicon.is_group, words))
    if office and text not in lexicon.bodies and words[-1] not in word_class("body heads"):
        return None
    return start, end


def employs_nobody(grammar: Grammar, index: int) -> bool:
    """Say whether a role word tells of no employer, whatever stands beside it: a rival, a son."""
    role = singular(grammar.reading.lower[index])
    return role in word_class("aspirants") or role in word_class("kin")


def organizations_in(grammar: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """Return the organizations among words before a name ("White House spokesman")."""
    found: list[tuple[int, int]] = []
    index = start
    while index < end:
        at = organization_at(grammar, index, end)
        if at is not None:
            found.append(at)
            index = max(at[1], index + 1)
        else:
            index += 1
    owned = len(found) > 1 and grammar.reading.is_possessive(found[0][1])
    return found[::-1] if owned else found


def bodies_in(grammar: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """Return the organizations in a role, or the body without a name ("bureau's director")."""
    if found := organizations_in(grammar, start, end):
        return found
    reading = grammar.reading
    for index in range(start, end):
        after = index + 1
        closes = after == end or reading.is_possessive(after)
        if closes and reading.lower[index] in word_class("standins"):
            first = index
            while (
                first > start
                and reading.tags[first - 1].startswith(("NN", "JJ"))
                and not grammar.lexicon.is_role(reading.lower[first - 1])
            ):
                first -= 1
            return [(first, after)]
    return []


def past_determiners(grammar: Grammar, index: int) -> int:
    """Return the first word from `index` on that is no determiner."""
    lower = grammar.reading.lower
    while index < len(lower) and lower[index] in DETERMINERS:
        index += 1
    return index


def organizations_after(grammar: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """Return the organizations that prepositions lead to, in order: `of A at B`.

    Stops at the first word that is no part of such a chain.
    """
    reading = grammar.reading
    found: list[tuple[int, int]] = []
    index = start
    while index < end and reading.lower[index] in PREPOSITIONS:
        preposition = reading.lower[index]
        index += 1
        stop = phrase_end(grammar, index, end)
        at = _organization_within(grammar, index, stop, sure=preposition in _SURE)
        if reading.words[stop - 1] in word_class("events"):
            at = []
        if preposition in {"in", "from"}:
            at = [words for words in at if not _is_place(grammar, words, of_body=bool(found))]
        if not at and preposition in {"at", "with"}:
            at = _place(grammar, index, stop)
        found.extend(at)
        index = max(stop, at[0][1] if at else stop)
    return found


def _is_place(grammar: Grammar, words: tuple[int, int], *, of_body: bool) -> bool:
    """Say whether a body is where one lives, not whom one works for: `in Fen City`.

    After a body it is where that is, even if it stands for a government elsewhere in the article.
    """
    start, end = words
    entity = grammar.reading.entity_at(start)
    place = entity is not None and entity.label == "LOC"
    return place or (of_body and end - start == 1 and not grammar.reading.words[start].isupper())


def _common(grammar: Grammar, start: int, end: int, *, sure: bool) -> list[tuple[int, int]]:
    """Return a body without a name of its own: `the New York delegation`, `its drafting committee`."""
    reading = grammar.reading
    first = start
    for index in range(start, end):
        if reading.lower[index] in DETERMINERS or reading.is_possessive(index):
            first = index + 1
    if end <= first or not reading.is_noun(end - 1):
        return []
    if (of := campaign_of(grammar, end - 1)) is not None:
        return [(first, of[1])]
    last = reading.lower[end - 1]
    named = sure and end - first > 1 and last in word_class("common bodies")
    common = reading.words[end - 1].islower()
    standin = common and first > start and last in word_class("standins")
    return [(first, end)] if named or standin else []


def campaign_of(grammar: Grammar, noun: int) -> tuple[int, int] | None:
    """Return the campaign or team that is named with its owner: `campaign of Ada Moor`."""
    reading = grammar.reading
    if reading.lower[noun : noun + 2] not in {(n, "of") for n in word_class("campaigns")}:
        return None
    owner = grammar.cast.names.get(noun + 2)
    return None if owner is None else (noun, owner.end)


def _place(grammar: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """Return a place that one works at, and so is a body: `a professor at Princeton`."""
    reading = grammar.reading
    while end > start and reading.is_possessive(end - 1):
        end -= 1
    entities = reading.entities_between(start, end)
    return [(e.start, e.end) for e in entities[:1] if e.label == "LOC" and e.end == end]


def phrase_end(grammar: Grammar, start: int, end: int) -> int:
    """Return the end of the noun phrase after a preposition."""
    reading = grammar.reading
    index = start
    while index < end:
        at = organization_at(grammar, index, end)
        if at is not None and at[1] > index:
            index = at[1]
            continue
        tag = reading.tags[index]
        joined = reading.words[index] == "/"
        if not (
            joined
            or tag.startswith(("NN", "JJ", "CD", "PRP$", "POS"))
            or tag in {"DT", "VBN", "VBG"}
        ):
            break
        index += 1
    return index


def _is_field(grammar: Grammar, index: int, end: int) -> bool:
    """Say whether a name is of a field and no body: `head of Earth` + `system analysis`."""
    reading = grammar.reading
    common = index < end and reading.is_noun(index) and reading.words[index].islower()
    return common and not grammar.lexicon.is_group(reading.lower[end - 1])


def _organization_within(
    grammar: Grammar, start: int, end: int, *, sure: bool
) -> list[tuple[int, int]]:
    """Return the organizations of a noun phrase; after a possessive the part comes first."""
    reading = grammar.reading
    found = organizations_in(grammar, start, end)
    if not found and sure:
        first = start
        while first < end and (
            not reading.words[first][:1].isupper() or reading.lower[first] in DETERMINERS
        ):
            first += 1
        at = capitalized_at(grammar, first, end) if first < end else None
        found = [at] if at is not None and not _is_field(grammar, at[1], end) else []
    if not found:
        found = _common(grammar, start, end, sure=sure)
    return found
