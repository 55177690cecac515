"""What a person gives with a decision in; the same out, or a sentence on what is wrong with it."""

from __future__ import annotations

from attrib.errors import QueryError

_MOST_NAME, _MOST_WHO, _MOST_WHY = 300, 100, 2000
"""Characters. The longest name of the labelled people has 40; a reason is a few sentences."""


def checked_who(who: str) -> str:
    """Return the name of who decides.

    Raises:
        QueryError: if it is none, or that of a rule.
    """
    name = _plain("who decides", who, _MOST_WHO)
    if name.startswith("rule:"):
        raise QueryError("A rule decides nothing: who decides is a person.")
    return name


def checked_why(why: str | None) -> str | None:
    """Return the reason of a decision, if there is one.

    Raises:
        QueryError: if it is too long to be one.
    """
    return _plain("the reason", why, _MOST_WHY) if why and why.strip() else None


def checked_name(name: str) -> str:
    """Return a name that a speaker is to have.

    Raises:
        QueryError: if it has no letter or digit, or is too long to be one.
    """
    plain = _plain("a name", name, _MOST_NAME)
    if not any(char.isalnum() for char in plain):
        raise QueryError(f"A name has letters: {plain!r} has none.")
    return plain


def _plain(what: str, text: str, most: int) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise QueryError(f"Say {what}.")
    if len(plain) > most:
        raise QueryError(f"{what.capitalize()} has at most {most} characters, not {len(plain):,}.")
    return plain
