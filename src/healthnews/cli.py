"""The command line: one function a command.

Each parses its options, calls one library function and shows the result.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from healthnews._version import __version__
from healthnews.errors import HealthnewsError, UsageError

if TYPE_CHECKING:
    from healthnews.config import Setting
    from healthnews.run import Summary

app = typer.Typer(
    name="healthnews",
    help="Facts from saved health news pages, Vietnamese and English, each tied to the bytes where it stands.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Shape(StrEnum):
    """How a result is printed."""

    text = "text"
    json = "json"


class LogFormat(StrEnum):
    """How progress and problems are told on standard error."""

    text = "text"
    json = "json"


class Record(StrEnum):
    """The two records that have a schema."""

    facts = "facts"
    documents = "documents"


class TokenFormat(StrEnum):
    """How tokens are printed."""

    conllu = "conllu"
    text = "text"
    jsonl = "jsonl"


@app.callback()
def common(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of the program itself."""
    if version:
        print(f"healthnews {__version__}")
        raise typer.Exit
    if context.invoked_subcommand in ("extract", "config"):
        found = {name: setting.value for name, setting in _settings().items()}
        context.default_map = {"extract": found}


@app.command()
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
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=0, help="How many workers; 0 is one a processor.")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 60.0,
    max_memory: Annotated[str, typer.Option(help="Memory that one document may take.")] = "1GB",
    full: Annotated[bool, typer.Option("--full", help="Read everything again, whatever earlier runs know.")] = False,
    shard: Annotated[str | None, typer.Option(help="Read the i-th of n parts, such as 3/16; see merge.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read and why, and do nothing.")] = False,
    fail_on_error: Annotated[
        str | None, typer.Option(metavar="N%", help="Exit code 1 where more documents than this have a problem.")
    ] = None,
    log_format: Annotated[LogFormat, typer.Option(help="How progress and problems are told.")] = LogFormat.text,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Print every problem.")] = False,
    shape: Annotated[Shape, typer.Option("--format", help="How the summary is printed.")] = Shape.text,
) -> None:
    """Read documents and write facts.jsonl, documents.jsonl and run.json.

    Files that have not changed since the last run are not read again.
    """
    from healthnews import console, run

    settings = run.Settings(
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        tokens=tokens,
        max_bytes=_size(max_size),
        field=field,
        url_field=url_field,
        date_field=date_field,
        jobs=jobs,
        timeout_seconds=timeout,
        memory_bytes=_size(max_memory),
        full=full,
        shard=_shard(shard),
    )
    most = _share(fail_on_error)
    if dry_run:
        console.steps(run.plan(paths, out, settings))
        return
    with console.watching(json=log_format is LogFormat.json, quiet=quiet or shape is Shape.json) as watch:
        summary = run.extract(paths, out, settings=settings, watch=watch)
    _tell(summary, shape, log_format, quiet=quiet, verbose=verbose)
    raise typer.Exit(1 if summary.share_of_problems > most else summary.exit_code)


