"""What earlier runs read, in an embedded database beside the output.

Four tables. `content` holds the rows of every document under a key of its bytes and of all that its reading depends
on: code, word lists, libraries, settings. `source` says which content stands where. `file` remembers what the file
system said of a file when all of it was read, so that an unchanged one costs a stat. `page` is that of `sites`. Files carry the number of the
last run that saw them; what a run did not see is gone from its output.

Steps are committed a thirtieth of a second after the first of them at the latest (SQLite, write-ahead log): a run that is
killed loses what was in flight, no more.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from healthnews.errors import OutputError, Problem
from healthnews.run.database import explained, opened, peeked
from healthnews.run.duplicates import BANDS, unpacked
from healthnews.run.reading import Result
from healthnews.run.repeats import repeats
from healthnews.run.sites import Sites

COMMIT_SECONDS = 0.03  # a commit costs as much as the rows of three documents
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
    original: str | None  # the source that it repeats


class State:
    """The database of one output folder. Beside `repeats` it is the only SQL of the program."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._read_only = read_only
        self._db = peeked(path) if read_only else opened(path)
        self._since: float | None = None  # when the steps began that are not committed yet
        self._dirty = False
        self.run = self.meta("run", int) or 0
        if not read_only:
            self.run += 1
            self.remember("run", self.run)
        self.is_new = self.run == 1  # nothing of an earlier run can be in the way: a fifth less work on each document
        self.sites = Sites(self._db, self.run)

    def close(self) -> None:
        """Write everything into the one file and close it."""
        if not self._read_only:
            with suppress(sqlite3.OperationalError, OutputError):  # a full disk: the log is read by the next run
                self.settle()
                self._db.execute("pragma wal_checkpoint(truncate)")
        self._db.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """All changes of the block, or none, together with the steps just before it."""
        with explained():
            if self._since is None:
                self._db.execute("begin immediate")
                self._since = time.monotonic()
            try:
                yield
            except BaseException:
                self._since = None
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise
            self.settle(COMMIT_SECONDS)

    def settle(self, after_seconds: float = 0) -> None:
        """Commit the steps that began so long ago."""
        if self._since is not None and time.monotonic() - self._since >= after_seconds:
            self._since = None
            with explained():
                self._db.execute("commit")

    def meta(self, name: str, type: type[Value]) -> Value | None:
        """A remembered value."""
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return msgspec.json.decode(row[0], type=type) if row else None

    def remember(self, name: str, value: object) -> None:
        """Remember a value under a name."""
        with self.step():
            self._db.execute("insert or replace into meta values (?, ?)", (name, msgspec.json.encode(value)))
            self._dirty &= name != "dirty"

    def forget_everything(self) -> None:
        """Start anew; what was published stands until the next publication."""
        with self.step():
            for table in ("content", "band", "source", "file", "page"):
                self._db.execute(f"delete from {table}")
        self.is_new = True
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

    def stamps(self, file: str) -> tuple[str | None] | None:
        """The stamp of a file that is known, or None."""
        found: tuple[str | None] | None = self._db.execute("select stamp from file where file = ?", (file,)).fetchone()
        return found

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
        if not self._dirty:
            row = self._db.execute("select key from source where source = ?", (source,)).fetchone()
            if row is None or row[0] != key:
                self._soil()
        self._db.execute("insert or replace into source values (?, ?, ?, ?)", (source, file, key, self.run))

    def finish(self, file: str, stamp: str | None, problems: list[Problem]) -> None:
        """All of a file was read. Members that it no longer has are dropped."""
        if not self.is_new:
            self.sites.finish(file)
            if self._db.execute("delete from source where file = ? and run <> ?", (file, self.run)).rowcount:
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

    @contextmanager
    def compared(self, folder: Path) -> Iterator[None]:
        """While the block runs it is known which documents repeat others; what that takes lies in `folder`."""
        self.settle()
        with explained(), repeats(self._db, folder):
            yield

    def entries(self) -> Iterator[Entry]:
        """The documents of the output, sorted by source; within `compared`."""
        rows = self._db.execute(
            "select source, facts, document, counts, original"
            " from source join content using (key) left join scratch.repeat using (source)"
            " where problem is null order by source"
        )
        for source, facts, document, counts, original in rows:
            yield Entry(source, facts, document, msgspec.json.decode(counts, type=Counts), original)

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
        self.settle()
        with explained():
            self._db.execute("attach database ? as other", (str(other),))
        try:
            with self.step():
                for table in ("content", "band", "source", "file"):
                    self._db.execute(f"insert or replace into {table} select * from other.{table}")
                self._db.execute("insert or replace into page select * from other.page where mine")
                self._soil()
            self.settle()
        finally:
            self._db.execute("detach database other")

    def count(self) -> tuple[int, int]:
        """How many files and documents the state knows."""
        files = self._db.execute("select count(*) from file").fetchone()[0]
        return files, self._db.execute("select count(*) from source").fetchone()[0]

    def _soil(self) -> None:
        """The output no longer says what the state does."""
        if not self._dirty:
            self._db.execute("insert or replace into meta values ('dirty', 'true')")
            self._dirty = True
