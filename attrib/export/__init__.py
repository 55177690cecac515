"""Answers in, files for other programs out, in eight formats.

    export(query, "xlsx", Path("quotes.xlsx"), speaker="Fravel")

`attrib.export.formats` knows the formats; each has a module of its own.
"""

from __future__ import annotations

from attrib.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
