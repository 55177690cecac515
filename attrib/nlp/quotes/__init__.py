"""The model's drafts and the article's layout in, whole and labelled quotes out.

page (paragraphs, quotation marks, interview turns) -> spans (contents keep quotations whole) ->
shapes (what the layout tells and the model missed) -> form, act, flags (what each quote is).
"""

from __future__ import annotations

from attrib.nlp.quotes.refine import refine

__all__ = ["refine"]
