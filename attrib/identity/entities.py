"""The door to who is who: show it, decide on it, take a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.errors import QueryError
from attrib.identity.choosing import chosen
from attrib.identity.lexicon import load_resolver
from attrib.identity.words import checked_name, checked_who, checked_why
from attrib.query.decisions import load_decision_answers
from attrib.query.doubts import load_doubts
from attrib.query.identity import find_entity, load_entity
from attrib.resolve import cluster
from attrib.store.entities import load_members
from attrib.store.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attrib.query.identity_answers import DecisionAnswer, Doubt, EntityDetail
    from attrib.store import Database


class Entities:
    """Who is who across articles in one database.

    A speaker is named by its id, as answers have it, by any id it had before, or by a name that
    only one speaker has. Every decision is kept with who made it, when and why, goes before every
    rule, and is taken back by `undo`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, speaker: str) -> EntityDetail:
        """Return who counts as one speaker, and why.

        Raises:
            QueryError: if nobody is meant, or more than one may be.
        """
        with self._database.reading() as connection:
            return load_entity(connection, speaker)

    def doubts(self, speaker: str | None = None) -> tuple[Doubt, ...]:
        """Return the pairs of speakers that may be one, the likeliest first.

        Args:
            speaker: only those with this one.

        Raises:
            QueryError: if nobody is meant, or more than one may be.
        """
        with self._database.reading() as connection:
            if speaker is None:
                return load_doubts(connection)
            key = find_entity(connection, speaker)
            return load_doubts(connection, sorted(load_members(connection, [key])))

    def decisions(self) -> tuple[DecisionAnswer, ...]:
        """Return what people decided, first one first, with what was taken back."""
        with self._database.reading() as connection:
            return load_decision_answers(connection)

    def merge(self, speakers: Sequence[str], *, who: str, why: str | None = None) -> int:
        """Decide that speakers are one; return the number of the decision.

        Raises:
            QueryError: if they are not two at least, or one is not known.
        """
        who, why = checked_who(who), checked_why(why)
        sides = self._members(speakers)
        if len(sides) == 1:
            raise QueryError("These are one speaker already: name two or more.")
        everyone = sorted({key for side in sides for key in side})
        return self._database.decide([everyone], cluster, who=who, why=why)

    def split(
        self, speaker: str, articles: Sequence[str], *, who: str, why: str | None = None
    ) -> int:
        """Decide that in some articles it is another one; return the number of the decision.

        Args:
            speaker: from whom they part.
            articles: their keys, the beginnings of those, or ids.
            who: decides.
            why: they do.

        Raises:
            QueryError: if the speaker has no such article, or would be left with none.
        """
        who, why = checked_who(who), checked_why(why)
        detail = self.show(speaker)
        gone = chosen(detail, articles)
        stay = self._members([detail.speaker.id])[0] - gone
        if not stay:
            raise QueryError(f"That is all of {detail.speaker.name}: name some of the articles.")
        return self._database.decide([sorted(stay), sorted(gone)], cluster, who=who, why=why)

    def keep_apart(self, speakers: Sequence[str], *, who: str, why: str | None = None) -> int:
        """Decide that speakers are not one, whatever the rules find; return the decision's number.

        Raises:
            QueryError: if they are not two at least, or one is not known.
        """
        who, why = checked_who(who), checked_why(why)
        sides = self._members(speakers)
        if len(sides) == 1:
            raise QueryError(
                "These count as one speaker now: `split` takes articles out of a speaker."
            )
        return self._database.decide([sorted(side) for side in sides], cluster, who=who, why=why)

    def rename(self, speaker: str, name: str, *, who: str, why: str | None = None) -> int:
        """Decide how a speaker is called; return the number of the decision.

        Raises:
            QueryError: if the speaker is not known, or the name is none.
        """
        name, who, why = checked_name(name), checked_who(who), checked_why(why)
        (members,) = self._members([speaker])
        return self._database.decide([sorted(members)], cluster, who=who, why=why, name=name)

    def undo(self, number: int, *, who: str) -> DecisionAnswer:
        """Take a decision back; return it. Who is who is then as all others have it.

        Raises:
            StoreError: if there is none of this number, or it was taken back before.
        """
        self._database.revoke(number, cluster, who=checked_who(who))
        return next(decision for decision in self.decisions() if decision.number == number)

    def rebuild(self, *, progress: Callable[[int, int], object] | None = None) -> int:
        """Name organizations and judge speakers anew in all articles; return how many there are.

        This brings what an older version stored to the rules, the lists and the sectors of this
        one. Nothing is annotated anew; corrections and decisions stay.

        Args:
            progress: called with the number of articles done and of all.
        """
        resolver = load_resolver(self._database)
        return rewrite(self._database, resolver, resolver, progress=progress)

    def _members(self, speakers: Sequence[str]) -> list[set[str]]:
        """Return the profiles of each speaker, once each."""
        if not speakers:
            raise QueryError("Name a speaker.")
        with self._database.reading() as connection:
            keys = dict.fromkeys(find_entity(connection, name) for name in speakers)
            return [load_members(connection, [key]) for key in keys]
