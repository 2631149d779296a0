"""Pages that go on: other articles stacked below the one that was asked for, as endless scrolling leaves them."""

from __future__ import annotations

from healthnews.clean.view import View

WHOLE = 400  # characters of long lines that make an article


def below(view: View, title: int) -> int | None:
    """The first block of a second article: in an `article` beside the title's, with a headline of its own."""
    page = view.page
    own = _article(view, title)
    if own is None or view.mass[own] < WHOLE:
        return None
    for index in range(title + 1, len(page.blocks)):
        if page.tags[page.blocks[index].element] not in ("h1", "h2"):
            continue
        other = _article(view, index)
        if other is not None and other > own and page.parents[other] == page.parents[own]:
            return next(i for i in range(title + 1, index + 1) if _article(view, i) == other)
    return None


def _article(view: View, index: int) -> int | None:
    """The innermost `article` around a block."""
    element = view.page.blocks[index].element
    while element > 0:
        if view.page.tags[element] == "article":
            return element
        element = view.page.parents[element]
    return None
