"""What a run did or would do, and what an output knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from healthnews.console import counted, event, plain, tell, terminal

if TYPE_CHECKING:
    from healthnews.errors import Problem
    from healthnews.run import Status, Step, Summary

MAX_PROBLEMS = 20


def summary_line(summary: Summary) -> str:
    """A run in one quiet line, for pipes and cron."""
    parts = [
        counted(summary.documents, "document"),
        counted(summary.facts, "fact"),
        counted(len(summary.problems), "problem"),
    ]
    return f"healthnews: {', '.join(parts)} -> {summary.out}"


def summary_table(summary: Summary) -> None:
    """The closing tables of a run, on standard error."""
    from rich.columns import Columns
    from rich.table import Table

    console = terminal(stderr=True)
    tables = []
    for title, counts in (("facts", summary.kinds), ("removed blocks", summary.removed)):
        table = Table(title=title, show_header=False, title_justify="left", box=None)
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(name, f"{count:,}")
        tables.append(table)
    console.print(Columns(tables, padding=(0, 4)))
    problems(summary)
    seconds = f"{summary.seconds:.1f} s"
    console.print(f"{summary_line(summary).removeprefix('healthnews: ')} in {seconds}", highlight=False)


def problems(summary: Summary, *, everything: bool = False) -> None:
    """The problems of a run, one line each; the rest is in run.json."""
    shown = summary.problems if everything else summary.problems[:MAX_PROBLEMS]
    for problem in shown:
        tell(problem)
    if len(summary.problems) > len(shown):
        tell(f"... and {len(summary.problems) - len(shown):,} more problems, all in {summary.out}/run.json")


def log(summary: Summary, told: Collection[Problem] = ()) -> None:
    """The end of a run as events: the problems that were not told while it ran, then the totals."""
    import msgspec

    fields = msgspec.structs.asdict(summary)
    for problem in fields.pop("problems"):
        if problem not in told:
            event("problem", **msgspec.structs.asdict(problem))
    event("done", exit_code=summary.exit_code, problems=len(summary.problems), **fields)


def steps(found: Iterable[Step]) -> None:
    """What a run would do, one file a line."""
    number = 0
    for number, step in enumerate(found, 1):  # noqa: B007 - counted for the last line
        print(f"{plain(step.source)}: {step.why}")
    tell(f"healthnews: {counted(number, 'file')} to do; nothing was done")


def status(found: Status) -> None:
    """What an output knows, and what stands quarantined."""
    for problem in found.quarantined:
        print(plain(problem))
    fresh = "published" if found.fresh else "to be published by the next run"
    parts = [counted(found.documents, "document"), counted(found.files, "file"), counted(found.runs, "run"), fresh]
    print(f"{found.out}: {', '.join(parts)}; {len(found.quarantined):,} quarantined")
