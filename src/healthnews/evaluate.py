"""How well found facts agree with a gold file.

A gold row and a found fact are a pair where their bytes in the source overlap; pairs are made one to one, those of
the same kind and value first, then those that overlap most. From strict to stricter, a pair counts as `span` (found
at all), `kind`, `value` (numbers, bounds and qualifier; of dates and periods the time), `core_fields` (also measure,
status, attributes, per and, where it matters, unit) and `full` (also disease, facility, province and time). Documents
of the gold that say what their text must and must not hold are compared with the document records.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from healthnews.errors import UsageError
from healthnews.read.streams import forms, unpacked

Fact = dict[str, Any]

LEVELS = ("span", "kind", "value", "core_fields", "full")
CORE_FIELDS = ("measure", "status", "attributes", "per", "unit")
TIME_KINDS = {"date", "period"}
UNIT_KINDS = {"money", "measurement", "duration", "vaccination_count", "percentage"}  # elsewhere a matter of taste
LOW_OPEN = {"nearly", "less_than", "at_most"}
HIGH_OPEN = {"more_than", "at_least"}


class Level(msgspec.Struct, frozen=True):
    """How many of the found are right, and of the right are found."""

    precision: float
    recall: float
    f1: float


class Score(msgspec.Struct, frozen=True):
    """All measures of one comparison; `differences` lists what was missed, spurious or not as the gold has it."""

    gold: int
    found: int
    levels: dict[str, Level]
    fields: dict[str, float]
    kinds: dict[str, dict[str, int]]
    documents: dict[str, float]
    differences: list[list[Any]]

    def measure(self, name: str) -> float:
        """A measure by its name in a floors file: `kind` (its F1), `kind.recall`, `fields.time`, `documents.title`."""
        part, _, rest = name.partition(".")
        try:
            if part in self.levels:
                return float(getattr(self.levels[part], rest or "f1"))
            return {"fields": self.fields, "documents": self.documents}[part][rest]
        except (KeyError, AttributeError):
            raise UsageError(f"no measure is called {name!r}; levels are {', '.join(LEVELS)}") from None


def evaluate(gold: str | Path, found: str | Path) -> Score:
    """The score of a facts file, or of an output folder, against a gold file."""
    path = Path(found)
    facts = path / "facts.jsonl" if path.is_dir() else path
    records = facts.with_name("documents.jsonl")
    gold_facts, gold_documents = _read_gold(Path(gold))
    names = set(gold_facts) | {row["source"] for row in gold_documents}
    by_name = defaultdict(list)
    for row in _lines(facts):
        by_name[_name(row["source"], names)].append(row)
    tally = _Tally()
    zones = {row["source"]: (row.get("from_byte", 0), row.get("until_byte", float("inf"))) for row in gold_documents}
    for name in sorted(names):
        low, high = zones.get(name, (0, float("inf")))
        tally.add(
            name,
            [fact for fact in gold_facts[name] if low <= fact["source_start"] < high],
            [fact for fact in by_name[name] if low <= fact["source_start"] < high],
        )
    documents = _documents(gold_documents, _lines(records), names) if any(map(Path.exists, forms(records))) else {}
    return tally.score(documents)


def below(score: Score, floors: str | Path) -> list[str]:
    """What of a score lies below the floors of a TOML file (`kind = 0.95`), in words."""
    try:
        wanted = tomllib.loads(Path(floors).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{floors}: cannot read the floors: {error}") from error
    told = []
    for name, floor in _flat(wanted):
        reached = score.measure(name)
        if reached < floor:
            told.append(f"{name} is {reached:.4f}, below its floor {floor}")
    return told


class _Tally:
    """The counts of a comparison while it runs over the documents."""

    def __init__(self) -> None:
        self.totals: Counter[str] = Counter()
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.differences: list[list[Any]] = []

    def add(self, name: str, golds: list[Fact], founds: list[Fact]) -> None:
        """Compare one document."""
        pairs = _pairs(golds, founds)
        self.totals.update(gold=len(golds), found=len(founds), span=len(pairs))
        for fact in golds:
            self.kinds[fact["kind"]]["gold"] += 1
        for fact in founds:
            self.kinds[fact["kind"]]["found"] += 1
        for i, j in sorted(pairs.items()):
            self._compare(name, golds[i], founds[j])
        taken = set(pairs.values())
        self.differences += [
            [name, "missed", g["quote"], g["kind"], None] for i, g in enumerate(golds) if i not in pairs
        ]
        self.differences += [
            [name, "spurious", f["text"], f["kind"], f["value"]] for j, f in enumerate(founds) if j not in taken
        ]

    def _compare(self, name: str, gold: Fact, found: Fact) -> None:
        kind = gold["kind"]
        if kind != found["kind"]:
            self.differences.append([name, "kind", gold["quote"], kind, found["kind"]])
            return
        self.totals["kind"] += 1
        self.kinds[kind]["kind"] += 1
        if not _same_value(gold, found):
            self.differences.append([name, "value", gold["quote"], _value_of(gold), _value_of(found)])
            return
        self.totals["value"] += 1
        self.kinds[kind]["value"] += 1
        agreed = _agreement(gold, found)
        for field, same in agreed.items():
            self.asked[field] += 1
            self.right[field] += same
            if not same:
                self.differences.append([name, field, gold["quote"], gold.get(field), found.get(field)])
        self.totals["core_fields"] += all(agreed[field] for field in CORE_FIELDS)
        self.totals["full"] += all(agreed.values())

    def score(self, documents: dict[str, float]) -> Score:
        """The measures of what was added."""
        found, gold = self.totals["found"], self.totals["gold"]
        return Score(
            gold=gold,
            found=found,
            levels={level: _level(self.totals[level], found, gold) for level in LEVELS},
            fields={field: round(self.right[field] / self.asked[field], 4) for field in sorted(self.asked)},
            kinds={kind: dict(counts) for kind, counts in sorted(self.kinds.items())},
            documents=documents,
            differences=self.differences,
        )


def _pairs(golds: list[Fact], founds: list[Fact]) -> dict[int, int]:
    """Which found fact stands for which gold one, one to one."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            end = min(gold["source_end"], found["source_end"])
            overlap = end - max(gold["source_start"], found["source_start"])
            if overlap > 0:
                candidates.append((gold["kind"] != found["kind"], not _same_value(gold, found), -overlap, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _same_value(gold: Fact, found: Fact) -> bool:
    if gold["kind"] in TIME_KINDS:
        return (found.get("time") or None) == gold.get("time")
    if gold["kind"] == "legal_document":
        return True
    same = all(map(_close, _bounds(gold), _bounds(found)))
    return same and (gold.get("qualifier") or "exact") == (found.get("qualifier") or "exact")


def _bounds(fact: Fact) -> tuple[float | None, float | None, float | None]:
    """Value and bounds; a row that only gives a value has the bounds that its qualifier states."""
    value, low, high = fact.get("value"), fact.get("value_min"), fact.get("value_max")
    qualifier = fact.get("qualifier") or "exact"
    if value is not None and low is None and high is None:
        low = None if qualifier in LOW_OPEN else value
        high = None if qualifier in HIGH_OPEN else value
    return value, low, high


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-9 * max(1.0, abs(b))


def _agreement(gold: Fact, found: Fact) -> dict[str, bool]:
    """Field by field, whether a found fact says what the gold says."""
    time = found.get("time")
    unstated = gold.get("time") is None and found.get("time_basis") in (None, "published")
    return {
        "measure": (found.get("measure") or "level") == (gold.get("measure") or "level"),
        "status": (found.get("status") or "reported") == (gold.get("status") or "reported"),
        "attributes": set(found.get("attributes") or ()) == set(gold.get("attributes") or ()),
        "per": found.get("per") == gold.get("per"),
        "unit": gold["kind"] not in UNIT_KINDS or found.get("unit") == gold.get("unit"),
        "disease": _folded(found.get("disease")) == _folded(gold.get("disease")),
        "facility": _folded(found.get("facility")) == _folded(gold.get("facility")),
        "province": _folded(found.get("province")) == _folded(gold.get("province")),
        "time": time == gold.get("time") or unstated,
    }


def _documents(golds: list[Fact], records: Iterable[Fact], names: set[str]) -> dict[str, float]:
    """The share of documents, or of stated texts, that are as the gold has them."""
    by_name = {_name(row["source"], names): row for row in records}
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for gold in golds:
        record = by_name.get(gold["source"], {})
        checks: list[tuple[str, bool]] = []
        checks += [(field, record.get(field) == gold[field]) for field in ("lang", "title", "authors") if field in gold]
        if "published" in gold:
            checks.append(("published", _day(record.get("published")) == _day(gold["published"])))
        text = _spaced(record.get("text") or "")
        checks += [("must", _spaced(part) in text) for part in gold.get("must", ())]
        checks += [("must_not", bool(record) and _spaced(part) not in text) for part in gold.get("must_not", ())]
        for field, good in checks:
            asked[field] += 1
            right[field] += good
    return {field: round(right[field] / asked[field], 4) for field in sorted(asked)}


def _level(hits: int, found: int, gold: int) -> Level:
    precision, recall = hits / max(1, found), hits / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Level(round(precision, 4), round(recall, 4), round(f1, 4))


def _value_of(fact: Fact) -> list[Any]:
    return [fact.get(field) for field in ("value", "value_min", "value_max", "qualifier", "time")]


def _read_gold(path: Path) -> tuple[dict[str, list[Fact]], list[Fact]]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    documents = []
    for row in _lines(path):
        if row.get("document"):
            documents.append(row)
        else:
            facts[row["source"]].append(row)
    return facts, documents


def _lines(path: Path) -> Iterator[Fact]:
    try:
        with io.TextIOWrapper(unpacked(path), "utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _object(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _object(line: str, path: Path, number: int) -> Fact:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{path}:{number}: not a line of JSON: {error}") from error
    if not isinstance(row, dict) or "source" not in row:
        raise UsageError(f"{path}:{number}: expected an object with a source")
    return row


def _name(source: str, names: set[str]) -> str:
    """A source as the gold names it: its path, or its last part."""
    return source if source in names else source.rsplit("/", 1)[-1]


def _day(published: str | None) -> str | None:
    return published[:10] if published else None


def _folded(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, float(value)
