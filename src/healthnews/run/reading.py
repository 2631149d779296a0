"""One document of a run: from its bytes to encoded rows, or to the Problem that it is."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from healthnews.errors import Problem, SourceError

if TYPE_CHECKING:
    from healthnews.model import Cleaned


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A document to read: its bytes, and what is known of it from outside.

    The result depends on all of it but `source`, which serves messages alone.
    """

    source: str
    data: bytes
    suffix: str = ""
    url: str | None = None
    published: str | None = None
    named: bytes = b""  # keys of lines that its site repeats, to be taken out
    scan: bool = False  # only its lines are wanted

    def key(self, fingerprint: str) -> str:
        """The name of the result: the same key, the same rows."""
        told = msgspec.json.encode([fingerprint, self.suffix, self.url, self.published, *filter(None, [self.named])])
        return hashlib.sha256(told + b"\0" + self.data).hexdigest()


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a document gave: compressed rows with an empty `source`, or a fatal problem."""

    facts: bytes = b""
    document: bytes = b""
    kinds: dict[str, int] = {}
    removed: dict[str, int] = {}
    warnings: int = 0
    inexact: int = 0
    published: str | None = None
    sketch: bytes = b""  # tells documents that repeat one another
    problem: Problem | None = None
    worn: bool = False  # the worker should be replaced
    memory: int = 0  # the most that the worker has taken so far, in the system's unit
    seconds: dict[str, float] = {}  # of the processor, by stage
    lines: bytes = b""  # keys of the document's lines, and of those that are open to doubt, for `sites`
    open: bytes = b""


def unpack(packed: bytes) -> bytes:
    """The lines of a result's `facts` or `document`."""
    return zlib.decompress(packed) if packed else b""


def read(
    task: Task,
    *,
    tokens: bool,
    max_bytes: int,
    kinds: str | None = None,
    before: Callable[[Task], None] = lambda task: None,
) -> Result:
    """Read one document. Nothing is raised: what goes wrong is told in the result.

    `kinds` is a folder of further kind files, `before` is for fault tests.
    """
    problem = refused(task, max_bytes)
    if problem:
        return Result(problem=problem)
    try:
        before(task)
        return _scan(task) if task.scan else _read(task, tokens, kinds)
    except SourceError as error:
        reason, _, advice = str(error).partition("; ")
        return Result(problem=Problem(task.source, "read", reason, advice))
    except MemoryError:
        problem = Problem(task.source, "parse", "needs more memory than one document may take", "raise --max-memory")
        return Result(problem=problem, worn=True)
    except RecursionError:
        return Result(
            problem=Problem(task.source, "parse", "nested too deep", "look at the file: no page is like that")
        )
    except Exception as error:  # an error of ours: it costs this document alone, and is named
        reason = f"{type(error).__name__}: {error}"[:500]
        return Result(problem=Problem(task.source, "parse", reason, "an error in healthnews; report it with the file"))


def refused(task: Task, max_bytes: int) -> Problem | None:
    """Why a document is not read at all, told by its bytes."""
    data = task.data
    if not data[:4096].strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf") and not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Problem(task.source, "read", "the file is empty", "remove it or fetch the page again")
    if len(data) > max_bytes:
        advice = "split it, or raise --max-size if it truly is one document"
        return Problem(task.source, "read", f"larger than the {max_bytes:,} bytes allowed", advice)
    return None


class _Clock:
    """Seconds of the processor between one mark and the next, by the name of the mark."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.process_time()

    def mark(self, stage: str) -> None:
        now = time.process_time()
        self.seconds[stage] = now - self._last
        self._last = now


def _read(task: Task, tokens: bool, kinds: str | None) -> Result:
    from healthnews.clean.templates import keys
    from healthnews.document import Options, parse
    from healthnews.record import encode, rows
    from healthnews.run.duplicates import packed, sketch

    clock = _Clock()
    options = Options(
        tokens=tokens,
        kinds=Path(kinds) if kinds is not None else None,
        clock=clock.mark,
        templates=frozenset(keys(task.named)),
    )
    document = parse(task.data, f"document{task.suffix}", url=task.url, published=task.published, options=options)
    found = rows(document)
    facts = zlib.compress(b"".join(map(encode, found.facts)), 1) if found.facts else b""
    line = zlib.compress(encode(found.document), 1)
    clock.mark("rows")
    sketched = packed(sketch(document.text))
    clock.mark("duplicates")
    lines, doubts = (b"", b"") if task.named else _lines(document.cleaned)
    clock.mark("templates")
    return Result(
        facts=facts,
        document=line,
        kinds=dict(sorted(Counter(row.kind for row in found.facts).items())),
        removed=dict(sorted(Counter(row.role for row in found.document.removed).items())),
        warnings=len(found.document.warnings),
        inexact=found.inexact,
        published=document.published,
        sketch=sketched,
        seconds=clock.seconds,
        lines=lines,
        open=doubts,
    )


def _scan(task: Task) -> Result:
    """The lines of a document that need not be read."""
    from healthnews.clean import clean
    from healthnews.read.decode import decode

    return Result(lines=_lines(clean(decode(task.data, f"document{task.suffix}"), url=task.url))[0])


def _lines(cleaned: Cleaned) -> tuple[bytes, bytes]:
    from healthnews.clean.templates import lines, open_lines

    return b"".join(lines(cleaned)), b"".join(line.key + bytes([line.least]) for line in open_lines(cleaned))
