"""Invented stories of an invented town: no person, place or body in them exists."""

from __future__ import annotations

from attrib.query.answers import JudgementAnswer, OrganizationAnswer, QuarantineAnswer
from attrib.query.precision import Precision, Share
from attrib.types import Act, Flag, Form, SpeakerType, Verdict
from tests.report.corpus import Corpus, Person, Story

ORGANIZATION, DOCUMENT = SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT
UNNAMED = SpeakerType.UNNAMED

TRUST, UNIVERSITY = "Selmouth Harbour Trust", "University of Selmouth"


def _marchetti(*quotes: int, role: str) -> Person:
    return Person(
        name="Ines Marchetti",
        id="marchetti",
        quotes=quotes,
        roles=(role,),
        organizations=(TRUST,),
        sector="government",
    )


def _okoro(*quotes: int, roles: tuple[str, ...] = ("oceanographer",)) -> Person:
    return Person(
        name="Daniel Okoro",
        id="okoro",
        quotes=quotes,
        roles=roles,
        organizations=(UNIVERSITY,),
        sector="academia",
    )


STORIES = (
    Story(
        key="a1",
        title="Tide gates hold through Selmouth’s worst night in forty years",
        outlet="Selmouth Courier",
        author="Petra Lindqvist",
        url="https://courier.example/tide-gates",
        published="2026-01-14",
        marked=(
            "The sea came up to the third step of the fish market on Tuesday night and stopped there.\n\n"
            "[1c “The gates held, and so did the nerves of the people who closed them,”] [1k said] "
            "[1s Ines Marchetti], chief engineer of the Selmouth Harbour Trust. [1c “We had eleven "
            "minutes to spare.”]\n\n"
            "[2s Marchetti] [2k said] [2c the trust would inspect every hinge before the next spring "
            "tide and publish what it finds].\n\n"
            "Not everyone was reassured. [3s Daniel Okoro], an oceanographer at the University of "
            "Selmouth, [3k warned] that [3c the gates were “built for a sea that no longer "
            "exists”]. [4c “Forty years is not a long time for water,”] [4s he] [4k added].\n\n"
            "[5k According to] [5s a report published by the Coastal Observatory in December], "
            "[5c the mean high water at Selmouth has risen nineteen centimetres since the gates were "
            "drawn].\n\n"
            "[6s Two officials with knowledge of the budget], who asked not to be named, [6k said] "
            "[6c the city had twice put off the repair of the northern gate]. [7s A spokesman for the "
            "city] [7k declined to comment] [7c on the repair]."
        ),
        flags={7: (Flag.NO_COMMENT,)},
        confidence={5: 0.71, 6: 0.44},
        people=(
            _marchetti(1, 2, role="chief engineer"),
            _okoro(3, 4),
            Person(
                name="Coastal Observatory report",
                quotes=(5,),
                type=DOCUMENT,
                organizations=("Coastal Observatory",),
            ),
            Person(
                name="officials with knowledge of the budget", id="a1u1", quotes=(6,), type=UNNAMED
            ),
            Person(
                name="a spokesman for the city",
                id="a1u2",
                quotes=(7,),
                type=UNNAMED,
                roles=("spokesman",),
            ),
        ),
    ),
    Story(
        key="a2",
        title="Council to vote on northern gate after all",
        outlet="The Estuary Post",
        published="2026-01-21",
        url="https://estuarypost.example/northern-gate",
        marked=(
            "[1c “I was told in October that the northern gate could wait. It could not,”] [1s Mayor "
            "Ruth Adeyemi] [1k told] the council on Wednesday.\n\n"
            "[2s Adeyemi] [2k denied] that [2c she had seen the inspection before the storm]. [3s She] "
            "[3k hopes] [3c to have the money by March].\n\n"
            "[4c “When an engineer tells you [5s your own report] [5k says] [5c the hinge is cracked], you "
            "do not form a committee,”] [4k said] [4s Councillor Owen Pryce] of the Selmouth Residents’ "
            "League.\n\n"
            "[6s The Selmouth Harbour Trust] [6k said in a statement] that [6c “no gate was ever unsafe”] "
            "and that [6c it had followed every schedule it was given]."
        ),
        acts={3: Act.ATTITUDE},
        negated=(2,),
        parents={5: 3},
        forms={6: Form.MIXED},
        people=(
            Person(name="Ruth Adeyemi", id="adeyemi", quotes=(1, 2, 3), roles=("Mayor",)),
            Person(
                name="Owen Pryce",
                id="pryce",
                quotes=(4,),
                roles=("Councillor",),
                organizations=("Selmouth Residents’ League",),
            ),
            Person(name="your own report", id="a2d1", quotes=(5,), type=DOCUMENT),
            Person(name="Selmouth Harbour Trust", quotes=(6,), type=ORGANIZATION),
        ),
    ),
    Story(
        key="a3",
        title="What the water knows: a conversation with Daniel Okoro",
        outlet="Long Shore Review",
        author="Mads Ekberg",
        published="2026-02-08",
        marked=(
            "Daniel Okoro keeps a jar of silt on his desk at the University of Selmouth, where he has "
            "been an oceanographer for twenty-two years.\n\n"
            "[1c “That is one tide,”] [1s he] [1k says]. [1c “One. People see the flood. I see the jar.]\n\n"
            "[1c “And the jar fills faster every year.”]\n\n"
            "[2s Okoro] [2k thinks] [2c the town will move uphill within a century], and says so to anyone "
            "who asks. [3c “I would rather be rude than late,”] [3s he] [3k told] a class of eight-year-olds "
            "last month."
        ),
        acts={2: Act.ATTITUDE},
        people=(_okoro(1, 2, 3),),
    ),
    Story(
        key="a4",
        title="Trust names Marchetti director",
        outlet="Selmouth Courier",
        published="2026-03-02",
        marked=(
            "The Selmouth Harbour Trust has made Ines Marchetti, until now its chief engineer, its "
            "director.\n\n"
            "[1c “I will still carry the spanner,”] [1s Marchetti] [1k said]. [2s The trust’s chairwoman, "
            "Hanne Voss], [2k called] her [2c “the only person in the building who has read all the "
            "manuals”].\n\n"
            "[3c “A director who knows which bolt is which: we should try that more often,] [3k said] "
            "[3s Daniel Okoro] of the University of Selmouth."
        ),
        flags={3: (Flag.UNCLOSED,)},
        confidence={3: 0.62},
        people=(
            _marchetti(1, role="director"),
            Person(
                name="Hanne Voss",
                id="voss",
                quotes=(2,),
                roles=("chairwoman",),
                organizations=("Selmouth Harbour Trust",),
            ),
            _okoro(3, roles=()),
        ),
    ),
    Story(
        key="a5",
        title="Fish market reopens",
        outlet="The Estuary Post",
        published="2026-01-30",
        marked=(
            "The fish market opened at five on Friday, a step higher than before.\n\n"
            "[1c “Cod does not care,”] [1k said] [1s Bea Thornquist], who has sold it there since 1988. "
            "[2s Thornquist] [2k said] [2c the new step had cost her a knee and a morning]."
        ),
        people=(Person(name="Bea Thornquist", id="thornquist", quotes=(1, 2)),),
    ),
    Story(
        key="a6",
        title="Tide table for February",
        outlet="Selmouth Courier",
        published="2026-02-01",
        marked="High water at Selmouth: 2 February 11:04, 3 February 11:51, 4 February 12:37.",
    ),
    Story(
        key="a7",
        title="Pumps fail at Low Quay, “somebody forgot the diesel”",
        outlet="Low Quay Bulletin",
        published="2026-02-19",
        marked=(
            "[1c “Somebody forgot the diesel,”] [1k said] [1s a person familiar with the matter].\n\n"
            "[2s Residents] [2k complained] that [2c the water stood in the cellars until noon]. "
            "[3c “Nobody rang, nobody knocked.”]"
        ),
        flags={3: (Flag.FLOATING, Flag.AMBIGUOUS_SPEAKER)},
        confidence={3: 0.38},
        people=(
            Person(name="a person familiar with the matter", id="a7u1", quotes=(1,), type=UNNAMED),
            Person(name="residents", id="a7u2", quotes=(2,), type=UNNAMED),
        ),
    ),
    Story(
        key="a8",
        title="Observatory moves its gauge",
        outlet="Long Shore Review",
        published="2025-12-11",
        marked=(
            "[1s The Coastal Observatory] [1k announced] [1c it would move its tide gauge to the "
            "lighthouse]. "
            "[2c “The old one measured the ferry,”] [2k said] [2s Samira El-Fassi], head of "
            "instruments at the Coastal Observatory."
        ),
        people=(
            Person(name="Coastal Observatory", quotes=(1,), type=ORGANIZATION),
            Person(
                name="Samira El-Fassi",
                id="elfassi",
                quotes=(2,),
                roles=("head of instruments",),
                organizations=("Coastal Observatory",),
            ),
        ),
    ),
)

