"""An invented corpus as a source of answers: articles in, everything that a report asks out."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attrib.query.answers import (
    ArticleAnswer,
    ArticleDetail,
    ArticleSpeaker,
    Evidence,
    JudgementAnswer,
    OrganizationAnswer,
    QuarantineAnswer,
    QuoteAnswer,
    RunAnswer,
    SpeakerAnswer,
    Totals,
)
from attrib.query.scare import ScareAnswer
from attrib.types import Act, Flag, Form, Span, SpeakerType, Verdict
from tests.report.marked import read_marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrib.query.precision import Precision

PERSON, UNNAMED = SpeakerType.PERSON, SpeakerType.UNNAMED


@dataclass(frozen=True, kw_only=True)
class Person:
    """A speaker of an article as a test writes it."""

    name: str
    quotes: tuple[int, ...]
    id: str = ""
    type: SpeakerType = PERSON
    roles: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    sector: str | None = None

    @property
    def key(self) -> str:
        return self.id or self.name


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article as a test writes it: `flags` and `forms` by number of quotation."""

    key: str
    marked: str
    people: tuple[Person, ...] = ()
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    origin: str | None = None
    forms: dict[int, Form] = field(default_factory=dict)
    acts: dict[int, Act] = field(default_factory=dict)
    flags: dict[int, tuple[Flag, ...]] = field(default_factory=dict)
    confidence: dict[int, float] = field(default_factory=dict)
    negated: tuple[int, ...] = ()
    parents: dict[int, int] = field(default_factory=dict)


def _form(contents: Iterable[str]) -> Form:
    parts = [part.strip() for part in contents]
    if all(part[:1] in '"“' for part in parts):
        return Form.DIRECT
    return Form.MIXED if any(mark in part for part in parts for mark in '"“') else Form.INDIRECT


def _evidence(person: Person, text: str) -> tuple[Evidence, ...]:
    found = []
    for kind, values in (("role", person.roles), ("affiliation", person.organizations)):
        for value in values:
            start = text.find(value)
            span = Span(max(start, 0), max(start, 0) + len(value))
            found.append(
                Evidence(
                    kind=kind,
                    value=value,
                    written=value,
                    span=span,
                    text=text[span.start : span.end],
                    by="rule:apposition",
                    organization_id=f"org:{value}" if kind == "affiliation" else None,
                )
            )
    return tuple(found)


def make_detail(story: Story) -> ArticleDetail:
    text, spans = read_marked(story.marked)
    article = ArticleAnswer(
        key=story.key,
        id=story.key,
        title=story.title,
        outlet=story.outlet,
        author=story.author,
        url=story.url,
        published=story.published,
        origin=story.origin or f"{story.key}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        model="attrib-en 0.1.0",
        run_id=1,
        words=len(text.split()),
        quotes=len(spans),
        speakers=sum(1 for person in story.people if person.quotes),
    )
    owner = {number: person for person in story.people for number in person.quotes}
    quotes = tuple(
        _quote(story, article, (text, spans[number]), number, owner.get(number))
        for number in sorted(spans)
    )
    speakers = tuple(
        ArticleSpeaker(
            id=person.key,
            number=place,
            name=person.name,
            type=person.type,
            evidence=_evidence(person, text),
            mentions=(),
            quotes=len(person.quotes),
        )
        for place, person in enumerate(story.people)
    )
    return ArticleDetail(article=article, text=text, quotes=quotes, speakers=speakers)


def _quote(
    story: Story,
    article: ArticleAnswer,
    written: tuple[str, dict[str, list[Span]]],
    number: int,
    person: Person | None,
) -> QuoteAnswer:
    text, spans = written
    contents = [text[start:end] for start, end in spans["c"]]
    span = Span(spans["c"][0].start, spans["c"][-1].end)
    return QuoteAnswer(
        key=f"{article.key}-{number - 1}",
        number=number - 1,
        speaker=person.name if person else None,
        speaker_id=person.key if person else None,
        speaker_type=person.type if person else None,
        sector=person.sector if person else None,
        named=person.name if person else None,
        role=person.roles[0] if person and person.roles else None,
        roles=person.roles if person else (),
        affiliations=person.organizations if person else (),
        organization_ids=tuple(f"org:{o}" for o in person.organizations) if person else (),
        text=" ".join(contents),
        words=len(" ".join(contents).split()),
        spans=tuple(spans["c"]),
        span=span,
        cue=" ".join(text[s:e] for s, e in spans["k"]) or None,
        cue_spans=tuple(spans["k"]),
        source=" ".join(text[s:e] for s, e in spans["s"]) or None,
        source_spans=tuple(spans["s"]),
        form=story.forms.get(number) or _form(contents),
        act=story.acts.get(number, Act.STATEMENT),
        negated=number in story.negated,
        flags=story.flags.get(number, ()),
        confidence=story.confidence.get(number, 0.93),
        by="model" if number % 3 else "rule:quotation marks",
        evidence=_evidence(person, text) if person else (),
        article=article,
        parent=story.parents.get(number),
        before=text[max(0, span.start - 50) : span.start].partition(" ")[2],
        after=text[span.end : span.end + 50].rpartition(" ")[0],
    )


