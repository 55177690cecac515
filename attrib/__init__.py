"""attrib finds who said what in news articles.

files -read-> Document -nlp-> Annotated -resolve-> Judgement -store-> rows
      -query-> answers -report-> pages

    import attrib

    article = attrib.annotate("...the text of an article...")
    with attrib.open("attrib.db") as tracker:
        tracker.ingest(["seeds/articles"])
        for quote in tracker.quotes(speaker="Fravel", affiliation="MIT"):
            print(quote.speaker, quote.text)
        tracker.report("reports/latest")
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrib.contract import from_dict, to_dict
from attrib.correct.changes import (
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
from attrib.errors import (
    AttribError,
    CorrectionError,
    ExportError,
    ModelError,
    QueryError,
    ReadError,
    ReportError,
    StoreError,
)
from attrib.types import (
    Act,
    Affiliation,
    Annotated,
    Document,
    Flag,
    Form,
    Judgement,
    Organization,
    Profile,
    Quote,
    Refusal,
    Role,
    Span,
    Speaker,
    SpeakerType,
    Verdict,
)

if TYPE_CHECKING:
    from attrib.nlp import Pipeline
    from attrib.tracker import Tracker

__all__ = [
    "Act",
    "Affiliation",
    "Annotated",
    "AttribError",
    "Correction",
    "CorrectionError",
    "CorrectionKind",
    "Document",
    "ExportError",
    "Flag",
    "Form",
    "Judgement",
    "MissingQuote",
    "ModelError",
    "NewAffiliation",
    "NewRole",
    "NewSpan",
    "NewSpeaker",
    "NotAQuote",
    "Organization",
    "Profile",
    "QueryError",
    "Quote",
    "ReadError",
    "Refusal",
    "ReportError",
    "Right",
    "Role",
    "ScareQuote",
    "Span",
    "Speaker",
    "SpeakerType",
    "StoreError",
    "Verdict",
    "annotate",
    "from_dict",
    "open",
    "to_dict",
]


def annotate(text: str | Document, *, pipeline: str | None = None) -> Annotated:
    """Find every quote of one article, with its speaker, role and affiliation. Needs no database.

    The first call loads the model; later ones use it again.

    Args:
        text: the article, as plain text or as a `Document`.
        pipeline: an installed spaCy English pipeline to take syntax and names from, in place of
            attrib's own.

    Raises:
        ReadError: if the text cannot be analysed, such as one that is empty or far too long.
        ModelError: if the model is missing or damaged.
    """
    document = text if isinstance(text, Document) else Document(id="text", text=text)
    (answer,) = _load_pipeline(pipeline).annotate([document])
    if isinstance(answer, Refusal):
        raise ReadError(answer.reason, code=answer.code)
    return answer


def open(url: str = "attrib.db", *, create: bool = True) -> Tracker:  # noqa: A001  the verb that a database user expects
    """Open a database of quotes and return its tracker. Close it, or use it in a `with`.

    Args:
        url: a file for SQLite, or any SQLAlchemy URL such as `postgresql+psycopg://host/name`.
        create: whether a file that is not there is made.

    Raises:
        StoreError: if the database cannot be opened, or was made by a newer attrib.
    """
    from attrib.tracker import Tracker  # noqa: PLC0415  `import attrib` stays light

    return Tracker(url, create=create)


@cache
def _load_pipeline(name: str | None) -> Pipeline:
    from attrib.nlp import load_pipeline  # noqa: PLC0415  `import attrib` stays light

    return load_pipeline(name)


def __getattr__(name: str) -> str:
    if name != "__version__":
        raise AttributeError(f"module 'attrib' has no attribute {name!r}")
    from importlib.metadata import version  # noqa: PLC0415  it costs half of the import

    return version("attrib")
