"""The command line: one function a command, each parses its options, calls one library function and shows the result."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from healthnews.errors import HealthnewsError

app = typer.Typer(name="healthnews", no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders to read; - is standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("data/out"),
    include: Annotated[
        list[str] | None, typer.Option(help="Read only files that match this glob; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Leave out files that match this glob; may be repeated.")
    ] = None,
) -> None:
    """Read documents and write facts.jsonl, documents.jsonl and run.json."""
    from healthnews import console, run

    settings = run.Settings(include=tuple(include or ()), exclude=tuple(exclude or ()))
    summary = run.extract(paths, out, settings=settings)
    for problem in summary.problems:
        console.tell(problem)
    console.tell(console.line(summary))
    raise typer.Exit(summary.exit_code)


@app.command()
def schema(kind: Annotated[str, typer.Argument(help="facts or documents.")] = "facts") -> None:
    """Print the JSON Schema of a record."""
    import json

    from healthnews import record

    print(json.dumps(record.schema(kind), ensure_ascii=False, indent=2))


def run() -> int:
    """Run the command line; the exit code."""
    import sys

    try:
        return app(standalone_mode=False) or 0
    except HealthnewsError as error:
        print(f"healthnews: {error}", file=sys.stderr)
        return error.exit_code
