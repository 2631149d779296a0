"""What the pages of each site repeat, learned from the readings of a corpus and kept beside the state.

A document is read alone first; its reading tells the keys of its lines and which kept lines are open to doubt
(`clean.templates`). When all documents were read, each site is counted: not all of its pages, but those whose
addresses have the smallest hashes, so that memory is bounded and a new page seldom changes the sample. A document
some of whose open lines are common enough is read once more, with these lines named. Their names are part of the key
of its rows: a change of the templates re-reads just the documents it touches, and rows depend on the inputs alone, not
on order, workers or earlier runs.

A shard counts the same sample, for every shard sees every document: those of other shards are noted with their site,
and only what the sample holds of them is cleaned, for its lines. So merged shards say what one run would have said.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from healthnews.clean.templates import FEWEST, KEY, SAMPLE, Open, keys, learn, site_of
from healthnews.run.reading import Result, Task

TABLES = """
create table page (
    source text primary key, file text not null, base text not null, site text not null, rank blob not null,
    mine integer not null, lines blob, open blob, named blob not null, run integer not null
) without rowid;
create index page_site on page (site, rank, base);
create index page_base on page (base);
create index page_file on page (file);
"""
HEAD = 65_536  # bytes in which a page gives its address
AROUND = 600  # bytes of the tag that gives it
_HREF = re.compile(rb"""\b(?:href|content)\s*=\s*["']?(https?://[^"'\s>]+)""", re.I)
_MARK = re.compile(rb"""\bcontent\s*=\s*["']?([\w.-]+)""", re.I)


class Place(NamedTuple):
    """The site that a document belongs to, and its rank among the site's pages: a hash of its address."""

    site: str
    rank: bytes


class Wanted(NamedTuple):
    """A document that must be read again: to tell its lines, or with other lines named."""

    source: str
    file: str
    base: str
    named: bytes | None  # None: only to tell its lines


def place_of(task: Task) -> Place:
    """Where a document belongs, told by its address, by the one in its head, else by its folder and system."""
    head = task.data[:HEAD]
    address = task.url or _told(head, b"canonical", _HREF) or _told(head, b"og:url", _HREF)
    rank = hashlib.sha256(address.encode("utf-8", "replace") if address else task.data).digest()[:KEY]
    if address:
        return Place(site_of(address), rank)
    mark = _told(head, b"generator", _MARK) or ("page" if b"<html" in head.lower() else "text")
    return Place(site_of(None, task.source.rpartition("/")[0], mark), rank)


def _told(head: bytes, name: bytes, pattern: re.Pattern[bytes]) -> str | None:
    """What the tag that holds a name says."""
    at = head.find(name)
    if at < 0:
        return None
    start = max(head.rfind(b"<", max(0, at - AROUND), at), 0)
    end = head.find(b">", at, at + AROUND)
    match = pattern.search(head, start, end if end > 0 else at + AROUND)
    return match[1].decode("utf-8", "replace") if match else None


class Sites:
    """The pages of a state's documents. Its methods run inside the steps of the state."""

    def __init__(self, db: sqlite3.Connection, run: int) -> None:
        self._db = db
        self._run = run
        self._touched: set[str] = set()
        self._settled: set[str] = set()

    def note(self, source: str, file: str, base: str, place: Place, *, mine: bool) -> bytes:
        """A document stands here; the lines that were named when it was last read."""
        row = self._db.execute("select base, named, site, rank, mine from page where source = ?", (source,)).fetchone()
        if row and (row[0], row[2], row[3], row[4]) == (base, *place, mine):
            self._db.execute("update page set file = ?, run = ? where source = ?", (file, self._run, source))
            named: bytes = row[1]
            return named
        self._touch(place.site, row[2] if row else None)
        known = self._db.execute("select lines, open from page where base = ? and open is not null", (base,)).fetchone()
        lines, doubts = known or (None, None)
        self._db.execute(
            "insert or replace into page values (?, ?, ?, ?, ?, ?, ?, ?, x'', ?)",
            (source, file, base, place.site, place.rank, mine, lines, doubts, self._run),
        )
        return b""

    def is_told(self, source: str) -> bool:
        """Whether the lines that are open in a document are known."""
        return bool(
            self._db.execute("select open is not null from page where source = ?", (source,)).fetchone() == (1,)
        )

    def named(self, source: str, named: bytes) -> None:
        """A document was read with these lines named."""
        self._db.execute("update page set named = ? where source = ?", (named, source))

    def told(self, source: str, result: Result, *, scanned: bool) -> None:
        """A document was read alone, or only for its lines."""
        row = self._db.execute("select site, rank from page where source = ?", (source,)).fetchone()
        if row is None:
            return
        self._touch(row[0])
        if not scanned:
            self._db.execute("update page set open = ?, named = x'' where source = ?", (result.open, source))
        before = "select count(*) from (select 1 from page where site = ? and rank < ? limit ?)"
        if scanned or self._db.execute(before, (*row, SAMPLE)).fetchone()[0] < SAMPLE:
            self._db.execute("update page set lines = ? where source = ?", (result.lines, source))

    def finish(self, file: str) -> None:
        """All of a file was seen: pages that it no longer has are gone."""
        self._drop("file = ? and run <> ?", (file, self._run))

    def sweep(self) -> None:
        """Files that are gone have no pages."""
        self._drop("file not in (select file from file where run = ?)", (self._run,))

    def settle(self) -> Iterator[Wanted]:
        """The documents that must be read again, site by site; those that must tell their lines come alone."""
        for site in sorted(set(self._all() if self._is_open() else self._touched) - self._settled):
            wanted = False
            for one in self._of_site(site):
                wanted = True
                yield one
            if not wanted:
                self._settled.add(site)

    def close(self) -> None:
        """All sites are settled."""
        self._touched.clear()
        self._settled.clear()
        self._db.execute("delete from meta where name = 'unsettled'")

    def _of_site(self, site: str) -> Iterator[Wanted]:
        sample: list[bytes] = []
        untold: list[Wanted] = []
        for source, file, base, lines in self._sample(site):
            if lines is None:
                untold.append(Wanted(source, file, base, None))
            else:
                sample.append(lines)
        if len(sample) + len(untold) < FEWEST:
            return self._changed(site, [])
        return iter(untold) if untold else self._changed(site, sample)

    def _sample(self, site: str) -> Iterator[tuple[str, str, str, bytes | None]]:
        last, number = None, 0
        rows = self._db.execute(
            "select rank, source, file, base, lines from page where site = ? order by rank, base, source", (site,)
        )
        for rank, *row in rows:
            if rank == last:
                continue  # another copy of the page
            last, number = rank, number + 1
            if number > SAMPLE:
                break
            yield tuple(row)

    def _changed(self, site: str, sample: list[bytes]) -> Iterator[Wanted]:
        repeated = learn(map(keys, sample))
        rows = self._db.execute(
            "select source, file, base, open, named from page where site = ? and mine and open is not null", (site,)
        )
        for source, file, base, doubts, named in rows:
            now = b"".join(sorted(repeated.of(_opens(doubts)))) if repeated.counts else b""
            if now != named:
                yield Wanted(source, file, base, now)

    def _all(self) -> list[str]:
        return [site for (site,) in self._db.execute("select distinct site from page")]

    def _is_open(self) -> bool:
        """Whether an earlier run was ended before it had settled what it touched."""
        row = self._db.execute("select value from meta where name = 'unsettled'").fetchone()
        return row is not None and row[0] != str(self._run)

    def _touch(self, *sites: str | None) -> None:
        if not self._touched and not self._is_open():
            self._db.execute("insert or replace into meta values ('unsettled', ?)", (str(self._run),))
        found = {site for site in sites if site is not None}
        self._touched |= found
        self._settled -= found

    def _drop(self, which: str, values: tuple[object, ...]) -> None:
        sites = [site for (site,) in self._db.execute(f"select distinct site from page where {which}", values)]
        if sites:
            self._touch(*sites)
            self._db.execute(f"delete from page where {which}", values)


def _opens(packed: bytes) -> Iterator[Open]:
    for at in range(0, len(packed), KEY + 1):
        yield Open(packed[at : at + KEY], packed[at + KEY])
