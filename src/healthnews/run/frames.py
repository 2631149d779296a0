"""Frames on a socket: a size, then so many bytes. What the program, its nursery and its workers say to one another."""

from __future__ import annotations

import socket
import struct

SIZE = struct.Struct("<Q")


def send(connection: socket.socket, frame: bytes) -> None:
    """Write one frame: its size, then its bytes."""
    connection.sendall(SIZE.pack(len(frame)) + frame)


def receive(connection: socket.socket) -> bytes | None:
    """Read one frame; None where the other end closed."""
    head = exactly(connection, SIZE.size)
    return exactly(connection, SIZE.unpack(head)[0]) if head else None


def exactly(connection: socket.socket, size: int) -> bytes | None:
    """Read so many bytes; None where the other end closed before."""
    parts = []
    while size:
        part = connection.recv(min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
