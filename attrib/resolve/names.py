"""A person's name as an article writes it in, its parts out: folded, so that they can be compared.

Titles, honorifics, party tags, nicknames and suffixes are taken off and kept; what is left is given
names and a surname. East Asian names keep their surname whichever end it stands at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attrib.resolve.folding import fold, lexicon_words

MAX_LENGTH = 160
"""Characters. No name of a person is longer; what is longer is not compared, only kept."""
_MAX_TOKENS = 9

_SUFFIXES = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_DEGREES = frozenset(
    {"md", "phd", "esq", "ret", "jd", "mba", "rn", "dds", "obe", "cbe", "kc", "qc", "mp"}
)
_PARTICLES = frozenset(
    {"de", "da", "di", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin"}
    | {"ibn", "ben", "abu", "st", "ter", "ten", "du", "dos", "das", "af", "av", "zu", "zum"}
)
_MEN = ("mr", "sir", "lord", "king", "prince", "father", "congressman", "chairman", "spokesman")
_WOMEN = ("mrs", "ms", "miss", "dame", "lady", "madam", "madame", "mme", "queen", "princess")
_WOMEN_IN_OFFICE = ("first_lady", "congresswoman", "chairwoman", "spokeswoman", "sister")
_GENDERS = {**dict.fromkeys(_MEN, "m"), **dict.fromkeys(_WOMEN + _WOMEN_IN_OFFICE, "f")}
_TAG = re.compile(
    r"\(\s*(?P<party>[RDI])(?:ep|em|nd)?\.?(?:\s*[-–—,]\s*(?P<state>[A-Za-z. ]{2,20}))?\s*\)"
    r"|,\s*(?P<party2>[RDI])[-–—](?P<state2>[A-Z][A-Za-z.]+)"
)
_NICKNAME = re.compile(
    r"[\"“«]\s*([^\"“”«»]{2,20}?)\s*[\"”»]|\(([A-Z][a-z]+)\)|(?<=\s)['‘]([A-Z]\w+)['’](?=\s)"
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ODD = re.compile(r"[<>@{}|\\=/&;]|\b(?:and|or)\b")
"""What no name of one person has; a joint source ("Brown and Menendez") is none."""
_POSSESSIVE = re.compile(r"['’](?:s)?$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?$|[B-DF-HJ-NP-TV-Z]{2}$")
_INITIAL_SOUND = r"(?:[bcdfghjklmnprstwxyzq]|zh|ch|sh|kk|tt|ss|jj|ng|ph|th|kh|tr|qu)?[wy]?"
_SYLLABLE = _INITIAL_SOUND + r"[aeiou]{1,3}(?:ng|nh|n|m|k|l|p|t|h|r|ck)?"
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a person's name, folded. A name with no `surname` cannot be compared."""

    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    suffix: str | None = None
    titles: tuple[str, ...] = ()
    nickname: str | None = None
    gender: str | None = None
    party: str | None = None
    state: str | None = None
    either_order: bool = False
    """Both ends could be the surname (Li Wei): order alone proves nothing."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """Given names and surname, in that order."""
        return (*self.given, *self.surname)

    @property
    def full(self) -> str:
        """The name by which two exact namesakes agree."""
        return " ".join((*self.tokens, self.suffix) if self.suffix else self.tokens)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """Return the parts of a person's name; empty where it is too long, or no name at all.

    Nothing is guessed from likeness: letters are folded, order and titles come from word lists.
    """
    if len(text) > MAX_LENGTH or _ODD.search(text):
        return PersonName()
    party, state, text = _take_tag(text)
    nickname, text = _take_nickname(text)
    words = _comma_order(_BRACKETS.sub(" ", text)).split()
    titles, words = _take_titles(words)
    suffix, words = _take_suffix(words)
    if not words or len(words) > _MAX_TOKENS:
        return PersonName()
    given, surname, either = _split(words)
    return PersonName(
        given=given,
        surname=surname,
        suffix=suffix,
        titles=titles,
        nickname=nickname,
        gender=next((_GENDERS[t] for t in titles if t in _GENDERS), None),
        party=party,
        state=state,
        either_order=either,
    )


def _take_tag(text: str) -> tuple[str | None, str | None, str]:
    """Take "(R-Texas)" or ", D-N.Y." off: party, state, the rest."""
    if not (match := _TAG.search(text)):
        return None, None, text
    party = (match["party"] or match["party2"]).casefold()
    state = fold(match["state"] or match["state2"] or "").replace(".", "").strip()
    return party, state or None, f"{text[: match.start()]} {text[match.end() :]}"


def _take_nickname(text: str) -> tuple[str | None, str]:
    if not (match := _NICKNAME.search(text)) or match.start() == 0:
        return None, text
    nickname = fold(next(group for group in match.groups() if group)).strip(" ,.")
    return nickname or None, f"{text[: match.start()]} {text[match.end() :]}"


def _comma_order(text: str) -> str:
    """Put "Clinton, Hillary" in order; keep a suffix after a comma, drop anything else there."""
    head, comma, tail = text.partition(",")
    if not comma:
        return text
    words = tail.replace(",", " ").split()
    if words and _bare(words[0]) in _SUFFIXES:
        return f"{head} {words[0]}"
    inverted = len(head.split()) == 1 and 0 < len(words) <= 3 and all(w[0].isupper() for w in words)  # noqa: PLR2004
    return f"{tail} {head}" if inverted else head


def _bare(word: str) -> str:
    return fold(word).replace(".", "").strip(",;:'\"")


def _take_titles(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Take titles off the front, the longest first, as long as a word of the name is left."""
    known = lexicon_words("name_titles.txt")
    titles: list[str] = []
    while True:
        bare = [_bare(word) for word in words]
        for size in range(min(4, len(words) - 1), 0, -1):
            if " ".join(bare[:size]) in known:
                titles.append("_".join(bare[:size]))
                words = words[size:]
                break
        else:
            return tuple(titles), words


