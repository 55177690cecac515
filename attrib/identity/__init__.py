"""A person's word on who is who in, identity derived anew out.

`Entities` of `attrib.identity.entities`, which a tracker has as `tracker.entities`, shows who counts
as one and why, and takes decisions: merge, split, keep apart, rename, undo.
"""
