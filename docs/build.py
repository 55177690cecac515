"""Writes docs/cli.md and docs/api.md from the code; `--check` only says whether they are true.

In: the Typer commands, and the docstrings of the public modules. Out: two pages of Markdown.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from typer.main import get_command

from attrib.cli import app

DOCS = Path(__file__).parent
WIDTH = 90
NOTE = "<!-- Written by docs/build.py from the code: change it there, then `make docs`. -->"
MODULES = {
    "attrib": "What `import attrib` gives.",
    "attrib.tracker": "What `attrib.open` returns.",
    "attrib.query.api": "The questions that a tracker answers.",
    "attrib.query.texts": "Its questions about whole articles.",
    "attrib.query.arguments": "What quotes can be asked for by.",
    "attrib.query.lazy": "How many answers come: one by one, as they are asked for.",
    "attrib.query.answers": "What a tracker's questions give back.",
    "attrib.query.identity_answers": "What questions on who is who give back.",
    "attrib.identity.entities": "What `tracker.entities` is: who counts as one, and decisions on that.",
    "attrib.identity.lists": "What `tracker.lists` is: a newsroom's own lists of organizations.",
    "attrib.ingest.summary": "What `tracker.ingest` gives back.",
    "attrib.correct.changes": "What a person may say of a quote, and how it is kept.",
    "attrib.review.corrections": "What `tracker.corrections` is.",
    "attrib.review.samples": "What `tracker.samples` is.",
    "attrib.query.precision": "What `tracker.precision` gives back.",
    "attrib.types": "The nouns of an article's annotation.",
    "attrib.contract": "Articles to plain data, and back.",
    "attrib.errors": "What attrib raises.",
}
SECTION = re.compile(r"^(Args|Returns|Raises|Yields|Notes):$")
ITEM = re.compile(r"^(\*{0,2}[A-Za-z_][\w.]*(?:, [A-Za-z_][\w.]*)*): (.*)$")


def build_cli() -> str:
    """Return the page of the commands and their options."""
    root = get_command(app)
    parts = ["# The command line", NOTE, _intro()]
    for name, command in _commands("attrib", root):
        parts += [f"## {name}", *_command(name, command)]
    return "\n\n".join(parts) + "\n"


def _intro() -> str:
    text = inspect.getdoc(importlib.import_module("attrib.cli")) or ""
    return text.split("\n\n", 1)[1]


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child in getattr(command, "commands", {}).values():
        yield from _commands(f"{name} {child.name}", child)


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    words = [p.metavar or p.name.upper() for p in arguments]
    children = list(getattr(command, "commands", {}))
    usage = " ".join([name, *words, "[OPTIONS]", *(["COMMAND"] if children else [])])
    yield f"    {usage}"
    yield (command.help or "").replace("\f", "").strip()
    if children:
        yield f"Commands: {', '.join(f'`{child}`' for child in children)}."
    kinds = _kinds(command)
    rows = [_row(p, kinds[p.name]) for p in (*arguments, *options) if p.name in kinds]
    if rows:
        yield "\n".join(["| | | |", "|---|---|---|", *rows])


def _row(param: Any, kind: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted([*param.opts, *param.secondary_opts], key=len))
    if param.param_type_name == "argument":
        names = f"`{param.metavar or param.name.upper()}`"
    elif kind is not bool:
        names += f" `{_value(param, kind)}`"
    extra = []
    if param.default and not callable(param.default) and not param.required:
        extra.append(f"default `{param.default}`")
    if param.envvar:
        extra.append(f"environment `{param.envvar}`")
    return f"| {names} | {param.help or ''} | {'; '.join(extra)} |"


def _value(param: Any, kind: Any) -> str:
    """Return what stands for an option's value: its choices, or a word."""
    choices = list(kind) if inspect.isclass(kind) and issubclass(kind, Enum) else get_args(kind)
    if choices and all(isinstance(choice, str) for choice in choices):
        return "\\|".join(choices)
    return str(param.metavar or {int: "N", float: "NUMBER"}.get(kind, "TEXT"))


