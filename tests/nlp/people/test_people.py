"""Sources to speakers, from marked text to what the report shows."""

from __future__ import annotations

import pytest

from attrib.nlp.people import find_speakers
from attrib.types import Flag, Quote, Span, Speaker, SpeakerType

from .building import marked


def speakers(text: str) -> list[Speaker | None]:
    """Return the speaker of each quote, in order."""
    quotes, found = find_speakers(*marked(text))
    return [None if quote.speaker is None else found[quote.speaker] for quote in quotes]


def names(text: str) -> list[str | None]:
    return [None if speaker is None else speaker.name for speaker in speakers(text)]


KIEL = (
    "<“We have seen the sale,”> said {[PERSON Sarah Kirchberger], a scientist at [ORG Kiel University] "
    "in [LOC Germany]}.\n\n<“It is not easy,”> {[PERSON Kirchberger]} said."
)


def test_surname_names_the_person_in_full() -> None:
    assert names(KIEL) == ["Sarah Kirchberger", "Sarah Kirchberger"]


def test_apposition_gives_role_and_affiliation_with_evidence() -> None:
    doc, quotes = marked(KIEL)

    _, (speaker,) = find_speakers(doc, quotes)

    (role,), (affiliation,) = speaker.roles, speaker.affiliations
    assert (role.title, role.by, role.former) == ("scientist", "rule:apposition", False)
    assert doc.text[slice(*role.evidence)] == role.title
    assert affiliation.organization == "Kiel University"
    assert doc.text[slice(*affiliation.evidence)] == "Kiel University"


@pytest.mark.parametrize(
    ("source", "role", "organizations"),
    [
        pytest.param(
            "[PERSON Ann Fravel], director of the [ORG Security Studies Program] at the "
            "[ORG Massachusetts Institute of Technology]",
            "director of the Security Studies Program",
            ["Security Studies Program", "Massachusetts Institute of Technology"],
            id="nested",
        ),
        pytest.param(
            "[PERSON Paul Kern], a senior executive. analyst at [ORG CNA], a research organization",
            "senior executive. analyst",
            ["CNA"],
            id="damaged",
        ),
        pytest.param(
            "[MISC Chinese] Vice Foreign Minister [PERSON Le Yucheng]",
            "Chinese Vice Foreign Minister",
            [],
            id="title",
        ),
        pytest.param(
            "[PERSON Clinton] campaign manager [PERSON Robby Mook]",
            "Clinton campaign manager",
            ["Clinton campaign"],
            id="campaign",
        ),
        pytest.param(
            "the campaign chief, [PERSON Paul Manafort],", "campaign chief", [], id="description"
        ),
        pytest.param(
            "[ORG Acme]'s chief executive, [PERSON Jo Bell],",
            "Acme's chief executive",
            ["Acme"],
            id="owner",
        ),
        pytest.param("[PERSON Jo Bell] of [ORG Acme]", None, ["Acme"], id="of"),
        pytest.param(
            "[PERSON Jo Bell], a spokesman for the [PERSON Feingold] campaign",
            "spokesman for the Feingold campaign",
            ["Feingold campaign"],
            id="spokesman for",
        ),
        pytest.param("[PERSON Jo Bell], who served as a judge", "judge", [], id="relative clause"),
        pytest.param(
            "[PERSON Jo Bell], who tracks advertisements for [ORG Acme]",
            None,
            ["Acme"],
            id="works for",
        ),
        pytest.param(
            "[PERSON Jo Bell], who was named last week as a leader of [ORG Acme]",
            "leader of Acme",
            ["Acme"],
            id="appointed",
        ),
        pytest.param(
            "[PERSON Jo Bell], a daughter of [ORG Acme] chief executive [PERSON Al Bell]",
            "daughter of Acme chief executive Al Bell",
            [],
            id="kin of an employee",
        ),
        pytest.param("[PERSON Jo Bell] from the [ORG Fen Club]", None, ["Fen Club"], id="from"),
        pytest.param("[PERSON Jo Bell] ([ORG Fen Trust])", None, ["Fen Trust"], id="bracket"),
        pytest.param(
            "[PERSON Jo Bell], an economist with [ORG Fen Partners]",
            "economist",
            ["Fen Partners"],
            id="a firm of partners",
        ),
        pytest.param(
            "[PERSON Jo Bell], a professor at [ORG Acme]'s [ORG Law School]",
            "professor",
            ["Law School", "Acme"],
            id="the part before the whole",
        ),
        pytest.param(
            "[PERSON Jo Bell], a director of the campaign of [PERSON Al Kent]",
            "director of the campaign of Al Kent",
            ["campaign of Al Kent"],
            id="campaign of somebody",
        ),
        pytest.param(
            "[PERSON Jo Bell], author of “Tides” and a professor at [ORG Acme]",
            "author",
            ["Acme"],
            id="past a title",
        ),
        pytest.param("First lady [PERSON Jo Bell]", "First lady", [], id="first lady"),
        pytest.param("the lawyer, [PERSON Jo Bell KC],", "lawyer", [], id="with an honour"),
        pytest.param(
            "the [ORG Fen Bureau] chief. The bureau's director, [PERSON Jo Bell],",
            "bureau's director",
            ["Fen Bureau"],
            id="body without a name",
        ),
        pytest.param(
            "[PERSON Jo Bell], a drafting history and law faculty member at [ORG Acme]",
            "drafting history and law faculty member",
            ["Acme"],
            id="and within a role",
        ),
    ],
)
def test_source_states_role_and_affiliation(
    source: str, role: str | None, organizations: list[str]
) -> None:
    (speaker,) = speakers(f"<“No,”> said {{{source}}}.")

    assert speaker is not None
    assert (speaker.roles[0].title if speaker.roles else None) == role
    assert [a.organization for a in speaker.affiliations] == organizations


