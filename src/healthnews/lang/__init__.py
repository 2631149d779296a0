"""The languages that we read. Each folder holds how one language is written, and nothing of what is looked for."""

from __future__ import annotations

import importlib
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthnews.model import Language, TokenMode

LANGUAGES = ("vi", "en")


@cache
def load(code: str) -> Language:
    """The language of a code; any other text is read as English, whose rules ask least of the words."""
    module = importlib.import_module(f"healthnews.lang.{code if code in LANGUAGES else 'en'}")
    language: Language = module.LANGUAGE
    return language


def tokenize(text: str, lang: str = "vi", mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """The words of a text as [start, end) positions in it, in order, covering every character that is not white space.

    `exact` gives the very words of underthesea's `word_tokenize`, taken over the whole text at once; `facts` goes
    sentence by sentence, as the records do, and keeps figures, dates and document numbers whole and apart. English has
    one rule set for both.

    >>> text = "There are 1,100 beds. They aren't new."
    >>> [text[start:end] for start, end in tokenize(text, "en")]
    ['There', 'are', '1,100', 'beds', '.', 'They', 'are', "n't", 'new', '.']
    """
    language = load(lang)
    if mode == "exact":
        return language.words(text, 0, len(text), mode)
    return list(chain.from_iterable(language.words_of(text, language.sentences(text, 0, len(text)))))
