"""Patterns that are looked for only where one of their words stands."""

from __future__ import annotations

import re
from typing import NamedTuple


class Hinted(NamedTuple):
    """A pattern, and words in small letters of which one stands in whatever it matches.

    Looking for the words costs a fiftieth of trying the pattern at every letter, and most texts have none of them.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def found(self, text: str, low: str) -> bool:
        """Whether the pattern stands in `text`; `low` is the same text in small letters."""
        return any(word in low for word in self.words) and self.pattern.search(text) is not None
