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
from pathlib import Path

HEADER = struct.Struct("<4sI4sIIIIIIIII")
CHUNK = struct.Struct("<4sII")
FEATURE = struct.Struct("<IIId")
DATABASE = struct.Struct("<4sIIIII")
RECORD = struct.Struct("<II")


class UnknownModelError(ValueError):
    """The file is no CRFsuite model of two labels."""


class Weights:
    """What a model of the labels B (0) and I (1) says of each attribute and of each step from label to label.

    `attributes` maps an attribute to its weights (for B, for I); `steps[a][b]` is the weight of label b after label a.
    """

    def __init__(self, attributes: dict[str, tuple[float, float]], steps: list[list[float]]) -> None:
        self.attributes = attributes
        self.steps = steps


def read(path: Path) -> Weights:
    """The weights of a model file whose labels are B-W and I-W in this order."""
    data = path.read_bytes()
    header = HEADER.unpack_from(data)
    magic, version, (off_features, off_labels, off_attributes) = header[0], header[3], header[7:10]
    if magic != b"lCRF" or version != 100:
        raise UnknownModelError(f"{path}: expected a CRFsuite model, version 100, found {magic!r}, version {version}")
    if _names(data, off_labels) != ["B-W", "I-W"]:
        raise UnknownModelError(f"{path}: expected the labels B-W and I-W, found {_names(data, off_labels)}")
    names = _names(data, off_attributes)
    weights = [[0.0] * len(names), [0.0] * len(names)]
    steps = [[0.0, 0.0], [0.0, 0.0]]
    count = CHUNK.unpack_from(data, off_features)[2]
    first = off_features + CHUNK.size
    with memoryview(data) as view:
        for kind, source, target, weight in FEATURE.iter_unpack(view[first : first + count * FEATURE.size]):
            if kind:
                steps[source][target] = weight
            else:
                weights[target][source] = weight
    return Weights(dict(zip(names, zip(*weights, strict=True), strict=True)), steps)


def _names(data: bytes, offset: int) -> list[str]:
    """The strings of a constant database, by their numbers."""
    magic, _size, _flag, _order, count, table = DATABASE.unpack_from(data, offset)
    if magic != b"CQDB":
        raise UnknownModelError(f"expected a constant database at byte {offset}, found {magic!r}")
    key = offset + RECORD.size
    places = struct.unpack_from(f"<{count}I", data, offset + table)
    return [data[key + place : data.index(0, key + place)].decode("utf-8") for place in places]
