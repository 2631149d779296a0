"""The title and the lead of a page, found by what its head announces: `og:title`, the description, the JSON-LD
headline.

On Vietnamese news the lead (sapo) stands above the container of the body and holds the numbers; every way to cut out
one container loses it.
"""

from __future__ import annotations

from healthnews.clean.head import bare
from healthnews.clean.names import BIT
from healthnews.clean.view import View

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SAID = 36  # letters and digits of a description that a lead must begin with
TOLD = 30  # a shorter description says nothing
BETWEEN = 14  # blocks between the title and its lead: authors, dates, buttons


def title(view: View, kept: list[bool]) -> int | None:
    """The block of the headline, or None where the page shows none that its head knows and no single h1."""
    page, head = view.page, view.head
    known = [
        bare(text)
        for text in (head.first("og:title", "twitter:title"), str(head.stated("headline") or ""), head.title)
        if text
    ]
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else len(kept) - 1
    first = kept.index(True) if True in kept else last
    best: tuple[int, int] | None = None
    for index, block in enumerate(page.blocks[: last + 1]):
        tag, size = page.tags[block.element], len(block.text)
        is_heading = tag in HEADINGS
        if not (is_heading or (size >= 20 and index <= first)) or size > 300:
            continue
        text = bare(block.text)
        exact = text in known
        part = len(text) > 12 and any(text in one or (len(one) > 20 and one in text) for one in known)
        if not text or not (exact or part):
            continue
        rank = (2 * (tag == "h1") + exact) * 2 + is_heading
        if best is None or rank > best[0]:
            best = (rank, index)
    if best is not None and (best[0] >= 2 or best[0] & 1):
        return best[1]
    ones = [i for i, block in enumerate(page.blocks[: last + 1]) if page.tags[block.element] == "h1"]
    if len(ones) == 1 and (not known or not kept[ones[0]] or ones[0] == 0):
        return ones[0]
    if len(ones) > 1 and not known:
        return ones[0]
    return ones[0] if len(ones) == 1 else None


def lead(view: View, headline: int | None, kept: list[bool]) -> int | None:
    """The block of the lead: what the description says, or what is named so right below the title."""
    page = view.page
    if True not in kept:
        return None
    first = kept.index(True)
    start = (headline + 1) if headline is not None else max(0, first - BETWEEN)
    said = bare(view.head.first("og:description", "description", "twitter:description"))
    stop = min(len(page.blocks), max(first, start) + 6)
    if len(said) >= TOLD:
        for index in range(start, stop):
            block = page.blocks[index]
            if len(block.text) < 40 or block.links * 2 > len(block.text):
                continue
            text = bare(block.text)
            if said[:SAID] in text[: SAID + 60] or text[:60] in said[:90]:
                return index
    for index in range(start, min(first, start + BETWEEN)):
        block = page.blocks[index]
        if len(block.text) < 60 or block.links * 4 > len(block.text) or kept[index]:
            continue
        if view.near(block.element) & BIT["lead"] and not view.above(block.element) & (
            BIT["related"] | BIT["aside"] | BIT["thread"] | BIT["ad"]
        ):
            return index
    return None
