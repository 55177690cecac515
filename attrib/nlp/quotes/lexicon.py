"""The cue lexicon of `seeds/lexicon/cues.csv` in, words to look up by any of their forms out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from attrib.resources import resource_dir
from attrib.types import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A word or phrase that reports; verbs without an act only make phrases with other words."""

    lemma: str
    part: str
    act: Act | None
    trait: str
    """`denying`, `refusing`, `asking`, `responding`, `showing`, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Reporting words by their forms, and phrases by the lemmas of their words."""

    words: dict[str, CueWord]
    phrases: dict[tuple[str, ...], CueWord]
    lemmas: dict[str, str]
    """Verb forms to their lemma."""
    longest: int
    """Words in the longest phrase."""


@cache
def load_cues() -> CueLexicon:
    """Read the cue lexicon. A form of two words is the verb's before the noun's or adjective's."""
    path = resource_dir("seeds") / "lexicon" / "cues.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    words: dict[str, CueWord] = {}
    phrases: dict[tuple[str, ...], CueWord] = {}
    lemmas: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row["part"] != "verb"):
        act = Act(row["act"]) if row["act"] else None
        cue = CueWord(lemma=row["cue"], part=row["part"], act=act, trait=row["trait"])
        if cue.part == "phrase":
            phrases[tuple(cue.lemma.split())] = cue
            continue
        for form in (*_regular_forms(cue.lemma, cue.part), *row["forms"].split()):
            words.setdefault(form, cue)
            if cue.part == "verb":
                lemmas.setdefault(form, cue.lemma)
    longest = max(map(len, phrases), default=0)
    return CueLexicon(words=words, phrases=phrases, lemmas=lemmas, longest=longest)


def is_verb_of_saying(token: Token) -> bool:
    """Say whether a word of a parsed article is a verb that reports a statement."""
    word = load_cues().words.get(token.text.lower()) if token.pos_ == "VERB" else None
    return word is not None and word.part == "verb" and word.act is Act.STATEMENT


def _regular_forms(lemma: str, part: str) -> tuple[str, ...]:
    """Return the forms that English spelling gives a verb or noun; others have none but their own."""
    if part not in ("verb", "noun"):
        return (lemma,)
    y_changes = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    stem = lemma[:-1] if y_changes else lemma
    plural = f"{stem}ies" if y_changes else f"{stem}{'es' if stem.endswith(_SIBILANTS) else 's'}"
    if part == "noun":
        return lemma, plural
    if lemma.endswith("e"):
        drop = lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]
        return lemma, plural, f"{lemma}d", f"{drop}ing"
    return lemma, plural, f"{stem}ied" if y_changes else f"{lemma}ed", f"{lemma}ing"
