"""A role that leaves its body to the reader in (`a spokesman`, `Moor's pollster`), the body out.

A spokesman, or who else serves a body, is of the one that the paragraph speaks of; who serves a
candidate, of the campaign that the article names after the candidate.
"""

from __future__ import annotations

from dataclasses import replace

from attrib.nlp.people.affiliations import employs_nobody, organization_at
from attrib.nlp.people.facts import Fact
from attrib.nlp.people.lexicon import DETERMINERS, PRONOUNS, singular, word_class
from attrib.nlp.people.phrases import Grammar
from attrib.nlp.people.resolution import Resolver
from attrib.nlp.people.standins import StandIns, WordRange

_BACK = 4
"""Words before a role in which its `its` or `his` may stand: `his longtime campaign manager`."""
_OWNERS = frozenset({"its", "his", "her", "their"})
_LEADS_ON = frozenset({"of", "for", "at", "to", "with", "in", "on"})


class Employers:
    """Finds the bodies that roles leave out, in one article."""

    def __init__(self, grammar: Grammar, resolver: Resolver, standins: StandIns) -> None:
        """Index the campaigns of the article by whose they are."""
        self._grammar = grammar
        self._resolver = resolver
        self._standins = standins
        self._campaigns: dict[int, WordRange] = {}
        for start, number in sorted(grammar.cast.by_word.items()):
            at = organization_at(grammar, start, len(grammar.reading))
            known = self._campaigns.get(number)
            better = known is None or not self._is_called_so(known)
            if at is not None and self._is_campaign(at) and better and not self._is_past(at):
                self._campaigns[number] = known if known and not self._is_called_so(at) else at

    def left_out(self, role: Fact) -> Fact | None:
        """Return the body that a role leaves out, as a fact of the same rule."""
        if role.former or employs_nobody(self._grammar, role.end - 1):
            return None
        at = self._body(role)
        return None if at is None else replace(role, start=at[0], end=at[1], is_role=False)

    def _body(self, role: Fact) -> WordRange | None:
        owner = self._pronoun(role)
        if owner is not None and self._grammar.reading.lower[owner] == "its":
            return self._standins.spoken_of(owner)
        if (at := self._by_title(role, owner)) is not None:
            return at
        served = self._served(role, owner)
        if served is not None:
            return self._campaigns.get(served) or self._body_of(served, role)
        if owner is not None or not self._stands_alone(role):
            return None
        head = singular(self._grammar.reading.lower[role.end - 1])
        if head in word_class("spokespeople") | word_class("officers"):
            return self._standins.spoken_of(role.start)
        at = self._standins.spoken_of(role.start) if head in word_class("staff") else None
        campaign = at is not None and self._is_campaign(at)
        return at if campaign else None

    def _by_title(self, role: Fact, owner: int | None) -> WordRange | None:
        """Return the body that a title alone tells: an officer's police, a chief executive's company."""
        for index in range(role.start, role.end):
            if self._grammar.reading.lower[index] in word_class("services"):
                return self._standins.one_with(index, role.start)
        chief = owner is None and self._is_chief_executive(role)
        return self._standins.spoken_of(role.start) if chief else None

    def _is_chief_executive(self, role: Fact) -> bool:
        """Say whether a title is that of who runs a company, and is all: `Chief Executive` Ada Moor."""
        words = self._grammar.reading.lower[role.start : role.end]
        chief = words[-1] in {"ceo", "cfo", "coo"} or words[-2:] in {
            ("chief", "executive"),
            ("executive", "officer"),
            ("financial", "officer"),
            ("operating", "officer"),
        }
        return chief and set(words) <= word_class("of a chief executive")

    def _is_campaign(self, at: WordRange) -> bool:
        return self._grammar.reading.lower[at[1] - 1] in word_class("runs for office")

    def _is_called_so(self, at: WordRange) -> bool:
        return self._grammar.reading.lower[at[1] - 1] == "campaign"

    def _is_past(self, at: WordRange) -> bool:
        """Say whether a year makes it one campaign of several: `Moor's 2008 campaign`."""
        return any(self._grammar.reading.tags[index] == "CD" for index in range(*at))

    def _pronoun(self, role: Fact) -> int | None:
        """Return the possessive pronoun that a role is of."""
        lower = self._grammar.reading.lower
        for index in range(role.start, max(-1, role.start - _BACK), -1):
            if lower[index] in _OWNERS:
                return index
            if self._grammar.reading.words[index] in {",", ".", ";"}:
                return None
        return None

    def _served(self, role: Fact, owner: int | None) -> int | None:
        """Return whom a role serves: `Moor's pollster`, `adviser to Moor`, `his campaign manager`."""
        grammar, lower = self._grammar, self._grammar.reading.lower
        staff = word_class("staff") | word_class("spokespeople")
        if not any(singular(lower[i]) in staff for i in range(role.start, role.end)):
            return None
        if owner is not None:
            gender = PRONOUNS[lower[owner]][0]
            return self._resolver.owner(owner) if gender in {"m", "f"} else None
        named = grammar.cast.name_in(role.start, role.end)
        return None if named is None else grammar.cast.by_word.get(named.start)

    def _body_of(self, owner: int, role: Fact) -> WordRange | None:
        """Return the body of whom somebody speaks for: a minister's spokesman is of the ministry."""
        if singular(self._grammar.reading.lower[role.end - 1]) not in word_class("spokespeople"):
            return None
        facts = self._resolver.profiles.ranked(owner)
        present = (fact for fact in facts if not fact.is_role and not fact.former)
        first = next(present, None)
        return None if first is None else (first.start, first.end)

    def _stands_alone(self, role: Fact) -> bool:
        """Say whether a role has nothing with it that tells whose it is."""
        reading, lexicon = self._grammar.reading, self._grammar.lexicon
        plain = all(
            reading.words[i][:1].islower() or reading.begins_sentence(i)
            for i in range(role.start, role.end)
        )
        bodied = any(lexicon.is_group(reading.lower[i]) for i in range(role.start, role.end - 1))
        leads_on = reading.lower[role.end : role.end + 1] in {(word,) for word in _LEADS_ON}
        before = reading.words[role.start - 1] if role.start else "."
        named = before[:1].isupper() and before.lower() not in DETERMINERS
        owned = reading.is_possessive(role.start - 1) or named or before in {"!", "?"}
        return plain and not (leads_on or owned or bodied)
