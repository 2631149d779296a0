"""What the pages of one site repeat: notices, invitations and boxes that no page alone gives away.

Repetition is a witness and never a verdict. A line that the pages of its site share is taken out only where its
place, its form and the scorer leave a doubt as well: of the lines that cleaning keeps, measured on the development
pages, the weak ones around the article are furniture in three of five cases, those inside it in one of six, and the
firm ones hardly ever; repetition is fifteen times as common among furniture as in articles. So a line must be the
more common the better it looks; prose and headings inside an article, which campaigns and bulletins repeat on
purpose, are never taken out, and neither are titles and tables.

A reading of one document says which lines it has and which of them are open to doubt (`lines`, `open_lines`). What is
common on a site is learned from a sample of its pages (`Repeated`), and a document that has an open line which is
common enough is read again with that line named (`take_out`). The keys of lines are hashes of their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from healthnews.clean.roles import fold
from healthnews.model import Block, Cleaned, Removed
from healthnews.text import Builder

KEY = 8  # bytes of a line's key
LONGEST = 400  # characters of a line that is counted
MOST = 256  # lines of a page that are counted
SAMPLE = 100  # pages of a site that are counted
FEWEST = 4  # pages that must share a line
PROSE = 12  # words of a sentence
WEAK, MIDDLING = 0.5, 1.5  # margins of the scorer; of shared lines above them, none of ten was furniture
# Least share, in percent, of a site's pages that must have a line: by place, prose or not, and the scorer's margin.
_LEAST = {
    ("around", False, "weak"): 30,
    ("around", False, "middling"): 40,
    ("edge", False, "weak"): 30,
    ("edge", False, "middling"): 60,
    ("inside", False, "weak"): 40,
    ("inside", False, "middling"): 70,
    ("around", True, "weak"): 50,
    ("around", True, "middling"): 70,
    ("edge", True, "weak"): 50,
    ("around", False, "unscored"): 50,
    ("edge", False, "unscored"): 70,
}


class Open(NamedTuple):
    """A kept line that is furniture if so many percent of its site's pages have it."""

    key: bytes
    least: int


class Repeated(NamedTuple):
    """How many pages of a site were counted, and on how many of them each shared line stands."""

    pages: int
    counts: dict[bytes, int]

    def of(self, lines: Iterable[Open]) -> frozenset[bytes]:
        """Those of a document's open lines that are common enough.

        >>> pages = [[line_key("Đăng ký nhận tin"), line_key(tin)] for tin in ("a", "b", "c", "d")]
        >>> len(learn(pages).of([Open(line_key("Đăng ký nhận tin"), 30), Open(line_key("a"), 30)]))
        1
        """
        counts = self.counts
        return frozenset(line.key for line in lines if 100 * counts.get(line.key, 0) >= line.least * max(1, self.pages))


def learn(pages: Iterable[Iterable[bytes]]) -> Repeated:
    """What some pages of one site share; each is given by the keys of its lines. The order of pages does not matter."""
    counts: Counter[bytes] = Counter()
    number = 0
    for keys in pages:
        counts.update(set(keys))
        number += 1
    return Repeated(number, {key: count for key, count in counts.items() if count >= FEWEST})


def site_of(url: str | None = None, folder: str = "", mark: str = "") -> str:
    """The name under which pages of one making are counted: their host, else the mark of their system in their folder.

    >>> site_of("https://www.vidu.vn/y-te/tin-1.htm"), site_of(None, "raw/2020", "ONECMS")
    ('vidu.vn', 'raw/2020#ONECMS')
    """
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        host = None
    if host:
        return host.removeprefix("www.").removeprefix("m.")
    return f"{folder}#{mark}" if mark else folder


def line_key(line: str) -> bytes:
    """The key of a line: of its words with their figures, for a bulletin's new count is another line."""
    return blake2b(fold(line).encode("utf-8", "replace"), digest_size=KEY).digest()


def lines(cleaned: Cleaned) -> list[bytes]:
    """The keys of a document's lines, kept and removed, sorted; of a long page those with the smallest."""
    text = cleaned.text.value
    found = {text[block.start : block.end] for block in cleaned.blocks}
    for removed in cleaned.removed:
        found.update(removed.text.value.split("\n"))
    return sorted({line_key(line) for line in found if _is_counted(line)})[:MOST]


def open_lines(cleaned: Cleaned) -> list[Open]:
    """The kept lines that may be furniture, each with how common it must be."""
    text = cleaned.text.value
    blocks = [block for block in cleaned.blocks if block.role not in ("title", "table_row")]
    prose = [_is_prose(text[block.start : block.end]) for block in blocks]
    found: dict[bytes, int] = {}
    before, all_prose = 0, sum(prose)
    for block, is_prose in zip(blocks, prose, strict=True):
        after = all_prose - before - is_prose
        least = _least(block, is_prose, min(before, after))
        before += is_prose
        line = text[block.start : block.end]
        if least and _is_counted(line) and not (_is_firm(block) and any(map(str.isdigit, line))):
            key = line_key(line)
            found[key] = max(least, found.get(key, 0))
    return [Open(key, least) for key, least in sorted(found.items())]


def _least(block: Block, is_prose: bool, beside: int) -> int:
    """How common a kept block must be to be furniture; 0: it is none, however common.

    `beside` is the smaller number of sentences of prose before and after it.
    """
    place = ("around", "edge")[beside] if beside < 2 else "inside"
    if place == "inside" and block.role == "heading":
        return 0
    return _LEAST.get((place, is_prose, _margin(block.score)), 0)


def _is_firm(block: Block) -> bool:
    """Whether nothing speaks against a block; its figures may then be facts."""
    return block.score is None or block.score >= WEAK


def _margin(score: float | None) -> str:
    if score is None:
        return "unscored"
    return next((name for limit, name in ((WEAK, "weak"), (MIDDLING, "middling")) if score < limit), "")


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE and line[-1] in '.!?…”"'


def _is_counted(line: str) -> bool:
    return 2 < len(line) <= LONGEST and any(map(str.isalpha, line))


def keys(packed: bytes) -> list[bytes]:
    """Keys that were joined."""
    return [packed[at : at + KEY] for at in range(0, len(packed), KEY)]


def take_out(cleaned: Cleaned, named: frozenset[bytes]) -> Cleaned:
    """The document without the kept lines that are named: they stand among what was removed, as `template`."""
    if not named:
        return cleaned
    text = cleaned.text
    out = {
        index
        for index, block in enumerate(cleaned.blocks)
        if block.role not in ("title", "table_row") and line_key(text.value[block.start : block.end]) in named
    }
    if not out:
        return cleaned
    kept, removed = Builder(text.origin), list(cleaned.removed)
    blocks: list[Block] = []
    for index, block in enumerate(cleaned.blocks):
        if index in out:
            alone = Builder(text.origin)
            alone.take(text, block.start, block.end)
            removed.append(Removed("template", alone.build(), "repeated on its site", block.score))
            continue
        if blocks:
            kept.write("\n")
        start = len(kept)
        kept.take(text, block.start, block.end)
        blocks.append(msgspec.structs.replace(block, start=start, end=len(kept)))
    removed.sort(key=_begins)
    return msgspec.structs.replace(cleaned, text=kept.build(), blocks=tuple(blocks), removed=tuple(removed))


def _begins(removed: Removed) -> int:
    return removed.text.origin_span(0, 1)[0] if len(removed.text) else 0
