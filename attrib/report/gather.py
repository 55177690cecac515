"""One pass over the articles in; what the pages of speakers and organizations hold out.

To ask the database once for every speaker would take minutes where there are tens of thousands of
them; everything there is to say of them stands in the articles, which are read anyway.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from attrib.report import wording
from attrib.report.charts import day_number
from attrib.report.context import evidence
from attrib.report.parts import Card, Standing

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleDetail,
        ArticleSpeaker,
        JudgementAnswer,
        QuoteAnswer,
    )
    from attrib.query.answers import Evidence as Stated
    from attrib.report.parts import Evidence
    from attrib.report.places import Places

Identity: TypeAlias = tuple[str, str, bool]
"""Kind, the organization's id or the folded value, and whether it is past."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and its place in time."""

    order: tuple[bool, str, str, int]
    """Sorts quotations oldest first, those without a date last, each article in its own order."""
    card: Card


@dataclass(slots=True)
class StandingSoFar:
    """A role or an affiliation, as far as the articles seen so far state it."""

    stated: Stated
    order: tuple[bool, str, str]
    """Place in time of the article that the evidence is from."""
    evidence: Evidence
    first: str = ""
    last: str = ""
    articles: int = 0
    latest: str = ""
    """Key of the article that was seen last: one that states a thing twice counts once."""

    def count(self, article: str, published: str | None) -> None:
        """Take into account that an article states it; each article's statements come together."""
        self.articles += article != self.latest
        self.latest = article
        if published:
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)


@dataclass(slots=True)
class Gathered:
    """What the articles seen so far hold, by speaker and by organization."""

    said: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    """Quotations by id of the speaker."""
    through: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    """Quotations by id of the organizations that the speaker is affiliated with in the article."""
    beside: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """In how many articles a speaker stands beside others, by id."""
    former: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Ids of former people by id of the organization."""
    doubts: dict[str, list[JudgementAnswer]] = field(default_factory=lambda: defaultdict(list))
    """Open questions of identity by id of the speaker."""
    open_questions: tuple[JudgementAnswer, ...] = ()
    """All of them, the surest first."""
    standings: dict[str, dict[Identity, StandingSoFar]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """Roles and affiliations by id of the speaker."""

    def add(self, detail: ArticleDetail, cards: Sequence[Card], places: Places) -> None:
        """Take an article into account; its quotations come as cards as well."""
        for quote, card in zip(detail.quotes, cards, strict=True):
            self._add_quote(quote, card)
        quoted = {speaker.id for speaker in detail.speakers if speaker.quotes}
        for speaker in detail.speakers:
            self.beside[speaker.id].update(quoted - {speaker.id})
            self._add_standings(speaker, detail, places)

    def _add_quote(self, quote: QuoteAnswer, card: Card) -> None:
        if quote.speaker_id is None:
            return
        date = quote.article.published
        order = (date is None, date or "", quote.article.key, quote.number)
        said = Said(order, card)
        self.said[quote.speaker_id].append(said)
        for organization_id in quote.organization_ids:
            self.through[organization_id].append(said)

    def _add_standings(
        self, speaker: ArticleSpeaker, detail: ArticleDetail, places: Places
    ) -> None:
        article = detail.article
        order = (article.published is None, article.published or "", article.key)
        known = self.standings[speaker.id]
        for stated in speaker.evidence:
            identity = _identity(stated)
            standing = known.get(identity)
            if standing is None or order < standing.order:
                proof = evidence(
                    detail.text,
                    stated.span,
                    article=places.article(article),
                    outlet=article.outlet,
                    date=article.published,
                )
                if standing is None:
                    standing = known[identity] = StandingSoFar(stated, order, proof)
                else:
                    standing.stated, standing.order, standing.evidence = stated, order, proof
            standing.count(article.key, article.published)
            if stated.former and stated.organization_id:
                self.former[stated.organization_id].add(speaker.id)

    def add_doubts(
        self, judgements: tuple[JudgementAnswer, ...], speakers: Mapping[tuple[str, str], str]
    ) -> None:
        """Take open questions of identity into account.

        Args:
            judgements: what was judged.
            speakers: id of a speaker by key of an article and the name it has there.
        """
        self.open_questions = judgements
        for judgement in judgements:
            ends = (
                (judgement.left_article, judgement.left),
                (judgement.right_article, judgement.right),
            )
            for key in dict.fromkeys(speakers[end] for end in ends if end in speakers):
                self.doubts[key].append(judgement)

    def quotations_of(self, speaker_id: str) -> tuple[Card, ...]:
        """Return the quotations of a speaker in date order."""
        return in_order(self.said.get(speaker_id, ()))

    def standing_of(self, speaker_id: str) -> str:
        """Return role and affiliations in the line that most articles give; of two alike, the later.

        What different articles say is not put together: a role in one and a body in another can
        make somebody of a speaker that no article knows.
        """
        lines = {item.order[:3]: item.card.standing for item in self.said.get(speaker_id, ())}
        often = Counter(lines.values())
        ranked = ((often[line], order, line) for order, line in lines.items() if line)
        return max(ranked, default=(0, (), ""))[2]

    def standings_of(self, speaker_id: str, places: Places) -> tuple[Standing, ...]:
        """Return every role, then every affiliation: present, frequent, early ones first."""
        found = self.standings.get(speaker_id, {}).values()
        days = [day for standing in found for day in _days(standing)]
        span = (min(days, default=0), max(days, default=0))
        return tuple(
            sorted(
                (_standing(standing, span, places) for standing in found),
                key=lambda s: (
                    *(s.kind != "Role", s.former, -s.articles),
                    *(s.first is None, s.first or "", s.value.label.casefold()),
                ),
            )
        )


def in_order(said: Iterable[Said]) -> tuple[Card, ...]:
    """Return quotations oldest first."""
    return tuple(item.card for item in sorted(said, key=lambda item: item.order))


def _identity(stated: Stated) -> Identity:
    return stated.kind, stated.organization_id or stated.value.casefold(), stated.former


def _days(found: StandingSoFar) -> list[int]:
    return [day for day in map(day_number, (found.first, found.last)) if day]


def _standing(found: StandingSoFar, span: tuple[int, int], places: Places) -> Standing:
    stated = found.stated
    days = _days(found)
    whole = span[1] - span[0]
    first, last = min(days, default=span[0]), max(days, default=span[0])
    return Standing(
        kind=stated.kind.capitalize(),
        value=places.organization(stated.organization_id, stated.value),
        former=stated.former,
        first=found.first or None,
        last=found.last or None,
        articles=found.articles,
        evidence=found.evidence,
        by=wording.decided_by(stated.by),
        start=(first - span[0]) / whole if whole else 0.0,
        length=(last - first) / whole if whole else 0.0,
    )
