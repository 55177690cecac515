"""Roles as articles state them in, what they say of their bearer out: offices, fields, words.

An office is one word for all the ways to write it: "Sen.", "senators" and "US Senator" are `senator`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from attrib.resolve.folding import fold

MAX_LENGTH = 300

_PHRASES = (
    (r"vice[- ]president(?:s|ial)?\b", "vicepresident"),
    (r"vice[- ]chair(?:man|woman|person)?s?\b", "vicechair"),
    (r"vice foreign minister|deputy foreign minister", "viceforeignminister"),
    (r"foreign minister", "foreignminister"),
    (r"(?:vice )?prime minister", "primeminister"),
    (r"(?:former )?press secretary", "presssecretary"),
    (r"secretar(?:y|ies) of state|state secretary", "secretaryofstate"),
    (r"attorneys? general", "attorneygeneral"),
    (r"secretary[- ]general", "secretarygeneral"),
    (r"(?:house )?speaker of the house|(?:house )?speaker\b", "housespeaker"),
    (r"(?:majority|minority) (?:leader|whip)", "floorleader"),
    (r"campaign (?:manager|chair(?:man|woman)?|chief)", "campaignmanager"),
    (r"communications director|director of communications", "communicationsdirector"),
    (r"chief executive(?: officer)?s?|\bceo\b", "ceo"),
    (r"front[- ]?runner", "candidate"),
    (r"political scientist", "scientist"),
    (r"talk[- ]show host|radio host", "host"),
    (r"hedge[- ]fund (?:manager|titan|billionaire)", "investor"),
    (r"first lady", "firstlady"),
    (r"police (?:chief|commissioner)", "policechief"),
)
_OFFICES = {
    "president": "president presidents",
    "senator": "senator senators sen sens",
    "representative": "representative representatives rep reps congressman congresswoman lawmaker",
    "governor": "governor governors gov govs",
    "mayor": "mayor",
    "judge": "judge judges",
    "justice": "justice justices",
    "general": "general gen",
    "admiral": "admiral adm",
    "pope": "pope",
    "king": "king",
    "chancellor": "chancellor",
    "ambassador": "ambassador ambassadors",
    "minister": "minister",
    "candidate": "candidate candidates nominee contender hopeful challenger standardbearer",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "chair": "chairman chairwoman chairperson chair",
    "secretary": "secretary",
    "director": "director",
    "manager": "manager",
    "founder": "founder cofounder",
    "adviser": "adviser advisor advisers advisors aide confidant",
    "strategist": "strategist consultant operative guru",
    "pollster": "pollster pollsters",
    "lobbyist": "lobbyist",
    "lawyer": "lawyer attorney counsel litigator",
    "professor": "professor professors",
    "scientist": "scientist researcher scholar",
    "economist": "economist",
    "historian": "historian",
    "analyst": "analyst expert fellow",
    "host": "host anchor coanchor cohost moderator",
    "reporter": "reporter journalist correspondent editor columnist commentator writer",
    "author": "author novelist",
    "investor": "investor financier",
    "tycoon": "billionaire mogul tycoon magnate businessman businesswoman developer entrepreneur",
    "donor": "donor megadonor backer fundraiser",
    "actor": "actor actress comedian singer filmmaker rapper musician dancer composer pianist "
    "violinist painter sculptor artist choreographer",
    "athlete": "quarterback boxer golfer coach player swimmer striker midfielder goalkeeper defender "
    "footballer cricketer batsman bowler pitcher sprinter runner cyclist skier rower jockey wrestler "
    "gymnast skater skipper winger",
    "pastor": "pastor rev reverend bishop archbishop rabbi priest minister-of-religion cardinal imam",
    "police": "sheriff detective officer policeman trooper constable agent",
    "doctor": "doctor physician surgeon neurosurgeon pediatrician psychiatrist nurse dentist "
    "paramedic midwife pharmacist",
    "citizen": "voter resident student farmer teacher retiree supporter volunteer waitress driver "
    "neighbor neighbour witness bystander passenger commuter tenant homeowner pensioner pupil barber "
    "baker butcher plumber electrician carpenter mechanic welder cook waiter bartender cashier clerk "
    "gardener fisherman miner shopkeeper",
    "family": "wife husband son daughter brother sister mother father widow",
    "delegate": "delegate committeeman committeewoman superdelegate",
}
_OFFICE_OF = {form: office for office, forms in _OFFICES.items() for form in forms.split()}

_FIELDS = {
    "politics": "president vicepresident senator representative governor mayor candidate chair "
    "spokesperson secretary secretaryofstate floorleader housespeaker campaignmanager adviser "
    "strategist communicationsdirector presssecretary delegate ambassador minister primeminister "
    "attorneygeneral chancellor vicechair foreignminister viceforeignminister pollster lobbyist "
    "firstlady secretarygeneral general admiral",
    "academia": "professor scientist economist historian analyst",
    "business": "ceo founder investor tycoon donor",
    "media": "host reporter author",
    "law": "judge justice lawyer attorneygeneral",
    "show": "actor athlete",
    "church": "pastor pope",
    "police": "police policechief",
    "medicine": "doctor",
    "private": "citizen",
}
_FIELDS_OF: dict[str, frozenset[str]] = {
    office: frozenset(field for field, offices in _FIELDS.items() if office in offices.split())
    for office in {name for offices in _FIELDS.values() for name in offices.split()}
}
_PUBLIC = frozenset({"politics", "business", "media", "law"})
"""Fields between which people of public life change."""
_RARE = frozenset(
    {"president", "vicepresident", "senator", "representative", "governor", "mayor", "justice"}
    | {"pope", "king", "chancellor", "ambassador", "secretaryofstate", "floorleader"}
    | {"housespeaker", "primeminister", "attorneygeneral", "campaignmanager", "candidate"}
    | {"secretarygeneral", "presssecretary", "foreignminister", "viceforeignminister", "firstlady"}
)
"""Offices that few people of one name hold; a shared one says much."""
_STOPWORDS = frozenset(
    {"a", "an", "the", "of", "for", "and", "in", "at", "on", "to", "with", "by", "from", "who", "s"}
    | {
        "former",
        "ex",
        "then",
        "now",
        "current",
        "currently",
        "longtime",
        "veteran",
        "top",
        "senior",
    }
    | {"his", "her", "their", "its", "one", "two", "deputy", "assistant", "associate", "leading"}
    | {"member", "head", "leader", "chief", "us", "u", "state", "national", "party", "campaign"}
    | {"mr", "mrs", "ms", "dr", "that", "is", "was", "as", "new", "fellow", "presidential"}
)
_WORD = re.compile(r"[a-z][a-z'-]*|&")
_WOMAN = re.compile(r"\b(?:\w*woman|wife|mother|daughter|sister|actress|widow|mrs|ms|she|her)\b")
_MAN = re.compile(
    r"\b(?:(?:spokes|chair|congress|council|business|committee|states)man|husband|father"
    r"|son|brother|actor|widower|mr)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTerms:
    """What a person's roles say: offices, the fields they lie in, other telling words, gender."""

    offices: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    gender: str | None = None

    @property
    def rare_offices(self) -> frozenset[str]:
        """The offices that few people of one name hold."""
        return self.offices & _RARE


