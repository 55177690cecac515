from attrib.nlp.quotes import with_relays
from attrib.types import Act, Quote, Span

OUTER = Quote(content=(Span(10, 60),), speaker=0)


def _via(outer, inner):
    return with_relays((outer, inner))[1].via


def test_who_tells_what_another_said_passes_it_on():
    assert _via(OUTER, Quote(content=(Span(30, 60),), speaker=1, parent=0)) == 0


def test_nobody_passes_on_their_own_words():
    assert _via(OUTER, Quote(content=(Span(30, 60),), speaker=0, parent=0)) is None


def test_what_stands_alone_or_in_a_thought_is_passed_on_by_nobody():
    thought = Quote(content=(Span(10, 60),), speaker=0, act=Act.ATTITUDE)
    assert _via(OUTER, Quote(content=(Span(70, 80),), speaker=1)) is None
    assert _via(thought, Quote(content=(Span(30, 60),), speaker=1, parent=0)) is None


def test_who_names_a_claim_does_not_pass_it_on():
    claim = Quote(content=(Span(30, 60),), speaker=1, parent=0, by="rule:claim")
    assert _via(OUTER, claim) is None
