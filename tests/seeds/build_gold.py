"""Build gold.jsonl: the articles of seeds/articles with what a careful reader finds in them.

In: `marked/NAME.marked`, one file an article: its paragraphs with bracketed spans, then a line `+++`
and a TOML table of its people and quotes (README.md has the notation). Out: one JSON object an
article, with offsets into the text that `attrib.read` gives for it.

Run from the top of the repository: `python -m tests.seeds.build_gold`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from attrib.read import read
from attrib.types import Document

HERE = Path(__file__).parent
MARKED = HERE / "marked"
GOLD = HERE / "gold.jsonl"
ARTICLES = HERE.parents[1] / "seeds" / "articles"

_TOKEN = re.compile(r"\{([sctq]|via|on)([0-9,]*) |\}")
_FORMS = frozenset({"direct", "mixed", "indirect"})
_FLAGS = frozenset({"floating", "unclosed", "headline", "question", "hedged", "no-comment"})
_ROLES = {"s": "source", "c": "cue", "t": "content", "on": "channel"}
_MARKS = '"“”‘«»„'

Spans = dict[str, dict[str, list[list[int]]]]


def unmark(marked: str) -> tuple[str, Spans]:
    """Return the plain text and, per quote number, its spans by role; "q" holds scare quotes."""
    spans: Spans = defaultdict(lambda: defaultdict(list))
    plain, position, stack = "", 0, []
    for token in _TOKEN.finditer(marked):
        plain += marked[position : token.start()]
        position = token.end()
        if token[0] != "}":
            stack.append((token[1], token[2], len(plain)))
            continue
        kind, numbers, start = stack.pop()
        for number in numbers.split(","):
            spans[number or "q"][_ROLES.get(kind, "scare")].append([start, len(plain)])
    if stack:
        raise ValueError(f"a bracket is never closed: {stack[-1]}")
    return plain + marked[position:], spans


def locate(spans: list[list[int]], offsets: list[tuple[int, int, int]]) -> list[list[int]]:
    """Move spans of a marked text to the article's text; `offsets` has (start, end, shift)."""
    moved = []
    for start, end in spans:
        shift = next(shift for low, high, shift in offsets if low <= start and end <= high)
        moved.append([start + shift, end + shift])
    return sorted(moved)


def align(plain: str, text: str) -> list[tuple[int, int, int]]:
    """Find each paragraph of the marked text in the article, in order, to the character."""
    offsets, start, found = [], 0, 0
    for paragraph in plain.split("\n"):
        if paragraph.strip():
            place = text.find(paragraph, found)
            if place < 0:
                raise ValueError(f"not in the article, or out of order: {paragraph!r}")
            offsets.append((start, start + len(paragraph), place - start))
            found = place + len(paragraph)
        start += len(paragraph) + 1
    return offsets


def build(document: Document, marked: str) -> dict[str, Any]:
    """Return the gold of one article."""
    body, table = marked.split("\n+++\n")
    plain, spans = unmark(body)
    offsets = align(plain, document.text)
    notes = tomllib.loads(table)
    moved = {
        number: {role: locate(found, offsets) for role, found in roles.items()}
        for number, roles in spans.items()
    }
    scare = moved.pop("q", {}).get("scare", [])
    if set(moved) != set(notes["quotes"]):
        raise ValueError(
            f"spans without a note, or the reverse: {set(moved) ^ set(notes['quotes'])}"
        )
    order = {number: place for place, number in enumerate(notes["quotes"])}
    quotes = [quote(note, moved[number], order) for number, note in notes["quotes"].items()]
    people = [person(id_, note, quotes, document.text) for id_, note in notes["people"].items()]
    gold = {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "people": people,
        "attributions": quotes,
        "scare": scare,
    }
    check(gold)
    return gold


def quote(note: str, spans: dict[str, list[list[int]]], order: dict[str, int]) -> dict[str, Any]:
    """Return one attribution: `note` is its form, its speaker's id or `-`, and what else holds."""
    form, speaker, *words = note.split()
    named = dict(word.split("=") for word in words if "=" in word)
    plain = {word for word in words if "=" not in word}
    unknown = plain - _FLAGS - {"attitude", "negated"} | named.keys() - {"via", "parent"}
    if form not in _FORMS or unknown:
        raise ValueError(f"not understood: {note!r}")
    return {
        "source": spans.get("source", []),
        "cue": spans.get("cue", []),
        "content": spans["content"],
        "act": "attitude" if "attitude" in plain else "statement",
        "form": form,
        "speaker": None if speaker == "-" else speaker,
        "via": named.get("via"),
        "negated": "negated" in plain,
        "flags": sorted(plain & _FLAGS),
        "channel": spans.get("channel", [None])[0],
        "parent": order[named["parent"]] if "parent" in named else None,
    }


def person(
    id_: str, note: dict[str, Any], quotes: list[dict[str, Any]], text: str
) -> dict[str, Any]:
    """Return one source of the article; its mentions are the source spans that name it."""
    mentions = [text[s:e] for q in quotes if q["speaker"] == id_ for s, e in q["source"]]
    return {
        "id": id_,
        "name": note["name"],
        "type": note["type"],
        "mentions": list(dict.fromkeys(mentions)),
        "role": note.get("role"),
        "affiliation": note.get("affiliation", []),
        "former": note.get("former", []),
        "members": note.get("members", []),
    }


def check(gold: dict[str, Any]) -> None:
    """Hold the gold to its own rules.

    Raises:
        ValueError: naming what is wrong.
    """
    text, ids = gold["text"], {p["id"] for p in gold["people"]}
    for p in gold["people"]:
        strings = [p["name"], *p["mentions"], *(p["role"] or []), *p["affiliation"]]
        strings += p["former"] + p["members"]
        absent = [s for s in strings if s not in text]
        if absent or not any(p["id"] in (q["speaker"], q["via"]) for q in gold["attributions"]):
            raise ValueError(f"{gold['id']}: {p['id']}: not in the text {absent}, or says nothing")
    for number, q in enumerate(gold["attributions"], 1):
        where = f"{gold['id']}: quote {number}"
        if not {q["speaker"], q["via"]} <= ids | {None}:
            raise ValueError(f"{where}: nobody has the id {q['speaker']} or {q['via']}")
        for start, end in q["source"] + q["cue"] + q["content"]:
            if not text[start:end].strip() == text[start:end] != "":
                raise ValueError(f"{where}: a span is empty or begins or ends with space")
        content = [text[start:end] for start, end in q["content"]]
        inside = [any(mark in piece for mark in _MARKS) for piece in content]
        if q["form"] == "mixed" and not any(inside):
            raise ValueError(f"{where}: said to be mixed, and nothing is in marks: {content}")
        if q["form"] == "indirect" and any(inside):
            raise ValueError(f"{where}: said to be indirect, and some is in marks: {content}")


def main() -> None:
    """Write gold.jsonl, articles in the order of their names."""
    documents = {d.id: d for d in read([ARTICLES]) if isinstance(d, Document)}
    rows = [
        build(documents[path.stem], path.read_text(encoding="utf-8"))
        for path in sorted(MARKED.glob("*.marked"))
    ]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    GOLD.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
