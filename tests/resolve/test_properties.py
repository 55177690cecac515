"""What must hold of any input whatever, tried on random text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.resolve import block_keys, judge
from attrib.resolve.comparison import compare_names
from attrib.resolve.keys import organization_key, short_form, split_part
from attrib.resolve.names import parse_name
from attrib.resolve.organizations import load_organizations
from attrib.resolve.sectors import sector_of
from attrib.types import Profile, SpeakerType

WORDS = st.text(alphabet="abcdeLMWÉüßıŁ .,'’-()“”RD\u200b中", max_size=40)
TEXT = st.one_of(st.text(max_size=60), WORDS)


@settings(deadline=None, max_examples=50)
@given(TEXT, TEXT)
def test_names_compare_alike_from_both_sides(left: str, right: str) -> None:
    a, b = parse_name(left), parse_name(right)
    assert compare_names(a, b).relation is compare_names(b, a).relation


@settings(deadline=None, max_examples=50)
@given(TEXT)
def test_any_name_of_an_organization_has_one_stable_key(name: str) -> None:
    key = organization_key(name)
    assert organization_key(f"the {name}") == key or not key
    assert short_form(name) != ""
    split_part(name)
    load_organizations().identify(name)


@settings(deadline=None, max_examples=50)
@given(st.lists(TEXT, max_size=4))
def test_any_role_has_a_sector(roles: list[str]) -> None:
    assert sector_of(roles, roles)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(TEXT, st.sampled_from(list(SpeakerType)), TEXT), max_size=6))
def test_any_profiles_can_be_judged(rows: list[tuple[str, SpeakerType, str]]) -> None:
    profiles = [
        Profile(key=f"{n}#0", name=name, type=kind, roles=(text,), affiliations=(text,))
        for n, (name, kind, text) in enumerate(rows)
    ]
    blocks = {profile.key: set(block_keys(profile)) for profile in profiles}
    for judged in judge(profiles, ()):
        assert judged.left < judged.right
        assert blocks[judged.left] & blocks[judged.right]
