"""A cue in, its act out: whether the source said it, or is reported to think, want or feel it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.nlp.quotes.lexicon import CueLexicon, CueWord, load_cues
from attrib.types import Act, Form

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NEGATORS = frozenset(
    ("not", "never", "no", "neither", "nor", "without", "hardly", "cannot", "nobody", "nothing")
)
_COMMENT = frozenset(
    {"comment", "comments", "commenting", "answer", "answers", "say", "discuss", "elaborate"}
    | {"respond", "reply", "speak", "talk", "interview", "interviews", "interviewed", "inquiries"}
    | {"request", "requests", "message", "messages", "email", "emails", "call", "calls", "identify"}
    | {
        "questions",
        "question",
        "drawn",
        "disclose",
        "specify",
        "explain",
        "quoted",
        "named",
        "confirm",
    }
)
_CONTRACTED = ("n't", "n’t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words of a cue, and the reporting words found among them, in order."""

    words: tuple[str, ...]
    found: tuple[CueWord, ...]
    negator: bool

    def has(self, trait: str) -> bool:
        """Whether one of its reporting words has a trait."""
        return any(word.trait == trait for word in self.found)


def read_cue(text: str) -> Cue:
    """Return the reporting words of a cue's text."""
    words = tuple(match.group().lower() for match in _WORD.finditer(text))
    negator = any(word in _NEGATORS or word.endswith(_CONTRACTED) for word in words)
    return Cue(words=words, found=tuple(_find(words, load_cues())), negator=negator)


def _find(words: tuple[str, ...], lexicon: CueLexicon) -> list[CueWord]:
    lemmas = [lexicon.lemmas.get(word, word) for word in words]
    found, index = [], 0
    while index < len(words):
        for size in range(min(lexicon.longest, len(words) - index), 1, -1):
            cue = lexicon.phrases.get(tuple(lemmas[index : index + size]))
            if cue:
                break
        else:
            size, cue = 1, lexicon.words.get(words[index])
        if cue:
            found.append(cue)
        index += size
    return found


def act_of(cue: Cue, form: Form, content: str) -> Act:
    """Return the act of a cue: that of its first reporting word, else what the content's form tells.

    Who does not answer has said nothing; who declines to comment has said that much.
    """
    acts = [word for word in cue.found if word.act is not None]
    if acts and cue.negator and all(word.trait == "responding" for word in acts):
        return Act.ATTITUDE
    if acts and acts[0].trait == "refusing":
        return Act.STATEMENT if asks_for_comment(cue, content) else Act.ATTITUDE
    if len(acts) > 1 and acts[0].trait == "trying":
        acts = acts[1:]
    if acts and acts[0].act:
        return acts[0].act
    said = form is not Form.INDIRECT or not cue.words
    return Act.STATEMENT if said else Act.ATTITUDE


def asks_for_comment(cue: Cue, content: str) -> bool:
    """Whether what a source declines, or does not respond to, is to say something."""
    words = (*cue.words, *(match.group().lower() for match in _WORD.finditer(content[:80])))
    return any(word in _COMMENT for word in words)
