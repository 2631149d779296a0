"""The commands that run over many documents: extract, retry, status, merge, config."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from healthnews.cli.values import Compress, LogFormat, Shape, as_shard, as_share, as_size, print_json

if TYPE_CHECKING:
    from healthnews.config import Setting
    from healthnews.run import Summary


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("data/out"),
    include: Annotated[
        list[str] | None, typer.Option(help="Read only files that match this glob (repeatable).")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Leave out files that match it (repeatable).")] = None,
    tokens: Annotated[bool, typer.Option(help="Write tokens into documents.jsonl.")] = True,
    max_size: Annotated[str, typer.Option(help="The largest document that is read, such as 20MB.")] = "20MB",
    field: Annotated[str | None, typer.Option(help="The field of JSONL and CSV rows that holds the text.")] = None,
    url_field: Annotated[str | None, typer.Option(help="The field that holds the address.")] = None,
    date_field: Annotated[str | None, typer.Option(help="The field that holds the publication date.")] = None,
    kinds: Annotated[Path | None, typer.Option(help="A folder of kind files of your own; see check-kinds.")] = None,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=0, help="How many workers; 0 is one a processor.")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 60.0,
    max_memory: Annotated[str, typer.Option(help="Memory that one document may take.")] = "1GB",
    full: Annotated[bool, typer.Option("--full", help="Read everything again, whatever earlier runs know.")] = False,
    shard: Annotated[str | None, typer.Option(help="Read the i-th of n parts, such as 3/16; see merge.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read and why, and do nothing.")] = False,
    fail_on_error: Annotated[
        str | None, typer.Option(metavar="N%", help="Exit code 1 where more documents than this have a problem.")
    ] = None,
    compress: Annotated[Compress, typer.Option(help="How the two record files are compressed.")] = Compress.none,
    log_format: Annotated[LogFormat, typer.Option(help="How progress and problems are told.")] = LogFormat.text,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Print every problem.")] = False,
    shape: Annotated[Shape, typer.Option("--format", help="How the summary is printed.")] = Shape.text,
) -> None:
    """Read documents and write facts.jsonl, documents.jsonl and run.json.

    Files that have not changed since the last run are not read again.
    """
    from healthnews import run
    from healthnews.console.progress import JsonWatch, watching
    from healthnews.console.runs import log, steps

    chosen = run.Settings(
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        tokens=tokens,
        max_bytes=as_size(max_size),
        field=field,
        url_field=url_field,
        date_field=date_field,
        kinds=str(kinds) if kinds is not None else None,
        jobs=jobs,
        timeout_seconds=timeout,
        memory_bytes=as_size(max_memory),
        full=full,
        shard=as_shard(shard),
        fail_above=as_share(fail_on_error),
        compress=compress.value,
    )
    if dry_run:
        steps(run.plan(paths, out, chosen))
        return
    with watching(json=log_format is LogFormat.json, quiet=quiet or shape is Shape.json) as watch:
        summary = run.extract(paths, out, settings=chosen, watch=watch)
    if isinstance(watch, JsonWatch):
        log(summary, watch.told)
    if shape is Shape.json or not isinstance(watch, JsonWatch):
        _tell(summary, shape, quiet=quiet, verbose=verbose)
    raise typer.Exit(summary.exit_code)


def retry(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds that one document may take now.")] = None,
    max_memory: Annotated[str | None, typer.Option(help="Memory that one document may take now.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Read again what stands quarantined, with the last run's inputs and settings."""
    from healthnews import run
    from healthnews.console.progress import watching

    changes: dict[str, object] = {}
    if timeout is not None:
        changes["timeout_seconds"] = timeout
    if max_memory is not None:
        changes["memory_bytes"] = as_size(max_memory)
    with watching(json=False, quiet=quiet) as watch:
        summary = run.retry(out, changes, watch=watch)
    _tell(summary, Shape.text, quiet=quiet, verbose=False)
    raise typer.Exit(summary.exit_code)


def status(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    shape: Annotated[Shape, typer.Option("--format", help="How the status is printed.")] = Shape.text,
) -> None:
    """Show what an output knows, and what stands quarantined. Exit code 3 where something does."""
    from healthnews import run
    from healthnews.console import runs

    found = run.status(out)
    if shape is Shape.json:
        print_json(found)
    else:
        runs.status(found)
    raise typer.Exit(3 if found.quarantined else 0)


def merge(
    outs: Annotated[list[Path], typer.Argument(metavar="OUT...", help="Output folders of extract --shard.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("data/out"),
    compress: Annotated[Compress, typer.Option(help="How the two record files are compressed.")] = Compress.none,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Merge shards of one corpus into the output that one run would have written."""
    from healthnews import run

    summary = run.merge(outs, out, compress=compress.value)
    _tell(summary, Shape.text, quiet=quiet, verbose=False)
    raise typer.Exit(summary.exit_code)


def config() -> None:
    """Show the settings of extract and where each comes from."""
    found = settings()
    for name, default in sorted(_defaults().items()):
        value, origin = found.get(name, (default, "default"))
        print(f"{name} = {value!r}  ({origin})")


def _tell(summary: Summary, shape: Shape, *, quiet: bool, verbose: bool) -> None:
    """Print what a run did, in the form asked for."""
    from healthnews import console
    from healthnews.console import runs

    if shape is Shape.json:
        print_json(summary)
    elif console.is_terminal() and not quiet:
        runs.summary_table(summary)
    else:
        runs.problems(summary, everything=verbose)
        if not quiet:
            console.tell(runs.summary_line(summary))


def settings() -> dict[str, Setting]:
    """What the settings file and the environment say."""
    from healthnews.config import load

    return load(_defaults())


def _defaults() -> dict[str, object]:
    """The options of extract that a file or the environment may set."""
    import inspect

    parameters = inspect.signature(extract).parameters.values()
    return {p.name: p.default for p in parameters if p.name not in ("paths", "dry_run", "full", "quiet", "verbose")}
