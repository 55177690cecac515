"""The model's drafts and the article's layout in, whole and labelled quotes out.

page (paragraphs, quotation marks, interview turns) -> spans (contents keep quotations whole) ->
shapes (what the layout tells and the model missed) -> inner (quotes inside quotes) -> sources (the
subject of a cue) -> form, act, flags (what each quote is). Once speakers are known, relays tells who
passed a quote on; scare keeps apart the marks that no quote claims.
"""

from __future__ import annotations

from attrib.nlp.quotes.form import read_forms
from attrib.nlp.quotes.refine import refine
from attrib.nlp.quotes.relays import with_relays
from attrib.nlp.quotes.scare import find_scare

__all__ = ["find_scare", "read_forms", "refine", "with_relays"]
