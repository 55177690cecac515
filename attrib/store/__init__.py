"""The database: annotated articles in, rows out, each exactly once.

`open_database(url)` gives a `Database`. Ingest asks it for the documents that are `missing`, saves
them in batches, and lets `attrib.resolve` judge the profiles it gets back:

    saved = database.save(batch, run=run, organizations=lexicon, block_keys=block_keys)
    known = database.profiles(key for profile in saved.profiles for key in block_keys(profile))
    database.save_judgements(judge(saved.profiles, known))
    database.regroup((profile.key for profile in saved.profiles), cluster)
"""

from attrib.store.database import Database, open_database
from attrib.store.save import Saved

__all__ = ["Database", "Saved", "open_database"]
