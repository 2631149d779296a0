"""The command line: one function a command.

Each parses its options, calls one library function and shows the result.
"""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer

from healthnews._version import __version__
from healthnews.cli import look, runs
from healthnews.errors import HealthnewsError

app = typer.Typer(
    name="healthnews",
    help="Facts from saved health news pages, Vietnamese and English, each tied to the bytes where it stands.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
        found = {name: setting.value for name, setting in runs.settings().items()}
        context.default_map = {"extract": found}


for command in (runs.extract, runs.retry, runs.status, runs.merge, runs.config, look.show, look.explain, look.verify):
    app.command()(command)
app.command(name="eval")(look.evaluate)
for look_up in (look.tokens, look.schema, look.check_kinds):
    app.command()(look_up)


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    from healthnews import console

    try:
        app(prog_name="healthnews")
    except HealthnewsError as error:
        console.tell(f"healthnews: {error}")
        raise SystemExit(error.exit_code) from None
    raise SystemExit(0)
