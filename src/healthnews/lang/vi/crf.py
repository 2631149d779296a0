"""Reads the weights of a CRFsuite model file, as far as a tagger of two labels needs them.

The file (`lCRF`, version 100) begins with a header of offsets. At `off_features` lies a chunk `FEAT`: its size,
the number of features, and for each its type (0: attribute to label, 1: label to label), source, target and
weight. Names of labels and attributes lie in constant databases (`CQDB`): a table from number to record, each
record the number, the key's length and the key with a NUL behind it. All integers are little-endian and 32 bits
wide. The header's own count of features is 0. Every attribute has a weight for both labels, in the order of their
numbers, so that the columns can be cut out of the file; a file in another order is not read.

Source of the format: the model file itself, and CRFsuite's documentation of its C structures (Okazaki 2007).
"""

from __future__ import annotations

import re
import struct
from array import array
from itertools import chain
from pathlib import Path

HEADER = struct.Struct("<4sI4sIIIIIIIII")
CHUNK = struct.Struct("<4sII")
FEATURE = struct.Struct("<IIId")
DATABASE = struct.Struct("<4sIIIII")
RECORD = struct.Struct("<II")
KEY = re.compile(rb"(?<=\0\0)[^\0]{2,}+(?=\0)")  # behind the upper half of a length, which is shorter than 64 KiB


class UnknownModelError(ValueError):
    """The file is no CRFsuite model of two labels."""


class Model:
    """A model file of the labels B-W (0) and I-W (1), in this order."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        header = HEADER.unpack_from(data)
        magic, version, (features, labels, attributes) = header[0], header[3], header[7:10]
        if magic != b"lCRF" or version != 100:
            raise UnknownModelError(f"{path}: expected a CRFsuite model, version 100, found {magic!r}, {version}")
        if _keys(data, labels) != [b"B-W", b"I-W"]:
            raise UnknownModelError(f"{path}: expected the labels B-W and I-W, found {_keys(data, labels)}")
        self._attributes = _keys(data, attributes)
        count = CHUNK.unpack_from(data, features)[2]
        first = features + CHUNK.size
        words = array("I", data[first : first + count * FEATURE.size])  # five a feature
        inner = 2 * len(self._attributes)
        order = array("I", chain.from_iterable(zip(range(inner // 2), range(inner // 2), strict=True)))
        if words[1 : 5 * inner : 5] != order or words[2 : 5 * inner : 5] != array("I", [0, 1] * (inner // 2)):
            raise UnknownModelError(f"{path}: expected weights for both labels, in the order of the attributes")
        halves = array("I", bytes(8 * inner))
        halves[::2], halves[1::2] = words[3 : 5 * inner : 5], words[4 : 5 * inner : 5]
        weights = array("d", halves.tobytes())
        self.weights = weights[::2], weights[1::2]  # by label and attribute
        self.steps = [[0.0, 0.0], [0.0, 0.0]]  # of the second label after the first
        for kind, source, target, weight in FEATURE.iter_unpack(words[5 * inner :].tobytes()):
            if not kind:
                raise UnknownModelError(f"{path}: expected the steps behind the attributes")
            self.steps[source][target] = weight

    def numbers(self) -> dict[str, int]:
        """The attributes by their names."""
        names = b"\0".join(self._attributes).decode("utf-8").split("\0")
        return dict(zip(names, range(len(names)), strict=True))


def _keys(data: bytes, offset: int) -> list[bytes]:
    """The strings of a constant database, by their numbers: its records lie in this order."""
    magic, _size, _flag, _order, count, table = DATABASE.unpack_from(data, offset)
    if magic != b"CQDB":
        raise UnknownModelError(f"expected a constant database at byte {offset}, found {magic!r}")
    first, last = (struct.unpack_from("<I", data, offset + table + 4 * at)[0] for at in (0, count - 1))
    number, size = RECORD.unpack_from(data, offset + last)
    keys = KEY.findall(data, offset + first, offset + last + RECORD.size + size)
    if len(keys) != count or number != count - 1:
        raise UnknownModelError(f"expected {count} strings at byte {offset}, found {len(keys)}")
    return keys
