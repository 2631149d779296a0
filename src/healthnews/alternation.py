"""Many words as one regular expression that reads each character once.

A plain alternation tries its branches one after another at every word of the text: with 1,400 place names that costs
more than all the rest of linking. Words are joined as a tree of shared beginnings instead, longest match first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

END = ""

Tree = dict[str, "Tree"]


def alternation(phrases: Iterable[str], gap: str = " ", begin: str = "") -> str:
    """A pattern for any of `phrases`, the longest that fits; `gap` is what a space stands for.

    `begin` is a pattern for what may stand before the phrase. It is asked behind the first character, since a pattern
    that begins with plain characters is the one that `re` looks for quickest: `{}` stands for that character.

    >>> re.findall(alternation(["năm", "năm nay", "nay"]), "năm nay, nay")
    ['năm nay', 'nay']
    """
    tree: Tree = {}
    for phrase in sorted(set(phrases)):
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[END] = {}
    return _branch(tree, gap, begin)


def words(phrases: Iterable[str], gap: str = " ", begin: str = "") -> str:
    r"""The same for whole words.

    >>> re.findall(words(["nay", "năm nay"]), "hay nay, năm nayy")
    ['nay']
    """
    pattern = alternation(phrases, gap, rf"(?<!\w{{}}){begin}") or "(?!)"
    return rf"{pattern}(?!\w)"


def _branch(node: Tree, gap: str, begin: str = "") -> str:
    optional = END in node
    parts = [
        (gap if char == " " else re.escape(char)) + begin.replace("{}", re.escape(char)) + _branch(child, gap)
        for char, child in node.items()
        if char != END
    ]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return joined + "?" if optional else joined
