"""Why the scorers took each part of a document for the article or not: the learned weights that decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from healthnews.text import Source, Text

Weights = list[tuple[str, float]]


def teller(source: Source) -> Callable[[Text, int], Weights]:
    """What tells the weights behind a place in a text of this document, the heaviest first.

    The text is the clean text or that of a removed part; the answer is empty where no score was asked: in a text file
    that is no page, for a line outside the container.
    """
    from healthnews.clean import guards, is_html

    if is_html(source.text) and guards.refuse(source.text) is None:
        starts, weights = _blocks(source)
    else:
        starts, weights = _lines(source)

    def tell(text: Text, at: int) -> Weights:
        place = bisect_right(starts, text.origin_span(at, at + 1)[0]) - 1
        return weights[place] if 0 <= place < len(weights) else []

    return tell


def _blocks(source: Source) -> tuple[list[int], list[Weights]]:
    from healthnews.clean import blockscore, head, html
    from healthnews.clean.view import View
    from healthnews.clean.walk import UNSEEN, walk

    tree = html.parse(source.text)
    said = head.read(tree)
    tree.strip_tags(UNSEEN)
    page = walk(tree.body or tree.root)
    return [block.start for block in page.blocks], blockscore.reasons(View(page, said)) if page.blocks else []


def _lines(source: Source) -> tuple[list[int], list[Weights]]:
    from healthnews.clean import is_html, lines, region, scorer
    from healthnews.clean.placement import Scan
    from healthnews.clean.textmode import INLINE

    text = Scan(source.text, inline=INLINE).text if is_html(source.text) else source.text
    found = lines.split(text)
    return [line.start for line in found], scorer.reasons(found) if region.is_page(found) else []
