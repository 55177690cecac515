"""What a user asks with in, checked arguments out; whatever makes no sense is named."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from attrib.errors import QueryError
from attrib.store.text import storable
from attrib.types import Act, Form, Sector, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Iterable

E = TypeVar("E", bound=StrEnum)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_TEXTS = (
    "speaker",
    "speaker_id",
    "affiliation",
    "organization_id",
    "role",
    "text",
    "about",
    "outlet",
    "article",
)
_MONTHS = 12


class QuoteFilters(TypedDict, total=False):
    """What quotes can be asked for by; all that is given must hold."""

    speaker: str | None
    """A loose name."""
    speaker_id: str | None
    """Exactly this speaker, by `SpeakerAnswer.id`."""
    affiliation: str | None
    """Loose name of an organization that the article says the speaker is of."""
    organization_id: str | None
    """Exactly this organization, by `OrganizationAnswer.id`."""
    sector: Sector | str | None
    """Part of society that the speaker speaks from, such as `academia`; `unknown` for none."""
    role: str | None
    """Words of the speaker's role, such as `spokesman`."""
    text: str | None
    """Words of the quotation; those between quotation marks stand side by side."""
    about: str | None
    """Beginnings of words of the quotation."""
    form: Form | str | None
    """`direct`, `mixed` or `indirect`."""
    act: Act | str | None
    """`statement` or `attitude`."""
    type: SpeakerType | str | None
    """`person`, `unnamed`, `organization` or `document`."""
    outlet: str | None
    """A loose name."""
    article: str | None
    """Key, id or URL of the article."""
    since: date | str | None
    """The first day of publication, such as 2023-05-01, 2023-05 or 2023."""
    until: date | str | None
    """The last one."""
    min_confidence: float | None
    """From 0 to 1."""
    negated: bool | None
    """Whether the source denied it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which quotes are asked for, checked."""

    speaker: str | None = None
    speaker_id: str | None = None
    affiliation: str | None = None
    organization_id: str | None = None
    sector: Sector | None = None
    role: str | None = None
    text: str | None = None
    about: str | None = None
    form: Form | None = None
    act: Act | None = None
    type: SpeakerType | None = None
    outlet: str | None = None
    article: str | None = None
    since: int | None = None
    until: int | None = None
    min_confidence: float | None = None
    negated: bool | None = None

    @property
    def ask_for_quotes(self) -> bool:
        """Whether they say anything of the quotes, not of the articles alone."""
        articles = Filters(
            outlet=self.outlet, article=self.article, since=self.since, until=self.until
        )
        return self != articles


def check_filters(**given: Any) -> Filters:
    """Return the arguments of a question as filters.

    Raises:
        QueryError: if an argument is unknown or makes no sense.
    """
    known = Filters.__dataclass_fields__
    for name in given:
        if name not in known:
            raise QueryError(f"There is no argument {name!r}: choose from {', '.join(known)}.")
    checked = Filters(
        **{name: check_text(name, given.get(name)) for name in _TEXTS},
        form=check_choice("form", given.get("form"), Form),
        act=check_choice("act", given.get("act"), Act),
        type=check_choice("type", given.get("type"), SpeakerType),
        sector=check_choice("sector", given.get("sector"), Sector),
        since=check_day("since", given.get("since")),
        until=check_day("until", given.get("until"), unknown=99),
        min_confidence=check_share("min_confidence", given.get("min_confidence")),
        negated=_check_flag("negated", given.get("negated")),
    )
    if checked.since and checked.until and checked.since > checked.until:
        raise QueryError(
            f"since must not be later than until: {given['since']} is after {given['until']}."
        )
    return checked


def check_text(name: str, value: object) -> str | None:
    """Return a text as a database can be asked for it.

    Raises:
        QueryError: if it is something else.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return storable(value)
    raise QueryError(f"{name} must be a text, not {value!r}.")


def check_choice(name: str, value: object, choices: type[E]) -> E | None:
    """Return a value as one of the choices.

    Raises:
        QueryError: if it is none of them.
    """
    if value is None:
        return None
    try:
        return choices(str(value))
    except ValueError:
        raise QueryError(_one_of(name, value, [str(choice) for choice in choices])) from None


def check_one_of(name: str, value: str, choices: Iterable[str]) -> str:
    """Return a value that is one of the choices.

    Raises:
        QueryError: if it is none of them.
    """
    known = list(choices)
    if value not in known:
        raise QueryError(_one_of(name, value, known))
    return value


def _one_of(name: str, value: object, choices: list[str]) -> str:
    return f"{name} must be one of {', '.join(choices)}, not {value!r}."


def check_day(name: str, value: object, *, unknown: int = 0) -> int | None:
    """Return a date as a number that sorts, such as 20230501.

    Args:
        name: the argument's.
        value: a date, or its text: 2023, 2023-05 or 2023-05-01.
        unknown: what stands for a month or day that is not given.

    Raises:
        QueryError: if it is no date.
    """
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else value
    match = _DATE.fullmatch(text.strip()) if isinstance(text, str) else None
    if match:
        year, month, day = (unknown if part is None else int(part) for part in match.groups())
        in_year = match[2] is None or 1 <= month <= _MONTHS
        if in_year and (match[3] is None or 1 <= day <= monthrange(year, month)[1]):
            return year * 10000 + month * 100 + day
    raise QueryError(f"{name} must be a date such as 2023-05-01, 2023-05 or 2023, not {value!r}.")


def check_share(name: str, value: object) -> float | None:
    """Return a number from 0 to 1.

    Raises:
        QueryError: if it is something else.
    """
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise QueryError(f"{name} must be a number from 0 to 1, not {value!r}.")


def _check_flag(name: str, value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise QueryError(f"{name} must be True or False, not {value!r}.")


def check_number(name: str, value: object) -> int | None:
    """Return a limit or offset.

    Raises:
        QueryError: if it is no whole number, or below 0.
    """
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 62:
        return value
    raise QueryError(f"{name} must be a whole number, 0 or more, not {value!r}.")
