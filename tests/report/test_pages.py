"""Every page, part and segment says what each of its fields is, and the README repeats it."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
from pathlib import Path
from types import ModuleType

import pytest

from attrib.report import charts, marks, pages, parts, render
from attrib.resources import resource_dir

_BEGIN, _END = "<!-- fields: begin -->\n", "<!-- fields: end -->"


def _documented(module: ModuleType) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the docstring of every dataclass of a module, and the string under each field."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef) and dataclasses.is_dataclass(getattr(module, node.name)):
            fields = {}
            for field, after in zip(node.body, [*node.body[1:], None], strict=True):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                    text = after.value if isinstance(after, ast.Expr) else None
                    value = text.value if isinstance(text, ast.Constant) else ""
                    fields[field.target.id] = " ".join(str(value).split())
            found[node.name] = (ast.get_docstring(node) or "", fields)
    return found


def _fields_section() -> str:
    lines = []
    for module in (pages, parts, charts, marks):
        for name, (doc, fields) in _documented(module).items():
            lines += [f"### {name}", "", doc.splitlines()[0], ""]
            lines += [f"- `{field}`: {text}" for field, text in fields.items()] + [""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "module", [pages, parts, charts, marks], ids=lambda module: module.__name__
)
def test_fields_are_all_documented(module: ModuleType) -> None:
    missing = [
        f"{name}.{field}"
        for name, (_, fields) in _documented(module).items()
        for field, text in fields.items()
        if not text
    ]
    assert missing == []


def test_readme_lists_every_field() -> None:
    path = resource_dir("templates") / "README.md"
    text = path.read_text(encoding="utf-8")
    begin, end = text.index(_BEGIN) + len(_BEGIN), text.index(_END)
    if os.environ.get("ATTRIB_REWRITE"):
        path.write_text(text[:begin] + _fields_section() + text[end:], encoding="utf-8")
        text = path.read_text(encoding="utf-8")
        end = text.index(_END)
    assert text[begin:end] == _fields_section(), "run with ATTRIB_REWRITE=1 to rewrite it"


def test_readme_names_every_file() -> None:
    folder = resource_dir("templates")
    text = (folder / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in folder.iterdir() if path.name != "README.md"}
    assert names == {name for name in names if f"| `{name}` |" in text}


def test_pages_are_frozen_and_have_a_template_each() -> None:
    folder = resource_dir("templates")
    page_types = {t for name, t in vars(pages).items() if name.endswith("Page") and name != "Page"}

    assert set(render.TEMPLATES) == page_types
    assert all(t.__dataclass_params__.frozen for t in page_types)
    assert all(Path(folder, name).is_file() for name in render.TEMPLATES.values())
