"""An organization's name in, the keys it is found by out: its normal form, initials, short forms."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from attrib.resolve.folding import fold, lexicon_words

MAX_LENGTH = 200
"""Characters. Longer names are kept, and known only by their beginning and a hash."""

_LEGAL = frozenset(
    {"inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "plc", "gmbh", "ag"}
    | {"llp", "lp", "pty", "sa", "nv", "bv", "oyj", "ab", "co"}
)
_WORDS = {
    "univ": "university",
    "dept": "department",
    "govt": "government",
    "intl": "international",
    "assn": "association",
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
    "cttee": "committee",
    "admin": "administration",
    "&": "and",
    "+": "and",
}
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "du", "des", "und"}
)
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_STOPPED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?")
_MARKS = re.compile(r"[^\w\s&+'-]+|_")
_CAMPAIGN_OF = re.compile(r"^(?:presidential )?campaign (?:of|for) (?P<who>.+)$")
_MINISTRY_OF = re.compile(r"^(?P<of>.*?)\b(?P<kind>department|ministry) of (?:the )?(?P<what>.+)$")
_INSTITUTION = re.compile(
    r"^(?:university|college) of (?P<rest>.+)$|^(?P<head>.+) (?:university|college)$"
)


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """Return the normal form of an organization's name, by which two spellings of it agree.

    Case, accents, "the", possessives, legal forms and the spelling of frequent words are levelled:
    "the Clinton campaign", "Clinton's campaign" and "Campaign for Clinton" have one key.
    """
    if len(name) > MAX_LENGTH:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{organization_key(name[:MAX_LENGTH])[:80]} {digest}"
    text = _STOPPED.sub(lambda match: match[0].replace(".", ""), fold(name))
    text = _POSSESSIVE.sub("", _MARKS.sub(" ", text)).replace("'", "").replace("-", " ")
    words = [_WORDS.get(word, word) for word in text.split()]
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    key = " ".join(words).replace("united states of america", "us").replace("united states", "us")
    if campaign := _CAMPAIGN_OF.match(key):
        return f"{campaign['who']} campaign"
    if ministry := _MINISTRY_OF.match(key):
        return f"{ministry['of']}{ministry['what']} {ministry['kind']}"
    return key


def initials(name: str) -> str | None:
    """Return the acronym that a name of three words or more has by its initials; None for others."""
    words = [word for word in organization_key(name).split() if word not in _SMALL]
    if not 2 < len(words) <= 8:  # noqa: PLR2004
        return None
    return "".join(word[0] for word in words)


def looks_like_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: capitals, perhaps with stops."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()  # noqa: PLR2004


def short_form(name: str) -> str | None:
    """Return what a university or college is called for short, where that means nothing else first.

    A scientist "at Kiel" is at Kiel University; but Washington is a city before it is a university.
    """
    match = _INSTITUTION.match(organization_key(name))
    if not match:
        return None
    short = match["rest"] or match["head"]
    return None if short in lexicon_words("places.txt") or short in _SMALL else short


def split_part(name: str) -> tuple[str, str] | None:
    """Split "X's Y" and "Y at X" into the whole X and the part Y; None where there is no such form."""
    if len(name) > MAX_LENGTH:
        return None
    for separator, whole_first in (
        ("'s ", True),
        ("’s ", True),
        (" at the ", False),
        (" at ", False),
    ):
        left, found, right = name.partition(separator)
        if found and left.strip() and right.strip():
            whole, part = (left, right) if whole_first else (right, left)
            return whole.strip(), part.strip()
    return None
