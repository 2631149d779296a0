"""The guarantees of nightly runs at full size: kills, poison, unchanged corpora, memory, workers.

    python benchmarks/faults.py kills --times 100
    python benchmarks/faults.py poison
    python benchmarks/faults.py unchanged --size 20000
    python benchmarks/faults.py memory --size 100000
    python benchmarks/faults.py workers --size 2000

Each prints what it measured and ends with exit code 1 where the guarantee does not hold. Documents are made here, of
our own sentences.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("facts.jsonl", "documents.jsonl")


def corpus(folder: Path, size: int) -> Path:
    """A folder of documents, a thousand in a folder, of one to eight paragraphs."""
    for number in range(size):
        path = folder / f"{number // 1000:03}/{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"Trạm y tế xã số {number}"]
        for part in range(1 + number % 8):
            lines.append(
                f"Ngày {part + 1}/3/2021, trạm có {number + part} giường bệnh, {part + 2} bác sĩ và {part} ca mắc cúm."
            )
        path.write_text("\n\n".join(lines) + "\n", "utf-8")
    return folder


def start(raw: Path, out: Path, *options: str, **popen: object) -> subprocess.Popen[bytes]:
    """Start a run."""
    command = [sys.executable, "-m", "healthnews", "extract", str(raw), "-o", str(out), "-q", *options]
    return subprocess.Popen(command, **popen)  # type: ignore[call-overload,no-any-return]


def run(raw: Path, out: Path, *options: str) -> tuple[int, float]:
    """A whole run: exit code and seconds."""
    started = time.monotonic()
    code = start(raw, out, *options).wait()
    return code, time.monotonic() - started


def written(out: Path) -> list[bytes | None]:
    """The record files of an output."""
    return [(out / name).read_bytes() if (out / name).exists() else None for name in NAMES]


def report(out: Path) -> dict:
    """What `run.json` says of this run."""
    return dict(json.loads((out / "run.json").read_bytes())["this_run"])


def kills(work: Path, times: int, size: int) -> bool:
    """SIGKILL of the group at random moments; afterwards the output is that of an undisturbed run."""
    raw = corpus(work / "raw", size)
    _, seconds = run(raw, work / "calm")
    calm, chance, whole, rounds, killed = written(work / "calm"), random.Random(1), True, 0, 0
    while killed < times:
        out = work / f"out{rounds}"
        rounds += 1
        finished = False
        while not finished and killed < times:
            process = start(raw, out, start_new_session=True)
            try:
                process.wait(chance.uniform(0, seconds))
                finished = True
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                killed += 1
            whole &= written(out) in ([None, None], calm)
        run(raw, out)
        whole &= written(out) == calm
        shutil.rmtree(out)
    print(f"kills: {killed} in {rounds} rounds over {size} documents; output always whole and the same: {whole}")
    return whole


def poison(work: Path, size: int) -> bool:
    """One that crashes, one that hangs and one that eats memory among many: exactly those are quarantined."""
    raw = corpus(work / "raw", size - 3)
    for fault in ("segfault", "hang", "memory"):
        (raw / f"000/{fault}.txt").write_text(f"fault:{fault} Xã có 5 giường.", "utf-8")
    os.environ["HEALTHNEWS_TEST_HOOK"] = "hook:hook"
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests/faults"), os.environ.get("PYTHONPATH", "")])
    code, seconds = run(raw, work / "out", "--timeout", "5", "--max-memory", "500MB")
    told = json.loads((work / "out/run.json").read_bytes())
    bad = sorted(Path(problem["source"]).stem for problem in told["problems"])
    good = told["totals"]["documents"] == size - 3
    print(f"poison: quarantined {bad}, {told['totals']['documents']} others written, exit {code}, {seconds:.1f} s")
    return good and bad == ["hang", "memory", "segfault"] and code == 3


def unchanged(work: Path, size: int) -> bool:
    """A second run over an unchanged corpus takes under 2 % of the first one's time."""
    raw = corpus(work / "raw", size)
    time.sleep(1.5)  # files of the last second are looked at again
    run(raw, work / "out")
    first = report(work / "out")["seconds"]
    _, second = run(raw, work / "out")
    told = report(work / "out")
    share = f"{second / first:.1%}"
    print(f"unchanged: first {first:.1f} s, second {second:.2f} s with start-up ({share}), read {told['read']}")
    return second < 0.02 * first and told["read"] == 0


def memory(work: Path, size: int) -> bool:
    """Peak memory with two workers stays under 400 MB and is flat from a tenth of the size on."""
    peaks = []
    for part in (size // 10, size):
        raw = corpus(work / f"raw{part}", part)
        run(raw, work / f"out{part}", "-j", "2")
        peaks.append(report(work / f"out{part}")["peak_memory_bytes"] / 1e6)
    print(f"memory: {size // 10} documents {peaks[0]:.0f} MB, {size} documents {peaks[1]:.0f} MB")
    return peaks[1] < 400 and peaks[1] < 1.15 * peaks[0]


def workers(work: Path, size: int) -> bool:
    """Two workers are at least 1.8 times as fast as one."""
    raw = corpus(work / "raw", size)
    seconds = {}
    for jobs in ("1", "2", "1", "2"):
        run(raw, work / "out", "-j", jobs, "--full")
        seconds[jobs] = min(seconds.get(jobs, 1e9), report(work / "out")["stages"]["read"])
    print(f"workers: one {seconds['1']:.1f} s, two {seconds['2']:.1f} s ({seconds['1'] / seconds['2']:.2f}x)")
    return seconds["1"] / seconds["2"] >= 1.8


def main() -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["kills", "poison", "unchanged", "memory", "workers"])
    parser.add_argument("--size", type=int)
    parser.add_argument("--times", type=int, default=100)
    chosen = parser.parse_args()
    sizes = {"kills": 600, "poison": 1000, "unchanged": 20_000, "memory": 100_000, "workers": 2000}
    size = chosen.size or sizes[chosen.what]
    with tempfile.TemporaryDirectory() as folder:
        if chosen.what == "kills":
            return 0 if kills(Path(folder), chosen.times, size) else 1
        return 0 if globals()[chosen.what](Path(folder), size) else 1


if __name__ == "__main__":
    sys.exit(main())
