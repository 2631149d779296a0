"""The command line: one function a command.

Each parses its options, calls one library function and shows the result.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from healthnews._version import __version__
from healthnews.errors import HealthnewsError, UsageError

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
    version: Annotated[bool, typer.Option("--version", "-V", is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of the program itself."""
    if version:
        print(f"healthnews {__version__}")
        raise typer.Exit


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
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Print every problem.")] = False,
    shape: Annotated[Shape, typer.Option("--format", help="How the summary is printed.")] = Shape.text,
) -> None:
    """Read documents and write facts.jsonl, documents.jsonl and run.json."""
    from contextlib import nullcontext

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
    )
    person = console.is_terminal() and not quiet and shape is Shape.text
    with console.progress() if person else nullcontext(run.unwatched) as watch:
        summary = run.extract(paths, out, settings=settings, watch=watch)
    if shape is Shape.json:
        _print_json(summary)
    elif person:
        console.summary_table(summary)
    else:
        console.problems(summary, everything=verbose)
        if not quiet:
            console.tell(console.summary_line(summary))
    raise typer.Exit(summary.exit_code)


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
    from healthnews.lang import rendering

    rendering.write(document.parse(_bytes(file), file), shape.value)


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
