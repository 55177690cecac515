from __future__ import annotations

from attrib.resolve.organizations import load_organizations
from attrib.resolve.resolver import Resolver
from attrib.types import Organization, SpeakerType, Verdict
from tests.resolve.profiles import person

OWN = Organization(id="wire", name="Acton Wire", aliases=("AW",), sector="media")


def test_resolver_names_organizations_by_its_own_list() -> None:
    resolver = Resolver(load_organizations([OWN]))
    assert resolver.identify(["AW"]) == (OWN,)
    part, whole = resolver.identify(["Security Studies Program", "MIT"])
    assert [above.id for above in resolver.parents(part)] == [whole.id]
    named, defined = resolver.identify(["Acme Hats", "AH"], [("AH", "Acme Hats")])
    assert named == defined
    assert not named.listed
    assert [one.sector for one in resolver.identify(["Acme College", "Acme Hats"])] == [
        "academia",
        None,
    ]


def test_resolver_judges_by_its_own_list() -> None:
    names = ("Acton Wire", "AW")
    profiles = [person(n, n, kind=SpeakerType.ORGANIZATION) for n in names]
    resolver = Resolver(load_organizations([OWN]))
    assert len({resolver.block_keys(profile) for profile in profiles}) == 1
    (judged,) = resolver.judge(profiles, ())
    assert judged.verdict is Verdict.SAME
    assert len(set(resolver.cluster([p.key for p in profiles], [judged]).values())) == 1
    assert list(Resolver().judge(profiles, ())) == []


def test_resolver_tells_the_sector_or_nothing() -> None:
    resolver = Resolver()
    assert resolver.sector(["reporter"], [OWN]) == "media"
    assert resolver.sector([], []) is None
