"""The read API: questions in, frozen answers out.

`Query(database)` of `attrib.query.api`, or the tracker, which passes every question on to it, has:

    quotes(*, speaker, speaker_id, affiliation, organization_id, sector, role, text, about, form,
           act, type, outlet, article, since, until, min_confidence, negated, limit, offset, order)
                                      -> Answers[QuoteAnswer]
    speakers(name=None, *, type, affiliation, limit, offset, order) -> Answers[SpeakerAnswer]
    organizations(name=None, *, kind, limit, offset, order) -> Answers[OrganizationAnswer]
    articles(*, limit, offset, order, and the filters of quotes) -> Answers[ArticleAnswer]
    article(key) -> ArticleDetail
    full_articles(*, the filters of quotes) -> Answers[ArticleDetail]
    annotated(*, the filters of quotes) -> Answers[Annotated]
    judgements(*, verdict) -> tuple[JudgementAnswer, ...]
    speaker(id) -> SpeakerDetail
    organization(id) -> OrganizationDetail
    who_said(text, *, limit, min_similarity) -> tuple[Match, ...]
    timeline(speaker) -> Answers[TimelineEntry]
    affiliations(speaker, *, on=None) -> tuple[AffiliationAnswer, ...]
    counts(*, by, and the filters of quotes) -> tuple[Count, ...]
    nearest(name, *, limit=5) -> tuple[Nearest, ...]
    sql(statement, parameters=None) -> Answers[dict[str, Any]]
    quarantine() -> Answers[QuarantineAnswer]
    runs() -> tuple[RunAnswer, ...]
    totals() -> Totals
    precision() -> Precision | None

`Answers` is lazy: iterate over it (each time anew, in constant memory), or ask it for `.count()`,
`.first()`, `.nearest()` names, `.to_dicts()`, `.to_pandas()` or `.to_polars()`.
"""