@app.command()
def retry(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds that one document may take now.")] = None,
    max_memory: Annotated[str | None, typer.Option(help="Memory that one document may take now.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Read again what stands quarantined, with the last run's inputs and settings."""
    from healthnews import console, run

    changes: dict[str, object] = {}
    if timeout is not None:
        changes["timeout_seconds"] = timeout
    if max_memory is not None:
        changes["memory_bytes"] = _size(max_memory)
    with console.watching(json=False, quiet=quiet) as watch:
        summary = run.retry(out, changes, watch=watch)
    _tell(summary, Shape.text, LogFormat.text, quiet=quiet, verbose=False)
    raise typer.Exit(summary.exit_code)


@app.command()
def status(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    shape: Annotated[Shape, typer.Option("--format", help="How the status is printed.")] = Shape.text,
) -> None:
    """Show what an output knows, and what stands quarantined. Exit code 3 where something does."""
    from healthnews import console, run

    found = run.status(out)
    if shape is Shape.json:
        _print_json(found)
    else:
        console.status(found)
    raise typer.Exit(3 if found.quarantined else 0)


@app.command()
def merge(
    outs: Annotated[list[Path], typer.Argument(metavar="OUT...", help="Output folders of extract --shard.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("data/out"),
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Merge shards of one corpus into the output that one run would have written."""
    from healthnews import run

    summary = run.merge(outs, out)
    _tell(summary, Shape.text, LogFormat.text, quiet=quiet, verbose=False)
    raise typer.Exit(summary.exit_code)


@app.command()
def config() -> None:
    """Show the settings of extract and where each comes from."""
    found = _settings()
    for name, default in sorted(_defaults().items()):
        value, origin = found.get(name, (default, "default"))
        print(f"{name} = {value!r}  ({origin})")


@app.command()
def show(
    file: Annotated[str, typer.Argument(help="A document; - is standard input.")],
    why: Annotated[bool, typer.Option("--why", help="Say of every part and fact which rule made it.")] = False,
    url: Annotated[str | None, typer.Option(help="Where the page is from, if it does not say.")] = None,
    published: Annotated[str | None, typer.Option(help="Its publication date, if it does not say.")] = None,
) -> None:
    """Print a document's text with its facts marked, and what was removed with the reason."""
    from healthnews import console, document

    console.marked(document.parse(_bytes(file), file, url=url, published=published), why=why)


@app.command()
def verify(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    root: Annotated[Path | None, typer.Option(help="Where the inputs are now, if they were moved.")] = None,
    shape: Annotated[Shape, typer.Option("--format", help="How the report is printed.")] = Shape.text,
) -> None:
    """Check that every fact still stands in its source, byte for byte.

    Exit code 1 where a record is wrong, 3 where a source has changed or is missing.
    """
    from healthnews import console
    from healthnews.verify import verify as check

    report = check(out, root)
    if shape is Shape.json:
        _print_json(report)
    else:
        console.report(report)
    raise typer.Exit(report.exit_code)


@app.command(name="eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file: one fact a line, as a person read it.")],
    found: Annotated[Path, typer.Argument(help="A facts file, or an output folder of extract.")] = Path("data/out"),
    floors: Annotated[Path | None, typer.Option(help="A TOML file of least measures, such as kind = 0.95.")] = None,
    listed: Annotated[int, typer.Option("--list", help="Print so many differences.")] = 0,
    shape: Annotated[Shape, typer.Option("--format", help="How the score is printed.")] = Shape.text,
) -> None:
    """Score found facts against a gold file. Exit code 1 below a floor."""
    from healthnews import console, evaluate

    score = evaluate.evaluate(gold, found)
    if shape is Shape.json:
        _print_json(score)
    else:
        console.score(score, listed=listed)
    below = evaluate.below(score, floors) if floors else []
    for told in below:
        console.tell(told)
    raise typer.Exit(1 if below else 0)


@app.command()
def tokens(
    file: Annotated[str, typer.Argument(help="A document; - is standard input.")] = "-",
    shape: Annotated[TokenFormat, typer.Option("--format", help="How tokens are printed.")] = TokenFormat.text,
) -> None:
    """Print the sentences and tokens of a document."""
    from healthnews import document
    from healthnews.export.tokens import lines

    for line in lines(document.parse(_bytes(file), file), shape.value):
        print(line)


@app.command()
def schema(kind: Annotated[Record, typer.Argument(help="Which record.")] = Record.facts) -> None:
    """Print the JSON Schema of a record."""
    from healthnews import record

    _print_json(record.schema(kind.value))


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    from healthnews import console

    try:
        app(prog_name="healthnews")
    except HealthnewsError as error:
        console.tell(f"healthnews: {error}")
        raise SystemExit(error.exit_code) from None
    raise SystemExit(0)


def _bytes(file: str) -> bytes:
    import sys

    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}; check the path") from error


def _tell(summary: Summary, shape: Shape, log_format: LogFormat, *, quiet: bool, verbose: bool) -> None:
    """Print what a run did, in the form asked for."""
    from healthnews import console

    if shape is Shape.json:
        _print_json(summary)
    elif log_format is LogFormat.json:
        console.log(summary)
    elif console.is_terminal() and not quiet:
        console.summary_table(summary)
    else:
        console.problems(summary, everything=verbose)
        if not quiet:
            console.tell(console.summary_line(summary))


def _defaults() -> dict[str, object]:
    """The options of extract that a file or the environment may set."""
    import inspect

    parameters = inspect.signature(extract).parameters.values()
    return {p.name: p.default for p in parameters if p.name not in ("paths", "dry_run", "full", "quiet", "verbose")}


def _settings() -> dict[str, Setting]:
    from healthnews.config import load

    return load(_defaults())


def _shard(told: str | None) -> tuple[int, int] | None:
    """`3/16` as numbers."""
    if told is None:
        return None
    number, _, count = told.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise UsageError(f"{told!r} is not a shard; write the third of sixteen as 3/16")
    return int(number), int(count)


def _share(told: str | None) -> float:
    """`5%` as 0.05; all where nothing is told."""
    if told is None:
        return 1.0
    try:
        return float(told.removesuffix("%")) / 100
    except ValueError:
        raise UsageError(f"{told!r} is not a share; write it as 5%") from None


def _print_json(value: object) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _size(told: str) -> int:
    """A size such as 20MB, 512K or 1000000 in bytes."""
    import re

    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)(i?b)?\s*", told, re.IGNORECASE)
    if not match:
        raise UsageError(f"{told!r} is not a size; write it as 20MB, 512K or 1000000")
    return int(float(match[1]) * {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}[match[2].lower()])
