"""Who may have which characters.

The finders run in the order of FINDERS. Each sees only the numbers that those before it left, so a name or a date
never turns into a count, and no number makes two facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from healthnews.facts.view import View
from healthnews.model import Mention

PLACE = attrgetter("start", "end")

Find = Callable[[View], Iterable[Mention]]


def settle(finds: Sequence[Find], view: View) -> list[Mention]:
    """The facts of one sentence in the order of the text; mentions without a kind only claim their characters."""
    return [mention for mention in claims(finds, view) if mention.kind]


def claims(finds: Sequence[Find], view: View) -> list[Mention]:
    """Everything that the finders claim in one sentence, in the order of the text, facts and what is none."""
    found: list[Mention] = []
    for find in finds:
        mentions = list(find(view))
        if mentions:
            for mention in mentions:
                view.claim(mention.start, mention.end)
            view.release()
            found += mentions
    if len(found) > 1:
        found.sort(key=PLACE)
    return found