class Corpus:
    """Answers every question of a report from stories."""

    def __init__(  # noqa: PLR0913 - everything there is, by name
        self,
        stories: Iterable[Story],
        *,
        organizations: Iterable[OrganizationAnswer] = (),
        judgements: Iterable[JudgementAnswer] = (),
        refused: Iterable[QuarantineAnswer] = (),
        finished: str = "2026-03-09T08:31:07Z",
        precision: Precision | None = None,
    ) -> None:
        stories = tuple(stories)
        self.details = {story.key: make_detail(story) for story in stories}
        people = [person for story in stories for person in story.people]
        self._sectors = {person.key: person.sector for person in people if person.sector}
        self._known = {organization.id: organization for organization in organizations}
        self._judgements = tuple(judgements)
        self._refused = tuple(refused)
        self._finished = finished
        self._precision = precision
        self._people = self._make_people()

    def _make_people(self) -> dict[str, list[tuple[ArticleDetail, ArticleSpeaker]]]:
        people: dict[str, list[tuple[ArticleDetail, ArticleSpeaker]]] = {}
        for detail in self.details.values():
            for speaker in detail.speakers:
                people.setdefault(speaker.id, []).append((detail, speaker))
        return people

    def totals(self) -> Totals:
        dates = sorted(d.article.published for d in self.details.values() if d.article.published)
        outlets = {d.article.outlet for d in self.details.values() if d.article.outlet}
        return Totals(
            articles=len(self.details),
            versions=len(self.details),
            quotes=sum(len(d.quotes) for d in self.details.values()),
            words=sum(q.words for d in self.details.values() for q in d.quotes),
            speakers=len(self._people),
            organizations=len(self.organizations()),
            quarantined=len(self._refused),
            outlets=len(outlets),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
        )

    def precision(self) -> Precision | None:
        return self._precision

    def runs(self) -> tuple[RunAnswer, ...]:
        if not self.details:
            return ()
        run = RunAnswer(
            id=1,
            program="0.1.0",
            model="attrib-en 0.1.0",
            config="4f0c5d",
            started="2026-03-09T08:30:00Z",
            finished=self._finished,
        )
        return (run,)

    def quarantine(self) -> tuple[QuarantineAnswer, ...]:
        return self._refused

    def articles(self) -> tuple[ArticleAnswer, ...]:
        return tuple(detail.article for detail in self.details.values())

    def full_articles(self) -> tuple[ArticleDetail, ...]:
        return tuple(self.details.values())

    def scare_quotes(self) -> Iterator[ScareAnswer]:
        """Yield the title of each article that has one, as if it stood in marks in its text."""
        for article in (detail.article for detail in self.details.values()):
            if article.title:
                span = Span(0, len(article.title))
                yield ScareAnswer(article=article, span=span, text=article.title)

    def article(self, key: str) -> ArticleDetail:
        return self.details[key]

    def judgements(self, *, verdict: Verdict | None = None) -> tuple[JudgementAnswer, ...]:
        return tuple(j for j in self._judgements if verdict in (None, j.verdict))

    def speakers(self) -> tuple[SpeakerAnswer, ...]:
        return tuple(self._speaker(key) for key in self._people)

    def _speaker(self, key: str) -> SpeakerAnswer:
        found = self._people[key]
        quotes = self.quotes(speaker_id=key)
        evidence = [item for _, speaker in found for item in speaker.evidence]
        organizations = Counter(i.value for i in evidence if i.kind == "affiliation")
        names = Counter(speaker.name for _, speaker in found)
        dates = sorted(d.article.published for d, _ in found if d.article.published)
        return SpeakerAnswer(
            id=key,
            name=max(names, key=len),
            type=found[0][1].type,
            names=tuple(name for name, _ in names.most_common()),
            roles=tuple(Counter(i.value for i in evidence if i.kind == "role")),
            affiliations=tuple(organizations),
            organization_ids=tuple(f"org:{name}" for name in organizations),
            organization_id=f"org:{key}" if found[0][1].type is SpeakerType.ORGANIZATION else None,
            sector=self._sectors.get(key),
            quotes=len(quotes),
            words=sum(quote.words for quote in quotes),
            articles=len(found),
            outlets=tuple(sorted({d.article.outlet for d, _ in found if d.article.outlet})),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
        )

    def organizations(self) -> tuple[OrganizationAnswer, ...]:
        names: dict[str, set[str]] = {}
        for key, found in self._people.items():
            for _, speaker in found:
                if speaker.type is SpeakerType.ORGANIZATION:
                    names.setdefault(key, set())
                for item in speaker.evidence:
                    if item.kind == "affiliation":
                        names.setdefault(item.value, set()).add(key)
        return tuple(self._organization(name, people) for name, people in names.items())

    def _organization(self, name: str, people: set[str]) -> OrganizationAnswer:
        id_ = f"org:{name}"
        known = self._known.get(id_)
        quotes = self.quotes(organization_id=id_)
        own = self.quotes(speaker_id=name)
        return OrganizationAnswer(
            id=id_,
            name=name,
            aliases=known.aliases if known else (),
            kind=known.kind if known else None,
            country=known.country if known else None,
            ror=known.ror if known else None,
            wikidata=known.wikidata if known else None,
            people=len(people),
            quotes=len(quotes),
            own_quotes=len(own),
            words=sum(quote.words for quote in (*quotes, *own)),
            articles=len({quote.article.key for quote in (*quotes, *own)}),
        )

    def quotes(
        self, *, speaker_id: str | None = None, organization_id: str | None = None
    ) -> tuple[QuoteAnswer, ...]:
        return tuple(
            quote
            for detail in self.details.values()
            for quote in detail.quotes
            if (speaker_id is None or quote.speaker_id == speaker_id)
            and (organization_id is None or organization_id in quote.organization_ids)
        )
