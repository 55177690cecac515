"""An article's answer in, its page out: the text with its quotations marked and explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrib.report import cards, tables, wording
from attrib.report.charts import SplitChart, split_chart
from attrib.report.filters import date, plural
from attrib.report.marks import Block, Kind, Marking, mark
from attrib.report.pages import ArticlePage, Paragraph
from attrib.report.parts import Entry, Figure, Link, Note
from attrib.report.places import title_of
from attrib.types import Form, SpeakerType

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, ArticleSpeaker, QuoteAnswer
    from attrib.report.places import Places


def article_page(detail: ArticleDetail, places: Places) -> ArticlePage:
    """Return the page of one article."""
    article = detail.article
    path = places.articles[article.key]
    title = title_of(article)
    quotes = tuple(cards.row(quote, detail.text, places) for quote in detail.quotes)
    forms = forms_chart((wording.FORMS[q.form] for q in detail.quotes), "quotations")
    return ArticlePage(
        frame=places.frame(
            title=title,
            description=_description(detail),
            section="articles",
            path=path,
            crumbs=(Link(label="Articles", href="articles/index.html"),),
        ),
        title=title,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        url=article.url,
        origin=article.origin,
        sha256=article.sha256,
        model=article.model,
        words=article.words,
        figures=_figures(detail),
        forms=forms,
        text=detail.text,
        paragraphs=_paragraphs(detail, places),
        speakers=_speakers(detail.speakers, places),
        quotes=quotes,
        aliases=detail.aliases,
        versions=len(detail.versions),
        tables=(tables.of_quotes("quotations", quotes), tables.of_parts(forms)),
    )


def forms_chart(forms: Iterable[str], unit: str) -> SplitChart:
    """Return how quotations divide by form, as readers call the forms."""
    counts = Counter(forms)
    total = sum(counts.values())
    direct = counts[wording.FORMS[Form.DIRECT]]
    return split_chart(
        name="forms",
        title="In quotation marks, or retold",
        description=f"{direct:,} of {total:,} {unit} stand in quotation marks throughout.",
        unit=unit,
        parts=tuple((form, counts[form]) for form in wording.FORMS.values()),
    )


def _description(detail: ArticleDetail) -> str:
    article = detail.article
    where = ", ".join(part for part in (article.outlet, date(article.published)) if part)
    found = f"{plural(len(detail.quotes), 'quotation')} by {plural(_count(detail), 'source')}"
    return f"{found} in an article of {where}." if where else f"{found} in one article."


def _count(detail: ArticleDetail) -> int:
    return sum(1 for speaker in detail.speakers if speaker.quotes)


def _figures(detail: ArticleDetail) -> tuple[Figure, ...]:
    quotes, quoted = len(detail.quotes), _count(detail)
    named = sum(1 for s in detail.speakers if s.quotes and s.type is not SpeakerType.UNNAMED)
    quoted_words = sum(quote.words for quote in detail.quotes if quote.parent is None)
    return (
        Figure(label="quotations", count=quotes),
        Figure(label="sources with a name", count=named, total=quoted),
        Figure(label="words quoted", count=quoted_words, total=detail.article.words or None),
    )


def _paragraphs(detail: ArticleDetail, places: Places) -> tuple[Paragraph, ...]:
    blocks = mark(detail.text, _markings(detail, places))
    notes = _notes(detail.quotes, blocks, places)
    return tuple(
        Paragraph(
            segments=block.segments,
            notes=tuple(notes[number] for number in block.opens if number in notes),
        )
        for block in blocks
    )


def _notes(
    quotes: Iterable[QuoteAnswer], blocks: Iterable[Block], places: Places
) -> dict[int, Note]:
    """Return the notes by number of quotation; a speaker is introduced where it first speaks."""
    by_number = {quote.number + 1: quote for quote in quotes}
    introduced: set[str | None] = set()
    notes: dict[int, Note] = {}
    for number in (number for block in blocks for number in block.opens):
        quote = by_number[number]
        introduce = quote.speaker_id not in introduced
        introduced.add(quote.speaker_id)
        notes[number] = cards.note(quote, places, introduce=introduce)
    return notes


def _markings(detail: ArticleDetail, places: Places) -> Iterator[Marking]:
    for quote in detail.quotes:
        number, form = quote.number + 1, wording.FORMS[quote.form]
        href = places.speaker(quote.speaker_id, quote.speaker).href
        for kind, spans in (
            (Kind.CONTENT, quote.spans),
            (Kind.CUE, quote.cue_spans),
            (Kind.SOURCE, quote.source_spans),
        ):
            for start, end in spans:
                yield Marking(start=start, end=end, kind=kind, number=number, form=form, href=href)
    for speaker in detail.speakers:
        for item in speaker.evidence if speaker.quotes else ():
            yield Marking(start=item.span.start, end=item.span.end, kind=Kind(item.kind))


def _speakers(speakers: Iterable[ArticleSpeaker], places: Places) -> tuple[Entry, ...]:
    quoted = sorted((s for s in speakers if s.quotes), key=lambda s: (-s.quotes, s.number))
    return tuple(
        Entry(
            name=places.speaker(speaker.id, speaker.name),
            kind=wording.kind(speaker.type),
            note=cards.in_line((item.value for item in speaker.evidence), speaker.name),
            quotes=speaker.quotes,
        )
        for speaker in quoted
    )
