"""The data contract: one JSON object an article, the same for every export, import and test.

`Annotated` in, plain data out, and back again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrib.types import (
    Act,
    Affiliation,
    Annotated,
    Document,
    Flag,
    Form,
    Quote,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_METADATA = ("title", "outlet", "author", "url", "published", "origin")


def to_dict(annotated: Annotated) -> dict[str, Any]:
    """Return an article as plain data, ready for JSON.

    `speakers` and each quote's `speaker_index` hold what the flat keys of a quote leave out.
    """
    document = annotated.document
    return {
        "id": document.id,
        "text": document.text,
        **{key: getattr(document, key) for key in _METADATA},
        "model": annotated.model,
        "quotes": [_quote_to_dict(quote, annotated) for quote in annotated.quotes],
        "speakers": [_speaker_to_dict(speaker) for speaker in annotated.speakers],
        "scare": [list(span) for span in annotated.scare],
        "aliases": [list(pair) for pair in annotated.aliases],
    }


def _quote_to_dict(quote: Quote, annotated: Annotated) -> dict[str, Any]:
    speaker = None if quote.speaker is None else annotated.speakers[quote.speaker]
    roles = speaker.roles if speaker else ()
    affiliations = speaker.affiliations if speaker else ()
    return {
        "source": [list(span) for span in quote.source],
        "cue": [list(span) for span in quote.cue],
        "content": [list(span) for span in quote.content],
        "form": quote.form.value,
        "act": quote.act.value,
        "speaker": speaker.name if speaker else None,
        "speaker_type": speaker.type.value if speaker else None,
        "role": roles[0].title if roles else None,
        "affiliations": [a.organization for a in affiliations],
        "evidence": {
            "role": list(roles[0].evidence) if roles else None,
            "affiliations": [list(a.evidence) for a in affiliations],
        },
        "negated": quote.negated,
        "flags": [flag.value for flag in quote.flags],
        "via": None if quote.via is None else annotated.speakers[quote.via].name,
        "channel": None if quote.channel is None else list(quote.channel),
        "parent": quote.parent,
        "follows": quote.follows,
        "confidence": round(quote.confidence, 2),
        "by": quote.by,
        "speaker_index": quote.speaker,
        "via_index": quote.via,
    }


def _speaker_to_dict(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "type": speaker.type.value,
        "roles": [
            {"title": r.title, "evidence": list(r.evidence), "by": r.by, "former": r.former}
            for r in speaker.roles
        ],
        "affiliations": [
            {
                "organization": a.organization,
                "evidence": list(a.evidence),
                "by": a.by,
                "former": a.former,
            }
            for a in speaker.affiliations
        ],
        "mentions": [list(span) for span in speaker.mentions],
        "members": list(speaker.members),
        "count": speaker.count,
        "reason": None if speaker.reason is None else list(speaker.reason),
    }


def from_dict(data: Mapping[str, Any]) -> Annotated:
    """Return the article that `to_dict` wrote.

    Raises:
        KeyError, TypeError, ValueError: if the data does not follow the contract.
    """
    return Annotated(
        document=Document(
            id=str(data["id"]), text=data["text"], **{key: data.get(key) for key in _METADATA}
        ),
        model=data.get("model") or "",
        quotes=tuple(_quote_from_dict(quote) for quote in data["quotes"]),
        speakers=tuple(_speaker_from_dict(speaker) for speaker in data["speakers"]),
        scare=tuple(Span(*span) for span in data.get("scare", ())),
        aliases=tuple((short, full) for short, full in data.get("aliases", ())),
    )


def _quote_from_dict(data: Mapping[str, Any]) -> Quote:
    return Quote(
        source=tuple(Span(*span) for span in data["source"]),
        cue=tuple(Span(*span) for span in data["cue"]),
        content=tuple(Span(*span) for span in data["content"]),
        form=Form(data["form"]),
        act=Act(data["act"]),
        speaker=data["speaker_index"],
        negated=data["negated"],
        flags=tuple(Flag(flag) for flag in data["flags"]),
        via=data["via_index"],
        channel=None if data["channel"] is None else Span(*data["channel"]),
        parent=data["parent"],
        follows=data.get("follows"),
        confidence=data["confidence"],
        by=data["by"],
    )


def _speaker_from_dict(data: Mapping[str, Any]) -> Speaker:
    return Speaker(
        name=data["name"],
        type=SpeakerType(data["type"]),
        roles=tuple(
            Role(title=r["title"], evidence=Span(*r["evidence"]), by=r["by"], former=r["former"])
            for r in data["roles"]
        ),
        affiliations=tuple(
            Affiliation(
                organization=a["organization"],
                evidence=Span(*a["evidence"]),
                by=a["by"],
                former=a["former"],
            )
            for a in data["affiliations"]
        ),
        mentions=tuple(Span(*span) for span in data["mentions"]),
        members=tuple(data["members"]),
        count=data.get("count"),
        reason=Span(*data["reason"]) if data.get("reason") else None,
    )


def safe_cell(value: Any) -> Any:
    """Return a value as a cell of a table that a spreadsheet may open.

    A text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    if not isinstance(value, str) or value[:1].isalnum():  # most are plain, and pages have hundreds
        return value
    risky = value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA)
    return f"'{value}" if risky else value
