"""What the pages of one site repeat: menus, boxes and notices, learned in a first pass over a corpus.

Counts are sums over pages, so they come out the same in any order and for any number of workers. What is repeated
is a witness and never a verdict: of the lines that repeat on a site one in a hundred is article, so a caller asks
`share` and weighs it with the line's place and form. A key is a line of text or the path of a block; only its hash
is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from healthnews.clean.roles import fold

FEWEST_PAGES = 3  # of a site that must hold a key
LEAST_SHARE = 0.2  # of the site's pages
LONGEST = 400  # characters of a line that is counted


class Templates(msgspec.Struct, frozen=True):
    """For each site how many pages were counted, and on how many of them a repeated key stands."""

    pages: Mapping[str, int] = {}
    keys: Mapping[str, Mapping[str, int]] = {}

    def share(self, site: str, key: str) -> float:
        """The share of a site's pages that hold a key (see `line_key`, `path_key`); 0 where it is not a repeated one.

        >>> counts = Counts()
        >>> for page in ("a", "b", "c"): counts.add("vidu.vn", [line_key("Trang chủ"), line_key("Tin " + page)])
        >>> counts.templates().share("vidu.vn", line_key("TRANG CHỦ"))
        1.0
        """
        count = self.keys.get(site, {}).get(key, 0)
        return count / self.pages[site] if count else 0.0


class Counts:
    """Counting: pages are added one by one, the counts of several workers are merged."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.keys: dict[str, Counter[str]] = {}

    def add(self, site: str, keys: Iterable[str]) -> None:
        """Count one page of a site: each of its keys once."""
        self.pages[site] += 1
        self.keys.setdefault(site, Counter()).update(set(keys))

    def merge(self, other: Counts) -> None:
        """Add what another worker counted."""
        self.pages.update(other.pages)
        for site, keys in other.keys.items():
            self.keys.setdefault(site, Counter()).update(keys)

    def templates(self) -> Templates:
        """The keys that are repeated, sorted, so that equal counts are equal bytes."""
        found = {}
        for site in sorted(self.keys):
            least = max(FEWEST_PAGES, LEAST_SHARE * self.pages[site])
            kept = {key: count for key, count in sorted(self.keys[site].items()) if count >= least}
            if kept:
                found[site] = kept
        return Templates({site: self.pages[site] for site in found}, found)


def site_of(url: str | None = None, folder: str = "", mark: str = "") -> str:
    """The name under which pages of one making are counted: their host, else the mark of their system in their folder.

    >>> site_of("https://www.vidu.vn/y-te/tin-1.htm"), site_of(None, "raw/2020", "ONECMS")
    ('vidu.vn', 'raw/2020#ONECMS')
    """
    host = urlsplit(url).hostname if url else None
    if host:
        return host.removeprefix("www.").removeprefix("m.")
    return f"{folder}#{mark}" if mark else folder


def line_key(line: str) -> str:
    """The key of a line: of its words, without figures (a count of comments changes from page to page)."""
    words = "".join(char for char in fold(line[:LONGEST]) if not char.isdigit())
    return _hash("l", words)


def path_key(path: str) -> str:
    """The key of a block's path, such as `div.footer>ul.links>li`."""
    return _hash("p", path)


def _hash(sort: str, text: str) -> str:
    return sort + blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def is_template(share: float, *, words: int, prose: bool, inside: bool) -> bool:
    """Whether repetition, form and place together make a line the site's.

    `inside`: it stands between paragraphs of the article. Prose inside it is never taken out for being repeated:
    campaigns repeat a sentence on purpose.
    """
    if share < LEAST_SHARE or (prose and inside):
        return False
    if inside:
        return share >= 0.6 and words <= 12
    return share >= (0.5 if prose else 0.3)
