"""The one way out of spaCy: `doc.spans` in, the frozen types with character offsets out."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from attrib.types import Quote, Span


def drafts_of(doc: Doc) -> tuple[Quote, ...]:
    """Return the attributions of `doc.spans` as quotes, in order, before any rule has seen them."""
    parts: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for role in ("source", "cue", "content"):
        for span in doc.spans.get(role, ()):
            parts[int(span.id_)][role].append(Span(span.start_char, span.end_char))
    confidence = doc.spans["content"].attrs["confidence"] if "content" in doc.spans else []
    return tuple(
        Quote(
            source=tuple(roles["source"]),
            cue=tuple(roles["cue"]),
            content=tuple(sorted(roles["content"])),
            confidence=confidence[number],
            by="model",
        )
        for number, roles in sorted(parts.items())
    )
