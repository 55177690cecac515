"""Speakers of single articles in, people and organizations across articles out.

Nothing is merged in place: pairs are judged, judgements are stored, identity is derived from them.
"""

from __future__ import annotations
