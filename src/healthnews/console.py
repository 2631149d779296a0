"""What a person sees: progress, tables and marked texts. The only module that knows a terminal."""

from __future__ import annotations

import sys

from healthnews.run import Summary


def line(summary: Summary) -> str:
    """A run in one quiet line, for pipes and cron."""
    parts = [f"{summary.documents:,} documents", f"{summary.facts:,} facts", f"{len(summary.problems):,} problems"]
    return f"healthnews: {', '.join(parts)} -> {summary.out}"


def tell(message: object) -> None:
    """A line on standard error."""
    print(message, file=sys.stderr)
