"""Corrected articles in, a corpus out that `attrib train` and `attrib evaluate` read: a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrib.correct.changes import BY
from attrib.store.correcting import load_corrections
from attrib.store.load import load_articles

if TYPE_CHECKING:
    from attrib.store import Database
    from attrib.types import Annotated, Quote, Speaker


def training_articles(database: Database) -> Iterator[dict[str, Any]]:
    """Yield every article that holds a correction, as PolNeAR has one, with its people.

    What nobody looked at in it is as the model found it: `reviewed` counts the attributions that a
    person stated, so that articles which are only in part can be left out.
    """
    keys = {correction.article for correction in load_corrections(database, revoked=False)}
    seen: set[str] = set()
    for key in sorted(keys):
        for annotated in load_articles(database, [key]):
            name = annotated.document.id
            yield _article(annotated, f"{name}@{key}" if name in seen else name)
            seen.add(name)


def _article(annotated: Annotated, name: str) -> dict[str, Any]:
    quotes = [quote for quote in annotated.quotes if quote.content]
    return {
        "id": name,
        "text": annotated.document.text,
        "people": [_person(n, speaker, annotated) for n, speaker in enumerate(annotated.speakers)],
        "attributions": [_attribution(quote) for quote in quotes],
        "others": [],
        "reviewed": sum(quote.by.startswith(BY) for quote in quotes),
    }


def _person(number: int, speaker: Speaker, annotated: Annotated) -> dict[str, Any]:
    text = annotated.document.text
    sources = {
        text[slice(*s)]: None for q in annotated.quotes if q.speaker == number for s in q.source
    }
    return {
        "id": str(number),
        "name": speaker.name,
        "type": speaker.type.value,
        "mentions": list(sources),
        "role": [role.title for role in speaker.roles if not role.former] or None,
        "affiliation": [a.organization for a in speaker.affiliations if not a.former],
    }


def _attribution(quote: Quote) -> dict[str, Any]:
    return {
        "source": [list(span) for span in quote.source],
        "cue": [list(span) for span in quote.cue],
        "content": [list(span) for span in quote.content],
        "speaker": None if quote.speaker is None else str(quote.speaker),
        "act": quote.act.value,
        "form": quote.form.value,
    }
