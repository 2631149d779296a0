"""One run at a time for an output folder, by a lock that the kernel frees however the run ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from healthnews.errors import LockedError


@contextmanager
def locked(private: Path) -> Iterator[Path]:
    """Hold the output folder that `private` belongs to. Raises LockedError where another run does."""
    import fcntl

    with (private / "lock").open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip() or "unknown"
            told = f"another run (process {holder}) holds {private.parent}"
            raise LockedError(f"{told}; wait for it, or give this run another -o") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n".encode())
        file.flush()
        yield private
