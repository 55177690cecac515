"""Speakers of single articles in, people and organizations across articles out.

`block_keys` says which known profiles may be the same, `concerned` of whom other things may be said
since some are new, `judge` judges the pairs, `cluster` derives identity from all judgements, rules' and
people's. Nothing is merged in place.
"""

from __future__ import annotations

from attrib.resolve.candidates import block_keys
from attrib.resolve.clusters import cluster
from attrib.resolve.judging import concerned, judge

__all__ = ["block_keys", "cluster", "concerned", "judge"]
