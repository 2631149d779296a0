"""What earlier runs read, in an embedded database beside the output.

Three tables. `content` holds the rows of every document under a key of its bytes and of all that its reading depends
on: code, word lists, libraries, settings. `source` says which content stands where. `file` remembers what the file
system said of a file when all of it was read, so that an unchanged one costs a stat. Files carry the number of the
last run that saw them; what a run did not see is gone from its output.

Every step is committed at once (SQLite, write-ahead log): a run that is killed loses what was being read, no more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from healthnews.errors import OutputError, Problem
from healthnews.run.duplicates import BANDS, NEVER, Candidate, unpacked
from healthnews.run.reading import Result

VERSION = 2
TABLES = """
create table content (
    key text unique not null, facts blob, document blob, counts blob, problem blob, published text, sketch blob
);
create table band (value integer not null, key text not null, primary key (value, key)) without rowid;
create table source (source text primary key, file text not null, key text not null, run integer not null) without
rowid; create index source_file on source (file); create index source_key on source (key); create table file (file
text primary key, stamp text, run integer not null, problems blob) without rowid; create table meta (name text primary
key, value blob) without rowid;
"""
Value = TypeVar("Value")


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What a document adds to the totals."""

    kinds: dict[str, int] = {}
    removed: dict[str, int] = {}
    warnings: int = 0
    inexact: int = 0


class Entry(NamedTuple):
    """One document of the output: where it stands and its compressed rows."""

    source: str
    facts: bytes
    document: bytes
    counts: Counts


class State:
    """The database of one output folder. Its methods are the only SQL of the program."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._read_only = read_only
        self._db = _peek(path) if read_only else _open(path)
        self.run = self.meta("run", int) or 0
        if not read_only:
            self.run += 1
            self.remember("run", self.run)

    def close(self) -> None:
        """Write everything into the one file and close it."""
        if not self._read_only:
            with suppress(sqlite3.OperationalError):  # a full disk: the log is read by the next run
                self._db.execute("pragma wal_checkpoint(truncate)")
        self._db.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """All changes of the block, or none."""
        with _told():
            self._db.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._db.execute("rollback")
                raise
            self._db.execute("commit")

    def meta(self, name: str, type: type[Value]) -> Value | None:
        """A remembered value."""
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return msgspec.json.decode(row[0], type=type) if row else None

    def remember(self, name: str, value: object) -> None:
        """Remember a value under a name."""
        with _told():
            self._db.execute("insert or replace into meta values (?, ?)", (name, msgspec.json.encode(value)))

    def forget_everything(self) -> None:
        """Start anew; what was published stands until the next publication."""
        with self.step():
            for table in ("content", "band", "source", "file"):
                self._db.execute(f"delete from {table}")
        self.remember("dirty", True)

    def forget_problems(self) -> int:
        """Take up again what stands quarantined; how many documents."""
        with self.step():
            bad = "select key from content where problem is not null"
            self._db.execute(
                f"update file set stamp = null where file in (select file from source where key in ({bad}))"
            )
            self._db.execute("update file set stamp = null where problems is not null")
            return self._db.execute("delete from content where problem is not null").rowcount

    def stamp(self, file: str) -> str | None:
        """What the file system said of a file when all of it was read; None where it was not."""
        row = self._db.execute("select stamp from file where file = ?", (file,)).fetchone()
        return row[0] if row else None

    def stamps(self, file: str) -> tuple[str | None] | None:
        """The stamp of a file that is known, or None."""
        row = self._db.execute("select stamp from file where file = ?", (file,)).fetchone()
        return (row[0],) if row else None

    def files(self) -> Iterator[str]:
        """The files that are known, in order."""
        yield from (file for (file,) in self._db.execute("select file from file order by file"))

    def keep(self, files: list[str]) -> None:
        """This run saw the files, and they are as they were."""
        with self.step():
            self._db.executemany("update file set run = ? where file = ?", [(self.run, file) for file in files])

    def has(self, key: str) -> bool:
        """Whether a content was read before."""
        return self._db.execute("select 1 from content where key = ?", (key,)).fetchone() is not None

    def store(self, key: str, result: Result) -> None:
        """Keep the result of reading a content."""
        counts = msgspec.json.encode(Counts(result.kinds, result.removed, result.warnings, result.inexact))
        problem = msgspec.json.encode(result.problem) if result.problem else None
        row = (key, result.facts, result.document, counts, problem, result.published, result.sketch)
        self._db.execute("insert or replace into content values (?, ?, ?, ?, ?, ?, ?)", row)
        bands = [(value, key) for value in unpacked(result.sketch)[:BANDS]]
        self._db.executemany("insert or ignore into band values (?, ?)", bands)

    def link(self, source: str, file: str, key: str) -> None:
        """`source`, in `file`, has this content."""
        row = self._db.execute("select key from source where source = ?", (source,)).fetchone()
        if row is None or row[0] != key:
            self._soil()
        self._db.execute("insert or replace into source values (?, ?, ?, ?)", (source, file, key, self.run))

    def finish(self, file: str, stamp: str | None, problems: list[Problem]) -> None:
        """All of a file was read. Members that it no longer has are dropped."""
        gone = self._db.execute("delete from source where file = ? and run <> ?", (file, self.run)).rowcount
        if gone:
            self._soil()
        told = msgspec.json.encode(problems) if problems else None
        self._db.execute("insert or replace into file values (?, ?, ?, ?)", (file, stamp, self.run, told))

    def sweep(self) -> int:
        """Drop what this run did not see; how many documents went."""
        with self.step():
            unseen = "select file from file where run <> ?"
            gone = self._db.execute(f"delete from source where file in ({unseen})", (self.run,)).rowcount
            gone += self._db.execute("delete from source where file not in (select file from file)").rowcount
            self._db.execute("delete from file where run <> ?", (self.run,))
            if gone:
                self._soil()
            if self._db.execute("delete from content where key not in (select key from source)").rowcount:
                self._db.execute("delete from band where key not in (select key from content)")
        return gone

    def entries(self) -> Iterator[Entry]:
        """The documents of the output, sorted by source."""
        rows = self._db.execute(
            "select source, facts, document, counts from source join content using (key)"
            " where problem is null order by source"
        )
        for source, facts, document, counts in rows:
            yield Entry(source, facts, document, msgspec.json.decode(counts, type=Counts))

    def bands(self) -> Iterator[list[Candidate]]:
        """Documents that share one of their smallest hashes, group by group."""
        rows = self._db.execute(
            "select value, ifnull(published, ?), source, sketch"
            " from band join source using (key) join content using (key)"
            " where value in (select value from band join source using (key) group by value having count(*) > 1)"
            " order by value",
            (NEVER,),
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [Candidate(published, source, unpacked(found)) for _, published, source, found in group]

    def problems(self) -> Iterator[Problem]:
        """What stands quarantined or could not be read, sorted by source."""
        found = []
        rows = self._db.execute("select source, problem from source join content using (key) where problem is not null")
        for source, told in rows:
            found.append(msgspec.structs.replace(msgspec.json.decode(told, type=Problem), source=source))
        for (told,) in self._db.execute("select problems from file where problems is not null"):
            found += msgspec.json.decode(told, type=list[Problem])
        yield from sorted(set(found), key=lambda problem: (problem.source, problem.stage, problem.reason))

    def take_over(self, other: Path) -> None:
        """All that another output's state knows, beside what this one does."""
        with _told():
            self._db.execute("attach database ? as other", (str(other),))
        try:
            with self.step():
                for table in ("content", "band", "source", "file"):
                    self._db.execute(f"insert or replace into {table} select * from other.{table}")
                self._soil()
        finally:
            self._db.execute("detach database other")

    def count(self) -> tuple[int, int]:
        """How many files and documents the state knows."""
        files = self._db.execute("select count(*) from file").fetchone()[0]
        return files, self._db.execute("select count(*) from source").fetchone()[0]

    def _soil(self) -> None:
        """The output no longer says what the state does."""
        self._db.execute("insert or replace into meta values ('dirty', 'true')")


