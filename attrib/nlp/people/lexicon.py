"""The word lists of `seeds/lexicon` in, sets to look words up in out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from attrib.resources import resource_dir

PRONOUNS = {
    "he": ("m", False),
    "him": ("m", False),
    "his": ("m", False),
    "himself": ("m", False),
    "she": ("f", False),
    "her": ("f", False),
    "hers": ("f", False),
    "herself": ("f", False),
    "they": (None, True),
    "them": (None, True),
    "their": (None, True),
    "themselves": (None, True),
    "it": ("n", False),
    "its": ("n", False),
    "itself": ("n", False),
}
"""Pronouns of the third person: the gender they tell (m, f, n or nothing), and whether plural."""

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yourself"})
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})

DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "some", "any", "every", "each", "another"}
    | {"other", "his", "her", "their", "its", "our", "my", "your", "no", "both", "all", "one"}
)
"""Words that open a noun phrase and are no part of a name or role."""

ANYONE = frozenset({"woman", "man", "girl", "boy", "lady"})
"""Words for somebody whose name is not known."""

FORMER = frozenset({"former", "ex", "onetime", "one-time", "retired", "erstwhile", "late"})


_SHORTEST = 2

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "children": "child",
    "aides-de-camp": "aide",
    "attorneys-general": "attorney general",
    "mothers-in-law": "mother-in-law",
    "elites": "elite",
}


_ENDINGS = (
    ("people", "person"),
    ("women", "woman"),
    ("men", "man"),
    ("ies", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words can be: a role, a thing that is written, a body, a title, a given name."""

    roles: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    """Forms of address before a name; those that are abbreviated with and without their full stop."""
    title_roles: frozenset[str]
    """Those of `titles` that are jobs (`Sen.`)."""
    title_gender: dict[str, str]
    given: dict[str, str]
    """Given names and their gender, m or f."""
    nicknames: dict[str, frozenset[str]]
    regions: frozenset[str]
    """Countries and states, which employ nobody."""
    bodies: frozenset[str]
    """Names of well-known organizations, lower case."""
    states: dict[str, str]
    """Each form of a state of the USA without full stops (`fla`), with its name (`florida`)."""
    surnames_first: frozenset[str]
    """Surnames that stand before the given name: `Kim` Jong-un."""

    def is_role(self, word: str) -> bool:
        """Say whether a lower-case word, or the end of it after a hyphen, names a role."""
        single = singular(word)
        return (
            single in self.roles
            or word in self.title_roles
            or single.rpartition("-")[2] in self.roles
            or (
                single.startswith(("vice-", "ex-", "co-"))
                and single.partition("-")[2] in self.roles
            )
            or (
                single.endswith(("-elect", "-designate")) and single.partition("-")[0] in self.roles
            )
            or single.endswith(("woman", "women", "person"))
            or (single.endswith(("man", "ist")) and single not in word_class("no roles"))
            or single in word_class("women") | word_class("men")
        )

    def is_document(self, word: str) -> bool:
        """Say whether a lower-case noun names a thing that is written, shown or counted."""
        return word in self.documents or singular(word) in self.documents

    def is_group(self, word: str) -> bool:
        """Say whether a lower-case noun names an organization or body."""
        return word in self.groups or singular(word) in self.groups

    def gender(self, given: str) -> str | None:
        """Return the gender that a given name tells."""
        full = sorted(self.nicknames.get(given, ()))
        names = (given, given.split("-", maxsplit=1)[0], *full)
        return next((self.given[name] for name in names if name in self.given), None)


def singular(word: str) -> str:
    """Return the singular of a lower-case noun, by its ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, single in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + single
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_other_kind(noun: str, name: set[str]) -> bool:
    """Say whether a name, by its words, cannot be of what a noun says: no court is `the company`."""
    return noun in word_class("private bodies") and not name.isdisjoint(word_class("public bodies"))


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists; once in a process."""
    honorifics = [[*row, "", ""][:3] for row in _rows("honorifics.txt")]
    titles = {form for title, _, _ in honorifics for form in (title, title.rstrip("."))}
    roles = {title.rstrip(".") for title, _, role in honorifics if role}
    return Lexicon(
        roles=frozenset(row[0] for row in _rows("roles.txt")),
        documents=frozenset(row[0] for row in _rows("documents.txt")),
        groups=frozenset(row[0] for row in _rows("groups.txt")),
        titles=frozenset(titles),
        title_roles=frozenset(roles | {f"{title}." for title in roles}),
        title_gender={
            form: gender
            for title, gender, _ in honorifics
            if gender
            for form in (title.rstrip("."), title.rstrip(".") + ".")
        },
        given={row[0]: row[1] for row in _rows("given_names.txt")},
        nicknames={
            short: frozenset(full.split())
            for line in _rows("nicknames.txt")
            for short, _, full in [line[0].partition(" ")]
        },
        regions=frozenset(row[0] for row in _rows("regions.txt")),
        bodies=frozenset(_bodies()),
        states={
            form: forms[0]
            for row in _rows("us_states.txt")
            for forms in [row[0].split(", ")]
            for form in forms
        },
        surnames_first=frozenset(
            name for row in _rows("surnames_first.txt") for name in row[0].split(", ")
        ),
    )


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a small class, such as `kin`, by its name in the word lists."""
    rows = (row[0].partition(":") for row in _rows("word_classes.txt"))
    return frozenset(word for label, _, words in rows if label == name for word in words.split())


@cache
def name_heads() -> frozenset[str]:
    """Return the words that make a name that of a body: `Center`, `House`."""
    return word_class("body heads") | word_class("more body heads")


def _bodies() -> Iterator[str]:
    """Yield the names of the curated organizations that no person or place shares."""
    path = resource_dir("seeds") / "lexicon" / "organizations.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            for name in (row["name"], *(row["aliases"] or "").split("|")):
                if len(name) > _SHORTEST and name[:1].isupper():
                    yield name.lower().removeprefix("the ")


def _rows(name: str) -> Iterator[list[str]]:
    text = (resource_dir("seeds") / "lexicon" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
