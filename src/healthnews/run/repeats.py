"""Which documents of a state repeat another: the same press release in several papers, the same page under two names.

The original is the one published first, then the first by source. Taken in that order, a document repeats the most
similar original before it: the answer depends on the documents alone, not on the order in which they were read.

What is being compared lies in a database of its own beside the state, so that memory is bounded whatever the corpus.
Pages of one template share bands by the thousand: of those with a band in common a document sees the first and the
nearest before it, and is compared with the few that share most, rare bands first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from healthnews.run.duplicates import LEAST_SHARED, shared, unpacked

NEVER = "9999"  # sorts after every publication date
FIRST, NEAREST = 4, 12  # of those with a band in common
COMPARED = 8
WHOLE = 1000  # what a band counts that one other has
CACHED = 1000  # sketches in memory: 7 MB

TABLES = f"""
create table scratch.common as select value from band group by value having count(*) > 1;
create unique index scratch.common_value on common (value);
create table scratch.ranked (rank integer primary key, key text not null, source text not null);
insert into scratch.ranked (key, source)
    select key, min(source) as first from content join source using (key)
    where problem is null and key in (select key from band join common using (value))
    group by key order by ifnull(published, '{NEVER}'), first;
create unique index scratch.ranked_key on ranked (key);
create table scratch.member (rank integer, value integer, primary key (rank, value)) without rowid;
insert into scratch.member select rank, value from common join band using (value) join ranked using (key);
create table scratch.seen (value integer, rank integer, primary key (value, rank)) without rowid;
create table scratch.repeat (source text primary key, original text not null) without rowid;
"""
NEIGHBOURS = f"""
select rank from (select rank from scratch.seen where value = ?1 order by rank limit {FIRST})
union select rank from (select rank from scratch.seen where value = ?1 order by rank desc limit {NEAREST})
"""
REPEAT = """
insert into scratch.repeat
    select copy.source, original.source from scratch.ranked copy, scratch.ranked original
    where copy.rank = ? and original.rank = ?
"""
SAME_CONTENT = """
insert or ignore into scratch.repeat
    select source.source, ifnull(repeat.original, twin.first) from source join (
        select key, min(source) as first from source join content using (key)
        where problem is null group by key having count(*) > 1
    ) as twin using (key) left join scratch.repeat as repeat on repeat.source = twin.first
    where source.source <> twin.first
"""


@contextmanager
def repeats(db: sqlite3.Connection, folder: Path) -> Iterator[None]:
    """The table `scratch.repeat` (source, original) while the block runs, in a file of `folder`."""
    path = folder / "scratch.sqlite"
    path.unlink(missing_ok=True)
    db.execute("attach database ? as scratch", (str(path),))
    try:
        db.execute("pragma scratch.journal_mode = off")
        db.execute("pragma scratch.synchronous = off")
        db.executescript(f"begin; {TABLES}")
        _find(db)
        db.execute(SAME_CONTENT)
        db.execute("commit")
        yield
    finally:
        if db.in_transaction:
            db.execute("rollback")
        with suppress(sqlite3.OperationalError):  # somebody still reads: it goes with the connection
            db.execute("detach database scratch")
        path.unlink(missing_ok=True)


def _find(db: sqlite3.Connection) -> None:
    """Fill `scratch.repeat` with the texts that are much the same."""

    @lru_cache(CACHED)
    def sketch_of(rank: int) -> frozenset[int]:
        told = "select sketch from content join scratch.ranked using (key) where rank = ?"
        return frozenset(unpacked(db.execute(told, (rank,)).fetchone()[0]))

    rows = db.execute("select rank, value from scratch.member order by rank")
    for rank, group in groupby(rows, key=lambda row: row[0]):
        values = [value for _, value in group]
        mine = sketch_of(rank)
        compared = [(shared(mine, sketch_of(other)), -other) for other in _candidates(db, values)]
        share, original = max(compared, default=(0.0, 0))
        if share >= LEAST_SHARED:
            db.execute(REPEAT, (rank, -original))
        else:
            db.executemany("insert into scratch.seen values (?, ?)", [(value, rank) for value in values])


def _candidates(db: sqlite3.Connection, values: list[int]) -> list[int]:
    """The originals that have most in common with a document: a band counts for more the fewer have it."""
    common: Counter[int] = Counter()
    for value in values:
        found = [rank for (rank,) in db.execute(NEIGHBOURS, (value,))]
        for rank in found:
            common[rank] += WHOLE // len(found)
    return [rank for _, rank in sorted((-weight, rank) for rank, weight in common.items())[:COMPARED]]
