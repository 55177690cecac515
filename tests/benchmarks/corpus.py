"""Makes articles by the thousand, the same for the same seed: to time the database with."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

from attrib.types import (
    Act,
    Affiliation,
    Annotated,
    Document,
    Form,
    Organization,
    Quote,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnrst" for vowel in "aeo"]
_ROLES = ("spokesman", "professor", "director", "minister", "analyst", "senator")
_SECTORS = ("academia", "company", "government", "think-tank")
_KINDS = (*(SpeakerType.PERSON,) * 3, SpeakerType.ORGANIZATION)


class Names:
    """The words, people and organizations that articles are made of."""

    def __init__(self, people: int, randomness: random.Random) -> None:
        self.words = sorted({"".join(randomness.choices(_SYLLABLES, k=3)) for _ in range(5000)})
        randomness.shuffle(self.words)
        pairs = (randomness.choices(self.words, k=2) for _ in range(people))
        self.people = [" ".join(pair).title() for pair in pairs]
        self.organizations = [
            f"{word.title()} University" for word in self.words[: max(300, people // 10)]
        ]
        self.roles = [f"{word} {role}" for word in self.words[:40] for role in _ROLES]


@cache
def _organization(name: str) -> Organization:
    key = name.lower().replace(" ", "-")
    return Organization(id=key, name=name, kind=_SECTORS[hash_of(name) % len(_SECTORS)])


class Lexicon:
    """Knows every organization, with its sector, as `attrib.resolve` knows many."""

    def identify(
        self,
        names: Sequence[str],
        aliases: Sequence[tuple[str, str]] = (),  # noqa: ARG002
    ) -> tuple[Organization, ...]:
        return tuple(map(_organization, names))

    def parents(self, organization: Organization) -> tuple[Organization, ...]:  # noqa: ARG002
        return ()

    def sector(self, roles: Sequence[str], organizations: Sequence[Organization]) -> str | None:  # noqa: ARG002
        return next((organization.kind for organization in organizations), None)


def make_articles(
    count: int, *, quotes: int = 10, prose: int = 0, people: int | None = None, seed: int = 1
) -> Iterator[Annotated]:
    """Yield articles of 4 speakers each; few people speak often and many seldom, as in the news.

    Before each quote stands a paragraph of as many words as `prose` says.
    """
    randomness = random.Random(seed)
    names = Names(people or max(50, count // 3), randomness)
    for number in range(count):
        yield _article(number, (quotes, prose), randomness, names)


class _Text:
    """A text that grows by pieces, each of which knows where it stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def write(self, text: str) -> Span:
        self._parts.append(text)
        span = Span(self._length, self._length + len(text))
        self._length += len(text) + 1
        return span

    def __str__(self) -> str:
        return " ".join(self._parts)


def _article(
    number: int, shape: tuple[int, int], randomness: random.Random, names: Names
) -> Annotated:
    quotes, prose = shape
    text = _Text()
    chosen = (int(len(names.people) * randomness.random() ** 3) for _ in range(4))
    people = dict.fromkeys(names.people[place] for place in chosen)
    speakers = tuple(_speaker(name, text, names) for name in people)
    found = []
    for _ in range(quotes):
        if prose:
            text.write(" ".join(randomness.choices(names.words, k=prose)) + ".\n\n")
        found.append(_quote(speakers, text, randomness, names))
    document = Document(
        id=f"a{number}",
        text=str(text),
        title=" ".join(randomness.choices(names.words, k=6)),
        outlet=f"Outlet {number % 40}",
        published=f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}",
    )
    return Annotated(document=document, quotes=tuple(found), speakers=speakers, model="made 1")


def _speaker(name: str, text: _Text, names: Names) -> Speaker:
    mention = text.write(name)
    role = names.roles[hash_of(name) % len(names.roles)]
    employer = names.organizations[hash_of(name) % len(names.organizations)]
    return Speaker(
        name=name,
        type=_KINDS[hash_of(name) % len(_KINDS)],
        roles=(Role(title=role, evidence=text.write(role), by="made"),),
        affiliations=(
            Affiliation(organization=employer, evidence=text.write(employer), by="made"),
        ),
        mentions=(mention,),
    )


def _quote(
    speakers: Sequence[Speaker], text: _Text, randomness: random.Random, names: Names
) -> Quote:
    # Some words are said often and most seldom, as in any language.
    places = (
        int(len(names.words) * randomness.random() ** 2) for _ in range(randomness.randint(5, 25))
    )
    content = text.write(" ".join(names.words[place] for place in places))
    cue, speaker = text.write("said"), randomness.randrange(len(speakers))
    return Quote(
        source=speakers[speaker].mentions,
        cue=(cue,),
        content=(content,),
        form=randomness.choice(tuple(Form)),
        act=randomness.choice((Act.STATEMENT, Act.STATEMENT, Act.ATTITUDE)),
        speaker=speaker,
        negated=randomness.random() < 0.02,  # a few in a hundred, as in news
        confidence=randomness.random(),
        by="made",
    )


def hash_of(name: str) -> int:
    """Return a number of a name, the same in every process."""
    return sum(ord(char) * (place + 1) for place, char in enumerate(name))
