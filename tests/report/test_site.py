"""A whole report: linked, whole without a network, the same every time, and deaf to hostile text."""

from __future__ import annotations

import gc
import gzip
import re
from collections import Counter
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from attrib.errors import ReportError
from attrib.query.answers import ArticleAnswer, OrganizationAnswer, SpeakerAnswer
from attrib.report.site import SiteSummary, build_site, stamp
from tests.report.corpus import Corpus, Person, Story
from tests.report.reading import pages_of, read_page
from tests.report.stories import JUDGEMENTS, ORGANIZATIONS, PRECISION, REFUSED, STORIES, selmouth

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "<!--<script>",
    "--><x/onclick=alert(1)>",
    "\u202e\u2066<b>\x00\x1b",
    "&lt;script&gt;&#x3c;",
)


def _files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_garbage_is_collected_as_before(tmp_path: Path) -> None:
    before, during = gc.get_threshold(), []
    build_site(Corpus(()), tmp_path / "site", progress=lambda *_: during.append(gc.get_threshold()))
    with pytest.raises(ReportError):
        build_site(Corpus(()), tmp_path / "site" / "index.html")

    assert gc.get_threshold() == before
    assert before not in during
    assert during


def test_report_has_every_page(corpus: Corpus, site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in pages_of(site)}

    assert {"index.html", "audit.html", "methods.html", "search.html"} <= names
    assert len([n for n in names if n.startswith("articles/")]) == len(corpus.articles()) + 1
    assert len([n for n in names if n.startswith("speakers/")]) == len(corpus.speakers()) + 1


def test_every_link_resolves(site: Path) -> None:
    ids = {path: set(read_page(path).values("id")) for path in pages_of(site)}
    for path in ids:
        page = read_page(path)
        for href in page.values("href") + page.values("src"):
            if href.startswith(("https:", "data:")):
                continue
            name, _, fragment = unquote(href).partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), f"{path}: {href}"
            assert not fragment or fragment in ids[target], f"{path}: {href}"


def test_markup_is_well_formed_with_unique_ids(site: Path) -> None:
    for path in pages_of(site):
        page = read_page(path)
        assert page.unmatched == [], path
        assert [id_ for id_, n in Counter(page.values("id")).items() if n > 1] == [], path


def test_pages_carry_nothing_inline(site: Path) -> None:
    for path in pages_of(site):
        page = read_page(path)
        for tag, attributes in page.elements:
            assert "style" not in attributes, path
            assert not [name for name in attributes if name.startswith("on")], path
            assert tag != "style", path
            assert tag != "script" or attributes.keys() == {"src", "defer"}, path


def test_pages_load_nothing_from_outside(site: Path) -> None:
    for path in pages_of(site):
        for tag, attributes in read_page(path).elements:
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            assert not loaded or not re.match(r"[a-z]+:|//", loaded.removeprefix("data:,")), path


def test_pages_carry_the_strict_policy(site: Path) -> None:
    policy = (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )
    for path in pages_of(site):
        metas = [attributes for tag, attributes in read_page(path).elements if tag == "meta"]
        assert {"http-equiv": "Content-Security-Policy", "content": policy} in metas, path


def test_pages_have_landmarks_and_one_heading(site: Path) -> None:
    for path in pages_of(site):
        tags = Counter(tag for tag, _ in read_page(path).elements)
        assert (tags["main"], tags["h1"], tags["footer"]) == (1, 1, 1), path
        assert read_page(path).elements[0] == ("html", {"lang": "en"})


def test_tables_have_captions(site: Path) -> None:
    for path in pages_of(site):
        tags = Counter(tag for tag, _ in read_page(path).elements)
        assert tags["table"] == tags["caption"], path


