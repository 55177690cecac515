"""Files in, `Document`s out: plain text, HTML, JSON Lines, JSON, tables, DOCX and PDF."""

from __future__ import annotations

from attrib.read.limits import Limits
from attrib.read.reader import read

__all__ = ["Limits", "read"]
