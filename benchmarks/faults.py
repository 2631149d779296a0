"""The guarantees of nightly runs at full size.

    python benchmarks/faults.py kills        a hundred SIGKILLs of the whole group at random moments
    python benchmarks/faults.py poison       one that crashes, one that hangs, one that eats memory among a thousand
    python benchmarks/faults.py archives     every container, whole and broken
    python benchmarks/faults.py unchanged    20,000 files of which none has changed
    python benchmarks/faults.py memory       100,000 documents
    python benchmarks/faults.py workers      two workers beside one

Each prints what it measured, with `--keep` also into RESULTS.md, and ends with exit code 1 where the guarantee does not
hold. Documents are made here, of our own sentences. On a busy machine read the ratios, and those with care.
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
from pathlib import Path

import nightly
from made import ROOT, corpus, run, start, written
from results import keep

Said = tuple[bool, str]


def kills(work: Path, size: int, times: int = 100) -> Said:
    """SIGKILL of the group at random moments; afterwards the output is that of an undisturbed run.

    Workers write down what they begin to read. A document may be read again where it was in flight: being read, or
    read and not yet safe in the state.
    """
    raw, log = corpus(work / "raw", size), work / "log"
    os.environ["HEALTHNEWS_TEST_LOG"] = str(log)
    _, seconds = run(raw, work / "calm", hook=True)
    reads = _lines(log)  # some are read once more for what their site repeats
    calm, chance = written(work / "calm"), random.Random(1)
    whole, rounds, killed, again = True, 0, 0, 0
    while killed < times:
        out = work / "out"
        log.unlink(missing_ok=True)
        rounds += 1
        finished = False
        while not finished and killed < times:
            process = start(raw, out, hook=True, start_new_session=True)
            try:
                process.wait(chance.uniform(0, seconds))
                finished = True
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                killed += 1
            whole &= written(out) in ([None, None], calm)
        run(raw, out, hook=True)
        whole &= written(out) == calm
        again += _lines(log) - reads
        shutil.rmtree(out)
    told = (
        f"{killed} kills in {rounds} rounds over {size} documents: output whole at all times and the same at the end:"
    )
    return whole and again <= 8 * killed, f"{told} **{whole}**; {again / killed:.1f} documents read again for each kill"


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def poison(work: Path, size: int) -> Said:
    """One that crashes, one that hangs and one that eats memory among many: exactly those are quarantined."""
    raw = corpus(work / "raw", size - 3)
    for fault in ("segfault", "hang", "memory"):
        (raw / f"000/{fault}.txt").write_text(f"fault:{fault} Xã có 5 giường.", "utf-8")
    code, seconds = run(raw, work / "out", "--timeout", "5", "--max-memory", "500MB", hook=True)
    told = json.loads((work / "out/run.json").read_bytes())
    reasons = {Path(problem["source"]).stem: problem["reason"] for problem in told["problems"]}
    good = told["totals"]["documents"] == size - 3 and sorted(reasons) == ["hang", "memory", "segfault"] and code == 3
    named = "; ".join(f"{name}: {reason}" for name, reason in sorted(reasons.items()))
    written_too = f"{told['totals']['documents']:,} others written"
    return (
        good,
        f"quarantined **{', '.join(sorted(reasons))}** ({named}); {written_too}, exit code {code}, {seconds:.0f} s",
    )


def archives(work: Path, size: int) -> Said:
    """Every container gives the facts of the plain files; of broken ones every one that shows it is a Problem."""
    sys.path.insert(0, str(ROOT / "tests/faults"))
    from archives import PAGES, broken, whole

    runs = {"plain": PAGES, "whole": whole(), "broken": dict(broken(size))}
    codes, checked = {}, {}
    for name, files in runs.items():
        for path, data in files.items():
            (work / name / path).parent.mkdir(parents=True, exist_ok=True)
            (work / name / path).write_bytes(data)
        codes[name] = run(work / name, work / f"{name}-out")[0]
        verify = [sys.executable, "-m", "healthnews", "verify", str(work / f"{name}-out")]
        checked[name] = subprocess.run(verify, capture_output=True, check=False).returncode
    wanted, found = _facts(work / "plain-out"), _facts(work / "whole-out")
    same = sum(rows in wanted.values() for rows in found.values())
    problems = json.loads((work / "broken-out/run.json").read_bytes())["problems"]
    named = len({problem["source"].partition("!")[0] for problem in problems})
    stages = {problem["stage"] for problem in problems}
    good = same == len(found) and codes == {"plain": 0, "whole": 0, "broken": 3} and stages == {"read"}
    said = f"{len(runs['whole'])} containers: **{same} of {len(found)}** documents with the facts of the plain file"
    seen = f"{size} broken ones: {named} named in Problems, the others still readable"
    return good and not any(
        checked.values()
    ), f"{said}; {seen}; `verify` {'passes' if not any(checked.values()) else checked}"


def _facts(out: Path) -> dict[str, list[dict]]:
    """The facts of each source but for its name."""
    found: dict[str, list[dict]] = {}
    for line in (out / "facts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row.pop("source"), []).append(row)
    return found


MEASURES = {
    "kills": (kills, 300),
    "poison": (poison, 1000),
    "archives": (archives, 120),
    "unchanged": (nightly.unchanged, 20_000),
    "memory": (nightly.memory, 100_000),
    "workers": (nightly.workers, 4000),
}


def main() -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=MEASURES)
    parser.add_argument("--size", type=int, help="how many documents")
    parser.add_argument("--times", type=int, default=100, help="how many kills")
    parser.add_argument("--keep", action="store_true", help="write what was measured into RESULTS.md")
    args = parser.parse_args()
    measure, size = MEASURES[args.what]
    options = {"times": args.times} if args.what == "kills" else {}
    with tempfile.TemporaryDirectory() as folder:
        good, told = measure(Path(folder), args.size or size, **options)  # type: ignore[operator]
    print(f"{args.what}: {'holds' if good else 'DOES NOT HOLD'}: {told}")
    if args.keep:
        keep(f"faults {args.what}", f"{'Holds' if good else 'Does not hold'}: {told}.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
