"""What a person may say of a quote, and the correction that it is kept as. Frozen, free of any library.

A change is said of a quote as it stands. A correction keeps it with who, when and why, and with the
words around it, so that it is found again in another run's annotation and in a text that changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from attrib.types import Act, Form, SpeakerType

BY = "person:"
"""Begins the `by` of what a person decided; their name follows."""


class CorrectionKind(StrEnum):
    """What was corrected."""

    RIGHT = "right"
    NOT_A_QUOTE = "not-a-quote"
    SCARE_QUOTE = "scare-quote"
    SPAN = "span"
    SPEAKER = "speaker"
    ROLE = "role"
    AFFILIATION = "affiliation"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Right:
    """The quote is right as it stands: words, source and speaker."""


@dataclass(frozen=True, slots=True)
class NotAQuote:
    """Nobody is reported to have said it."""


@dataclass(frozen=True, slots=True)
class ScareQuote:
    """The quotation marks only keep a distance from the words; nobody is quoted."""


@dataclass(frozen=True, slots=True)
class NewSpan:
    """The words that were said, as they stand in the article, part by part.

    What stands nearest to the quote is meant where words stand there more than once; other kinds of
    quotation marks, spaces and line breaks make no difference. `source` and `cue` stay as they are
    where they are not given.
    """

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Who said it, by the fullest name; None where the article does not tell."""

    name: str | None
    type: SpeakerType = SpeakerType.PERSON


@dataclass(frozen=True, slots=True)
class NewRole:
    """The role of the quote's speaker in this article; None where it has none."""

    title: str | None


@dataclass(frozen=True, slots=True)
class NewAffiliation:
    """The organizations of the quote's speaker in this article, the most specific first."""

    organizations: tuple[str, ...] = ()


Change = Right | NotAQuote | ScareQuote | NewSpan | NewSpeaker | NewRole | NewAffiliation
"""What may be said of a quote that was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingQuote:
    """A quote that was not found, by its words as they stand in the article, part by part."""

    content: tuple[str, ...]
    speaker: str | None = None
    type: SpeakerType = SpeakerType.PERSON
    source: str | None = None
    cue: str | None = None
    act: Act = Act.STATEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words at a place of a text, with some of the text around them to find them again by."""

    words: str
    start: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A quote as a person has it."""

    content: tuple[Anchor, ...]
    source: tuple[Anchor, ...] = ()
    cue: tuple[Anchor, ...] = ()
    form: Form = Form.INDIRECT
    act: Act = Act.STATEMENT
    negated: bool = False
    speaker: str | None = None
    type: SpeakerType | None = None

    @property
    def text(self) -> str:
        """The words of the contents."""
        return " ".join(anchor.words for anchor in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person said of a quote: kept for good, or until it is revoked."""

    kind: CorrectionKind
    article: str
    """Key of the article."""
    who: str
    why: str | None = None
    at: str = ""
    """When, ISO 8601 in UTC."""
    id: int | None = None
    sha256: str = ""
    """Of the text that it was said of."""
    before: Stated | None = None
    """The quote as it stood; None for one that was missing."""
    after: Stated | None = None
    """The quote as it is to stand; None where it is none."""
    speaker: str | None = None
    """Whose role or affiliations it is."""
    values: tuple[str, ...] = ()
    """The role, or the affiliations."""
    revoked: str | None = None
    """When it was revoked, if it was."""
    revoked_by: str | None = None

    @property
    def by(self) -> str:
        """What is named as having decided."""
        return BY + self.who
