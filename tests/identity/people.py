"""A small corpus in which some are one and some are not, judged by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.resolve.resolver import Resolver
from attrib.types import Affiliation, Annotated, Document, Quote, Role, Span, Speaker, SpeakerType

if TYPE_CHECKING:
    from attrib.store import Database

KIEL, MIT = "Kiel University", "MIT"


def article(id_: str, name: str, *, role: str, of: str, published: str = "2024-05-01") -> Annotated:
    text = f"It rains, said {name}, {role} at {of}."
    start, place = text.index(role), text.index(of)
    speaker = Speaker(
        name=name,
        type=SpeakerType.PERSON,
        roles=(Role(title=role, evidence=Span(start, start + len(role)), by="rule:test"),),
        affiliations=(
            Affiliation(organization=of, evidence=Span(place, place + len(of)), by="rule:test"),
        ),
    )
    document = Document(id=id_, text=text, outlet="The Gull", published=published, title=id_)
    quotes = (Quote(content=(Span(0, 8),), speaker=0, confidence=0.9, by="model"),)
    return Annotated(document=document, speakers=(speaker,), quotes=quotes, model="test 1")


def people() -> list[Annotated]:
    """Return five articles: one Zunz twice, a Zunz who may be him, and two who differ by a letter."""
    return [
        article("first", "Rudolf Zunz", role="oceanographer", of=KIEL),
        article("second", "Rudolf Zunz", role="oceanographer", of=KIEL, published="2024-06-01"),
        article("surname", "Zunz", role="diver", of=MIT),
        article("wei", "Li Wei", role="economist", of=MIT),
        article("wen", "Li Wen", role="economist", of=MIT),
    ]


def fill(database: Database) -> None:
    resolver = Resolver()
    saved = database.save(people(), organizations=resolver, block_keys=resolver.block_keys)
    database.judge(resolver, [profile.key for profile in saved.profiles])
