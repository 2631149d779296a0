"""Many documents: what to read, by whom, and how the result is published."""

from __future__ import annotations

from healthnews.run.extract import Settings, Summary, Watch, extract, summary_json, unwatched

__all__ = ["Settings", "Summary", "Watch", "extract", "summary_json", "unwatched"]
