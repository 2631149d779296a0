"""What a worker does to itself for a fault test, where a document says so."""

from __future__ import annotations

import os
import signal
import time

from healthnews.run.reading import Task


def hook(task: Task) -> None:
    """Crash, hang, grow or leave on a document that begins with `fault:`; write down what is read where a log is named."""
    if "HEALTHNEWS_TEST_LOG" in os.environ:
        with open(os.environ["HEALTHNEWS_TEST_LOG"], "a", encoding="utf-8") as log:  # noqa: PTH123
            log.write(task.source + "\n")
    if not task.data.startswith(b"fault:"):
        return
    fault = task.data.split()[0].removeprefix(b"fault:").decode()
    if fault == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif fault == "hang":
        time.sleep(1000)
    elif fault == "memory":
        [bytearray(1 << 26) for _ in range(1000)]
    elif fault == "exit":
        os._exit(0)
