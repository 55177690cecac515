from __future__ import annotations

import pytest

from attrib.resolve.comparison import Relation, compare_names
from attrib.resolve.names import parse_name

SAME, COMPATIBLE, DIFFERENT = Relation.SAME, Relation.COMPATIBLE, Relation.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Sarah Kirchberger", "Dr. Sarah Kirchberger", SAME),
        ("Donald J. Trump", "Donald Trump", SAME),
        ("Donald John Trump", "Donald J. Trump", SAME),
        ("M. Taylor Fravel", "Taylor Fravel", SAME),
        ("Larry Summers", "Lawrence H. Summers", SAME),
        ("Chuck Schumer", "Charles E. Schumer", SAME),
        ("Chuck Schumer", 'Charles "Chuck" Schumer', SAME),
        ("Hillary Rodham Clinton", "Hillary Clinton", SAME),
        ("Debbie Wasserman-Schultz", "Debbie Wasserman Schultz", SAME),
        ("Kim Jong Un", "Kim Jong-un", SAME),
        ("Recep Erdoğan", "RECEP ERDOGAN", SAME),
        ("Joe Biden", "Joseph R. Biden Jr.", COMPATIBLE),
        ("Donald Trump", "Donald Trump Jr.", COMPATIBLE),
        ("Clinton", "Hillary Clinton", COMPATIBLE),
        ("Wasserman Schultz", "Debbie Wasserman Schultz", COMPATIBLE),
        ("J. Smith", "John Smith", COMPATIBLE),
        ("Xi", "Xi Jinping", COMPATIBLE),
        ("Zeldin", "Lee Zeldin", COMPATIBLE),
        ("Li Wei", "Wei Li", COMPATIBLE),
        ("Clinton", "Clinton", COMPATIBLE),
        ("Li Wei", "Li Wen", DIFFERENT),
        ("Jon Smith", "Jan Smith", DIFFERENT),
        ("Bill Clinton", "Hillary Clinton", DIFFERENT),
        ("Mr. Clinton", "Mrs. Clinton", DIFFERENT),
        ("George W. Bush", "George H.W. Bush", DIFFERENT),
        ("Robert F. Smith", "Robert M. Smith", DIFFERENT),
        ("Donald Trump Jr.", "Donald Trump Sr.", DIFFERENT),
        ("Albert Brooks", "Alan Brooks", DIFFERENT),
        ("Paul Ryan", "Ron Paul", DIFFERENT),
        ("<b>", "<b>", DIFFERENT),
    ],
    ids=str,
)
def test_compare_tells_relation_both_ways(left: str, right: str, relation: Relation) -> None:
    a, b = parse_name(left), parse_name(right)
    assert compare_names(a, b).relation is relation
    assert compare_names(b, a).relation is relation


def test_compare_gives_its_reason() -> None:
    found = compare_names(parse_name("Li Wei"), parse_name("Li Wen"))
    assert found.reason == "other given names: wei, wen"


def test_compare_is_exact_when_a_middle_name_agrees() -> None:
    agreeing = compare_names(parse_name("William A. Ackman"), parse_name("William A. Ackman"))
    assert agreeing.exact
    assert not compare_names(parse_name("Bill Ackman"), parse_name("Bill Ackman")).exact