def test_second_run_changes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    out = tmp_path / "site"
    build_site(corpus, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    summary = build_site(selmouth(), out)

    assert summary.changed == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


class Backwards(Corpus):
    """The same answers, in another order."""

    def articles(self) -> tuple[ArticleAnswer, ...]:
        return super().articles()[::-1]

    def speakers(self) -> tuple[SpeakerAnswer, ...]:
        return super().speakers()[::-1]

    def organizations(self) -> tuple[OrganizationAnswer, ...]:
        return super().organizations()[::-1]


def test_order_of_the_answers_makes_no_difference(site: Path, tmp_path: Path) -> None:
    backwards = Backwards(
        STORIES,
        organizations=ORGANIZATIONS,
        judgements=JUDGEMENTS,
        refused=REFUSED,
        precision=PRECISION,
    )
    build_site(backwards, tmp_path / "site")

    assert _files(tmp_path / "site") == _files(site)


def test_new_run_rewrites_only_the_pages_that_show_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build_site(selmouth(), out)
    later = Corpus(
        STORIES,
        organizations=ORGANIZATIONS,
        judgements=JUDGEMENTS,
        refused=REFUSED,
        precision=PRECISION,
        finished="2026-04-01",
    )

    assert build_site(later, out).changed == 4  # overview and methods, each with its twin


def test_no_article_makes_a_right_report(tmp_path: Path) -> None:
    summary = build_site(Corpus(()), tmp_path / "site")
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

    assert isinstance(summary, SiteSummary)
    assert (summary.articles, summary.pages) == (0, 7)
    assert "No article has been read" in text


def _hostile(payload: str) -> Corpus:
    person = Person(name=payload, quotes=(1,), roles=(payload,), organizations=(payload,))
    story = Story(
        key="x",
        marked=f"[1c “{payload}”] [1k said {payload}] [1s {payload}].",
        title=payload,
        outlet=payload,
        author=payload,
        url=payload,
        published=payload,
        origin=payload,
        people=(person,),
    )
    return Corpus((story,), refused=REFUSED)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_stays_text(payload: str, tmp_path: Path) -> None:
    safe = {"script", "img", "svg", "b", "x"}
    build_site(_hostile(payload), tmp_path / "site")

    for path in pages_of(tmp_path / "site"):
        page = read_page(path)
        html = path.read_text(encoding="utf-8")
        assert payload not in html or not set(payload) & set("<>\"'\x00"), path
        assert page.unmatched == [], path
        assert not [h for h in page.values("href") if h.lower().startswith("javascript:")], path
        assert not [a for _, a in page.elements if any(n.startswith("on") for n in a)], path
        assert [t for t, _ in page.elements if t in safe - {"svg"}] == ["script"], path


@pytest.mark.parametrize("payload", ["{{ 7*7 }}", "<b>bold</b>"])
def test_hostile_text_is_still_shown(payload: str, tmp_path: Path) -> None:
    build_site(_hostile(payload), tmp_path / "site")
    [path] = (tmp_path / "site" / "articles").glob("*-*.html")

    assert f"“{payload}”" in "".join(read_page(path).text)


NAMES = (
    *("Ann Lee", "ANN LEE", "Ann-Lee", "Ánn Lee", "ann lee ", "Ann Lee.html", "con", "index"),
    *("王小明", "محمد علي", "Ольга Петрова", "देवी", "ᚠᚢᚦ", "👩‍🚀", "...", "a" * 500, "/etc/passwd"),
)


def test_name_in_any_script_has_a_page_of_its_own(tmp_path: Path) -> None:
    stories = (
        Story(
            key=f"n{number}",
            title=name,
            marked=f"[1c “Yes,”] [1k said] [1s {name}].",
            people=(Person(name=name, id=f"p{number}", quotes=(1,), organizations=(name,)),),
        )
        for number, name in enumerate(NAMES)
    )
    build_site(Corpus(stories), tmp_path / "site")

    for folder in ("speakers", "articles", "organizations"):
        pages = [p for p in (tmp_path / "site" / folder).glob("*.html") if p.name != "index.html"]
        assert len({path.name.casefold() for path in pages}) == len(NAMES)
        assert all(path.name.isascii() and len(path.name) < 100 for path in pages)
        headings = {"".join(read_page(path).text) for path in pages}
        assert all(any(name.strip() in heading for heading in headings) for name in NAMES)


def test_error_in_a_template_leaves_no_folder(corpus: Corpus, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "audit.html").write_text("{{ page.gone }}", encoding="utf-8")

    with pytest.raises(ReportError, match=r"audit\.html, line 1"):
        build_site(corpus, tmp_path / "site", templates=templates)
    assert [path.name for path in tmp_path.iterdir()] == ["templates"]


def test_own_theme_is_used(corpus: Corpus, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "theme.css").write_text(":root { --paper: #fff; }", encoding="utf-8")
    build_site(corpus, tmp_path / "site", title="Ours", templates=templates)

    theme = (tmp_path / "site/assets/theme.css").read_text(encoding="utf-8")
    assert theme.endswith("\n:root { --paper: #fff; }")
    assert "--ink:" in theme
    assert "– Ours</title>" in (tmp_path / "site/audit.html").read_text(encoding="utf-8")


def test_progress_ends_at_the_number_of_pages(corpus: Corpus, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    summary = build_site(corpus, tmp_path / "site", progress=lambda *step: seen.append(step))

    assert seen[-1] == (summary.pages, summary.pages)
    assert [done for done, _ in seen] == list(range(1, summary.pages + 1))


def test_stamp_does_not_depend_on_order(corpus: Corpus) -> None:
    articles = corpus.articles()

    assert stamp(corpus.runs(), articles) == stamp(corpus.runs(), articles[::-1])
    assert stamp((), ()).program == "attrib"


def test_pages_of_long_lists_keep_within_their_weight(tmp_path: Path) -> None:
    random = Random(7)

    def words(count: int) -> str:
        return " ".join(f"{random.getrandbits(28):x}" for _ in range(count))

    stories = (
        Story(
            key=f"w{number}",
            title=words(6),
            marked=f"[1c “{words(30)},”] [1k said] [1s Ann Lee]. {words(200)}",
            people=(Person(name="Ann Lee", quotes=(1,), roles=(words(3),)),),
        )
        for number in range(210)
    )
    build_site(Corpus(stories), tmp_path / "site")
    weights = {
        path.relative_to(tmp_path / "site").as_posix(): len(gzip.compress(path.read_bytes(), 6))
        for path in pages_of(tmp_path / "site")
    }

    assert weights["index.html"] <= 100_000
    assert max(weights.values()) <= 150_000
    assert weights[max(weights, key=lambda name: weights[name])] > 30_000  # the words do weigh
