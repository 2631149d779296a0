"""A worker: reads documents that come through a socket, one at a time, until the other end closes.

It ends with its parent, however that ends: the socket closes; on Linux the kernel also sends a signal. A document
that takes far longer than allowed ends the worker itself, in case nobody is left to do it.
"""

from __future__ import annotations

import importlib
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable

import msgspec

from healthnews.run.reading import Task, read

SIZE = struct.Struct("<Q")
PR_SET_PDEATHSIG = 1
WARM_UP = (
    "Ngày 5/3/2021, Bệnh viện huyện Hòa An có 12 giường và 3 ca mắc cúm.".encode(),
    b"<html><body><h1>News</h1><p>On 5 March 2021 the hospital had 12 beds and 3 cases of flu.</p></body></html>",
)


class Orders(msgspec.Struct, frozen=True):
    """What a worker is told when it starts."""

    parent: int
    tokens: bool
    max_bytes: int
    timeout_seconds: float
    memory_bytes: int


def start() -> None:
    """Serve as the command line says; what `Workers` runs."""
    main(int(sys.argv[1]), msgspec.json.decode(sys.argv[2], type=Orders))


def main(handle: int, orders: Orders) -> None:
    """Serve the socket `handle`: an empty frame once ready (else what is wrong), then a Result for every Task."""
    _end_with(orders.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    connection = socket.socket(fileno=handle)
    for sample in WARM_UP:  # the clock of the first document starts with all tables loaded
        problem = read(Task(source="", data=sample), tokens=orders.tokens, max_bytes=orders.max_bytes).problem
        if problem:
            send(connection, problem.reason.encode())
            return
    _limit_memory(orders.memory_bytes)
    hook = _hook()
    send(connection, b"")
    while (frame := receive(connection)) is not None:
        task = msgspec.msgpack.decode(frame, type=Task)
        signal.setitimer(signal.ITIMER_REAL, orders.timeout_seconds * 2 + 10)
        result = read(task, tokens=orders.tokens, max_bytes=orders.max_bytes, before=hook)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(connection, msgspec.msgpack.encode(result))
        if result.worn:
            return


def send(connection: socket.socket, frame: bytes) -> None:
    """Write one frame: its size, then its bytes."""
    connection.sendall(SIZE.pack(len(frame)) + frame)


def receive(connection: socket.socket) -> bytes | None:
    """Read one frame; None where the other end closed."""
    head = _exactly(connection, SIZE.size)
    return _exactly(connection, SIZE.unpack(head)[0]) if head else None


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    parts = []
    while size:
        part = connection.recv(min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _end_with(parent: int) -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()


def _limit_memory(beyond: int) -> None:
    """Refuse this process more address space than it has now and `beyond`."""
    if sys.platform != "linux":
        return
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + beyond
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _hook() -> Callable[[Task], None]:
    """What fault tests call before each document: `module:function`."""
    name, _, function = os.environ.get("HEALTHNEWS_TEST_HOOK", "").partition(":")
    found: Callable[[Task], None] = getattr(importlib.import_module(name), function) if name else lambda task: None
    return found
