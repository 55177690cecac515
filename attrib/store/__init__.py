"""The database: annotated articles in, rows out, each exactly once.

`open_database(url)` gives a `Database`. Ingest asks it for the documents that are `missing`, saves
them in batches, with a resolver that judges the new speakers in the same transaction, and has it
derive who is who now and then:

    saved = database.save(batch, run=run, organizations=lexicon, resolver=resolver)
    database.regroup((profile.key for profile in saved.profiles), resolver.cluster)
"""

from attrib.store.database import Database, open_database
from attrib.store.save import Saved

__all__ = ["Database", "Saved", "open_database"]