def role_terms(roles: Iterable[str]) -> RoleTerms:
    """Return what all roles of a person say together."""
    terms = [_terms(role[:MAX_LENGTH]) for role in roles]
    genders = {term.gender for term in terms} - {None}
    return RoleTerms(
        offices=frozenset().union(*(term.offices for term in terms)),
        fields=frozenset().union(*(term.fields for term in terms)),
        words=frozenset().union(*(term.words for term in terms)),
        gender=genders.pop() if len(genders) == 1 else None,
    )


@lru_cache(maxsize=65536)
def _terms(role: str) -> RoleTerms:
    text = fold(role).replace(".", "").replace("co-founder", "cofounder").replace("'s ", " ")
    for pattern, name in _PHRASES:
        text = re.sub(pattern, f" {name} ", text)
    words = _WORD.findall(text)
    known = {name for _, name in _PHRASES}
    offices = frozenset(
        office for word in words if (office := word if word in known else _OFFICE_OF.get(word))
    )
    rest = (word for word in words if word not in _OFFICE_OF and word not in known)
    return RoleTerms(
        offices=offices,
        fields=frozenset().union(*(_FIELDS_OF.get(office, frozenset()) for office in offices)),
        words=frozenset(word for word in rest if word not in _STOPWORDS and len(word) > 1),
        gender=_gender(text),
    )


def _gender(text: str) -> str | None:
    """Return the gender that a role's own noun tells; a relative of somebody else's does not."""
    woman, man = bool(_WOMAN.search(text)), bool(_MAN.search(text))
    return None if woman == man else "f" if woman else "m"


def far_apart(left: RoleTerms, right: RoleTerms) -> bool:
    """Tell whether two careers have no field in common, and do not both lie in public life."""
    if not left.fields or not right.fields or left.fields & right.fields:
        return False
    return not (left.fields & _PUBLIC and right.fields & _PUBLIC)
