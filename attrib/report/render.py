"""A page in, its HTML out: pure functions over an environment that is built once per site."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateSyntaxError

from attrib.errors import ReportError
from attrib.report import filters, pages
from attrib.report.cards import by_article
from attrib.resources import resource_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrib.report.parts import Link

TEMPLATES: dict[type, str] = {
    pages.OverviewPage: "overview.html",
    pages.ArticlePage: "article.html",
    pages.SpeakerPage: "speaker.html",
    pages.OrganizationPage: "organization.html",
    pages.SpeakersPage: "speakers.html",
    pages.OrganizationsPage: "organizations.html",
    pages.ArticlesPage: "articles.html",
    pages.AuditPage: "audit.html",
    pages.ConcernPage: "concern.html",
    pages.MethodsPage: "methods.html",
    pages.SearchPage: "search.html",
}
_TEXTS = {".html", ".css", ".js", ".svg"}
THEME = "theme.css"
ASSETS = (THEME, "layout.css", "report.js")

# What HTML forbids as a character: controls but tab and newline, surrogates, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def template_folders(user_folder: Path | None) -> tuple[Path, ...]:
    """Return where templates are looked for, the user's own folder first.

    Raises:
        ReportError: if the user's folder does not exist, or a file there is not in UTF-8.
    """
    shipped = resource_dir("templates")
    if user_folder is None:
        return (shipped,)
    if not user_folder.is_dir():
        raise ReportError(f"There is no template folder {str(user_folder)!r}: check its name.")
    for path in sorted(user_folder.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            _check_text(path)
    return user_folder, shipped


def _check_text(path: Path) -> None:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ReportError(
            f"Template {path}, line {line}: this is not UTF-8; save the file in it."
        ) from error
    except OSError as error:
        raise ReportError(f"Template {path} cannot be read: {error.strerror}.") from error


def make_environment(folders: Sequence[Path]) -> Environment:
    """Return an environment in which everything is escaped and nothing may be missing."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {
        "by_article": by_article,
        "date": filters.date,
        "moment": filters.moment,
        "number": filters.number,
        "percent": filters.percent,
        "plural": filters.plural,
        "safe_url": filters.safe_url,
        "svg": filters.svg,
    }
    environment.globals["period"] = filters.period
    return environment


def render(
    page: pages.Page, environment: Environment, downloads: Mapping[str, Link] | None = None
) -> str:
    """Return the HTML of a page; `downloads` are the links to its tables, by name.

    Raises:
        ReportError: if its template has an error; the message names file and line.
    """
    name = TEMPLATES[type(page)]
    with _explained(name):
        html = environment.get_template(name).render(page=page, downloads=downloads or {})
    return _FORBIDDEN.sub("\ufffd", html)


def check_templates(environment: Environment) -> None:
    """Read every template, so that one is not found wrong after a thousand pages.

    Raises:
        ReportError: if one cannot be understood; the message names file and line.
    """
    for name in TEMPLATES.values():
        with _explained(name):
            environment.get_template(name)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what goes wrong in a template into an error that names its file and line."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise ReportError(
            f"Template {error.filename or name}, line {error.lineno}: {error.message}"
        ) from error
    except TemplateError as error:
        raise ReportError(f"Template {_place(error, name)}: {error.message}") from error
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise ReportError(f"Template {_place(error, name)}: {reason}") from error


def _place(error: Exception, name: str) -> str:
    """Return the template and line that an error happened in, as the traceback has it."""
    place, trace = name, error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith((".html", ".svg")):
            place = f"{filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def read_assets(folders: Sequence[Path]) -> dict[str, str]:
    """Return the style sheets and the script, from the first folder that has each.

    A theme of one's own comes after ours, so that it need only hold what differs.

    Raises:
        ReportError: if one is not to be found.
    """
    found: dict[str, str] = {}
    for name in ASSETS:
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None:
            raise ReportError(f"The templates lack {name!r}: install attrib again.")
        found[name] = path.read_text(encoding="utf-8")
    ours = folders[-1] / THEME
    if len(folders) > 1 and (folders[0] / THEME).is_file():
        found[THEME] = f"{ours.read_text(encoding='utf-8')}\n{found[THEME]}"
    return found
