"""Files in, a database of attributed quotes out: the flow through reading, nlp, resolve and store."""

from __future__ import annotations

from attrib.ingest.annotating import Annotator
from attrib.ingest.flow import ingest
from attrib.ingest.importing import import_articles
from attrib.ingest.summary import IngestSummary

__all__ = ["Annotator", "IngestSummary", "import_articles", "ingest"]