def test_former_role_is_marked() -> None:
    (speaker,) = speakers("<“No,”> said {[PERSON Jo Bell], a former director of [ORG Acme]}.")

    assert speaker is not None
    assert [r.former for r in speaker.roles] == [True]
    assert [a.former for a in speaker.affiliations] == [True]


def test_former_body_is_marked_and_a_present_one_is_not() -> None:
    text = "<“No,”> said {{[PERSON Jo Bell], {}}}."
    once, now = "formerly of [ORG Acme],", "a former aide now at [ORG Acme]"

    (formerly,), (today,) = speakers(text.format(once)), speakers(text.format(now))

    assert formerly is not None
    assert today is not None
    assert [a.former for a in formerly.affiliations] == [True]
    assert [a.former for a in today.affiliations] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "<“No,”> wrote {[PERSON Jo Bell]} in the [ORG Fen Post].",
        "<“No,”> {[PERSON Jo Bell]} wrote for the [ORG Fen Post].",
        "{[PERSON Jo Bell], writing in [ORG Fen Post],} said <no>.",
    ],
)
def test_writer_belongs_to_the_paper(text: str) -> None:
    (speaker,) = speakers(text)

    assert speaker is not None
    assert [a.organization for a in speaker.affiliations] == ["Fen Post"]


def test_senator_who_writes_does_not() -> None:
    (speaker,) = speakers("<“No,”> {Sen. [PERSON Jo Bell]} wrote in the [ORG Fen Post].")

    assert speaker is not None
    assert speaker.affiliations == ()


def test_body_led_by_somebody_is_theirs() -> None:
    (speaker,) = speakers(
        "The [ORG Fen Trust], led by [PERSON Jo Bell], met. <“No,”> {[PERSON Bell]} said."
    )

    assert speaker is not None
    assert [a.organization for a in speaker.affiliations] == ["Fen Trust"]


def test_quotation_states_no_fact() -> None:
    text = (
        "<“[PERSON Jo Bell], a director of [ORG Acme], met us,”> said {[PERSON Al Kent]}. "
        "<No,> {[PERSON Bell]} said."
    )

    _, bell = speakers(text)

    assert bell is not None
    assert (bell.name, bell.roles, bell.affiliations) == ("Jo Bell", (), ())


@pytest.mark.parametrize(
    ("pronoun", "name"),
    [pytest.param("she", "Mary Bell", id="she"), pytest.param("he", "John Kent", id="he")],
)
def test_pronoun_agrees_in_gender(pronoun: str, name: str) -> None:
    text = f"[PERSON John Kent] met [PERSON Mary Bell]. <“No,”> {{{pronoun}}} said."

    assert names(text) == [name]


def test_pronoun_takes_no_name_from_inside_a_quotation() -> None:
    text = "<“[PERSON Al Kent] won,”> said {[PERSON John Bell]}. <“[PERSON Al Kent] is fine,”> {he} said."

    assert names(text) == ["John Bell", "John Bell"]


def test_pronoun_is_not_whom_it_told() -> None:
    text = "[PERSON John Kent] met [PERSON Sean Bell]. <“No,”> {he} told [PERSON Bell]."

    assert names(text) == ["John Kent"]


