"""Reads the weights of a CRFsuite model file, as far as a tagger of two labels needs them.

The file (`lCRF`, version 100) begins with a header of offsets. At `off_features` lies a chunk `FEAT`: its size,
the number of features, and for each its type (0: attribute to label, 1: label to label), source, target and
weight. Names of labels and attributes lie in constant databases (`CQDB`): a table from number to record, each
record the number, the key's length and the key with a NUL behind it. All integers are little-endian and 32 bits
wide. The header's own count of features is 0.

Source of the format: the model file itself, and CRFsuite's documentation of its C structures (Okazaki 2007).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from operator import sub
from pathlib import Path

HEADER = struct.Struct("<4sI4sIIIIIIIII")
CHUNK = struct.Struct("<4sII")
FEATURE = struct.Struct("<IIId")
DATABASE = struct.Struct("<4sIIIII")
RECORD = struct.Struct("<II")


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
        if _names(data, labels) != ["B-W", "I-W"]:
            raise UnknownModelError(f"{path}: expected the labels B-W and I-W, found {_names(data, labels)}")
        self.attributes = _names(data, attributes)
        count = CHUNK.unpack_from(data, features)[2]
        self.weights = tuple(array("d", bytes(8 * len(self.attributes))) for _ in "BI")  # by label and attribute
        self.steps = [[0.0, 0.0], [0.0, 0.0]]  # of the second label after the first
        first = features + CHUNK.size
        for kind, source, target, weight in FEATURE.iter_unpack(data[first : first + count * FEATURE.size]):
            if kind:
                self.steps[source][target] = weight
            else:
                self.weights[target][source] = weight

    def preferences(self) -> Iterator[tuple[str, float]]:
        """Each attribute with what it gives to I over B."""
        return zip(self.attributes, map(sub, self.weights[1], self.weights[0]), strict=True)

    def by_name(self) -> dict[str, tuple[float, float]]:
        """The two weights, for B and for I, of each attribute."""
        return dict(zip(self.attributes, zip(*self.weights, strict=True), strict=True))


def _names(data: bytes, offset: int) -> list[str]:
    """The strings of a constant database, by their numbers."""
    magic, _size, _flag, _order, count, table = DATABASE.unpack_from(data, offset)
    if magic != b"CQDB":
        raise UnknownModelError(f"expected a constant database at byte {offset}, found {magic!r}")
    key = offset + RECORD.size
    places = struct.unpack_from(f"<{count}I", data, offset + table)
    return [data[key + place : data.index(0, key + place)].decode("utf-8") for place in places]
