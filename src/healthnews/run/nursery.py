"""Our side of the nursery: the process that forks our workers, which is started once and asked for each."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec

from healthnews.errors import HealthnewsError
from healthnews.run.frames import SIZE, receive, send
from healthnews.run.worker import Orders

START_SECONDS = 120


class Nursery:
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
def _of(hook: str | None) -> Nursery:
    nursery = Nursery()
    atexit.register(nursery.close)
    return nursery


def nursery() -> Nursery:
    """The nursery of this program; fault tests have one of their own, and one that died is followed by another."""
    hook = os.environ.get("HEALTHNEWS_TEST_HOOK")
    if not _of(hook).is_alive:
        _of.cache_clear()
    return _of(hook)


def _environment() -> dict[str, str]:
    """Ours, with this very package first in the way, whatever the working directory holds."""
    package = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
