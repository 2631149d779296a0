"""Defaults of `extract` from `healthnews.toml` in the working directory and from `HEALTHNEWS_*` in the environment.

The command line wins over the environment, that over the file, that over the program's own defaults. Names are those
of the long options: `jobs = 4`, `max_size = "20MB"`, `exclude = ["*.bak.html"]`, `HEALTHNEWS_MAX_SIZE=5MB`,
`HEALTHNEWS_EXCLUDE=*.bak.html,x/*`.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from healthnews.errors import UsageError

FILE = "healthnews.toml"
PREFIX = "HEALTHNEWS_"
OURS = {"TEST_HOOK", "TEST_LOG", "DEBUG", "SHARED", "COMPLETE"}  # variables of that prefix that are no settings
LISTS = {"include", "exclude"}


class Setting(NamedTuple):
    """A value and where it comes from."""

    value: Any
    origin: str


def load(known: Collection[str], folder: Path | None = None) -> dict[str, Setting]:
    """The settings of the file and the environment, by name. Raises UsageError on a name that is not `known`."""
    found = _file((folder or Path()) / FILE)
    for variable, value in sorted(os.environ.items()):
        name = variable.removeprefix(PREFIX)
        if name != variable and name not in OURS:
            parts = [part for part in value.split(",") if part]
            found[name.lower()] = Setting(parts if name.lower() in LISTS else value, variable)
    for name, setting in found.items():
        if name not in known:
            raise UsageError(f"{setting.origin}: no setting is called {name}; there are {', '.join(sorted(known))}")
    return found


def _file(path: Path) -> dict[str, Setting]:
    if not path.is_file():
        return {}
    import tomllib

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    return {name.replace("-", "_"): Setting(value, str(path)) for name, value in table.items()}
