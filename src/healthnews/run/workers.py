"""Our own processes, each reading one document at a time, with limits and with the blame where it belongs.

Stock pools fail here: after one worker was killed, they failed thousands of innocent documents, hung, or returned
nothing, and none named the culprit. So each worker has a socket of its own and a short queue of which only the head
is being read. When a worker dies, its head is to blame and the rest goes to the next worker. A worker that had read
others before may have been worn out by them: then its head gets one more try, alone, in a fresh worker.
"""

from __future__ import annotations

import selectors
import signal
import time
from collections import deque

import msgspec

from healthnews.errors import Problem
from healthnews.run.connection import Connection
from healthnews.run.nursery import nursery
from healthnews.run.reading import Result, Task
from healthnews.run.settings import Settings
from healthnews.run.worker import Orders

QUEUE = 2  # one being read, one waiting: the worker never idles
MAX_SERVED = 5000  # documents before a worker is replaced, whatever its libraries leak


class Workers:
    """A fixed number of workers. Results come in any order, each with its task."""

    def __init__(self, settings: Settings) -> None:
        self._orders = Orders(
            settings.tokens, settings.max_bytes, settings.timeout_seconds, settings.memory_bytes, settings.kinds
        )
        self._settings = settings
        self._selector = selectors.DefaultSelector()
        self._workers: list[Connection] = []
        self._again: deque[Task] = deque()  # waits for a worker: sent to one that died
        self._suspects: deque[Task] = deque()  # gets a fresh worker of its own
        self._done: list[tuple[Task, Result]] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for worker in self._workers:
            worker.end()

    @property
    def busy(self) -> bool:
        """Whether results are still to come."""
        waiting = self._again or self._suspects or self._done
        return bool(waiting) or any(worker.tasks for worker in self._workers)

    @property
    def free(self) -> bool:
        """Whether a task can be taken now."""
        if self._again or self._suspects:
            return False
        return len(self._workers) < self._settings.workers or any(len(w.tasks) < QUEUE for w in self._workers)

    def submit(self, task: Task) -> None:
        """Give a task to the least loaded worker; ask `free` first."""
        idle = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if (idle is None or idle.tasks) and len(self._workers) < self._settings.workers:
            idle = self._start()
        assert idle is not None
        idle.send(task)
        self._watch(idle)

    def results(self, timeout_seconds: float = 0.2) -> list[tuple[Task, Result]]:
        """What was finished since the last call; waits a little for the first."""
        for key, events in self._selector.select(0 if self._done else timeout_seconds):
            worker: Connection = key.data
            if events & selectors.EVENT_WRITE:
                worker.flush()
                self._watch(worker)
            if events & selectors.EVENT_READ:
                self._take(worker)
        for worker in list(self._workers):
            self._check_time(worker)
        self._resubmit()
        done, self._done = self._done, []
        return done

    def _take(self, worker: Connection) -> None:
        try:
            for frame in worker.frames():
                self._answer(worker, frame)
        except EOFError:
            self._bury(worker)
            return
        if worker.served >= MAX_SERVED and not worker.tasks:
            self._end(worker)

    def _answer(self, worker: Connection, frame: bytes) -> None:
        worker.since = time.monotonic()
        result = msgspec.msgpack.decode(frame, type=Result)
        task = worker.tasks.popleft()
        worker.served += 1
        worker.leaving = result.worn
        if result.worn and worker.served > 1:
            self._suspects.append(task)  # others may have left little memory
        else:
            self._done.append((task, result))

    def _check_time(self, worker: Connection) -> None:
        elapsed = time.monotonic() - worker.since
        if worker.tasks and elapsed > self._settings.timeout_seconds:
            reason = f"took longer than {self._settings.timeout_seconds:g} seconds"
            task = worker.tasks.popleft()
            self._done.append((task, _blamed(task, reason, "raise --timeout if it is worth it")))
            self._bury(worker, innocent=True)

    def _bury(self, worker: Connection, *, innocent: bool = False) -> None:
        """Take leave of a dead worker: blame the task that it was reading and keep the others."""
        code = self._end(worker)
        if worker.tasks and not innocent and not worker.leaving:
            task = worker.tasks.popleft()
            if worker.served:
                self._suspects.append(task)
            else:
                self._done.append((task, _blamed(task, _death(code), "look at the file; report it if it is a page")))
        self._again.extend(worker.tasks)

    def _resubmit(self) -> None:
        while self._suspects and self._slot():
            worker = self._start()
            worker.send(self._suspects.popleft())
            self._watch(worker)
        while self._again and not self._suspects:
            idle = [worker for worker in self._workers if len(worker.tasks) < QUEUE]
            if not idle and len(self._workers) >= self._settings.workers:
                return
            worker = min(idle, key=lambda worker: len(worker.tasks)) if idle else self._start()
            worker.send(self._again.popleft())
            self._watch(worker)

    def _slot(self) -> bool:
        """Room for one more worker, made where an idle one stands in the way."""
        if len(self._workers) >= self._settings.workers:
            idle = next((worker for worker in self._workers if not worker.tasks), None)
            if idle is None:
                return False
            self._end(idle)
        return True

    def _start(self) -> Connection:
        worker = Connection(nursery(), self._orders)
        self._workers.append(worker)
        self._selector.register(worker.socket, selectors.EVENT_READ, worker)
        return worker

    def _end(self, worker: Connection) -> int:
        self._selector.unregister(worker.socket)
        self._workers.remove(worker)
        return worker.end()

    def _watch(self, worker: Connection) -> None:
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.outgoing else 0)
        self._selector.modify(worker.socket, events, worker)


def _blamed(task: Task, reason: str, advice: str) -> Result:
    return Result(problem=Problem(task.source, "parse", reason, advice))


def _death(code: int) -> str:
    """How a worker ended, in words."""
    if code >= 0:
        return f"ended its worker with code {code}"
    try:
        return f"ended its worker with {signal.Signals(-code).name}"
    except ValueError:
        return f"ended its worker with signal {-code}"
