"""What can be wrong with the world, and how it is told.

HealthnewsError                    every error that we raise on purpose
├── UsageError                     an option, a path or a kind file is wrong: the program stops before any work (exit 2)
├── SourceError                    one input cannot be read: becomes a Problem, the run goes on (exit 3)
│   ├── UnreadableError            the file system refuses, or the file vanished or changed while it was read
│   ├── EncodingError              the bytes are not text in any encoding that we know
│   └── ArchiveError               a container is damaged, hostile or nested too deep
├── OutputError                    the output folder refuses or the disk is full (exit 74)
└── LockedError                    another run holds the output folder (exit 75)

A finder never raises on text. What a bad input raises is caught once, in the loop over documents, and
becomes a `Problem` with its source, stage and reason.
"""

from __future__ import annotations

import msgspec


class HealthnewsError(Exception):
    """An error that the program raises on purpose, with a message for its user."""

    exit_code = 1


class UsageError(HealthnewsError):
    """An option, a path or a kind file is wrong; nothing was done."""

    exit_code = 2


class SourceError(HealthnewsError):
    """One input cannot be read; the others go on."""

    exit_code = 3


class UnreadableError(SourceError):
    """The file system refuses the file, or it vanished or changed while it was read."""


class EncodingError(SourceError):
    """The bytes are not text in any encoding that we know."""


class ArchiveError(SourceError):
    """A container is damaged, hostile or nested too deep."""


class OutputError(HealthnewsError):
    """The output folder refuses or the disk is full; what was published before stands."""

    exit_code = 74


class LockedError(HealthnewsError):
    """Another run holds the output folder."""

    exit_code = 75


class Problem(msgspec.Struct, frozen=True):
    """A source that could not be read as it should be, with the reason and what to do.

    `fatal` problems cost the document (it is quarantined); the others are warnings that stand in its record.
    """

    source: str
    stage: str
    reason: str
    advice: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        tail = f"; {self.advice}" if self.advice else ""
        return f"{self.source}: {self.stage}: {self.reason}{tail}"
