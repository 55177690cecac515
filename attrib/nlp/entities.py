"""The network's scores of entity labels in, named entities out.

Some things are known better than a small network can learn them from little gold. A name has a proper
noun in it, and an address of the web is none; `, Inc.` belongs to the company before it; a town and the
state or country after it are two places (Universal NER's guidelines, 2.1.3); and of names that the
lexicon knows, it knows the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from attrib.nlp.decode import Floats, forbid, viterbi
from attrib.nlp.labels import ENTITIES, allowed, bio_spans
from attrib.nlp.people.lexicon import load_lexicon

_PROPER_NOUN = "PROPN"

WordEntity = tuple[int, int, str]
"""A half-open range of words, and the type: PERSON, ORG, LOC or MISC."""

COMPANY_ENDINGS = frozenset(
    {"inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "llc", "plc", "l.p."}
)

_CAUTION = np.array([1.0] + [0.0] * (len(ENTITIES) - 1), dtype=np.float32)
"""Added to the score of "no name": on `uner-ewt.dev` F rises from 72.4 to 73.3, as 0.5 and 1.5 do less."""

_ADDRESS = re.compile(
    r"@|://|^www\.|\.(?:com|net|org|edu|gov|html?|pdf|docx?|xlsx?)$", re.IGNORECASE
)
_PART_OF_PLACE = frozenset(
    """north south east west northern southern eastern western central upper lower inner outer greater
    upstate downstate mid baja new old great little lake mount mt. gulf fort port equatorial""".split()  # noqa: SIM905
)
"""Words that make another place of a country or a state: `South Vietnam`, `Lake Michigan`."""
_JOINERS = frozenset({"of", "and", "the", "de", "-", "&"})
_STEPS = forbid(np.zeros((len(ENTITIES), len(ENTITIES)), dtype=np.float32), allowed(ENTITIES))
_FIRST = np.where([label.startswith("I-") for label in ENTITIES], np.float32(-1e4), np.float32(0.0))
_LAST = np.zeros(len(ENTITIES), dtype=np.float32)


def read_entities(
    scores: Floats, words: Sequence[str], upos: Sequence[str]
) -> tuple[WordEntity, ...]:
    """Return the entities of a window's words; `scores` is `[words, labels]`."""
    labels = [ENTITIES[tag] for tag in _best_labels(scores)]
    found: list[WordEntity] = []
    for start, end, label in bio_spans(labels):
        if _is_no_name(words[start:end]) or _PROPER_NOUN not in upos[start:end]:
            continue
        known = _known_type(words[start:end])
        if whole := _with_ending(words, start, end):
            found.append(whole)
        elif label == "LOC" and not known:
            found += _places(words, start, end)
        else:
            found.append((start, end, known or label))
    return tuple(found)


def _places(words: Sequence[str], start: int, end: int) -> Iterator[WordEntity]:
    """Yield a town and the state or country right after it as two places, all else as one."""
    regions = load_lexicon().regions
    for cut in (end - 2, end - 1):
        before = [word.lower() for word in words[start:cut]]
        if not before or " ".join(words[cut:end]).lower() not in regions:
            continue
        named_by_it = len(before) == 1 and before[0] in _PART_OF_PLACE
        if not named_by_it and before[-1] not in _JOINERS:
            yield start, cut, "LOC"
            start = cut
            break
    yield start, end, "LOC"


def _is_no_name(words: Sequence[str]) -> bool:
    """An address of the web is none, and a company's ending alone belongs to the name before it."""
    ending_alone = len(words) == 1 and words[0].lower() in COMPANY_ENDINGS
    return ending_alone or any(map(_ADDRESS.search, words))


def _with_ending(words: Sequence[str], start: int, end: int) -> WordEntity | None:
    """Return a company's name with the ending after its comma."""
    after = [word.lower() for word in words[end : end + 2]]
    if len(after) > 1 and after[0] == "," and after[1] in COMPANY_ENDINGS:
        return start, end + 2, "ORG"
    return None


def _known_type(words: Sequence[str]) -> str | None:
    """Return the type of a name that the lexicon has, and that names nothing else there."""
    name, lexicon = " ".join(words).lower(), load_lexicon()
    if name in lexicon.regions:
        return "LOC"
    return "ORG" if name in lexicon.bodies else None


def _best_labels(scores: Floats) -> list[int]:
    """Return the labels: nearly always each word's best one is one that may follow the last."""
    scores = scores + _CAUTION
    tags = scores.argmax(1)
    if _FIRST[tags[:1]].any() or _STEPS[tags[:-1], tags[1:]].any():
        (tags,) = viterbi([scores], _STEPS, _FIRST, _LAST)
    labels: list[int] = tags.tolist()
    return labels
