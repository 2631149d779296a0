"""Turn a reader's quotes into the gold file of the sample corpus.

A file annotations/NAME.ann.jsonl stands for the source NAME somewhere under data/raw. Its first line is about the
document (language, title, published, authors, what its text must and must not hold); each other line is a fact that a
person read:

    {"quote": "210 giường thực kê", "kind": "bed_count", "value": 210, ...}

`quote` is cut from the source as it reads (decoded, NFC, with its tags and entities). Where it stands more than once,
`within` is a longer cut that stands once. Fields that are not given have their defaults. The program never writes
these files.

    python tests/gold/resolve.py            writes tests/gold/sample.jsonl
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RAW = HERE.parent.parent / "data" / "raw"
DEFAULTS: dict[str, Any] = {
    "value": None,
    "value_min": None,
    "value_max": None,
    "qualifier": "exact",
    "unit": None,
    "measure": "level",
    "status": "reported",
    "attributes": [],
    "per": None,
    "disease": None,
    "facility": None,
    "province": None,
    "time": None,
}
HIGH_OPEN, LOW_OPEN = {"more_than", "at_least"}, {"nearly", "less_than", "at_most"}
TONES = "\u0300\u0301\u0303\u0309\u0323"  # the five tone marks, which cp1258 writes after their vowel


def main() -> int:
    """Write sample.jsonl; 1 if a quote does not stand where it should."""
    try:
        lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    (HERE / "sample.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def rows() -> Iterator[dict[str, Any]]:
    """The gold rows of all annotated sources, in order."""
    sources = {path.name: path for path in RAW.rglob("*") if path.is_file()}
    for annotated in sorted((HERE / "annotations").glob("*.ann.jsonl")):
        name = annotated.name.removesuffix(".ann.jsonl")
        raw = sources[name].read_bytes()
        for number, line in enumerate(annotated.read_text("utf-8").splitlines(), 1):
            fact = json.loads(line)
            if fact.get("document"):
                yield {"source": name, **fact}
                continue
            start, end = place(raw, fact["quote"], fact.pop("within", fact["quote"]), f"{annotated.name}:{number}")
            yield {"source": name, "source_start": start, "source_end": end, **DEFAULTS, **bounds(fact)}


def bounds(fact: dict[str, Any]) -> dict[str, Any]:
    """The fact with the bounds that its value and qualifier state."""
    value, qualifier = fact.get("value"), fact.get("qualifier", "exact")
    if value is None:
        return fact
    low = None if qualifier in LOW_OPEN else value
    high = None if qualifier in HIGH_OPEN else value
    return {**fact, "value_min": low, "value_max": high}


def place(raw: bytes, quote: str, within: str, where: str) -> tuple[int, int]:
    """The bytes of `quote` in the one place where `within` stands."""
    for spell in spellings(raw):
        outer, inner = spell(within), spell(quote)
        if raw.count(outer) == 1:
            start = raw.index(outer) + outer.index(inner)
            return start, start + len(inner)
    raise LookupError(f"{where}: {within!r} does not stand exactly once in the source")


def spellings(raw: bytes) -> list[Callable[[str], bytes]]:
    """The ways in which the bytes may write a text."""
    if raw[:2] == b"\xff\xfe":
        return [lambda text: text.encode("utf-16-le")]
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return [lambda text: windows(text).encode("cp1258")]
    return [lambda text: text.encode(), lambda text: unicodedata.normalize("NFD", text).encode()]


def windows(text: str) -> str:
    """A text as Windows writes Vietnamese: vowels composed, tone marks after them."""
    written = []
    for char in text:
        try:
            char.encode("cp1258")
            written.append(char)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            vowel = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            written.append(vowel + "".join(part for part in parts if part in TONES))
    return "".join(written)


if __name__ == "__main__":
    sys.exit(main())
