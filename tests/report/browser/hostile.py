"""Text as an attacker would write it, and a report that has it in every field.

The strings combine ways out of every place that text can stand in with ways to run a script there.
Each that runs opens a dialog, which the tests would see; so does what only the policy stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path

from attrib.report.site import build_site
from attrib.tracker import Tracker
from attrib.types import (
    Affiliation,
    Annotated,
    Document,
    Flag,
    Form,
    Quote,
    Refusal,
    Role,
    Span,
    Speaker,
    SpeakerType,
)

_WAYS_OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</script>",
    "--></style>",
    "</textarea></noscript>",
    "]]>`",
)
_ELEMENTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<link rel=stylesheet href=https://hostile.example/a.css>",
    "<base href=https://hostile.example/>",
    "<meta http-equiv=refresh content='0;url=https://hostile.example/'>",
)
_ATTRIBUTES = tuple(
    f"{quote} {event}=alert(1) {rest}{quote}"
    for quote, event, rest in product(
        ('"', "'", "`"),
        ("onfocus", "onmouseover", "onanimationstart"),
        ("autofocus tabindex=1 x=", "style=animation-name:x x="),
    )
)
_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript://host/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:alert(1)",
    "//hostile.example/a.js",
    "https://hostile.example/\"onmouseover='alert(1)'",
    "https:\\\\hostile.example",
    "file:///etc/passwd",
    "blob:https://hostile.example/1",
)
_TEMPLATES = (
    "{{ 7 * 7 }}",
    "{% raw %}{{ page.__class__.__mro__ }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{# a comment #}",
    "${alert(1)}",
    "#{alert(1)}",
    "<%= 7 * 7 %>",
    "{{constructor.constructor('alert(1)')()}}",
)
_SCRIPTS = (
    "]);alert(1);//",
    '"]);alert(1);attribSearch.add(["',
    "\\u0022]);alert(1);//",
    "\u2028alert(1)//",
    "\u2029*/alert(1)/*",
    "</script ><script >alert(1)//",
    "<!--<script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "__proto__",
    "constructor",
)
_CHARACTERS = (
    "a\x00b<script>alert(1)</script>",
    "\u202e<b>\u2066drawn backwards",
    "\ufeff<script>alert(1)</script>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script&#x3e;alert(1)",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "../../../../etc/passwd",
    "..\\..\\con.html",
    "CON",
    '=HYPERLINK("https://hostile.example")',
    "e\u0301" * 300,
    "x" * 5000,
    "\U0001f4a3" * 40,
    "\x1b[2J\x07",
)
HOSTILE = tuple(
    chain(
        (out + element for out, element in product(_WAYS_OUT, _ELEMENTS)),
        *(_ATTRIBUTES, _ADDRESSES, _TEMPLATES, _SCRIPTS, _CHARACTERS),
    )
)


def _article(number: int, words: str) -> Annotated:
    """Return an article that says one string wherever a stranger's text can stand."""
    parts: list[str] = []

    def write(text: str) -> Span:
        start = sum(map(len, parts))
        parts.append(text)
        return Span(start, start + len(text))

    role, body = write(words), write(words)
    content, cue, source, channel = write(f"“{words}”"), write(words), write(words), write(words)
    tail = write(f" {words}\n\n{words} ")
    person = Speaker(
        name=words,
        type=SpeakerType.PERSON,
        roles=(Role(title=words, evidence=role, by=words),),
        affiliations=(Affiliation(organization=words, evidence=body, by=words),),
        mentions=(source,),
    )
    organization = Speaker(name=words, type=SpeakerType.ORGANIZATION, mentions=(body,))
    quotes = (
        Quote(
            source=(source,),
            cue=(cue,),
            content=(content,),
            channel=channel,
            form=Form.DIRECT,
            speaker=0,
            via=1,
            flags=(Flag.HEDGED,),
            by=words,
        ),
        Quote(content=(tail,), speaker=1, confidence=0.5, by="model"),
        Quote(content=(source,), parent=0, by=words),
    )
    document = Document(
        id=words,
        text="".join(parts),
        title=words,
        outlet=words,
        author=words,
        url=words,
        published=words if number % 2 else f"2026-01-02T{words}",
        origin=f"{words} {number}",
    )
    return Annotated(
        document=document,
        quotes=quotes,
        speakers=(person, organization),
        model=words,
        aliases=((words, words),),
    )


def _refusals() -> Iterator[Refusal]:
    for words in HOSTILE:
        yield Refusal(origin=words, reason=words, code=words[:20], sha256=None)


def build_hostile(folder: Path) -> Path:
    """Store an article for every hostile string, and write the report of them all."""
    out = folder / "site"
    with Tracker(folder / "hostile.db") as tracker:
        run = tracker.database.start_run(program=HOSTILE[0], model=HOSTILE[1], config=HOSTILE[2])
        articles = [_article(number, words) for number, words in enumerate(HOSTILE)]
        saved = tracker.database.save(articles, run=run, block_keys=lambda p: (p.name,))
        assert (saved.articles, saved.refused) == (len(HOSTILE), ())
        tracker.database.save_refusals(_refusals(), run=run)
        tracker.database.finish_run(run)
        build_site(tracker, out, title=HOSTILE[0])
    return out
