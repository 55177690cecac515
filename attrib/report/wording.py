"""What pages call things: the enums of the answers in, words for readers out."""

from __future__ import annotations

from functools import cache

from attrib.types import Act, Flag, Form, Sector, SpeakerType

FORMS = {Form.DIRECT: "direct", Form.MIXED: "mixed", Form.INDIRECT: "indirect"}

KINDS = {
    SpeakerType.PERSON: "named person",
    SpeakerType.ORGANIZATION: "organization",
    SpeakerType.DOCUMENT: "document",
    SpeakerType.UNNAMED: "unnamed source",
}
NO_SPEAKER = "no source found"

_SECTORS = {
    Sector.GOVERNMENT: "government",
    Sector.MILITARY: "military",
    Sector.ACADEMIA: "research and teaching",
    Sector.THINK_TANK: "think tanks",
    Sector.COMPANY: "companies",
    Sector.NGO: "civil society",
    Sector.MEDIA: "media",
    Sector.PARTY: "parties and campaigns",
    Sector.CITIZEN: "citizens",
    Sector.UNKNOWN: "",
}

FLAGS = {
    Flag.FLOATING: "no reporting verb of its own",
    Flag.UNCLOSED: "quotation mark never closed",
    Flag.HEADLINE: "stands in a headline",
    Flag.QUESTION: "a question",
    Flag.HEDGED: "hedged",
    Flag.NO_COMMENT: "declined to comment",
    Flag.AMBIGUOUS_SPEAKER: "more than one speaker is possible",
}

_WHERE = frozenset(
    ("at", "before", "by", "during", "from", "in", "on", "over", "through", "to", "via", "with")
)
"""What begins a channel that says where, not to whom: "on Bluesky", "in a statement"."""

_RULES = {"model": "the trained model"}


def kind(type_: SpeakerType | None) -> str:
    """Return what a reader calls a type of speaker."""
    return KINDS[type_] if type_ is not None else NO_SPEAKER


def sector(value: str | None) -> str:
    """Return what a reader calls a part of society; nothing where it is not known."""
    return _SECTORS.get(Sector(value), "") if value in set(Sector) else value or ""


def said_through(channel: str) -> str:
    """Return where something was said, "said in a letter", or to whom, "told the Courier"."""
    first, _, rest = channel.partition(" ")
    if rest and first.casefold() in _WHERE:
        return f"said {first.lower()} {rest}"
    return f"told {channel}"


@cache
def decided_by(by: str) -> str:
    """Return what decided, as a reader says it: the model, or a rule by its name."""
    if by in _RULES:
        return _RULES[by]
    return f"rule \u201c{by.removeprefix('rule:')}\u201d" if by else "not recorded"


def act(value: Act) -> str:
    """Return what a reader calls an act."""
    return "said" if value is Act.STATEMENT else "held"


def notes(flags: tuple[Flag, ...], *, negated: bool, act: Act) -> tuple[str, ...]:
    """Return what a reader should know of a quotation beyond its form and speaker."""
    found = [FLAGS[flag] for flag in flags]
    if negated:
        found.insert(0, "denied or not said")
    if act is Act.ATTITUDE:
        found.insert(0, "an attitude, not said")
    return tuple(found)
