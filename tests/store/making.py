"""Makes annotated articles to store: spans are found by their words, so that nobody counts."""

from __future__ import annotations

from typing import Any

from attrib.types import (
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


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def person(text: str, name: str, *, role: str | None = None, of: str | None = None) -> Speaker:
    return Speaker(
        name=name,
        type=SpeakerType.PERSON,
        roles=(Role(title=role, evidence=span(text, role), by="rule:appos"),) if role else (),
        affiliations=(Affiliation(organization=of, evidence=span(text, of), by="rule:appos"),)
        if of
        else (),
        mentions=(span(text, name),),
    )


def quote(text: str, content: str, speaker: int | None = 0, **more: Any) -> Quote:
    parts = tuple(span(text, part) for part in content.split(" … "))
    defaults: dict[str, Any] = {"form": Form.DIRECT, "confidence": 0.9, "by": "model"}
    return Quote(content=parts, speaker=speaker, **(defaults | more))


REEF = (
    '"The reef is dying," said Ana Muñoz, a biologist at Massachusetts Institute of Technology. '
    '"We saw it," she added, "with our own eyes." Officials denied that the reef was closed.'
)
HARBOR = (
    'The harbor stays open, said Ana Muñoz of MIT. "Nobody asked us," said Jörg Weiß, '
    "spokesman of Kiel University."
)


def reef(**more: Any) -> Annotated:
    speakers = (
        person(REEF, "Ana Muñoz", role="biologist", of="Massachusetts Institute of Technology"),
        Speaker(
            name="Officials",
            type=SpeakerType.UNNAMED,
            mentions=(span(REEF, "Officials"),),
            count=2,
            reason=span(REEF, "the reef was closed"),
        ),
    )
    quotes = (
        quote(REEF, '"The reef is dying,"', cue=(span(REEF, "said"),)),
        quote(REEF, '"We saw it," … "with our own eyes."', cue=(span(REEF, "added"),)),
        quote(REEF, "that the reef was closed", 1, form=Form.INDIRECT, negated=True),
    )
    fields = {"title": "Reef", "outlet": "The Gull", "published": "2023-05-01"} | more
    document = Document(id="reef", text=REEF, **fields)
    return Annotated(document=document, quotes=quotes, speakers=speakers, model="test 1")


def harbor(**more: Any) -> Annotated:
    speakers = (
        person(HARBOR, "Ana Muñoz", of="MIT"),
        person(HARBOR, "Jörg Weiß", role="spokesman", of="Kiel University"),
    )
    quotes = (
        quote(HARBOR, "The harbor stays open", form=Form.INDIRECT, confidence=0.5),
        quote(HARBOR, '"Nobody asked us,"', 1),
    )
    fields = {"title": "Harbor", "outlet": "The Tern", "published": "2023-06"} | more
    document = Document(id="harbor", text=HARBOR, **fields)
    return Annotated(document=document, quotes=quotes, speakers=speakers, model="test 1")


MIT = Organization(
    id="mit",
    name="Massachusetts Institute of Technology",
    aliases=("MIT",),
    kind="university",
    country="US",
)


class Lexicon:
    """Knows one organization, as `attrib.resolve` knows many."""

    def identify(self, names: Any, aliases: Any = ()) -> tuple[Organization, ...]:
        return tuple(self._identify(name, aliases) for name in names)

    def _identify(self, name: str, aliases: Any) -> Organization:
        others = {form for pair in aliases if name in pair for form in pair}
        if {name, *others} & {MIT.name, *MIT.aliases}:
            return MIT
        full = max({name, *others}, key=len)
        return Organization(id=f"key:{full}", name=full, listed=False)

    def parents(self, organization: Organization) -> tuple[Organization, ...]:  # noqa: ARG002
        return ()

    def sector(self, roles: Any, organizations: Any) -> str | None:  # noqa: ARG002
        return "academia" if MIT in organizations else None
