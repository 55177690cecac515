"""A person's look at what was found: what is least certain in, corrections and this corpus's precision out.

`Corrections` of `attrib.review.corrections`, which a tracker has as `tracker.corrections`, takes what
somebody says of a quote; `Samples` of `attrib.review.samples`, as `tracker.samples`, draws quotes at
random and keeps what is wrong with them. `sheet` does both by a table, `training` makes corrected
articles a corpus.
"""
