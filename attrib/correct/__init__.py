"""Corrections: what a person said of an annotation in, the annotation as it then stands out.

`changes` are the words that a person may say, `making` keeps them as corrections that hold by the
words around them, `applying` puts them on whatever a model found. No database is known here.
"""
