"""The door to the database: open it, save into it, ask it what is known."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import insert, text, update
from sqlalchemy.exc import OperationalError

from attrib.errors import StoreError
from attrib.store import decisions, documents, judgements, resolving, save, tallies
from attrib.store.engine import database_url, explained, make_engine, shown, vacuum
from attrib.store.people import BlockKeys, Setting
from attrib.store.schema import ensure_schema
from attrib.store.tables import RunRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Engine

    from attrib.store.entities import Cluster
    from attrib.store.organizations import Finder
    from attrib.store.resolving import Resolver
    from attrib.store.save import Saved
    from attrib.types import Annotated, Document, Judgement, Profile, Refusal

T = TypeVar("T")
_TRIES = 5


def open_database(url: str | Path = "attrib.db", *, create: bool = True) -> Database:
    """Open a database, and make or upgrade its schema where needed.

    Args:
        url: a file for SQLite, or an SQLAlchemy URL of SQLite or PostgreSQL.
        create: whether a file that is not there is made.

    Raises:
        StoreError: if it cannot be opened, is of a newer attrib or is no database of attrib.
    """
    parsed = database_url(url)
    file = Path(parsed.database or ":memory:")
    is_plain = str(file) != ":memory:" and not str(file).startswith("file:")
    if parsed.get_backend_name() == "sqlite" and is_plain:
        if not create and not file.exists():
            raise StoreError(f"There is no database {file}: make it with `attrib ingest`.")
        if not file.parent.is_dir():
            raise StoreError(f"{file}: there is no folder {file.parent}: make it first.")
    engine = make_engine(parsed)
    try:
        ensure_schema(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine)


class Database:
    """A database of attributed quotes. Close it, or use it as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @property
    def name(self) -> str:
        """The file, or the URL without its password."""
        return shown(self._engine.url)

    @property
    def engine(self) -> Engine:
        """The engine, for what needs more than a transaction."""
        return self._engine

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @property
    def writers(self) -> int:
        """How many batches are worth saving at once: SQLite has one writer at a time."""
        return 1 if self.dialect == "sqlite" else 2

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that only reads, for as short a time as can be.

        All that is read through it is as of one moment, whatever others write meanwhile.
        """
        options: dict[str, Any] = {"read_only": True}
        if self.dialect == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            explained(self._engine.url),
            self._engine.connect().execution_options(**options) as connection,
        ):
            yield connection

    def write(
        self, work: Callable[[Connection], T], *, durable: bool = False, counts: bool = True
    ) -> T:
        """Do work in one transaction; a deadlock, which PostgreSQL solves by failing one, again.

        Args:
            work: what to do.
            durable: whether it must outlive also a loss of power, as what a person said must; what
                is read from articles can be read again.
            counts: whether it may change what is counted in advance; `tally` then counts it again.
        """
        with explained(self._engine.url):
            for attempt in range(_TRIES):
                try:
                    with self._writer(durable=durable) as connection:
                        if counts:
                            tallies.share_lock(connection)
                        return work(connection)
                except OperationalError as error:
                    if getattr(error.orig, "sqlstate", None) not in {"40P01", "40001"}:
                        raise
                    if attempt == _TRIES - 1:
                        raise
                    sleep(0.05 * 2**attempt)
        raise AssertionError  # the loop returns or raises

    @contextmanager
    def _writer(self, *, durable: bool) -> Iterator[Connection]:
        with (
            self._engine.connect().execution_options(durable=durable) as connection,
            connection.begin(),
        ):
            yield connection

    def start_run(self, *, program: str, model: str, config: str) -> int:
        """Write down that ingest begins; return the number of this run.

        Args:
            program: version of attrib.
            model: name and version of the pipeline.
            config: hash of the configuration.
        """
        values = {"program": program, "model": model, "config": config, "started": save.now()}
        statement = insert(RunRow).values(**values).returning(RunRow.id)
        return self.write(
            lambda connection: connection.execute(statement).scalar_one(), counts=False
        )

    def finish_run(self, run: int) -> None:
        """Write down that a run of ingest came to its end, and count what takes long to count."""
        statement = update(RunRow).where(RunRow.id == run).values(finished=save.now())
        self.write(lambda connection: connection.execute(statement), counts=False)
        self.tally()
        if self.dialect == "postgresql":
            vacuum(self._engine)
        else:
            self.write(_analyze, counts=False)

    def tally(self) -> None:
        """Count again what was written since the last time, a little at a time: who writes hardly waits."""
        self.write(tallies.forget_gone, counts=False)
        while self.write(tallies.settle, counts=False):
            pass

    def missing(self, batch: Sequence[Document], *, model: str) -> tuple[Document, ...]:
        """Return those documents that are not stored yet as they are, annotated by `model`.

        An article is known by its id and where it was published, not by its text alone: a wire
        story that two outlets ran is two articles.
        """
        with self.reading() as connection:
            return documents.missing(connection, batch, model)

    def save(
        self,
        batch: Sequence[Annotated],
        *,
        run: int | None = None,
        organizations: Finder | None = None,
        block_keys: BlockKeys | None = None,
        replace: bool = False,
    ) -> Saved:
        """Save annotated articles in one transaction; to save them again changes nothing.

        An article whose text changed gets a new version; one that another model annotated is
        annotated anew. A NUL or half a surrogate pair is stored as U+FFFD, every offset unchanged.

        Args:
            batch: the articles, a hundred or so at a time.
            run: the run that they belong to.
            organizations: what knows organizations by their names.
            block_keys: what gives the blocks of profiles worth comparing; `judge` then judges them.
            replace: whether to save also what the same model annotated before.

        Raises:
            StoreError: if the database cannot be written; then nothing of the batch is.
        """
        setting = Setting(run=run, finder=organizations, block_keys=block_keys, replace=replace)
        return self.write(lambda connection: save.save_batch(connection, batch, setting))

    def save_refusals(self, refusals: Sequence[Refusal], *, run: int | None = None) -> None:
        """Put refused input into quarantine, where it stays until its origin can be read."""
        self.write(
            lambda connection: save.save_refusals(connection, refusals, run=run), counts=False
        )

    def release(self, origins: Iterable[str]) -> None:
        """Take out of quarantine what can be read after all."""
        wanted = tuple(origins)
        self.write(lambda connection: save.release(connection, wanted), counts=False)

    def profiles(self, block_keys: Iterable[str]) -> tuple[Profile, ...]:
        """Return the speakers known in any of the blocks."""
        with self.reading() as connection:
            return judgements.load_profiles(connection, block_keys)

    def save_judgements(self, found: Iterable[Judgement]) -> int:
        """Save judgements; what the same judge said of the same pair before gives way."""
        rows = tuple(found)
        return self.write(
            lambda connection: judgements.save_judgements(connection, rows, at=save.now())
        )

    def judge(self, resolver: Resolver, keys: Iterable[str] = ()) -> None:
        """Judge anew whom articles written since the last time may concern, and derive who is who.

        Nobody who writes has to wait for it, unless it fails again and again for their sake.

        Args:
            resolver: what judges.
            keys: profiles whose identity is derived anew in any case.
        """
        with self.reading() as connection:
            last = resolving.last_mark(connection)
        failed = 0
        while (family := self._find_family(last)) is not None:
            if failed < _TRIES:
                found = resolving.judged(family, resolver)
                work: Callable[[Connection], bool] = partial(
                    resolving.keep,
                    family=family,
                    found=found,
                    cluster=resolver.cluster,
                    at=save.now(),
                )
            else:
                work = partial(resolving.judge_now, resolver=resolver, last=last, at=save.now())
            failed = 0 if self.write(work) else failed + 1
        self.regroup(keys, resolver.cluster)

    def _find_family(self, last: int) -> resolving.Family | None:
        with self.reading() as connection:
            return resolving.find_family(connection, last)

    def regroup(self, keys: Iterable[str], cluster: Cluster) -> int:
        """Derive anew which entity profiles belong to; return how many profiles were looked at.

        Args:
            keys: profiles that were judged; all whose identity hangs on theirs are taken along.
            cluster: gives the entity of each profile, from the judgements between them.
        """
        wanted = tuple(keys)
        return self.write(lambda connection: resolving.regroup(connection, wanted, cluster))

    def decide(
        self,
        sides: Sequence[Sequence[str]],
        cluster: Cluster,
        *,
        who: str,
        why: str | None = None,
        name: str | None = None,
    ) -> int:
        """Save what a person decided on who is who, and derive it anew; return its number.

        Args:
            sides: keys of profiles; those of one side are one, those of two sides are two.
            cluster: gives the entity of each profile, from the judgements between them.
            who: decided it.
            why: they did so.
            name: how the profiles are to be called, where that is decided, and not who they are.
        """
        keys = [key for side in sides for key in side]

        def work(connection: Connection) -> int:
            number = decisions.save_decision(
                connection, sides, who=who, why=why, at=save.now(), name=name
            )
            resolving.settle(connection, keys, cluster)
            return number

        number = self.write(work, durable=True)
        self.tally()
        return number

    def revoke(self, number: int, cluster: Cluster, *, who: str) -> None:
        """Take a decision back, and derive anew who is who.

        Raises:
            StoreError: if there is none of this number, or it was taken back before.
        """

        def work(connection: Connection) -> None:
            keys = decisions.revoke(connection, number, who=who, at=save.now())
            resolving.settle(connection, keys, cluster)

        self.write(work, durable=True)
        self.tally()


def _analyze(connection: Connection) -> None:
    # Without figures on its tables SQLite reads every quote to show the first fifty.
    connection.execute(text("PRAGMA analysis_limit = 1000"))
    connection.execute(text("ANALYZE"))
