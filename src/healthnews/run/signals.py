"""SIGTERM and SIGINT end a run between two documents: what was read is kept, what was published stands."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from healthnews.errors import HealthnewsError


class StoppedError(HealthnewsError):
    """A signal asked the run to end."""

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}; what was read is kept for the next run")
        self.exit_code = 128 + number


@contextmanager
def stoppable() -> Iterator[Callable[[], None]]:
    """A function that raises StoppedError once a signal came. A second signal ends the program at once."""
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if came:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        came.append(number)

    def check() -> None:
        if came:
            raise StoppedError(came[0])

    if threading.current_thread() is not threading.main_thread():
        yield check
        return
    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield check
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
