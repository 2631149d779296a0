"""Our own processes, each reading one document at a time, with limits and with the blame where it belongs.

Stock pools fail here: after one worker was killed, they failed thousands of innocent documents, hung, or returned
nothing, and none named the culprit. So each worker has a socket of its own and a short queue of which only the head
is being read. When a worker dies, its head is to blame and the rest goes to the next worker. A worker that had read
others before may have been worn out by them: then its head gets one more try, alone, in a fresh worker.
"""

from __future__ import annotations

import atexit
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from healthnews.errors import HealthnewsError, Problem
from healthnews.run.reading import Result, Task
from healthnews.run.settings import Settings
from healthnews.run.worker import SIZE, Orders, receive, send

QUEUE = 2  # one being read, one waiting: the worker never idles
MAX_SERVED = 5000  # documents before a worker is replaced, whatever its libraries leak
START_SECONDS = 120


class _Nursery:
    """The process that forks our workers. It serves all runs of the program, one after another."""

    def __init__(self) -> None:
        self._control, its = socket.socketpair()
        told = [str(its.fileno()), str(os.getpid())]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from healthnews.run.worker import nursery; nursery()", *told],
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("HEALTHNEWS_DEBUG") else subprocess.DEVNULL,
            env=_environment(),
        )
        its.close()
        self._control.settimeout(START_SECONDS)
        self._ready = False

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def start(self, handle: int, orders: Orders) -> int:
        """Fork a worker that serves the socket `handle`; its process id."""
        if not self._ready:
            self._await()
        frame = msgspec.msgpack.encode(orders)
        socket.send_fds(self._control, [SIZE.pack(len(frame)) + frame], [handle])
        return self._answer()

    def end(self, pid: int) -> int:
        """Kill a worker and give its exit code, which is its own where it had ended by itself."""
        send(self._control, msgspec.msgpack.encode(pid))
        return self._answer()

    def close(self) -> None:
        """End the nursery, and with it every worker."""
        self._control.close()
        self._process.kill()
        self._process.wait()

    def _await(self) -> None:
        problem = self._receive()
        if problem:
            raise HealthnewsError(f"no document can be read: {problem.decode('utf-8', 'replace')}")
        self._ready = True

    def _answer(self) -> int:
        return msgspec.msgpack.decode(self._receive(), type=int)

    def _receive(self) -> bytes:
        try:
            frame = receive(self._control)
        except TimeoutError:
            raise HealthnewsError(f"no worker started within {START_SECONDS} s; is the machine overloaded?") from None
        except OSError:
            frame = None
        if frame is None:
            command = f"{sys.executable} -c 'import healthnews.document'"
            raise HealthnewsError(f"the process that starts workers ended; to see why: {command}")
        return frame


@cache
def _nursery(hook: str | None) -> _Nursery:
    """The nursery of this program; fault tests have one of their own."""
    nursery = _Nursery()
    atexit.register(nursery.close)
    return nursery


class _Worker:
    """One process, its socket and the tasks that it has been sent."""

    def __init__(self, nursery: _Nursery, orders: Orders) -> None:
        mine, its = socket.socketpair()
        mine.setblocking(False)
        self.socket = mine
        self._nursery = nursery
        self._pid = nursery.start(its.fileno(), orders)
        its.close()
        self.tasks: deque[Task] = deque()
        self.leaving = False
        self.served = 0
        self.since = time.monotonic()
        self.outgoing = bytearray()
        self.incoming = bytearray()

    def send(self, task: Task) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        frame = msgspec.msgpack.encode(task)
        self.outgoing += SIZE.pack(len(frame)) + frame
        self.flush()

    def flush(self) -> None:
        try:
            while self.outgoing:
                del self.outgoing[: self.socket.send(memoryview(self.outgoing)[: 1 << 18])]
        except BlockingIOError:
            pass
        except OSError:  # it is gone; reading will tell
            self.outgoing.clear()

    def frames(self) -> Iterator[bytes]:
        """Whole frames that have come. Raises EOFError after them where the worker is gone."""
        gone = self._receive()
        while len(self.incoming) >= SIZE.size:
            size = SIZE.size + SIZE.unpack_from(self.incoming)[0]
            if len(self.incoming) < size:
                break
            frame = bytes(self.incoming[SIZE.size : size])
            del self.incoming[:size]
            yield frame
        if gone:
            raise EOFError

    def _receive(self) -> bool:
        """Take what has come; whether the worker is gone."""
        try:
            while part := self.socket.recv(1 << 20):
                self.incoming += part
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def end(self) -> int:
        """Kill the process and give its exit code."""
        self.socket.close()
        return self._nursery.end(self._pid)


class Workers:
    """A fixed number of workers. Results come in any order, each with its task."""

    def __init__(self, settings: Settings) -> None:
        self._orders = Orders(settings.tokens, settings.max_bytes, settings.timeout_seconds, settings.memory_bytes)
        self._settings = settings
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
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
            worker: _Worker = key.data
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

    def _take(self, worker: _Worker) -> None:
        try:
            for frame in worker.frames():
                self._answer(worker, frame)
        except EOFError:
            self._bury(worker)
            return
        if worker.served >= MAX_SERVED and not worker.tasks:
            self._end(worker)

    def _answer(self, worker: _Worker, frame: bytes) -> None:
        worker.since = time.monotonic()
        result = msgspec.msgpack.decode(frame, type=Result)
        task = worker.tasks.popleft()
        worker.served += 1
        worker.leaving = result.worn
        if result.worn and worker.served > 1:
            self._suspects.append(task)  # others may have left little memory
        else:
            self._done.append((task, result))

    def _check_time(self, worker: _Worker) -> None:
        elapsed = time.monotonic() - worker.since
        if worker.tasks and elapsed > self._settings.timeout_seconds:
            reason = f"took longer than {self._settings.timeout_seconds:g} seconds"
            task = worker.tasks.popleft()
            self._done.append((task, _blamed(task, reason, "raise --timeout if it is worth it")))
            self._bury(worker, innocent=True)

    def _bury(self, worker: _Worker, *, innocent: bool = False) -> None:
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

    def _start(self) -> _Worker:
        hook = os.environ.get("HEALTHNEWS_TEST_HOOK")
        if not _nursery(hook).is_alive:
            _nursery.cache_clear()
        worker = _Worker(_nursery(hook), self._orders)
        self._workers.append(worker)
        self._selector.register(worker.socket, selectors.EVENT_READ, worker)
        return worker

    def _end(self, worker: _Worker) -> int:
        self._selector.unregister(worker.socket)
        self._workers.remove(worker)
        return worker.end()

    def _watch(self, worker: _Worker) -> None:
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.outgoing else 0)
        self._selector.modify(worker.socket, events, worker)


def _environment() -> dict[str, str]:
    """Ours, with this very package first in the way, whatever the working directory holds."""
    package = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}


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
