"""A source's roles and organizations in, its sector out: whom a newsroom quotes, for the audit.

The role decides where it names an office or a way of life by itself (a senator is of the
government whatever else is said of him, a voter is a citizen); else the organization; else what
the role suggests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrib.resolve.folding import fold, lexicon_lines, lexicon_words
from attrib.resolve.roles import MAX_LENGTH
from attrib.types import Organization, Sector

_FORMER = re.compile(
    r"\b(?:former|ex|then(?=-)|onetime|one-time|retired (?=general|admiral|gen|adm))\b"
)
_POSSESSOR = re.compile(r"\b[\w-]+'s?(?=\s)")
"""A candidate's wife is no candidate."""
_MOST_ALIASES = 20
_OF_KIND = {
    "university": Sector.ACADEMIA,
    "research institute": Sector.ACADEMIA,
    "hospital": Sector.ACADEMIA,
    "think tank": Sector.THINK_TANK,
    "newsroom": Sector.MEDIA,
    "company": Sector.COMPANY,
    "polling firm": Sector.COMPANY,
    "party": Sector.PARTY,
    "campaign": Sector.PARTY,
    "political committee": Sector.PARTY,
    "ngo": Sector.NGO,
    "union": Sector.NGO,
    "military": Sector.MILITARY,
    "armed group": Sector.MILITARY,
}


def sector_of(
    role_titles: Iterable[str], organizations: Iterable[Organization | str] = ()
) -> Sector:
    """Return the sector that a source speaks from.

    What a source was is asked only where nothing tells what it is: a former senator at a
    university is an academic.
    """
    known = tuple(organizations)
    titles = [_without_names(_plain(title, _POSSESSOR), known) for title in role_titles]
    present = [title for title in titles if not _FORMER.search(title)]
    former = [_FORMER.sub("", title).strip(" -") for title in titles if _FORMER.search(title)]
    belongs = _of_organizations(known)
    asked = (
        _by_words("office", present) if not _leads(present, belongs) else None,
        belongs,
        _by_words("role", present),
        _by_words("office", former),
        _by_words("role", former),
    )
    return next((sector for sector in asked if sector is not None), Sector.UNKNOWN)


def _plain(text: str, without: re.Pattern[str] | None = None) -> str:
    folded = fold(text[:MAX_LENGTH])
    folded = without.sub("", folded) if without else folded
    return " ".join(folded.replace(".", "").replace("'s", " ").split())


def _without_names(title: str, organizations: Iterable[Organization | str]) -> str:
    """Return a role without the organization in it: who leads Students for Life is no student."""
    for one in organizations:
        names = (one,) if isinstance(one, str) else (one.name, *one.aliases[:_MOST_ALIASES])
        for name in names:
            plain = _plain(name)
            # A short form ("Senate leader") may be part of the office itself.
            if " " in plain and plain in title:
                title = " ".join(title.replace(plain, " ").split())
    return title


def _leads(titles: Iterable[str], belongs: Sector | None) -> bool:
    """Tell whether the only office is to head an organization, whose sector is then the source's."""
    led = {"president", "vice president", "president of", "vice president of"}
    return belongs is not None and all(title in led for title in titles)


def _by_words(looked_at: str, texts: Iterable[str]) -> Sector | None:
    for text in texts:
        for sector, pattern in _patterns(looked_at):
            if pattern.search(text):
                return sector
    return None


@cache
def _patterns(looked_at: str) -> tuple[tuple[Sector, re.Pattern[str]], ...]:
    """Return the sectors of `sectors.txt` with their words, for an office, a role or a name."""
    lines = (line.split("|") for line in lexicon_lines("sectors.txt"))
    return tuple(
        (Sector(sector.strip()), re.compile("|".join(map(_pattern, words.split(",")))))
        for kind, sector, words in lines
        if kind.strip() == looked_at
    )


def _pattern(word: str) -> str:
    word = fold(word).strip()
    if word.startswith("="):
        return rf"^{re.escape(word[1:])}$"
    return rf"\b{re.escape(word).replace(re.escape('*'), '[a-z]*')}\b"


def _of_organizations(organizations: Iterable[Organization | str]) -> Sector | None:
    """Return the sector of the first organization that has one: the most specific comes first."""
    for organization in organizations:
        if sector := _of_organization(organization):
            return sector
    return None


def _of_organization(organization: Organization | str) -> Sector | None:
    if isinstance(organization, str):
        name, listed = organization, False
    else:
        name, listed = organization.name, organization.listed
        if organization.sector in set(Sector):
            return Sector(organization.sector)
        if organization.kind in _OF_KIND:
            return _OF_KIND[organization.kind]
    plain = _plain(name)
    if not listed and plain in lexicon_words("regions.txt"):
        # A country or state that says something is its government.
        return Sector.GOVERNMENT
    return _by_words("name", [plain])