def _take_suffix(words: list[str]) -> tuple[str | None, list[str]]:
    suffix = None
    while len(words) > 1 and (bare := _bare(words[-1])) in _SUFFIXES.keys() | _DEGREES:
        suffix = suffix or _SUFFIXES.get(bare)
        words = words[:-1]
    return suffix, words


def _split(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return given names, surname, and whether the surname may stand at either end."""
    spelled = [_POSSESSIVE.sub("", word) for word in words]
    tokens = [token for word in spelled if _has_letter(token := _bare(word))]
    if _surname_first(tokens):
        either = len(tokens) == 2 and "-" not in tokens[1]  # noqa: PLR2004
        return (_joined("".join(tokens[1:])),), (tokens[0],), either
    pieces = [piece for word in spelled for piece in _pieces(word)]
    start = len(pieces) - 1
    while start > 1 and pieces[start - 1] in _PARTICLES:
        start -= 1
    if start == 1 and pieces[0] in _PARTICLES and spelled[0][:1].islower():
        start = 0
    given, surname = pieces[: max(start, 0)], pieces[max(start, 0) :]
    if len(tokens) == 2 and tokens[1] in lexicon_words("surnames_first.txt") and "-" in tokens[0]:  # noqa: PLR2004
        given = [_joined(tokens[0])]
    return tuple(given), tuple(surname), False


def _joined(token: str) -> str:
    return token.replace("-", "").replace("'", "")


def _pieces(word: str) -> list[str]:
    """Return a word's tokens: initials apart, hyphens open, apostrophes gone."""
    bare = _bare(word)
    if _INITIALS.match(word.strip(",;")):
        return [char for char in bare if char.isalpha()]
    parts = bare.replace("'", "").split("-")
    return [part for part in parts if _has_letter(part)]


def _has_letter(token: str) -> bool:
    return any(char.isalpha() for char in token)


def _surname_first(tokens: list[str]) -> bool:
    """Tell whether an East Asian surname begins the name, and syllables of such names follow."""
    surnames = lexicon_words("surnames_first.txt")
    if not 2 <= len(tokens) <= 3 or tokens[0] not in surnames:  # noqa: PLR2004
        return False
    if len(tokens) == 3 and tokens[2] in surnames:  # noqa: PLR2004
        return False
    return all(_SYLLABLES.match(token) for token in tokens[1:])
