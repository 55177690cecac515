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
_UNREAL = frozenset(("could", "may", "might", "must", "should"))
_IN_A_REPORT = frozenset(
    ("a", "an", "the", "about", "by", "from", "in", "on", "per", "under", "via")
)
"""Words of a cue that is no more than a preposition: "in a report", but not "for many voters"."""
_NOBODY = re.compile(r"(?:[Nn]either|[Nn]one|[Nn]obody|[Nn]o [a-z])")
"""What a source begins with that is nobody; "No 10" is somebody."""
_NOTHING = re.compile(
    r"nothing(?:[.,;]?$|,?\s(?:about|at|else|for|further|in|more|of|on|to|when)\b)"
)
"""What somebody says who says none of it; "nothing will change" is something."""
_LINKS = frozenset(("as", "at", "for", "of", "on", "to", "with"))
"""What ends a phrase where the content begins."""
_NEXT_WORD = 10
"""Characters of a content that hold such a word."""
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


def read_cue(text: str, source: str = "", content: str = "") -> Cue:
    """Return the reporting words of a cue's text.

    "Neither replied" is negated by its source, "said | nothing" by its content; in "agreed | to pay" a
    phrase ends in the content.
    """
    words = _words(text)
    after = tuple(word for word in _words(content[:_NEXT_WORD])[:1] if word in _LINKS)
    negated = any(word in _NEGATORS or word.endswith(_CONTRACTED) for word in words)
    return Cue(
        words=words,
        found=tuple(_find(words, after, load_cues())),
        negator=negated or any((_NOBODY.match(source), _NOTHING.match(content))),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def _find(words: tuple[str, ...], after: tuple[str, ...], lexicon: CueLexicon) -> list[CueWord]:
    lemmas = [lexicon.lemmas.get(word, word) for word in (*words, *after)]
    found, index = [], 0
    while index < len(words):
        for size in range(min(lexicon.longest, len(lemmas) - index), 1, -1):
            cue = lexicon.phrases.get(tuple(lemmas[index : index + size]))
            if cue:
                break
        else:
            size, cue = 1, lexicon.words.get(words[index])
        if cue:
            found.append(cue)
        index += size
    return found


def act_of(cue: Cue, form: Form) -> Act:
    """Return the act of a cue: that of its first reporting word, else what the content's form tells.

    Words given in full were said, whatever the cue. Who declines to comment or does not answer has
    said nothing, and what one could or should say nobody has said.
    """
    if form is Form.DIRECT or not cue.words:
        return Act.STATEMENT
    acts = [word for word in cue.found if word.act is not None]
    if not acts:
        said = form is not Form.INDIRECT or _IN_A_REPORT.issuperset(cue.words)
        return Act.STATEMENT if said else Act.ATTITUDE
    unanswered = cue.negator and all(word.trait == "responding" for word in acts)
    if unanswered or not _UNREAL.isdisjoint(cue.words):
        return Act.ATTITUDE
    if len(acts) > 1 and acts[0].trait == "trying":
        acts = acts[1:]
    return acts[0].act or Act.ATTITUDE


def asks_for_comment(cue: Cue, content: str) -> bool:
    """Whether what a source declines, or does not respond to, is to say something."""
    words = (*cue.words, *_words(content[:80]))
    return any(word in _COMMENT for word in words)
