"""Quotes and open identities in, one after the other to a person in the terminal; what they say is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attrib.cli.review_pages import doubt_page, quote_page
from attrib.correct.applying import likeness
from attrib.correct.changes import (
    Change,
    Correction,
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.errors import AttribError
from attrib.review.sheet import parts
from attrib.types import Span

if TYPE_CHECKING:
    from attrib.cli.screen import Screen
    from attrib.query.answers import QuoteAnswer
    from attrib.query.identity_answers import Doubt
    from attrib.tracker import Tracker

_BETWEEN = "|"
_FEW = 3
"""Quotes of each speaker that are shown to tell two apart."""


@dataclass(slots=True)
class Item:
    """Something to look at, and what was done with it: each can be taken back, the last first."""

    quote: QuoteAnswer | None = None
    doubt: Doubt | None = None
    place: tuple[int, int] | None = None
    """In a sample: its number, and the quote's there."""
    undo: list[Callable[[], None]] = field(default_factory=list)
    faults: list[CorrectionKind] = field(default_factory=list)


class Reviewer:
    """Walks a person through items by keys."""

    def __init__(self, tracker: Tracker, screen: Screen, who: str) -> None:
        self._tracker = tracker
        self._screen = screen
        self._who = who
        self._note = ""
        self._why: str | None = None
        self.said = 0
        """How many corrections and decisions were kept, less those taken back."""

    def walk(self, items: Iterable[Item], total: int | None) -> None:
        """Show items until there are no more, or the person quits."""
        seen: list[Item] = []
        waiting: list[Item] = []
        source: Iterator[Item] = iter(items)
        while (item := waiting.pop() if waiting else next(source, None)) is not None:
            of = "" if total is None else f" of {total}"
            key = self._look(item, f"{len(seen) + 1}{of}")
            if key == "q":
                return
            if key == "u":
                waiting.append(item)
                if seen:
                    waiting.append(self._back(seen.pop()))
            else:
                seen.append(item)

    def _back(self, item: Item) -> Item:
        while item.undo:
            self._undo(item)
        return item

    def _undo(self, item: Item) -> None:
        item.undo.pop()()
        self._note = "Taken back."

    def _look(self, item: Item, head: str) -> str:
        """Show an item until it is done with; return the key that leads on."""
        while True:
            page = self._doubt(item.doubt, head) if item.doubt else self._quote(item, head)
            self._screen.clear()
            self._screen.show(page)
            self._screen.show(self._note)
            self._note = ""
            key = self._screen.key()
            if key in {"q", " ", "\n"}:
                return key
            if key == "u" and not item.undo:
                return key
            if key in "ue":
                self._undo(item) if key == "u" else self._ask_why()
                continue
            try:
                is_done = self._decide(item, key) if item.doubt else self._press(item, key)
            except AttribError as error:
                self._note = str(error)
                continue
            if is_done:
                return key

    def _quote(self, item: Item, head: str) -> str:
        assert item.quote is not None  # noqa: S101  # an item is a quote or a doubt
        detail = self._tracker.article(item.quote.article.key)
        return quote_page(item.quote, detail, head, color=self._screen.has_color)

    def _doubt(self, doubt: Doubt, head: str) -> str:
        left, right = (
            list(self._tracker.quotes(speaker_id=speaker.id, limit=_FEW))
            for speaker in (doubt.left, doubt.right)
        )
        return doubt_page(doubt, (left, right), head)

    def _decide(self, item: Item, key: str) -> bool:
        """Keep a decision on two speakers."""
        assert item.doubt is not None  # noqa: S101
        if key not in {"s", "d"}:
            self._note = "That key does nothing here."
            return False
        entities = self._tracker.entities
        decide = entities.merge if key == "s" else entities.keep_apart
        pair = [item.doubt.left.id, item.doubt.right.id]
        number = decide(pair, who=self._who, why=self._reason())
        self.said += 1

        def undo() -> None:
            entities.undo(number, who=self._who)
            self.said -= 1

        item.undo.append(undo)
        return True

    def _press(self, item: Item, key: str) -> bool:
        """Do what a key stands for; tell whether the quote is done with."""
        at_once: dict[str, Change] = {"y": Right(), "n": NotAQuote(), "c": ScareQuote()}
        asked = {
            "w": lambda: self._ask_words(item),
            "s": lambda: self._ask_speaker(item),
            "r": self._ask_role,
            "a": self._ask_affiliations,
        }
        if key in at_once:
            self._say(item, at_once[key])
            self._judge(item)
            return True
        if key in asked:
            change = asked[key]()
            if change is not None:
                self._say(item, change)
        elif key == "m":
            self._add_missing(item)
        else:
            self._note = "That key does nothing here."
        return False

    def _say(self, item: Item, change: Change) -> None:
        assert item.quote is not None  # noqa: S101
        before, faults = item.quote, list(item.faults)
        kept = self._tracker.corrections.correct(before, change, who=self._who, why=self._reason())
        if kept is None:
            self._note = "That was said before."
            return
        if kept.kind is not CorrectionKind.RIGHT:
            item.faults.append(kept.kind)
        self._note = f"Kept: {kept.kind}."
        item.quote = self._standing(before, kept)
        self._can_undo(item, kept, before, faults)

    def _can_undo(
        self, item: Item, kept: Correction, before: QuoteAnswer, faults: list[CorrectionKind]
    ) -> None:
        self.said += 1

        def undo() -> None:
            assert kept.id is not None  # noqa: S101  # it was just saved
            self._tracker.corrections.revoke(kept.id, who=self._who)
            item.quote, item.faults = before, faults
            self.said -= 1

        item.undo.append(undo)

    def _standing(self, before: QuoteAnswer, kept: Correction) -> QuoteAnswer:
        """Return a quote as it stands after a correction."""
        spans = before.spans
        if kept.after is not None:
            spans = tuple(Span(a.start, a.start + len(a.words)) for a in kept.after.content)
        found = self._tracker.quotes(article=before.article.key)
        return max(found, key=lambda quote: likeness(quote.spans, spans), default=before)

    def _judge(self, item: Item) -> None:
        if item.place is None:
            return
        sample, number = item.place
        samples = self._tracker.samples
        samples.judge(sample, number, item.faults, who=self._who)
        item.undo.append(lambda: samples.judge(sample, number, None, who=self._who))

    def _ask_why(self) -> None:
        self._why = self._screen.ask("Why? It is kept with your next answer") or None
        self._note = "Your next answer has this reason." if self._why else ""

    def _reason(self) -> str | None:
        reason, self._why = self._why, None
        return reason

    def _ask_words(self, item: Item) -> Change | None:
        assert item.quote is not None  # noqa: S101
        words = self._screen.ask(
            f"The words as they stand in the article, with {_BETWEEN} between parts",
            start=f" {_BETWEEN} ".join(parts(item.quote)),
        )
        if not words:
            return None
        source = self._screen.ask("Source, if another one")
        cue = self._screen.ask("Cue, if another one")
        return NewSpan(_parts(words), source or None, cue or None)

    def _ask_speaker(self, item: Item) -> Change | None:
        assert item.quote is not None  # noqa: S101
        speakers = self._tracker.article(item.quote.article.key).speakers
        for number, speaker in enumerate(speakers, 1):
            self._screen.show(f"  {number:>3}  {speaker.name}")
        answer = self._screen.ask("Number, or full name; - if the article does not tell")
        if not answer:
            return None
        if answer == "-":
            return NewSpeaker(None)
        if answer.isdecimal() and 0 < int(answer) <= len(speakers):
            chosen = speakers[int(answer) - 1]
            return NewSpeaker(chosen.name, chosen.type)
        return NewSpeaker(answer)

    def _ask_role(self) -> Change | None:
        answer = self._screen.ask("Role in this article; - for none")
        return None if not answer else NewRole(None if answer == "-" else answer)

    def _ask_affiliations(self) -> Change | None:
        answer = self._screen.ask(f"Organizations, with {_BETWEEN} between; - for none")
        return None if not answer else NewAffiliation(() if answer == "-" else _parts(answer))

    def _add_missing(self, item: Item) -> None:
        assert item.quote is not None  # noqa: S101
        words = self._screen.ask(f"The missing words, as in the article (parts with {_BETWEEN})")
        if not words:
            return
        speaker = self._screen.ask("Speaker, by the full name; empty if not known")
        missing = MissingQuote(content=_parts(words), speaker=speaker or None)
        key = item.quote.article.key
        kept = self._tracker.corrections.add(key, missing, who=self._who, why=self._reason())
        if kept is None:
            self._note = "That quote is there already."
            return
        self._note = "Kept: missing."
        self._can_undo(item, kept, item.quote, list(item.faults))


def _parts(answer: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in answer.split(_BETWEEN) if part.strip())
