"""The languages that we read. Each folder holds how one language is written, and nothing of what is looked for."""

from __future__ import annotations

import importlib
from functools import cache

from healthnews.model import Language

LANGUAGES = ("vi", "en")


@cache
def load(code: str) -> Language:
    """The language of a code; any other text is read as English, whose rules ask least of the words."""
    module = importlib.import_module(f"healthnews.lang.{code if code in LANGUAGES else 'en'}")
    language: Language = module.LANGUAGE
    return language
