"""The database: annotated articles in, rows out, each exactly once.

`open_database(url)` gives a `Database`. Ingest asks it for the documents that are `missing`, saves
them in batches, with a resolver that settles who is who in the same transaction:

    saved = database.save(batch, run=run, organizations=lexicon, resolver=resolver)
"""

from attrib.store.database import Database, open_database
from attrib.store.save import Saved

__all__ = ["Database", "Saved", "open_database"]