def test_pronoun_goes_on_with_the_subject_of_the_sentence_before() -> None:
    text = (
        "{[PERSON Bo Kent]} said <no>. [PERSON Zzyx Lund] is not so sure. {He} said <it was late>."
    )

    assert names(text)[-1] == "Zzyx Lund"


def test_who_is_the_name_before_it() -> None:
    assert names("They met [PERSON John Kent], {who} said <it was late>.") == ["John Kent"]


def test_description_finds_the_person_of_that_role() -> None:
    text = (
        "[LOC Ohio] Gov. [PERSON John Kent] met Sen. [PERSON Al Bell]. <“No,”> said {the governor}."
    )

    assert names(text) == ["John Kent"]


def test_family_members_of_one_surname_are_left_open_with_a_flag() -> None:
    met = "[PERSON John Kent] met [PERSON Mary Kent]."
    text = f"{met} {met} <“No,”> {{[PERSON Kent]}} said."

    (quote,), _ = find_speakers(*marked(text))

    assert quote.speaker is None
    assert quote.flags == (Flag.AMBIGUOUS_SPEAKER,)


def test_title_tells_a_couple_apart() -> None:
    text = (
        "[PERSON John Kent] met [PERSON Mary Kent]. <“No,”> {Mrs. [PERSON Kent]} said. "
        "<“Yes,”> {Mr. [PERSON Kent]} said."
    )

    assert names(text) == ["Mary Kent", "John Kent"]


def test_joint_source_has_its_members() -> None:
    (speaker,) = speakers("{[PERSON Ann Brown] and [PERSON Bob Menendez]} said <it was late>.")

    assert speaker is not None
    assert speaker.name == "Ann Brown and Bob Menendez"
    assert speaker.members == ("Ann Brown", "Bob Menendez")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param("two senior officials", SpeakerType.UNNAMED, id="unnamed"),
        pytest.param("[LOC Moscow]", SpeakerType.ORGANIZATION, id="metonym"),
        pytest.param("the company", SpeakerType.ORGANIZATION, id="organization"),
        pytest.param("the drug's maker, [ORG Acme],", SpeakerType.ORGANIZATION, id="its maker"),
        pytest.param(
            "a spokesman for the bank, [ORG Acme],", SpeakerType.UNNAMED, id="its spokesman"
        ),
        pytest.param("Minister for Trade [PERSON Bo Lund]", SpeakerType.PERSON, id="portfolio"),
        pytest.param("WHO", SpeakerType.ORGANIZATION, id="capitals"),
        pytest.param("the think tank", SpeakerType.ORGANIZATION, id="organization of two words"),
        pytest.param("a new poll", SpeakerType.DOCUMENT, id="document"),
        pytest.param("a report by [PERSON Ann Brown]", SpeakerType.DOCUMENT, id="its author"),
        pytest.param("Sen. [PERSON Ann Brown]", SpeakerType.PERSON, id="person"),
        pytest.param("[PERSON Ann Brown]'s campaign", SpeakerType.ORGANIZATION, id="campaign"),
    ],
)
def test_source_has_its_type(source: str, kind: SpeakerType) -> None:
    (speaker,) = speakers(f"It was late. {{{source}}} said <it was over>.")

    assert speaker is not None
    assert speaker.type is kind


def test_no_source_is_no_speaker() -> None:
    assert names("It was said {} that <it was over>.") == [None]


def test_article_without_quotes_has_no_speakers() -> None:
    assert find_speakers(*marked("[PERSON Ann Brown] left.")) == ((), ())


def test_five_hundred_speakers_stay_apart() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    surnames = [f"Bell{one}{two}" for one in letters for two in letters][:500]
    doc, quotes = marked(" ".join(f"{{[PERSON Jo {surname}]}} said <no>." for surname in surnames))

    _, found = find_speakers(doc, quotes)

    assert len({speaker.name for speaker in found}) == 500


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Jo" + "o" * 10_000, id="one long word"),
        pytest.param("Jo (b)Bell(/b)" * 50, id="markup"),
        pytest.param("J" + " J" * 5_000, id="many words"),
    ],
)
def test_absurd_name_is_survived(name: str) -> None:
    text = f"{name} said no."
    doc, _ = marked(f"[PERSON {name}] said no.")
    end = len(name)

    (quote,), _ = find_speakers(
        doc, [Quote(source=(Span(0, end),), content=(Span(end + 6, end + 8),))]
    )

    assert doc.text == text
    assert quote.source == (Span(0, end),)


def test_body_goes_by_the_name_beside_it() -> None:
    assert names("{The studio, [ORG Acme Pictures],} said <no>.") == ["Acme Pictures"]
