"""One document of a run: from its bytes to encoded rows, or to the Problem that it is."""

from __future__ import annotations

from collections import Counter

import msgspec

from healthnews.errors import Problem, SourceError


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A document to read: its bytes, and what is known of it from outside."""

    source: str
    data: bytes
    url: str | None = None
    published: str | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a document gave: encoded rows with an empty `source`, or a fatal problem."""

    facts: bytes = b""
    document: bytes = b""
    kinds: dict[str, int] = {}
    removed: dict[str, int] = {}
    warnings: list[str] = []
    inexact: int = 0
    problem: Problem | None = None


def read(task: Task, *, tokens: bool = True, max_bytes: int = 20_000_000) -> Result:
    """Read one document. Nothing is raised: what goes wrong is told in the result."""
    problem = refused(task, max_bytes)
    if problem:
        return Result(problem=problem)
    try:
        return _read(task, tokens)
    except SourceError as error:
        reason, _, advice = str(error).partition("; ")
        return Result(problem=Problem(task.source, "read", reason, advice))
    except Exception as error:  # an error of ours: it costs this document alone, and is named
        reason = f"{type(error).__name__}: {error}"[:500]
        return Result(
            problem=Problem(task.source, "parse", reason, "an error in healthnews; please report it with the file")
        )


def refused(task: Task, max_bytes: int) -> Problem | None:
    """Why a document is not read at all, told by its bytes."""
    data = task.data
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Problem(task.source, "read", "the file is empty", "remove it or fetch the page again")
    if len(data) > max_bytes:
        advice = "split it, or raise --max-size if it truly is one document"
        return Problem(task.source, "read", f"{len(data):,} bytes, more than the {max_bytes:,} allowed", advice)
    return None


def _read(task: Task, tokens: bool) -> Result:
    from healthnews.document import Options, parse
    from healthnews.record import encode, rows

    document = parse(task.data, task.source, url=task.url, published=task.published, options=Options(tokens=tokens))
    found = rows(document)
    return Result(
        facts=b"".join(map(encode, found.facts)),
        document=encode(found.document),
        kinds=dict(sorted(Counter(row.kind for row in found.facts).items())),
        removed=dict(sorted(Counter(row.role for row in found.document.removed).items())),
        warnings=found.document.warnings,
        inexact=found.inexact,
    )
