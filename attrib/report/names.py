"""Names of pages: any name in any script in, a file name that is safe everywhere out."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST_SLUG = 60
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return the plain ASCII core of a name: small letters, digits and hyphens, 60 at most."""
    # A decomposition can be much longer than its character; the slice keeps hostile names cheap.
    folded = unicodedata.normalize("NFKD", text[: 4 * _LONGEST_SLUG])
    plain = folded.encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain)[:_LONGEST_SLUG].strip("-")


def digest(key: str, length: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def page_name(label: str, key: str) -> str:
    """Return the file name (without suffix) of the page of something called `label`.

    The hash of the key keeps two namesakes apart, also where upper and lower case are one. A name
    that has no ASCII letter is told apart by the hash alone, which is longer for that reason.
    """
    plain = slug(label)
    return f"{plain}-{digest(key)}" if plain else digest(key, 16)


def anchor(key: str) -> str:
    """Return the permalink of a quotation within the page of its article."""
    return f"q-{digest(key, 10)}"
