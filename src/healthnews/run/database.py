"""The database file of a state: opened, made anew where it is damaged, and its refusals in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from healthnews.errors import OutputError
from healthnews.run import sites

VERSION = 3
TABLES = f"""
create table content (
    key text unique not null, facts blob, document blob, counts blob, problem blob, published text, sketch blob
);
create table band (value integer not null, key text not null, primary key (value, key)) without rowid;
create table source (
    source text primary key, file text not null, key text not null, run integer not null
) without rowid;
create index source_file on source (file);
create index source_key on source (key);
create table file (file text primary key, stamp text, run integer not null, problems blob) without rowid;
create table meta (name text primary key, value blob) without rowid;
{sites.TABLES}"""


def opened(path: Path) -> sqlite3.Connection:
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


def peeked(path: Path) -> sqlite3.Connection:
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
def explained() -> Iterator[None]:
    """Tell what SQLite refuses as an OutputError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        told = "the disk is full or refuses" if "full" in str(error) or "I/O" in str(error) else "the state refuses"
        raise OutputError(f"{told} ({error}); make room and run again, what was read is kept") from error
