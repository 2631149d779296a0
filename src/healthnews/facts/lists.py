"""Numbers in brackets behind names: "Tân Phú (9), quận 9 (6)". They count what the sentence counted before them."""

from __future__ import annotations

from healthnews.facts.view import View
from healthnews.model import Number


def in_list(view: View, number: Number) -> bool:
    """Whether a number stands alone in brackets right behind a name or another item."""
    first, after = view.word_at(number.outer_start), view.word_at(number.end)
    if view.words[max(0, first - 2) : first] == ["n", "="]:
        first -= 2  # Beni (n=14)
    if view.word(first - 1) != "(" or view.word(after) != ")" or number.form != "digits" or first < 2:
        return False
    before = view.text[view.starts[first - 2]]
    return before.isupper() or before.isdigit()
