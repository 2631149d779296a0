"""One worker as the program sees it: its socket, what it has been sent and what came back."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Iterator

import msgspec

from healthnews.run.frames import SIZE
from healthnews.run.nursery import Nursery
from healthnews.run.reading import Task
from healthnews.run.worker import Orders


class Connection:
    """One process, its socket and the tasks that it has been sent."""

    def __init__(self, nursery: Nursery, orders: Orders) -> None:
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
