"""What a person sees: progress, tables and marked texts. The only room that knows a terminal."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(message: object) -> str:
    """A message without control characters: a file name must not drive the terminal."""
    return CONTROL.sub("\ufffd", str(message))


def tell(message: object) -> None:
    """A line on standard error."""
    print(plain(message), file=sys.stderr)


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def event(name: str, **fields: object) -> None:
    """One line of JSON on standard error."""
    from datetime import UTC, datetime

    import msgspec

    now = datetime.now(UTC).isoformat(timespec="seconds")
    print(msgspec.json.encode({"time": now, "event": name, **fields}).decode(), file=sys.stderr)


def terminal(*, stderr: bool = False) -> Console:
    """Rich's console, which takes no mark-up out of our texts."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def counted(number: int, noun: str) -> str:
    """`3 files`, `1 file`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
