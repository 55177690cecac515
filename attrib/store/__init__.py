"""The database: annotated articles in, rows out, each exactly once.

`open_database(url)` gives a `Database`. Ingest asks it for the documents that are `missing`, saves
them in batches, and has it judge the new speakers and derive who is who now and then:

    database.save(batch, run=run, organizations=lexicon, block_keys=resolver.block_keys)
    database.judge(resolver)
"""

from attrib.store.database import Database, open_database
from attrib.store.save import Saved

__all__ = ["Database", "Saved", "open_database"]
