"""What a nightly run costs: over an unchanged corpus, in memory, and with a second worker.

Each function measures one guarantee of `benchmarks/faults.py` and says what it found.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from pathlib import Path

from made import article, corpus, notice, report, run, start


def unchanged(work: Path, size: int) -> tuple[bool, str]:
    """A second run over an unchanged corpus takes under 2 % of the first one's time."""
    raw = corpus(work / "raw", size)
    time.sleep(1.5)  # files of the last second are looked at again
    _, first = run(raw, work / "out")
    seconds, read = [], 0
    for _ in range(5):
        seconds.append(run(raw, work / "out")[1])
        read += report(work / "out")["read"]
    second = statistics.median(seconds)
    told = f"{size:,} files: first run {first:.1f} s, second {second:.2f} s with its start-up: **{second / first:.1%}**"
    return second < 0.02 * first and read == 0, f"{told}; {read} documents read again"


def memory(work: Path, size: int) -> tuple[bool, str]:
    """Memory with two workers stays under 400 MB, and is flat from a tenth of the size on."""
    peaks, told = [], []
    for part in (size // 10, size):
        raw = corpus(work / f"raw{part}", part, notice)
        peaks.append(_peak(start(raw, work / f"out{part}", "-j", "2", start_new_session=True)) / 1e6)
        said = report(work / f"out{part}")["peak_memory_bytes"] / 1e6
        told.append(f"{part:,} documents **{peaks[-1]:.0f} MB** (run.json: {said:.0f})")
    return peaks[1] < 400 and peaks[1] < 1.15 * peaks[0], f"two workers, peak of the whole group: {', '.join(told)}"


def workers(work: Path, size: int) -> tuple[bool, str]:
    """Two workers are at least 1.8 times as fast as one, turn about, medians of three."""
    raw = corpus(work / "raw", size, lambda number: article(number * 8 + 7))  # eight paragraphs each
    seconds: dict[str, list[float]] = {"1": [], "2": []}
    spent: list[float] = []
    for _ in range(3):
        for jobs in seconds:
            run(raw, work / "out", "-j", jobs, "--full")
            told = report(work / "out")
            seconds[jobs].append(told["stages"]["read"])
            processor = told["processor_seconds"]
            spent.append(processor["main"] / sum(processor.values()))
    one, two = (statistics.median(seconds[jobs]) for jobs in seconds)
    main = statistics.median(spent)
    said = f"{size:,} documents: one worker {one:.1f} s, two {two:.1f} s: **{one / two:.2f}x**"
    return one / two >= 1.8, f"{said}; the main process takes {main:.1%} of the processor time"


def _peak(process: subprocess.Popen[bytes]) -> int:
    """The most memory in bytes that a process and its children held together, a page shared by several counted once.

    Sampled five times a second.
    """
    most = 0
    while process.poll() is None:
        most = max(most, _group_bytes(process.pid))
        time.sleep(0.2)
    return most


def _group_bytes(group: int) -> int:
    """The proportional memory of all processes of a group."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            if int(fields[2]) == group:
                lines = (folder / "smaps_rollup").read_text("ascii").splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
        except (OSError, StopIteration):  # it ended meanwhile
            continue
    return total
