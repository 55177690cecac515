"""Decoded text in, the text of a `Document` out: all changing of text ends here, for offsets begin.

Only what no database and no UTF-8 can hold is changed, and one character for one, so that offsets
into the original still hold. Nothing is normalized, stripped or unwrapped.
"""

from __future__ import annotations

import re

from attrib.errors import ReadError
from attrib.read.limits import Limits

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text with each NUL and each lone surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def clean_article(text: str, limits: Limits) -> str:
    """Return the text that an article will have from here on.

    Raises:
        ReadError: if it is empty or too long.
    """
    if not text or text.isspace():
        raise ReadError("It has no text.", code="empty")
    if len(text) > limits.text_chars:
        raise ReadError(
            f"Its text has {len(text):,} characters, more than the {limits.text_chars:,} allowed: "
            "split it into articles.",
            code="too-large",
        )
    return clean(text)
