"""The nursery and its workers: processes that read documents.

The nursery is one process that loads all tables once (seconds) and then forks a worker whenever it is asked to
(milliseconds), so that many workers start as fast as one and share what they do not change. A worker reads documents
that come through a socket of its own, one at a time, until the other end closes.

All of them end with the program, however that ends: their sockets close, and on Linux the kernel also sends a signal.
A document that takes far longer than allowed ends its worker even where nobody is left to do it.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable

import msgspec

from healthnews.run.frames import SIZE, exactly, receive, send
from healthnews.run.reading import Task, read

PR_SET_PDEATHSIG = 1
WARM_UP = (
    "Ngày 5/3/2021, Bệnh viện huyện Hòa An có 12 giường và 3 ca mắc cúm.".encode(),
    b"<html><body><h1>News</h1><p>On 5 March 2021 the hospital had 12 beds and 3 cases of flu.</p></body></html>",
)


class Orders(msgspec.Struct, frozen=True):
    """What a worker is told when it starts."""

    tokens: bool
    max_bytes: int
    timeout_seconds: float
    memory_bytes: int
    kinds: str | None = None


def nursery() -> None:
    """Fork and end workers as the control socket asks; what `Workers` starts as a program of its own.

    Asked with Orders and a socket it answers with the new worker's process id, asked with an id with the exit code
    of that worker, which it ends.
    """
    control = socket.socket(fileno=int(sys.argv[1]))
    _end_with(int(sys.argv[2]))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # these reach the whole group; the program decides
        signal.signal(number, signal.SIG_IGN)
    gc.disable()  # nothing of what is loaded goes again: 5 % of the time
    hook = _hook()
    for sample in WARM_UP:
        problem = read(Task(source="", data=sample), tokens=True, max_bytes=1 << 20).problem
        if problem:
            send(control, problem.reason.encode())
            return
    gc.collect()
    gc.freeze()  # what is loaded stays shared: no worker's collector writes to it
    gc.enable()
    send(control, b"")
    while True:
        head, handles, _, _ = socket.recv_fds(control, SIZE.size, 1)
        asked = exactly(control, SIZE.unpack(head)[0]) if head else None
        if asked is None:
            return
        order = msgspec.msgpack.decode(asked, type=Orders | int)
        answer = _end(order) if isinstance(order, int) else _fork(control, handles[0], order, hook)
        send(control, msgspec.msgpack.encode(answer))


def _end(pid: int) -> int:
    os.kill(pid, signal.SIGKILL)  # at most a zombie: only we wait for it
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _fork(control: socket.socket, handle: int, orders: Orders, hook: Callable[[Task], None]) -> int:
    pid = os.fork()
    if pid:
        os.close(handle)
        return pid
    try:
        nest = os.getppid()
        control.close()
        _end_with(nest)
        _limit_memory(orders.memory_bytes)
        _serve(socket.socket(fileno=handle), orders, hook)
        os._exit(0)
    except BaseException:
        os._exit(1)


def _serve(connection: socket.socket, orders: Orders, hook: Callable[[Task], None]) -> None:
    """Answer every Task with a Result."""
    while (frame := receive(connection)) is not None:
        task = msgspec.msgpack.decode(frame, type=Task)
        signal.setitimer(signal.ITIMER_REAL, orders.timeout_seconds * 2 + 10)
        result = read(task, tokens=orders.tokens, max_bytes=orders.max_bytes, kinds=orders.kinds, before=hook)
        signal.setitimer(signal.ITIMER_REAL, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        send(connection, msgspec.msgpack.encode(msgspec.structs.replace(result, memory=memory)))
        if result.worn:
            return


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
