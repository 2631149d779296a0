"""Which documents repeat another: the same press release in several papers, the same page under several names.

A text is seen as the set of its runs of four words. The 64 smallest hashes of the set are its sketch; of two texts,
the share of the smallest hashes of both together that each of them has estimates how much of their sets they share
(Broder 1997, bottom-k). Texts that repeat most of each other have one of their six smallest hashes in common all but
surely, so only those are compared.

The original is the one published first, then the first by source. Taken in that order, a document repeats the most
similar original before it: the answer depends on the documents alone, not on the order in which they were read.
"""

from __future__ import annotations

import hashlib
import heapq
import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

WORD = re.compile(r"\w+")
# Odd multipliers of 64 bits, one for each place in a run of four: every bit of a word's hash reaches the highest ones,
# by which the smallest are told. 0.4 of the time of hashing each run as a string.
PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
SIGNED = (1 << 63) - 1  # SQLite keeps signed numbers
SKETCH = 64
BANDS = 6
LEAST_SHARED = 0.8
FEW_WORDS = 24  # shorter texts repeat only the very same words
NEVER = "9999"  # sorts after every publication date


class Candidate(NamedTuple):
    """A document that shares a band with another. Order is that of originality."""

    published: str
    source: str
    sketch: tuple[int, ...]


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's runs of words, in order; of a short text one hash of it all.

    >>> sketch("Có 12 giường.") == sketch("có 12  giường")
    True
    """
    words = WORD.findall(text.lower())
    if len(words) < FEW_WORDS:
        return (_hash(" ".join(words)),) if words else ()
    one, two, three, four = PLACES
    hashes = [zlib.crc32(word) for word in " ".join(words).encode("utf-8", "replace").split(b" ")]
    runs = zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    return tuple(sorted({(a * one + b * two + c * three + d * four) & SIGNED for a, b, c, d in runs})[:SKETCH])


def shared(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """How much of two texts is the same, estimated from their sketches: 0 to 1."""
    size = min(max(len(a), len(b)), SKETCH)
    union = heapq.nsmallest(size, set(a) | set(b))
    both = set(a) & set(b)
    return sum(value in both for value in union) / len(union) if union else 0.0


def originals(groups: Iterable[list[Candidate]]) -> dict[str, str]:
    """For each source that repeats another the source of the original. `groups` share a band each."""
    near: dict[Candidate, set[Candidate]] = defaultdict(set)
    for group in groups:
        ordered = sorted(group)
        for index, candidate in enumerate(ordered):
            near[candidate].update(ordered[:index][-200:], ordered[:5])  # a template of thousands is compared with few
    found: dict[str, str] = {}
    for candidate in sorted(near):
        compared = [(-shared(candidate.sketch, other.sketch), other) for other in near[candidate] if other < candidate]
        alike = [pair for pair in compared if -pair[0] >= LEAST_SHARED and pair[1].source not in found]
        if alike:
            found[candidate.source] = min(alike)[1].source
    return found


def packed(values: tuple[int, ...]) -> bytes:
    """A sketch as bytes."""
    return struct.pack(f"<{len(values)}q", *values)


def unpacked(data: bytes) -> tuple[int, ...]:
    """A sketch from bytes."""
    return struct.unpack(f"<{len(data) // 8}q", data)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") & SIGNED
