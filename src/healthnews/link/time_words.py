"""The words that tell how a time stands to the numbers around it (time.toml), as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from healthnews.link import lexicon


class Words(NamedTuple):
    """The patterns of one language (time.toml); most are matched against what stands before a time."""

    now: re.Pattern[str]
    vague: re.Pattern[str]
    same: re.Pattern[str]
    since: re.Pattern[str]
    since_clause: re.Pattern[str]
    comparison: re.Pattern[str]
    origin: re.Pattern[str]
    speech: re.Pattern[str]
    speech_before: re.Pattern[str]
    tied: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]


@cache
def vocabulary(lang: str) -> Words:
    """The patterns of a language; any other is read with the English ones."""
    table = tomllib.loads(Path(__file__).with_name("time.toml").read_text("utf-8"))
    words: dict[str, list[str]] = table.get(lang) or table["en"]
    refused = _any(words["not_now_after"])
    return Words(
        now=re.compile(rf"{lexicon.words(words['now'], words['not_now_before']).pattern}(?! (?:{refused})(?!\w))"),
        vague=lexicon.words(words["vague"]),
        same=re.compile(rf"(?:{_any(words['same'])})(?!\w)"),
        since=re.compile(rf"(?<!\w)(?:{_any(words['since'])}) $"),
        since_clause=re.compile(rf"(?<!\w)(?:{_any(words['since_clause'])})(?: [^\W\d]+){{1,6}} $"),
        comparison=re.compile(rf"(?<!\w)(?:{_any(words['comparison'])})(?: với)? $"),
        origin=re.compile(rf"(?<!\w)(?:{_any(words['origin'])})(?: vào)? $"),
        speech=re.compile(rf",? ?(?:{_any(words['speech'])})(?!\w)"),
        speech_before=re.compile(rf"(?<!\w)(?:{_any(words['speech_before'])}) $"),
        tied=re.compile(rf"(?<!\w)(?:{_any(words['tied'])}) $"),
        future=lexicon.words(words["future"]),
        past=lexicon.words(words["past"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"