def _open(path: Path) -> sqlite3.Connection:
    """The database at `path`; a damaged one is made anew, for all of it can be read again from the inputs."""
    for _ in range(2):
        try:
            return _connect(path)
        except sqlite3.OperationalError as error:
            raise OutputError(f"{path}: {error}; check the folder, its permissions and the room on the disk") from error
        except (sqlite3.DatabaseError, ValueError):
            for name in (path.name, path.name + "-wal", path.name + "-shm"):
                path.with_name(name).unlink(missing_ok=True)
    raise OutputError(f"{path}: cannot be made; remove the folder {path.parent} and run again")


def _peek(path: Path) -> sqlite3.Connection:
    """The database at `path`, to look into."""
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
        (found,) = db.execute("pragma user_version").fetchone()
    except sqlite3.Error as error:
        raise OutputError(f"{path}: cannot be read ({error})") from error
    if found != VERSION:
        raise OutputError(f"{path}: of another version of healthnews; run extract again")
    return db


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=10)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")  # a kill loses nothing, a power cut the last steps, never the rest
    db.execute("pragma cache_size = -16000")
    (found,) = db.execute("pragma user_version").fetchone()
    if found == VERSION:
        return db
    if found != 0 or db.execute("select count(*) from sqlite_master").fetchone()[0]:
        db.close()
        raise ValueError(f"a state of version {found}")
    db.executescript(f"begin; {TABLES} pragma user_version = {VERSION}; commit;")
    return db


@contextmanager
def _told() -> Iterator[None]:
    """Tell what SQLite refuses as an OutputError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        told = "the disk is full or refuses" if "full" in str(error) or "I/O" in str(error) else "the state refuses"
        raise OutputError(f"{told} ({error}); make room and run again, what was read is kept") from error
