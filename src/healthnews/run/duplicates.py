"""What tells documents that repeat one another: sketches of their texts.

A text is seen as the set of its runs of four words. The 64 smallest hashes of the set are its sketch; of two texts,
the share of the smallest hashes of both together that each of them has estimates how much of their sets they share
(Broder 1997, bottom-k). Texts that repeat most of each other have several of their six smallest hashes, their bands,
in common all but surely, so only those are compared.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

WORD = re.compile(r"\w+")
# Odd multipliers of 64 bits, one for each place in a run of four: every bit of a word's hash reaches the highest ones,
# by which the smallest are told. 0.4 of the time of hashing each run as a string.
PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
SIGNED = (1 << 63) - 1  # SQLite keeps signed numbers
SKETCH = 64
BANDS = 6
LEAST_SHARED = 0.8
FEW_WORDS = 24  # shorter texts repeat only the very same words


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


def shared(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of two texts is the same, estimated from their sketches: 0 to 1; 0 too for what is below the least."""
    size = max(len(a), len(b))
    both = a & b
    if not size or len(both) < LEAST_SHARED * size:
        return 0.0
    union = sorted(a | b)[:size]
    return sum(value in both for value in union) / len(union)


def packed(values: tuple[int, ...]) -> bytes:
    """A sketch as bytes."""
    return struct.pack(f"<{len(values)}q", *values)


def unpacked(data: bytes) -> tuple[int, ...]:
    """A sketch from bytes."""
    return struct.unpack(f"<{len(data) // 8}q", data)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") & SIGNED
