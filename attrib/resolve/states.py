"""Names and roles of US politicians in, the states they stand for out.

Congress has had two Mike Rogers at a time: one of Michigan, one of Alabama.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrib.resolve.folding import fold, lexicon_lines
from attrib.resolve.names import PersonName, parse_name

_TAG = re.compile(r"\((?:[RDI]-)?[A-Z][A-Za-z. ]{1,20}\)|\b[RDI]-[A-Z][A-Za-z.]+")
_ALSO_A_CITY = "washington"
_MOST_READ = 300


def states_of(name: PersonName, roles: Iterable[str]) -> frozenset[str]:
    """Return the states that a party tag or a role names ("R-Texas", "Vermont senator")."""
    tags = {name.state} if name.state else set()
    found = {_states().get(tag) for tag in tags}
    for role in roles:
        text = role[:_MOST_READ]
        found |= {_states().get(_tag(tag)) for tag in _TAG.findall(text)}
        found |= set(_full_names().findall(fold(text)))
    return frozenset(state for state in found if state)


def _tag(text: str) -> str:
    named = parse_name(f"X {text}" if text.startswith("(") else f"X, {text}").state
    return named or fold(text.strip("()")).replace(".", "").strip()


@cache
def _states() -> dict[str, str]:
    """Return each form of a state's name with the name itself."""
    lines = ([form.strip() for form in line.split(",")] for line in lexicon_lines("us_states.txt"))
    return {form: forms[0] for forms in lines for form in forms}


@cache
def _full_names() -> re.Pattern[str]:
    names = sorted(set(_states().values()) - {_ALSO_A_CITY}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")
