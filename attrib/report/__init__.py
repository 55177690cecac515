"""The source-attribution report: answers in, a folder of static pages out.

`build_site(query, out)` asks the questions, builds frozen pages, renders them with the templates and
writes them; see `templates/README.md` for what each template gets.
"""

from attrib.report.site import SiteSummary, build_site

__all__ = ["SiteSummary", "build_site"]
