"""Lemmas as edits: what to take off a word's end and what to put there.

The model chooses among the edits seen in training, so no lookup table is shipped. After Chrupała
(2006), "Simple data-driven context-sensitive lemmatization".
"""

from __future__ import annotations

from functools import lru_cache

_KEEP = "="


def lemma_edit(word: str, lemma: str) -> str:
    """Return the edit from a word to its lemma, as `letter case, letters to take off, letters to add`."""
    case = _KEEP if not lemma.islower() else "l"
    form = word if case == _KEEP else word.lower()
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{case}{len(form) - shared}{lemma[shared:]}"


@lru_cache(maxsize=1 << 15)
def apply_edit(word: str, edit: str) -> str:
    """Return the lemma that an edit makes of a word; the word itself where the edit does not fit."""
    form = word if edit[0] == _KEEP else word.lower()
    digits = 1
    while digits < len(edit) and edit[digits].isdigit():
        digits += 1
    off = int(edit[1:digits])
    if off > len(form) or (off == len(form) and not edit[digits:]):
        return form
    return form[: len(form) - off] + edit[digits:]