ORGANIZATIONS = (
    OrganizationAnswer(
        id="org:University of Selmouth",
        name="University of Selmouth",
        aliases=("Selmouth University", "UoS"),
        kind="university",
        country="Invented Isles",
        ror="00invented0",
        wikidata="Q0",
    ),
    OrganizationAnswer(
        id="org:Selmouth Harbour Trust",
        name="Selmouth Harbour Trust",
        aliases=("the trust",),
        kind="public body",
    ),
)

JUDGEMENTS = (
    JudgementAnswer(
        left="Daniel Okoro",
        right="residents",
        left_article="a1",
        right_article="a7",
        verdict=Verdict.UNSURE,
        score=0.61,
        reasons=("same town", "no common affiliation"),
        by="rule:names",
    ),
)

REFUSED = (
    QuarantineAnswer(
        origin="inbox/scan-0031.pdf",
        code="empty",
        reason="The file holds pictures of text only: run it through text recognition first.",
        sha256="9d3c0f1b2a77e2a90d4d1b0a55f1c0a8",
        at="2026-03-09T08:30:41Z",
    ),
)

PRECISION = Precision(
    sample=1,
    drawn="2026-03-10T08:00:00Z",
    who=("ab",),
    size=20,
    judged=20,
    population=26,
    models=("attrib-en 0.1.0",),
    shares=(
        Share(part="quotation", right=20, of=20, share=1.0, low=0.839, high=1.0),
        Share(part="speaker", right=18, of=20, share=0.9, low=0.699, high=0.972),
    ),
)


def selmouth() -> Corpus:
    """Return the invented corpus."""
    return Corpus(
        STORIES,
        organizations=ORGANIZATIONS,
        judgements=JUDGEMENTS,
        refused=REFUSED,
        precision=PRECISION,
    )
