"""A small pipeline without a model: `“...” said First Last, role of Organization.` is a quote."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import sleep
from typing import Any

from attrib.types import (
    Affiliation,
    Annotated,
    Document,
    Form,
    Quote,
    Refusal,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

_QUOTE = re.compile(
    r"(?P<content>“[^”]*”) (?P<cue>said) (?P<name>[A-Z]\w+(?: [A-Z]\w+)*)"
    r"(?:, (?P<role>[a-z]+) of (?P<organization>[A-Z]\w+(?: \w+)*))?"
)


class Quoting:
    """Finds quotations of one shape; fails on purpose where a text asks for it."""

    def __init__(self, version: str = "quoting 1", delay: float = 0.0) -> None:
        self.version = version
        self.delay = delay
        self.seen: list[str] = []

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated | Refusal]:
        for document in documents:
            sleep(self.delay)
            self.seen.append(document.id)
            if "CRASH" in document.text:
                raise ValueError("the text asks for it")
            if "DIE" in document.text:
                os._exit(9)
            if "REFUSE" in document.text:
                yield Refusal(origin=document.id, reason="It is refused.", code="refused")
            else:
                yield self._annotated(document)

    def _annotated(self, document: Document) -> Annotated:
        found = list(_QUOTE.finditer(document.text))
        names = list(dict.fromkeys(match["name"] for match in found))
        first = {name: next(m for m in found if m["name"] == name) for name in names}
        quotes = tuple(
            Quote(
                content=(Span(*match.span("content")),),
                cue=(Span(*match.span("cue")),),
                source=(Span(*match.span("name")),),
                form=Form.DIRECT,
                speaker=names.index(match["name"]),
                confidence=1.0,
                by="rule:shape",
            )
            for match in found
        )
        speakers = tuple(_speaker(first[name]) for name in names)
        return Annotated(document=document, quotes=quotes, speakers=speakers, model=self.version)


def _speaker(match: re.Match[str]) -> Speaker:
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    if match["role"]:
        where = Span(*match.span("organization"))
        roles = (Role(title=match["role"], evidence=Span(*match.span("role")), by="rule:shape"),)
        affiliations = (
            Affiliation(organization=match["organization"], evidence=where, by="rule:shape"),
        )
    return Speaker(
        name=match["name"],
        type=SpeakerType.PERSON,
        roles=roles,
        affiliations=affiliations,
        mentions=(Span(*match.span("name")),),
    )


def write_corpus(path: Path, texts: Sequence[str]) -> Path:
    """Write a JSONL corpus, one article a text."""
    lines = (json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n")
    return path


def articles(count: int) -> list[str]:
    """Return texts that share speakers, so that there is someone to resolve."""
    people = ("Ana Muñoz, biologist of Kiel University", "Jörg Weiß", "Ana Muñoz")
    return [
        f"Report {n}.\n\n“It is number {n},” said {people[n % 3]}. “No,” said Ann Ray{n % 5}."
        for n in range(count)
    ]


_QUERIES = {
    "articles": "SELECT external_id FROM articles",
    "quotes": "SELECT a.external_id, s.quote, s.kind, s.number, s.start, s.text FROM quote_spans s "
    "JOIN versions v ON v.id = s.version_id JOIN articles a ON a.id = v.article_id",
    "people": "SELECT s.key, s.name, m.entity_id FROM speakers s "
    "JOIN entity_members m ON m.profile = s.key",
    "judgements": 'SELECT left_profile, right_profile, "by", verdict, score FROM judgements',
    "quarantine": "SELECT origin, code FROM quarantine",
}


def rows(database: Path, *names: str) -> dict[str, list[Any]]:
    """Return what a database holds, in an order of its own, without numbers that it made up."""
    connection = sqlite3.connect(database)
    try:
        chosen = names or tuple(_QUERIES)
        return {name: sorted(connection.execute(_QUERIES[name]).fetchall()) for name in chosen}
    finally:
        connection.close()
