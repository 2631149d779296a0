"""The words by which a language says what a number does: rises, is planned, is denied; each has its cues.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path


def load(folder: Path, fold: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """The folded words of `folder`/cues.toml by their key, empty where there is no such file.

    The file's top level is `key = ["word", ...]`.
    """
    path = folder / "cues.toml"
    if not path.is_file():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: tuple(fold(word) for word in words) for key, words in table.items() if isinstance(words, list)}
