"""An article's words in, the people it names out: every mention by name, put together.

Full names come first; a bare surname or given name then goes to the one person it can be. Where it
can be two (a family), a title, the rest of the paragraph and who is named most decide, or nothing does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from attrib.nlp.people.lexicon import Lexicon, word_class
from attrib.nlp.people.names import Name, fold, read_name, same_person
from attrib.nlp.people.reading import Reading

_ARTICLES = frozenset({"the", "a", "an", "another"})
_OFFICES = frozenset({"representative", "senator", "congressman", "congresswoman", "governor"})
_DOMINANT = 3
"""By how much one of a family is weightier, for a bare name beside another of them to be theirs."""
_LONG = 7
"""Letters of a surname from which on one letter is a slip rather than another name."""
_BUCKET = 200
"""People of one surname that a new full name is compared with, which bounds the cost."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the article names, with the mentions by name in order."""

    number: int
    mentions: tuple[Name, ...]
    gender: str | None = None

    @property
    def fullest(self) -> Name:
        """The mention with the most of the name; the first of those."""
        return max(
            self.mentions,
            key=lambda name: (
                min(len(name.parts), name.end - name.start) > 1,
                sum(map(len, name.parts)) + len(name.suffix),
            ),
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article; `by_word` finds the person that a word names."""

    people: tuple[Person, ...]
    by_word: dict[int, int]
    """First word of a mention -> number of the person."""
    names: dict[int, Name]
    """First word of a mention -> the name there."""
    unsure: frozenset[int]
    """First words of bare names that could be two people's."""

    def name_in(self, start: int, end: int) -> Name | None:
        """Return the first name in a range of words."""
        return next((self.names[i] for i in range(start, end) if i in self.names), None)


def find_cast(reading: Reading, lexicon: Lexicon) -> Cast:
    """Find the people that an article names."""
    names = _names(reading, lexicon)
    clusters = _full_names(names, lexicon)
    unsure = _bare_names(reading, names, clusters, lexicon)
    clusters = [sorted(cluster, key=lambda name: name.start) for cluster in clusters]
    people = tuple(
        Person(number, tuple(cluster), _gender(reading, cluster, lexicon))
        for number, cluster in enumerate(sorted(clusters, key=lambda cluster: cluster[0].start))
    )
    return Cast(
        people=people,
        by_word={name.start: person.number for person in people for name in person.mentions},
        names={name.start: name for person in people for name in person.mentions}
        | {name.start: name for name in names if name.start in unsure},
        unsure=frozenset(unsure),
    )


def _names(reading: Reading, lexicon: Lexicon) -> list[Name]:
    """Return every mention by name: entities, and words after `Mr.` or equal to a surname."""
    found: dict[int, Name] = {}
    for entity in reading.entities:
        if entity.label == "PERSON" and (
            name := read_name(reading, entity.start, entity.end, lexicon)
        ):
            found[name.start] = name
    called: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for name in found.values():
        for part in set(name.parts):
            called[part][name.parts] += 1
    found = {at: _in_full(reading, n, found, called, lexicon) for at, n in found.items()}
    surnames = {name.surname for name in found.values() if len(name.parts) > 1}
    found = {at: name for at, name in found.items() if not _is_kind(reading, name, surnames)}
    surnames |= {
        name.parts[0]
        for name in found.values()
        if len(name.parts) > 1 and "-" in name.surname and len(name.parts[0]) > 1
    } | {name.surname for name in found.values() if name.title}
    taken = {index for name in found.values() for index in range(name.start, name.end)}
    for index, word in enumerate(reading.words):
        if index in taken or not word[:1].isupper():
            continue
        around = reading.entity_at(index)
        alone = around is None or around.end - around.start == 1
        addressed = index > 0 and _is_title(reading, index - 1, lexicon) and reading.is_noun(index)
        if alone and (addressed or fold(word) in surnames):
            after = index + 1
            while addressed and after < len(reading) and _continues(reading, after, taken):
                after += 1
            if name := read_name(reading, index, after, lexicon):
                found[name.start] = name
                taken.update(range(index, after))
    return [found[start] for start in sorted(found)]


def _in_full(
    reading: Reading,
    name: Name,
    found: dict[int, Name],
    called: dict[str, Counter[tuple[str, ...]]],
    lexicon: Lexicon,
) -> Name:
    """Return a given name with the surname that another shares with it: `Ada and` Bo Moor.

    Not where the article calls somebody by this name elsewhere, alone or with another surname.
    """
    after = found.get(name.end + 1)
    joined = after is not None and reading.lower[name.end] in {"and", "&"} and not name.title
    if after is None or not joined or len(name.parts) > 1 or len(after.parts) == 1:
        return name
    given = name.parts[0]
    if lexicon.gender(given) is None or called[given][name.parts] > 1:
        return name
    shared = all(o == name.parts or o[-1] == after.surname for o in called[given])
    return replace(name, parts=(given, after.surname)) if shared else name


def _is_kind(reading: Reading, name: Name, surnames: set[str]) -> bool:
    """Say whether a word after an article is a kind of people (`the Texan`), and no name."""
    alone = len(name.parts) == 1 and not name.title and name.surname not in surnames
    owns = name.end < len(reading) and reading.is_noun(name.end)
    article = name.start > 0 and reading.lower[name.start - 1] in _ARTICLES
    return alone and article and not owns


def _is_title(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    return reading.lower[index] in lexicon.titles or (
        reading.words[index].istitle() and reading.lower[index] in _OFFICES
    )


def _continues(reading: Reading, index: int, taken: set[int]) -> bool:
    return (
        index not in taken
        and reading.tags[index] == "NNP"
        and reading.words[index][:1].isupper()
        and reading.words[index - 1][-1:].isalnum()
    )


def _full_names(names: list[Name], lexicon: Lexicon) -> list[list[Name]]:
    clusters: list[list[Name]] = []
    buckets: dict[str, list[int]] = defaultdict(list)
    full = (name for name in names if len(name.parts) > 1)
    for name in sorted(full, key=lambda name: (-len(name.parts), name.start)):
        bucket = buckets[name.surname][:_BUCKET]
        same = [n for n in bucket if any(same_person(name, m, lexicon) for m in clusters[n][:4])]
        exact = [n for n in same if clusters[n][0].parts[0] == name.parts[0]]
        if choice := exact or same[:1]:
            clusters[choice[0]].append(name)
        else:
            buckets[name.surname].append(len(clusters))
            clusters.append([name])
    return clusters


def _by_part(clusters: list[list[Name]]) -> tuple[dict[str, list[int]], ...]:
    """Return the people by surname, by first name, and by any name between the two."""
    surnames: dict[str, list[int]] = defaultdict(list)
    given: dict[str, list[int]] = defaultdict(list)
    inner: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for parts in {name.parts for name in cluster}:
            between = [(inner, part) for part in parts[1:-1] if len(part) > 1]
            for table, part in ((surnames, parts[-1]), (given, parts[0]), *between):
                if number not in table[part]:
                    table[part].append(number)
    return surnames, given, inner


def _bare_names(
    reading: Reading, names: list[Name], clusters: list[list[Name]], lexicon: Lexicon
) -> set[int]:
    """Give each name of one word to its person; return those that could be two people's."""
    surnames, given, inner = _by_part(clusters)
    full = [list(cluster) for cluster in clusters]
    known, slips = _titled(names, surnames, full, lexicon), _slips(list(surnames))
    unsure: set[int] = set()
    for name in names:
        if len(name.parts) > 1:
            continue
        part = name.parts[0]
        candidates = surnames[part] or given[part] or inner[part]
        candidates = (candidates or _misspelled(part, surnames, slips))[:_BUCKET]
        candidates = _fitting(reading, name, candidates, full, lexicon)
        if len(candidates) > 1:
            family = [(n, full[n]) for n in candidates]
            chosen = _one_of(reading, name, family, known)
            if chosen is None:
                unsure.add(name.start)
            else:
                clusters[chosen].append(name)
        elif candidates:
            clusters[candidates[0]].append(name)
        else:
            surnames[part].append(len(clusters))
            full.append([name])
            clusters.append([name])
    return unsure


def _slips(surnames: Iterable[str]) -> dict[str, str | None]:
    """Return each surname by its forms that lack a letter; none where they could be two surnames'."""
    found: dict[str, str | None] = {}
    for surname in surnames:
        for form in _shorter(surname) if len(surname) >= _LONG else ():
            found[form] = surname if found.get(form, surname) == surname else None
    return found


def _shorter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(1, len(word))}


def _misspelled(
    part: str, surnames: dict[str, list[int]], slips: dict[str, str | None]
) -> list[int]:
    """Return whom a surname with a letter more or less means: `Bornsten` for `Bornstein`."""
    longer = (
        {form for form in _shorter(part) if surnames.get(form)} if len(part) >= _LONG else set()
    )
    meant = longer | {slips.get(part)} - {None}
    return [number for form in meant if form for number in surnames[form]]


def _titled(
    names: list[Name], surnames: dict[str, list[int]], full: list[list[Name]], lexicon: Lexicon
) -> Counter[int]:
    """Count the bare names that tell which of a family they mean: `Mrs. Kent`, or the only one yet."""
    counts: Counter[int] = Counter()
    for name in names:
        family = surnames.get(name.parts[0], []) if len(name.parts) == 1 else []
        fit = [n for n in family if _can_be(name, full[n], lexicon)] if name.title else family
        if len(fit) > 1:
            fit = [n for n in fit if min(m.start for m in full[n]) < name.start]
        if len(fit) == 1 < len(family):
            counts[fit[0]] += 1
    return counts


def _fitting(
    reading: Reading, name: Name, candidates: list[int], full: list[list[Name]], lexicon: Lexicon
) -> list[int]:
    """Return whom a name can mean by its title: who is known to be of that gender, if anybody is."""
    told = lexicon.title_gender.get(name.title)
    possible = [n for n in candidates if _can_be(name, full[n], lexicon)]
    if told is None or len(possible) < 2:  # noqa: PLR2004
        return possible
    known = [n for n in possible if _gender(reading, full[n], lexicon) == told]
    return known or possible


def _can_be(name: Name, cluster: list[Name], lexicon: Lexicon) -> bool:
    """Say whether a title fits a person: `Mrs.` is no man's."""
    told = lexicon.title_gender.get(name.title)
    known = _name_gender(cluster, lexicon)
    return told is None or known is None or told == known


def _one_of(
    reading: Reading, name: Name, candidates: list[tuple[int, list[Name]]], known: Counter[int]
) -> int | None:
    """Choose between people of one surname: whom a bare name means, unless the paragraph says other."""
    paragraph = reading.paragraphs[name.start]
    near = {
        number
        for number, cluster in candidates
        for mention in cluster
        if mention.start < name.start
        and paragraph - 1 <= reading.paragraphs[mention.start]
        and not reading.quoted[mention.start]
        and not reading.is_possessive(mention.end)
    }
    weights = {number: _weight(reading, cluster, known[number]) for number, cluster in candidates}
    earliest = min(candidates, key=lambda row: row[1][0].start)[0]
    weights[earliest] += weights[earliest] > 0
    ranked = sorted(candidates, key=lambda row: (-weights[row[0]], row[1][0].start))
    first, second = ranked[0][0], ranked[1][0]
    if near <= {first}:
        return first
    lead = weights[first] - weights[second]
    return first if lead >= _DOMINANT - (len(near) > 1) else None


def _weight(reading: Reading, cluster: list[Name], titled: int) -> int:
    """Return how much speaks for a bare name to be somebody's: a title, a place in the story."""
    told = sum(
        not reading.is_possessive(name.end) and not _is_modifier(reading, name) for name in cluster
    )
    return 2 * titled + min(told, 2)


def _is_modifier(reading: Reading, name: Name) -> bool:
    return name.end < len(reading) and reading.is_noun(name.end)


def _name_gender(cluster: list[Name], lexicon: Lexicon) -> str | None:
    for name in cluster:
        if gender := lexicon.title_gender.get(name.title):
            return gender
    for name in cluster:
        if len(name.parts) > 1:
            first = "-" in name.surname and name.parts[0] in lexicon.surnames_first
            for part in name.parts[1:] if first else name.parts[:-1]:
                if gender := lexicon.gender(part):
                    return gender
    return None


def _gender(reading: Reading, cluster: list[Name], lexicon: Lexicon) -> str | None:
    """Return the gender that titles, given names and nouns beside the name tell."""
    if gender := _name_gender(cluster, lexicon):
        return gender
    for name in cluster:
        near = reading.lower[max(0, name.start - 2) : name.start]
        after = name.end + 4
        owns = reading.is_possessive(name.end)  # `Brady's husband` tells nothing of Brady
        beside = {*near, *(() if owns else reading.lower[name.end : after])}
        if beside & word_class("women"):
            return "f"
        if beside & word_class("men"):
            return "m"
    if len(cluster[0].parts) == 1:
        return lexicon.gender(cluster[0].parts[0])
    return None
