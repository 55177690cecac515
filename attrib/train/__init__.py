"""Corpora in, model and figures out; nothing here is imported at run time."""
