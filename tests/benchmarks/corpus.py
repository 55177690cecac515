"""Makes articles by the thousand, the same for the same seed: to time the database with."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from attrib.types import (
    Affiliation,
    Annotated,
    Document,
    Form,
    Quote,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnrst" for vowel in "aeo"]
_ROLES = ("spokesman", "professor", "director", "minister", "analyst", "senator")


def make_articles(count: int, *, quotes: int = 10, seed: int = 1) -> Iterator[Annotated]:
    """Yield articles of 4 speakers each; few people speak often and many seldom, as in the news."""
    randomness = random.Random(seed)
    words = ["".join(randomness.choices(_SYLLABLES, k=3)) for _ in range(5000)]
    people = [" ".join(randomness.choices(words, k=2)).title() for _ in range(max(50, count // 3))]
    organizations = [f"{word.title()} University" for word in words[:300]]
    for number in range(count):
        yield _article(number, quotes, randomness, (words, people, organizations))


def _article(
    number: int,
    quotes: int,
    randomness: random.Random,
    names: tuple[list[str], list[str], list[str]],
) -> Annotated:
    words, people, organizations = names
    parts: list[str] = []
    length = 0

    def write(text: str) -> Span:
        nonlocal length
        parts.append(text)
        span = Span(length, length + len(text))
        length += len(text) + 1
        return span

    speakers = []
    for rank in range(4):
        name = people[int(len(people) * randomness.random() ** 3)]
        mention, role = write(name), randomness.choice(_ROLES)
        evidence = write(role)
        employer = organizations[hash_of(name) % len(organizations)]
        speakers.append(
            Speaker(
                name=f"{name} {rank}",
                type=SpeakerType.PERSON,
                roles=(Role(title=role, evidence=evidence, by="made"),),
                affiliations=(
                    Affiliation(organization=employer, evidence=write(employer), by="made"),
                ),
                mentions=(mention,),
            )
        )
    found = []
    for _ in range(quotes):
        content = write(" ".join(randomness.choices(words, k=randomness.randint(5, 25))))
        cue, speaker = write("said"), randomness.randrange(4)
        found.append(
            Quote(
                source=(speakers[speaker].mentions[0],),
                cue=(cue,),
                content=(content,),
                form=randomness.choice(tuple(Form)),
                speaker=speaker,
                confidence=randomness.random(),
                by="made",
            )
        )
    document = Document(
        id=f"a{number}",
        text=" ".join(parts),
        title=" ".join(randomness.choices(words, k=6)),
        outlet=f"Outlet {number % 40}",
        published=f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}",
    )
    return Annotated(
        document=document, quotes=tuple(found), speakers=tuple(speakers), model="made 1"
    )


def hash_of(name: str) -> int:
    """Return a number of a name, the same in every process."""
    return sum(ord(char) * (place + 1) for place, char in enumerate(name))