def _kinds(command: Any) -> dict[str, Any]:
    """Return the type of each parameter of a command, without `Annotated` and `None`."""
    hints = get_type_hints(command.callback) if command.callback else {}
    return {
        name: next((part for part in get_args(hint) if part is not NoneType), hint)
        if get_origin(hint) is UnionType
        else hint
        for name, hint in hints.items()
    }


def build_api() -> str:
    """Return the page of the public modules."""
    parts = ["# The Python API", NOTE]
    for name, purpose in MODULES.items():
        module = importlib.import_module(name)
        parts += [f"## {name}", purpose]
        for key, value in _public(module):
            parts += _entry(key, value)
    return "\n\n".join(parts) + "\n"


def _public(module: Any) -> Iterator[tuple[str, Any]]:
    """Yield a module's own public classes and functions, in the order of its source."""
    own = [
        (key, value)
        for key, value in vars(module).items()
        if not key.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and value.__module__ == module.__name__
    ]
    return iter(sorted(own, key=lambda pair: inspect.getsourcelines(pair[1])[1]))


def _entry(name: str, value: Any) -> Iterator[str]:
    if inspect.isfunction(value):
        yield f"### {name}"
        yield _signature(name, value)
        yield _text(value)
        return
    yield f"### {name}"
    yield _text(value)
    fields = list(_fields(value))
    if fields:
        yield "\n".join(["| field | type | |", "|---|---|---|", *fields])
    for key, member in vars(value).items():
        function = member.fget if isinstance(member, property) else member
        if not key.startswith("_") and inspect.isfunction(function) and function.__doc__:
            yield f"#### {name}.{key}"
            if not isinstance(member, property):
                yield _signature(key, function)
            yield _text(function)


def _signature(name: str, function: Callable[..., Any]) -> str:
    text = str(inspect.signature(function)).replace("'", "").replace("(self, ", "(")
    text = text.replace("(self)", "()")
    if len(name + text) > WIDTH:
        head, _, returns = text.rpartition(") -> ")
        arguments = re.split(r", (?![^\[]*\])", head.removeprefix("("))
        text = "(\n    " + ",\n    ".join(arguments) + ",\n) -> " + returns
    return f"```python\n{name}{text}\n```"


def _fields(value: type) -> Iterator[str]:
    """Yield a row for each field or enumerated value of a class, with the string under it."""
    module = ast.parse(textwrap.dedent(inspect.getsource(value)))
    body = next(node.body for node in module.body if isinstance(node, ast.ClassDef))
    for node, after in zip(body, [*body[1:], None], strict=True):
        note = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            note = " ".join(str(after.value.value).split())
        if isinstance(node, ast.AnnAssign):
            kind = ast.unparse(node.annotation).replace("|", "\\|")
            yield f"| `{ast.unparse(node.target)}` | `{kind}` | {note} |"
        elif isinstance(node, ast.Assign):
            yield f"| `{ast.unparse(node.targets[0])}` | `{ast.unparse(node.value)}` | {note} |"


def _text(value: object) -> str:
    """Return a docstring as Markdown: its sections' items become lists."""
    lines: list[str] = []
    in_section = False
    for line in (inspect.getdoc(value) or "").splitlines():
        item = ITEM.match(line.strip())
        if SECTION.match(line):
            lines += [f"**{line[:-1]}**", ""]
            in_section = True
        elif in_section and item and line.startswith("    ") and not line.startswith("     "):
            lines.append(f"- `{item[1]}`: {item[2]}")
        elif in_section and line.startswith("     "):
            lines.append("  " + line.strip())
        else:
            lines.append(line.strip() if in_section else line)
    return "\n".join(lines).strip()


PAGES: dict[str, Callable[[], str]] = {"cli.md": build_cli, "api.md": build_api}


def main() -> int:
    """Write the pages; with `--check` write nothing and return 1 if one is out of date."""
    stale = []
    for name, build in PAGES.items():
        page = DOCS / name
        text = build()
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv[1:]:
            page.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv[1:]:
        sys.stderr.write(f"out of date: {', '.join(stale)}; run make docs\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
