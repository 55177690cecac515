"""What attrib raises. Every message names the thing at fault and, where there is one, the cure."""

from __future__ import annotations


class AttribError(Exception):
    """Anything that attrib refuses or cannot do."""


class ReadError(AttribError):
    """Input that cannot be read; `code` is the short stable name of the reason."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class ModelError(AttribError):
    """A model that is missing, damaged or does not fit this version."""


class StoreError(AttribError):
    """A database that cannot be opened, read or written."""


class CorrectionError(AttribError):
    """A correction that does not fit the article or the database it is meant for."""


class QueryError(AttribError):
    """A question that makes no sense, such as an unknown argument or a date that is none."""


class ExportError(AttribError):
    """A file that cannot be written in the format that was asked for."""


class ReportError(AttribError):
    """A report that cannot be written."""
